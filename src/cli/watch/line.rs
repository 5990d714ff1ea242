//! The lines that tell what happened.

use std::{path::Path, time::Duration};

use super::{Changes, called};
use crate::{
    cli::console::Kept,
    project::{FileChangeKind, SETTINGS},
};

/// More files than this are counted.
const MOST_NAMED: usize = 3;

/// The first line's beginning.
pub(super) fn beginning(folder: &Path) -> String {
    format!("看着{}，保存了就重新生成，按Ctrl-C停止", called(folder))
}

/// That the project is not there.
pub(super) fn gone(folder: &Path) -> String {
    format!("{}不见了，或里面没有{SETTINGS}了；等它回来", called(folder))
}

/// That it is there again.
pub(super) fn back(folder: &Path) -> String {
    format!("{}回来了", called(folder))
}

/// `台账 records/2025.yaml 改了`.
pub(super) fn changed(changes: Changes<'_>) -> String {
    let kinds = [FileChangeKind::Written, FileChangeKind::Added, FileChangeKind::Removed];
    let mut parts = Vec::new();
    for kind in kinds {
        let of_kind = changes.iter().filter(|it| it.what == kind);
        let names: Vec<&str> = of_kind.map(|it| it.name.as_str()).collect();
        if !names.is_empty() {
            parts.push(format!("{} {}", named(&names), verb(kind)));
        }
    }
    parts.join("，")
}

const fn verb(kind: FileChangeKind) -> &'static str {
    match kind {
        FileChangeKind::Written => "改了",
        FileChangeKind::Added => "是新的",
        FileChangeKind::Removed => "没有了",
    }
}

fn named(names: &[&str]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for name in names.iter().take(MOST_NAMED) {
        let role = role(name);
        match groups.iter_mut().find(|(it, _)| *it == role) {
            Some((_, names)) => names.push(name),
            None => groups.push((role, vec![name])),
        }
    }
    let groups: Vec<String> =
        groups.iter().map(|(role, names)| format!("{role} {}", names.join("、"))).collect();
    let more = if names.len() > MOST_NAMED {
        format!("等{}个文件", names.len())
    } else {
        String::new()
    };
    format!("{}{more}", groups.join("、"))
}

/// What a file is to a project.
fn role(name: &str) -> &'static str {
    let is_text = name.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("md"));
    match name.split('/').next() {
        Some(SETTINGS) => "设置",
        Some("records") => "台账",
        Some("documents") if is_text => "文档",
        Some("templates") => "模板",
        _ => "图片",
    }
}

/// What came of a build: `重新生成《汇报》，0.12秒`.
pub(super) fn outcome(told: &Kept, is_fine: bool, took: Duration) -> String {
    let mut parts = Vec::new();
    if !told.written.is_empty() {
        parts.push(format!("重新生成{}", documents(&told.written)));
    } else if is_fine {
        parts.push("文档没有变化".to_owned());
    } else {
        parts.push("没有生成".to_owned());
    }
    let counted = |count: usize, of: &str| (count > 0).then(|| format!("{count}处{of}"));
    parts.extend(counted(told.errors, "错误"));
    parts.extend(counted(told.warnings, "警告"));
    parts.push(format!("{:.2}秒", took.as_secs_f64()));
    parts.join("，")
}

fn documents(names: &[String]) -> String {
    let titles: String = names.iter().take(MOST_NAMED).flat_map(|it| ["《", it, "》"]).collect();
    let more =
        if names.len() > MOST_NAMED { format!("等{}份", names.len()) } else { String::new() };
    format!("{titles}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::FileChange;

    #[test]
    fn a_line_names_a_few_files_by_what_they_are() {
        let change = |name: &str, what| FileChange { name: name.to_owned(), what };
        let written = FileChangeKind::Written;
        assert_eq!(changed(&[change("huibao.yaml", written)]), "设置 huibao.yaml 改了");
        let several = [
            change("records/a.yaml", written),
            change("records/b.yaml", written),
            change("documents/图.png", FileChangeKind::Removed),
            change("documents/甲.md", FileChangeKind::Added),
        ];
        assert_eq!(
            changed(&several),
            "台账 records/a.yaml、records/b.yaml 改了，文档 documents/甲.md 是新的，图片 documents/图.png 没有了"
        );
        let many: Vec<_> =
            (0..5).map(|it| change(&format!("records/{it}.yaml"), written)).collect();
        assert_eq!(
            changed(&many),
            "台账 records/0.yaml、records/1.yaml、records/2.yaml等5个文件 改了"
        );
    }

    #[test]
    fn what_came_of_a_build_is_told_in_one_line() {
        let told = Kept {
            written: vec!["汇报".to_owned(), "总结".to_owned()],
            warnings: 1,
            ..Kept::default()
        };
        let took = Duration::from_millis(123);
        assert_eq!(outcome(&told, true, took), "重新生成《汇报》《总结》，1处警告，0.12秒");
        let none = Kept { errors: 2, ..Kept::default() };
        assert_eq!(outcome(&none, false, took), "没有生成，2处错误，0.12秒");
        assert_eq!(outcome(&Kept::default(), true, took), "文档没有变化，0.12秒");
    }
}
