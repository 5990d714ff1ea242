//! `huibao check --explain`: what the rules are for.

use std::fmt::Write as _;

use super::{console, status::Status};
use crate::diagnostic::{Diagnostic, Rule};

/// Explains the rule of `id`, or lists all when there is none.
pub(super) fn run(id: &str) -> Result<Status, Status> {
    if id.is_empty() {
        console::answer(&list())?;
        return Ok(Status::Fine);
    }
    let Some(rule) = Rule::named(id.trim()) else {
        console::fault(
            Diagnostic::error(format!("没有“{id}”这条规则"))
                .cure("规则是X1至X27；全部规则请看：huibao check --explain"),
        );
        return Err(Status::Unusable);
    };
    console::answer(&explained(rule))?;
    Ok(Status::Fine)
}

fn list() -> String {
    let mut text = String::new();
    for rule in Rule::ALL {
        let it = rule.explanation();
        let _ = writeln!(text, "{:<4}{}  {}", rule.id(), it.severity.chinese(), it.title);
    }
    text.push_str("\n细说一条：huibao check --explain X4\n");
    text.push_str("改级别：在huibao.yaml里写，如“规则: {X4: 错误, X20: 关}”\n");
    text
}

fn explained(rule: Rule) -> String {
    let it = rule.explanation();
    let mut text = format!("{}  {}（{}）\n\n", rule.id(), it.title, it.severity.chinese());
    for (label, words) in [("检查", it.checks), ("为何", it.reason), ("办法", it.cure)] {
        let _ = writeln!(text, "{label}  {words}\n");
    }
    text.push_str("例如\n");
    for line in it.example.lines() {
        let _ = writeln!(text, "      {line}");
    }
    let _ = writeln!(
        text,
        "\n改级别：在huibao.yaml里写“规则: {{{}: 关}}”；可以写关、提示、警告、错误。",
        rule.id()
    );
    text
}
