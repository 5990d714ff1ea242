//! Built-in templates copied into a project, to be changed there, and what is told when the built-in
//! that a copy was made of has changed since.
//!
//! A copy says in a line of its own which version it was taken from, with a fingerprint of the
//! built-in: the office may change all other lines. The line is a comment that trims what follows it,
//! so that an unchanged copy writes the same bytes as the built-in.

use std::{collections::BTreeSet, sync::Arc};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{
    builtin, tag,
    templates::{FOLDER, PIECES, SUFFIX},
};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
};

/// How the line of a copy begins.
const TAKEN_FROM: &str = "{# 取自huibao ";
/// What stands before the fingerprint.
const FINGERPRINT: &str = "校验码";

/// The names of the built-in templates that a document's 模板 may have.
pub fn built_in_templates() -> impl Iterator<Item = &'static str> {
    let whole = builtin::texts().map(|it| it.0).filter(|it| !it.starts_with(PIECES));
    whole.filter_map(|it| it.strip_suffix(SUFFIX))
}

/// The names of the built-in pieces that templates are made of, as `片段/基本情况`.
pub fn built_in_pieces() -> impl Iterator<Item = &'static str> {
    let pieces = builtin::texts().map(|it| it.0).filter(|it| it.starts_with(PIECES));
    pieces.filter_map(|it| it.strip_suffix(SUFFIX))
}

/// The files of a copy of the built-in `name`, each by its name in the project's folder: the template
/// first, then the pieces that it includes; of a piece the piece alone. None when there is no such
/// built-in.
pub fn eject(name: &str) -> Vec<(String, String)> {
    let file = format!("{name}{SUFFIX}");
    let mut names: Vec<&str> = builtin::texts().map(|it| it.0).filter(|it| *it == file).collect();
    let mut at = 0;
    while let Some(text) = names.get(at).and_then(|it| builtin::text(it)) {
        if !name.starts_with(PIECES) {
            let more: Vec<&str> = used_by(text).filter(|it| !names.contains(it)).collect();
            names.extend(more);
        }
        at = at.saturating_add(1);
    }
    let copied = names.into_iter().filter_map(|it| {
        let text = builtin::text(it)?;
        Some((format!("{FOLDER}{it}"), marked(it.strip_suffix(SUFFIX)?, text)))
    });
    copied.collect()
}

/// The built-ins that a template includes or whose components it calls, each once.
fn used_by(text: &str) -> impl Iterator<Item = &'static str> + use<> {
    let tags = tag::all(text).filter(|it| matches!(it.keyword, "include" | "extends"));
    let tags: Vec<&str> = tags.filter_map(|it| text.get(it.range)).collect();
    let mut used = BTreeSet::new();
    let all = builtin::texts().filter(move |(name, piece)| {
        let quoted = format!("\"{name}\"");
        tags.iter().any(|it| it.contains(&quoted))
            || components(piece).any(|it| text.contains(&format!("<{it} ")))
    });
    all.map(|it| it.0).filter(|it| used.insert(*it)).collect::<Vec<_>>().into_iter()
}

/// The names of the components that a template holds.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let tags = tag::all(text).filter(|it| it.keyword == "component");
    tags.filter_map(|it| {
        let inside = text.get(it.range)?.split_once("component")?.1.trim_start();
        inside.split(['(', ' ']).next()
    })
}

/// `text` with the line that says where it comes from, below its head where it has one.
fn marked(name: &str, text: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let line = format!(
        "{TAKEN_FROM}{version}的内置模板“{name}”，{FINGERPRINT}{}。请留着这一行：内置模板以后改了，凭它提醒 -#}}\n",
        fingerprint(text)
    );
    let head = text.strip_prefix("---\n").and_then(|it| it.find("\n---\n"));
    let after = head.map_or(0, |it| it.saturating_add("---\n\n---\n".len()));
    let (head, rest) = text.split_at_checked(after).unwrap_or(("", text));
    format!("{head}{line}{rest}")
}

fn fingerprint(text: &str) -> String {
    let digest = HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
    digest.get(..12).unwrap_or_default().to_owned()
}

