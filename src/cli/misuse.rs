//! Clap's errors in Chinese: what was typed, why it does not do, what to type instead.

use std::fmt::Write as _;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// The message for a command line that cannot be understood.
pub(super) fn message(error: &Error) -> String {
    let mut text = String::from("错误：");
    text.push_str(&cause(error));
    text.push('\n');
    if let Some(better) = suggestion(error) {
        let _ = writeln!(text, "是否想用：{better}");
    }
    text.push_str("用法见：huibao --help\n");
    text
}

fn cause(error: &Error) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令。",
                text(error, ContextKind::InvalidSubcommand).unwrap_or_default()
            )
        }
        ErrorKind::UnknownArgument => format!("不认识“{argument}”。"),
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}。"),
        ErrorKind::MissingSubcommand => "没有写要执行的命令。".to_owned(),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面没有写内容。"),
        ErrorKind::InvalidValue => match text(error, ContextKind::ValidValue) {
            Some(valid) => format!("“{argument}”不能是“{value}”，只能是：{valid}。"),
            None => format!("“{argument}”不能是“{value}”。"),
        },
        ErrorKind::ArgumentConflict => format!("“{argument}”重复了，或与别的选项不能同时使用。"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{argument}”后面的内容个数不对。")
        }
        ErrorKind::NoEquals => format!("“{argument}”与它的内容之间要用等号。"),
        ErrorKind::InvalidUtf8 => "参数里有无法识别的字符。".to_owned(),
        _ => "命令写得不对。".to_owned(),
    }
}

fn suggestion(error: &Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| text(error, kind))
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
