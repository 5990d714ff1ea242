//! A draft read as the document's readers will: parsed, its references resolved from the records.

use huibao::{
    diagnostic::{Format, Place, SourceFile, render},
    document::{
        BlockContent, FigureNode, InlineContent, Level, Piece, Reference, References, Section,
        Unresolved, plain_text,
    },
    markup::{self, Notation},
    record::{Case, Register},
    statistics::{self, Figures},
};

/// What references stand for.
pub(super) struct Records<'a> {
    pub(super) register: &'a Register,
    pub(super) figures: &'a Figures,
    pub(super) as_of: chrono::NaiveDate,
}

impl References for Records<'_> {
    fn resolve(&self, reference: &Reference) -> Result<Vec<InlineContent>, Unresolved> {
        let unresolved = |cause: String| Unresolved { cause, cure: String::new() };
        let [name, parts @ ..] = reference.path.as_slice() else { unreachable!() };
        if let Some(words) = &reference.claim {
            let claim = statistics::claim(self.register, self.as_of, name, &parts.join("."))
                .map_err(|it| unresolved(it.cause))?;
            let untrue = claim.refusal().map(|it| unresolved(it.cause));
            return untrue.map_or_else(|| Ok(vec![InlineContent::Text(words.clone())]), Err);
        }
        let unknown = || unresolved(reference.place.text().to_owned());
        let text = if let Some(number) = name.strip_prefix('案') {
            self.case(number, &parts.concat()).ok_or_else(unknown)?
        } else {
            let figure = self.figures.get(name).ok_or_else(unknown)?;
            let printed = figure.printed(parts).map_err(|it| unresolved(it.cause))?;
            statistics::plain_text(&printed)
        };
        Ok(vec![InlineContent::Figure(FigureNode {
            name: name.clone(),
            parts: parts.to_vec(),
            text,
        })])
    }
}

impl Records<'_> {
    fn case(&self, number: &str, field: &str) -> Option<String> {
        let case: &Case = self.register.cases.iter().find(|it| it.number == number)?;
        let text = if field == "简称" { case.short_title.as_ref()? } else { &case.title };
        Some(huibao::chinese::wording::quote(text))
    }

    /// The draft's paragraphs and headings, one a line, `#` before a heading.
    ///
    /// Fails when the draft is not sound markup, or asks for what the records do not have.
    pub(super) fn read(&self, draft: &std::sync::Arc<SourceFile>) -> String {
        let notation = Notation {
            levels: &Level::ALL,
            references: self,
            draft: false,
            paragraphs_only: false,
            key: "",
        };
        let (sections, faults) = markup::parse(&Place::new(draft, 0..draft.text.len()), &notation);
        assert!(faults.is_empty(), "{}\n{}", render(&faults, Format::Plain), draft.text);
        let lines: Vec<String> = sections.iter().flat_map(lines).collect();
        lines.concat()
    }
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