/// What a copy says of itself: the version and the fingerprint of the built-in.
fn taken_from(text: &str) -> Option<(&str, &str)> {
    let line = text.lines().find_map(|it| it.trim().strip_prefix(TAKEN_FROM))?;
    let (version, rest) = line.split_once('的')?;
    let fingerprint = rest.split_once(FINGERPRINT)?.1;
    let end = fingerprint.find(|it: char| !it.is_ascii_hexdigit()).unwrap_or(fingerprint.len());
    Some((version, fingerprint.get(..end)?))
}

/// A note of all templates of the project whose built-in has changed since they were copied.
pub(super) fn outdated(own: &[Arc<SourceFile>]) -> Diagnostics {
    let mut found = Diagnostics::default();
    let changed: Vec<(&Arc<SourceFile>, &str, String)> = own
        .iter()
        .filter_map(|file| {
            let (version, then) = taken_from(&file.text)?;
            let now = fingerprint(builtin::text(file.name.strip_prefix(FOLDER)?)?);
            (then != now).then_some((file, version, now))
        })
        .collect();
    if let Some((first, version, _)) = changed.first() {
        let names: Vec<&str> = changed.iter().map(|it| it.0.name.as_str()).collect();
        let codes: Vec<String> = changed
            .iter()
            .map(|(file, _, now)| format!("{}是{now}", file.name.trim_start_matches(FOLDER)))
            .collect();
        let cause = format!(
            "{}取自{version}版的内置模板，现在的{}版改过它，本项目仍用自己的",
            wording::enumerate(&names),
            env!("CARGO_PKG_VERSION")
        );
        let cure = format!(
            "要用新的，把自己的移出templates文件夹，重新取出，再把改过的话写进去；不用的，把开头一行的校验码改成现在的（{}），就不再提醒",
            codes.join("、")
        );
        found.push(Diagnostic::note(cause).in_file(first.name.as_str()).cure(cure));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceKind;

    fn file(name: &str, text: &str) -> Arc<SourceFile> {
        SourceFile::new(name, SourceKind::Template, text)
    }

    #[test]
    fn a_template_comes_with_its_pieces_and_a_piece_alone() {
        let names = |it: &str| eject(it).into_iter().map(|it| it.0).collect::<Vec<_>>();
        let briefing = names("汇报");
        assert_eq!(briefing.first().map(String::as_str), Some("templates/汇报.tera"));
        for piece in ["基本情况", "主要措施", "办理成效", "下一步工作", "组件"] {
            assert!(briefing.contains(&format!("templates/片段/{piece}.tera")), "{briefing:?}");
        }
        assert!(!briefing.contains(&"templates/片段/落实情况.tera".to_owned()));
        assert_eq!(names("片段/主要措施"), ["templates/片段/主要措施.tera"]);
        assert!(names("没有的").is_empty());
    }

    #[test]
    fn the_line_stands_below_a_head() {
        let text = "---\n格式: 文件\n---\n# 甲\n";
        let marked = marked("甲", text);
        let (head, rest) = marked.split_at("---\n格式: 文件\n---\n".len());
        assert_eq!(head, "---\n格式: 文件\n---\n");
        assert!(rest.starts_with(TAKEN_FROM) && rest.ends_with(" -#}\n# 甲\n"), "{rest}");
    }

    #[test]
    fn only_a_copy_of_another_built_in_is_told_of() {
        let copies =
            eject("汇报").into_iter().map(|(name, text)| file(&name, &(text + "多一句。\n")));
        let copies: Vec<_> = copies.collect();
        assert!(outdated(&copies).is_empty());
        let changed: Vec<_> = copies
            .iter()
            .map(|it| {
                let code = taken_from(&it.text).unwrap().1;
                file(&it.name, &it.text.replace(code, "0123456789ab"))
            })
            .collect();
        let found = outdated(&changed);
        let [told] = found.iter().collect::<Vec<_>>()[..] else { panic!("{found:?}") };
        assert!(told.cause.contains("templates/片段/组件.tera"), "{}", told.cause);
        let own = [file("templates/汇报.tera", "自己的"), file("templates/自己.tera", "")];
        assert!(outdated(&own).is_empty());
    }
}
