//! Clap's errors in Chinese: what was typed, why it does not do, what to type instead.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::diagnostic::Diagnostic;

/// The message for a command line that cannot be understood.
pub(super) fn message(error: &Error) -> Diagnostic {
    let reason = std::error::Error::source(error).map(ToString::to_string);
    let cure = match suggestion(error) {
        None if error.kind() == ErrorKind::ValueValidation && reason.is_some() => {
            reason.unwrap_or_default()
        }
        Some(better) => format!("是否想用“{better}”？请看用法：huibao --help"),
        None => match text(error, ContextKind::Usage) {
            Some(usage) if has_command(&usage) => format!("请写成：{}", without_label(&usage)),
            _ => "请看用法：huibao --help".to_owned(),
        },
    };
    Diagnostic::error(cause(error)).cure(cure)
}

fn cause(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let (is_option, argument) = (argument.starts_with('-'), bare(&argument));
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{typed}”这个命令")
        }
        ErrorKind::UnknownArgument if is_option => format!("没有“{argument}”这个选项"),
        ErrorKind::UnknownArgument => format!("“{argument}”是多余的"),
        ErrorKind::MissingRequiredArgument => format!("没有写“{argument}”"),
        ErrorKind::MissingSubcommand => "没有写要执行的命令".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() && is_option => {
            format!("“{argument}”后面没有写内容")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”是空的"),
        ErrorKind::InvalidValue => match text(error, ContextKind::ValidValue) {
            Some(valid) => format!("“{argument}”不能是“{value}”，只能是{valid}"),
            None => format!("“{argument}”不能是“{value}”"),
        },
        ErrorKind::ValueValidation => format!("“{argument}”不能是“{value}”"),
        ErrorKind::ArgumentConflict => match text(error, ContextKind::PriorArg).map(|it| bare(&it))
        {
            Some(prior) if prior != argument => format!("“{argument}”不能和“{prior}”一起用"),
            _ => format!("“{argument}”写了两次"),
        },
        ErrorKind::TooManyValues => format!("“{argument}”后面不能写内容"),
        ErrorKind::InvalidUtf8 => "命令里有无法识别的字符".to_owned(),
        _ => "命令写得不对".to_owned(),
    }
}

/// `--only` of `--only <文档>`, `--redline` of `--redline[=<与什么比>]`, `文档` of `<文档>`.
fn bare(argument: &str) -> String {
    match argument.split_once(" <").or_else(|| argument.split_once("[=")) {
        Some((option, _)) => option.to_owned(),
        None => argument.trim_matches(['<', '>', '[', ']']).to_owned(),
    }
}

fn has_command(usage: &str) -> bool {
    !without_label(usage).starts_with("huibao <")
}

/// Clap's usage with our own text after its English label.
fn without_label(usage: &str) -> &str {
    usage.split_once(": ").map_or(usage, |(_, usage)| usage).trim()
}

fn suggestion(error: &Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| text(error, kind))
        .map(|it| bare(&it))
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(one) => Some(one.clone()),
        ContextValue::Strings(many) if many.is_empty() => None,
        ContextValue::Strings(many) => Some(many.join("、")),
        ContextValue::StyledStr(one) => Some(one.to_string()),
        ContextValue::Number(one) => Some(one.to_string()),
        _ => None,
    }
}
