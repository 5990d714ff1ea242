//! A draft read as the document's readers will: parsed, its references resolved from the records.

use std::sync::Arc;

use huibao::{
    build::RegisterReferences,
    diagnostic::{Format, Place, SourceFile, render},
    document::{BlockContent, Level, Numbering, Piece, Section, plain_text},
    markup::{self, Notation},
};

/// The draft's paragraphs and headings, one a line, `#` before a heading.
///
/// Fails when the draft is not sound markup, or asks for what the records do not have.
pub(super) fn read(draft: &Arc<SourceFile>, references: &RegisterReferences<'_>) -> String {
    let notation = Notation {
        levels: &Level::ALL,
        references,
        draft: false,
        numbering: Numbering::Numbered,
        columns: None,
        paragraphs_only: false,
        key: "",
    };
    let (sections, faults) = markup::parse(&Place::new(draft, 0..draft.text.len()), &notation);
    assert!(faults.is_empty(), "{}\n{}", render(&faults, Format::Plain), draft.text);
    let lines: Vec<String> = sections.iter().flat_map(lines).collect();
    lines.concat()
}

fn lines(section: &Section) -> impl Iterator<Item = String> {
    let pieces = section.pieces.iter().map(|it| match it {
        Piece::Block(block) => line(&block.content),
        Piece::Mark { title, .. } => format!("{{节.{title}}}\n"),
    });
    section.heading.iter().map(|it| line(&it.content)).chain(pieces)
}

fn line(content: &BlockContent) -> String {
    match content {
        BlockContent::Heading(heading) => {
            let marks = if heading.level == Level::First { "#" } else { "##" };
            format!("{marks} {}{}\n", plain_text(&heading.text), plain_text(&heading.rest))
        }
        BlockContent::Paragraph(text) => format!("{}\n", plain_text(text)),
        other => panic!("no draft has {other:?}"),
    }
}
