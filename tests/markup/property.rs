//! What holds for any text: data stay data, origins are exact, nothing panics or takes forever.

use huibao::{
    diagnostic::{Place, SourceFile, SourceKind},
    document::{Block, BlockContent, Inline, InlineContent, Level, plain_text},
    markup::{escape, parse_inline},
};
use proptest::{prelude::*, sample::select};

use super::{blocks, config, notation};

/// Lines made of the marks of the notation and of words between them.
fn marks() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "一、",
        "二、",
        "（一）",
        "(1)",
        "1.",
        "1、2",
        "2021.4.16",
        "#",
        "## ",
        " +",
        "**",
        "*",
        "***",
        "\\",
        "{",
        "}",
        "{总数}",
        "{按结果.分述}",
        "{案0038.简称}",
        "{全部.按期办复: 均",
        "{节.甲}",
        "{.}",
        "｛",
        "|",
        "| 甲 | 乙 |\n",
        "|---|--:|\n",
        ":::",
        "::: 附件 甲\n",
        ":::: 表 乙\n",
        "\n:::\n",
        "\n::::\n",
        "：：：",
        "![",
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "`",
        "```\n",
        "~~~",
        "<b>",
        "^",
        "＜",
        "＾",
        "<",
        "。",
        "”",
        "办理",
        "67件",
        "\n",
        "\n",
        " ",
        "\t",
        "\u{3000}",
        "\u{200B}",
        "\u{B}",
        "\r",
        "\u{2028}",
        "\0",
        "é",
        "𠮷",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![marks(), any::<String>()]
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// `text` with the blanks that no reader would tell apart made the same.
fn normal(text: &str) -> String {
    let breaks = ['\n', '\r', '\t', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.replace(breaks, " ").trim_matches(is_blank).to_owned()
}

/// The words of the only paragraph of `blocks`; empty when there is none.
fn only_paragraph(blocks: &[Block]) -> Result<String, TestCaseError> {
    match blocks {
        [] => Ok(String::new()),
        [Block { content: BlockContent::Paragraph(it), .. }] => Ok(plain_text(it)),
        other => Err(TestCaseError::fail(format!("{other:?}"))),
    }
}

fn check_inlines(inlines: &[Inline]) -> Result<(), TestCaseError> {
    for inline in inlines {
        let source = inline.origin.text();
        prop_assert!(!source.is_empty());
        match &inline.content {
            // A text that a reference gave stands for its braces.
            InlineContent::Text(text) if !(source.starts_with('{') && source.ends_with('}')) => {
                let plain = |it: &str| it.replace('\\', "").replace('\t', " ");
                prop_assert_eq!(plain(source), plain(text));
            }
            InlineContent::Strong(inner) => {
                let outer = &inline.origin.range;
                let within = |it: &Inline| {
                    outer.start <= it.origin.range.start && it.origin.range.end <= outer.end
                };
                prop_assert!(inner.iter().all(within), "a bold run holds what is in it");
                check_inlines(inner)?;
            }
            InlineContent::Footnote(inner) => check_inlines(inner)?,
            _ => {
                let braced = source.starts_with('{') && source.ends_with('}');
                prop_assert!(braced, "{source}");
            }
        }
    }
    Ok(())
}

fn check_blocks(blocks: &[Block]) -> Result<(), TestCaseError> {
    for block in blocks {
        let source = block.origin.text();
        prop_assert!(!source.is_empty());
        match &block.content {
            BlockContent::Heading(it) => {
                check_inlines(&it.text)?;
                check_inlines(&it.rest)?;
            }
            BlockContent::Paragraph(it) | BlockContent::Quotation(it) => check_inlines(it)?,
            BlockContent::ListItem(it) => check_inlines(&it.text)?,
            BlockContent::Columns(_) | BlockContent::PictureRow(_) => {
                check_blocks(block.inner())?;
            }
            BlockContent::Cover(it) => {
                for text in it.texts() {
                    check_inlines(text)?;
                }
            }
            BlockContent::Contents(it) => prop_assert!(it.depth > 0),
            BlockContent::Part(it) => {
                check_inlines(&it.title)?;
                check_blocks(&it.blocks)?;
            }
            BlockContent::SideBox(it) => {
                check_inlines(&it.title)?;
                check_blocks(&it.blocks)?;
            }
            BlockContent::Table(it) => {
                prop_assert!(it.rows.iter().all(|row| row.len() == it.columns.len()));
                for cell in it.rows.iter().flatten() {
                    check_inlines(&cell.text)?;
                }
            }
            BlockContent::Picture(it) => prop_assert!(source.contains(&it.path)),
            BlockContent::Chart(it) => {
                prop_assert!(it.series.iter().all(|one| one.points.len() == it.categories.len()));
            }
            BlockContent::Annex(it) => check_blocks(&it.blocks)?,
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn data_never_become_structure(data in any_text()) {
        let (blocks, _) = blocks(SourceKind::Drafted, &escape(&data), &notation(&Level::ALL));
        prop_assert_eq!(only_paragraph(&blocks)?, normal(&data));
    }

    #[test]
    fn data_stay_within_the_words_around_them(data in any_text()) {
        let data = data + "字";
        let text = format!("代表提出**{}**的建议。", escape(&data));
        let (blocks, _) = blocks(SourceKind::Drafted, &text, &notation(&Level::ALL));
        let said = only_paragraph(&blocks)?;
        prop_assert_eq!(normal(&said), normal(&format!("代表提出{data}的建议。")));
    }

    #[test]
    fn data_stay_within_a_heading_and_a_cell(data in any_text()) {
        let data = data + "字";
        let text = format!("# {}\n| {} | 乙 |\n|---|---|\n", escape(&data), escape(&data));
        let (blocks, _) = blocks(SourceKind::Drafted, &text, &notation(&Level::ALL));
        prop_assert_eq!(blocks.len(), 2);
        let BlockContent::Heading(heading) = &blocks[0].content else { panic!("{blocks:?}") };
        let words = plain_text(&heading.text) + &plain_text(&heading.rest);
        let without_blanks = |it: &str| normal(it).replace(is_blank, "");
        prop_assert_eq!(without_blanks(&words), without_blanks(&data));
        let BlockContent::Table(table) = &blocks[1].content else { panic!("{blocks:?}") };
        prop_assert_eq!(table.columns.len(), 2);
        prop_assert_eq!(plain_text(&table.rows[0][0].text), normal(&data));
    }

    #[test]
    fn every_origin_is_exact(text in any_text(), before in any_text()) {
        let whole = format!("{before}\n{text}");
        let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, whole.as_str());
        let place = Place::new(&file, before.len() + 1..whole.len());
        let (sections, found) = huibao::markup::parse(&place, &notation(&Level::ALL));
        let within = |it: &Place| it.range.start > before.len() && it.range.end <= whole.len();
        prop_assert!(found.iter().all(|it| within(it.place.as_ref().unwrap())));
        let blocks = huibao::document::splice(Vec::new(), sections);
        prop_assert!(blocks.iter().all(|it| within(&it.origin)));
        check_blocks(&blocks)?;
        check_inlines(&parse_inline(&place, &notation(&Level::ALL)).0)?;
    }
}

#[test]
fn hostile_texts_take_time_in_proportion_to_their_length() {
    let count = 100_000;
    for text in [
        "**".repeat(count),
        "** ".repeat(count),
        "{".repeat(count),
        "{\\".repeat(count),
        "{总数".repeat(count),
        "}".repeat(count),
        "[^".repeat(count),
        "[^1]".repeat(count),
        "![".repeat(count),
        "`a".repeat(count),
        "`".repeat(count),
        "<a".repeat(count),
        "\\".repeat(count),
        "（".repeat(count),
        "|".repeat(count),
        "```\n".repeat(count),
        ":::\n".repeat(count),
        ":".repeat(count),
        "::: 附件 甲\n".repeat(count / 10),
        (3..700).map(|it| ":".repeat(it) + " 附件 甲\n").collect(),
        "::: 表 甲\n".repeat(count / 10),
        "一、甲\n".repeat(count / 10),
        "甲\n".repeat(count / 10),
        "| 甲 |\n".repeat(count / 10),
        "|-".repeat(count),
        format!("[^1]: {}\n[^1]\n", "[^1]".repeat(count)),
    ] {
        let (blocks, _) = blocks(SourceKind::Prose, &text, &notation(&Level::ALL));
        assert!(blocks.len() <= count, "{}", text.chars().take(12).collect::<String>());
    }
}
