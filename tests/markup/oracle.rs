//! Bold and tables held against comrak, where the clerk's notation and Markdown mean the same.

use comrak::{
    Arena, Options,
    nodes::{AstNode, NodeValue, TableAlignment},
    parse_document,
};
use huibao::{
    diagnostic::SourceKind,
    document::{BlockContent, CellAlignment, Inline, InlineContent, Level, Table, plain_text},
};
use proptest::{prelude::*, sample::select};

use super::{blocks, config, notation};

/// A run of text and whether it is bold.
type Run = (bool, String);

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options
}

fn push(runs: &mut Vec<Run>, bold: bool, text: &str) {
    match runs.last_mut() {
        Some((last, before)) if *last == bold => before.push_str(text),
        _ => runs.push((bold, text.to_owned())),
    }
}

fn ours(inlines: &[Inline]) -> Vec<Run> {
    let mut runs = Vec::new();
    for inline in inlines {
        match &inline.content {
            InlineContent::Text(text) => push(&mut runs, false, text),
            InlineContent::Strong(inner) => push(&mut runs, true, &plain_text(inner)),
            other => panic!("{other:?}"),
        }
    }
    runs
}

fn theirs<'a>(node: &'a AstNode<'a>) -> Vec<Run> {
    let mut runs = Vec::new();
    for it in node.descendants() {
        let bold = it.ancestors().any(|it| matches!(it.data.borrow().value, NodeValue::Strong));
        if let NodeValue::Text(text) = &it.data.borrow().value {
            push(&mut runs, bold, text);
        }
    }
    runs
}

fn chinese_line() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "加强领导",
        "全年67件",
        "办理",
        "的",
        "，",
        "。",
        "、",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "——",
        "！",
        "；",
        "**",
        "**",
        "**",
        "**",
        "\\*",
        "\\|",
    ]);
    // Bold of nothing is an error of ours and four stars of theirs.
    prop::collection::vec(piece, 1..12).prop_map(|mut pieces| {
        pieces.dedup_by(|next, last| next == last && *next == "**");
        pieces.concat()
    })
}

fn table_text(table: &Table) -> Vec<Vec<Vec<Run>>> {
    table.rows.iter().map(|row| row.iter().map(|it| ours(&it.text)).collect()).collect()
}

fn alignment() -> impl Strategy<Value = (&'static str, CellAlignment, TableAlignment)> {
    select(vec![
        (":--", CellAlignment::Left, TableAlignment::Left),
        (":-:", CellAlignment::Centre, TableAlignment::Center),
        ("---:", CellAlignment::Right, TableAlignment::Right),
    ])
}

fn cell() -> impl Strategy<Value = String> {
    select(vec!["", "分类", "**合计**", "11", "经济\\|发展", "**“一件一策”**推进", "16.4%", "\\*"])
        .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn bold_is_read_as_comrak_reads_it(line in chinese_line()) {
        let (blocks, found) = blocks(SourceKind::Prose, &line, &notation(&Level::ALL));
        let arena = Arena::new();
        let theirs = theirs(parse_document(&arena, &line, &options()));
        if found.has_errors() {
            prop_assert!(theirs.iter().any(|(_, text)| text.contains("**")), "{:?}", theirs);
        } else if let [block] = blocks.as_slice() {
            let BlockContent::Paragraph(inlines) = &block.content else { panic!("{block:?}") };
            prop_assert_eq!(ours(inlines), theirs);
        } else {
            prop_assert_eq!(blocks.len(), 0);
        }
    }

    #[test]
    fn tables_are_read_as_comrak_reads_them(
        columns in prop::collection::vec(alignment(), 1..5),
        cells in prop::collection::vec(cell(), 0..20),
        tight in any::<bool>(),
        closed in any::<bool>(),
    ) {
        let gap = if tight { "" } else { "  " };
        let row = |cells: &[String]| {
            let mut row: String = cells.iter().flat_map(|it| ["|", gap, it, gap]).collect();
            // Without a bar behind it an empty last cell is none.
            if closed || cells.last().is_some_and(String::is_empty) {
                row.push('|');
            }
            row + "\n"
        };
        let header: Vec<String> = columns.iter().map(|_| "表头".to_owned()).collect();
        let delimiters: Vec<String> = columns.iter().map(|it| it.0.to_owned()).collect();
        let text: String = [row(&header), row(&delimiters)].into_iter()
            .chain(cells.chunks_exact(columns.len()).map(row)).collect();

        let (blocks, found) = blocks(SourceKind::Prose, &text, &notation(&Level::ALL));
        prop_assert!(found.is_empty(), "{:?}", found);
        let BlockContent::Table(table) = &blocks[0].content else { panic!("{blocks:?}") };
        let arena = Arena::new();
        let root = parse_document(&arena, &text, &options());
        let node = root.first_child().unwrap();
        let expected: Vec<Vec<Vec<Run>>> =
            node.children().map(|row| row.children().map(theirs).collect()).collect();
        prop_assert_eq!(table_text(table), expected);
        prop_assert_eq!(&table.columns, &columns.iter().map(|it| it.1).collect::<Vec<_>>());
        let NodeValue::Table(read) = &node.data.borrow().value else { panic!() };
        prop_assert_eq!(&read.alignments, &columns.iter().map(|it| it.2).collect::<Vec<_>>());
    }
}
