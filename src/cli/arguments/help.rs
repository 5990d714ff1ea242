//! The command with its Chinese help.

use clap::{Arg, ArgAction, Command as ClapCommand, CommandFactory, builder::StyledStr};

use super::Arguments;

/// The whole command with Chinese headings on every level.
pub(in crate::cli) fn command() -> ClapCommand {
    in_chinese(Arguments::command())
}

fn in_chinese(command: ClapCommand) -> ClapCommand {
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let template = if names.is_empty() {
        "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}\n"
    } else {
        "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}\n"
    };
    let usage = usage(&command);
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示用法");
    let mut command = command
        .help_template(StyledStr::from(template))
        .override_usage(usage)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help);
    if !names.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help("显示版本"));
    }
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_chinese))
}

fn usage(command: &ClapCommand) -> String {
    if command.has_subcommands() {
        return "huibao <命令> [选项]".to_owned();
    }
    let mut usage = format!("huibao {} [选项]", command.get_name());
    for positional in command.get_positionals() {
        let name = positional.get_value_names().and_then(<[_]>::first).map_or("", |it| it.as_str());
        let is_optional = !positional.get_default_values().is_empty();
        let (open, close) = if is_optional { ('[', ']') } else { ('<', '>') };
        usage.extend([' ', open]);
        usage.push_str(name);
        usage.push(close);
    }
    usage
}
