//! Diagnostics as text in a terminal, through annotate-snippets: its carets stand right after
//! Chinese.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Diagnostics, Place, Rule, Severity};

/// How messages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person, without colour.
    Plain,
    /// For a person at a terminal that shows colours.
    Coloured,
    /// For a program: an array of objects.
    Json,
}

/// All messages as they are printed, by file and place; for people a blank line between two.
pub fn render(diagnostics: &Diagnostics, format: Format) -> String {
    render_these(&diagnostics.sorted(), format)
}

/// These messages alone, as they are printed.
pub fn render_these(diagnostics: &[&Diagnostic], format: Format) -> String {
    let shown = diagnostics.iter().map(|&it| (it, it.place.as_ref().map(Spot::of)));
    let shown = shown.collect::<Vec<_>>();
    match format {
        Format::Plain => for_people(&shown, &Renderer::plain()),
        Format::Coloured => for_people(&shown, &Renderer::styled().hyperlink(false)),
        Format::Json => for_programs(&shown),
    }
}

impl Severity {
    const fn level(self) -> Level<'static> {
        match self {
            Self::Error => Level::ERROR,
            Self::Warning => Level::WARNING,
            Self::Note => Level::NOTE,
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Where a message points, in the terms of a reader.
struct Spot<'a> {
    file: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// The line's text.
    text: &'a str,
    /// The characters at fault within it; what runs on to further lines is left out.
    marked: Range<usize>,
}

impl<'a> Spot<'a> {
    fn of(place: &'a Place) -> Self {
        let file = &place.file;
        let byte = boundary(&file.text, place.range.start);
        let (line, column) = file.line_and_column(byte);
        let (text, start) = file.line(byte);
        let within = byte.saturating_sub(start);
        let end = boundary(&file.text, place.range.end).saturating_sub(start);
        Spot {
            file: &file.name,
            line,
            column,
            text,
            marked: within..end.min(text.len()).max(within),
        }
    }
}

/// The byte, or the end of the text when no character begins there.
fn boundary(text: &str, byte: usize) -> usize {
    if text.is_char_boundary(byte) { byte } else { text.len() }
}

fn for_people(shown: &[(&Diagnostic, Option<Spot<'_>>)], renderer: &Renderer) -> String {
    let messages: Vec<String> =
        shown.iter().map(|(it, spot)| for_person(it, spot.as_ref(), renderer)).collect();
    messages.join("\n")
}

fn for_person(it: &Diagnostic, spot: Option<&Spot<'_>>, renderer: &Renderer) -> String {
    let mut title =
        it.severity.level().with_name(it.severity.chinese()).primary_title(it.cause.as_str());
    if let Some(rule) = it.rule {
        title = title.id(rule.id());
    }
    let mut group = Group::with_title(title);
    match (spot, &it.file) {
        (Some(spot), _) => {
            group = group.element(
                Snippet::source(spot.text)
                    .path(spot.file)
                    .line_start(spot.line)
                    .annotation(AnnotationKind::Primary.span(spot.marked.clone())),
            );
        }
        (None, Some(file)) => group = group.element(Origin::path(file.as_str())),
        (None, None) => {}
    }
    if let Some(cure) = &it.cure {
        group = group.element(Level::HELP.with_name("办法").message(cure.as_str()));
    }
    let text = renderer.render(&[group]) + "\n";
    match spot {
        // The library knows only `file:line:column`, which is not how a clerk reads a place.
        Some(Spot { file, line, column, .. }) => text.replacen(
            &format!("{file}:{line}:{column}"),
            &format!("{file} 第{line}行第{column}列"),
            1,
        ),
        // Without a file, the library draws the margin of one all the same.
        None if it.file.is_none() => text.replacen("\n |\n", "\n", 1),
        None => text,
    }
}

/// One message of `--format json`.
#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    rule: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    cause: &'a str,
    cure: Option<&'a str>,
}

fn for_programs(shown: &[(&Diagnostic, Option<Spot<'_>>)]) -> String {
    let entries: Vec<Entry<'_>> = shown
        .iter()
        .map(|(it, spot)| Entry {
            severity: it.severity.english(),
            rule: it.rule.map(Rule::id),
            file: spot.as_ref().map(|it| it.file).or(it.file.as_deref()),
            line: spot.as_ref().map(|it| it.line),
            column: spot.as_ref().map(|it| it.column),
            cause: &it.cause,
            cure: it.cure.as_deref(),
        })
        .collect();
    // Strings and numbers alone: writing them as JSON cannot fail.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceFile;

    fn outcome_fault() -> Diagnostics {
        let text = "案件:\n  - 编号: 0038\n    办理结果: 已解决，其他  # 注\n";
        let file =
            SourceFile::new("records/2021.yaml", crate::diagnostic::SourceKind::Records, text);
        let start = text.find("已解决").unwrap();
        Diagnostic::error("0038号的办理结果“已解决”不在本届口径表内")
            .rule(Rule::X7)
            .at(&Place::new(&file, start..start + "已解决".len()))
            .cure("请核实后修改第3行")
            .into()
    }

    #[test]
    fn the_caret_stands_under_chinese_characters() {
        assert_eq!(
            render(&outcome_fault(), Format::Plain),
            "\
错误[X7]: 0038号的办理结果“已解决”不在本届口径表内
 --> records/2021.yaml 第3行第11列
  |
3 |     办理结果: 已解决，其他  # 注
  |               ^^^^^^
  |
  = 办法: 请核实后修改第3行
"
        );
    }

    #[test]
    fn a_message_without_a_place_names_its_file() {
        let found = Diagnostic::warning("没有可读的记录").in_file("records").cure("请放入记录");
        assert_eq!(
            render(&found.into(), Format::Plain),
            "警告: 没有可读的记录\n--> records\n = 办法: 请放入记录\n"
        );
    }

    #[test]
    fn a_program_gets_line_and_column() {
        let json: serde_json::Value =
            serde_json::from_str(&render(&outcome_fault(), Format::Json)).unwrap();
        assert_eq!(
            json,
            serde_json::json!([{
                "severity": "error",
                "rule": "X7",
                "file": "records/2021.yaml",
                "line": 3,
                "column": 11,
                "cause": "0038号的办理结果“已解决”不在本届口径表内",
                "cure": "请核实后修改第3行",
            }])
        );
    }

    #[test]
    fn a_place_over_several_lines_is_marked_to_the_end_of_the_first() {
        let file = SourceFile::new("a.md", crate::diagnostic::SourceKind::Prose, "一二\n三四");
        let found = Diagnostic::note("这里").at(&Place::new(&file, 3..13));
        assert_eq!(
            render(&found.into(), Format::Plain),
            "提示: 这里\n --> a.md 第1行第2列\n  |\n1 | 一二\n  |   ^^\n"
        );
    }
}
