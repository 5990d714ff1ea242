//! The merge itself, from the three texts to the file.

use std::collections::BTreeSet;

use super::{
    Edit, Merged, Written,
    arrange::{Arranger, swapped},
    audit::{self, Promise},
    bare::is_same,
    comments,
    decided::Decided,
    edits,
    groups::Groups,
    identity,
    imported::Importer,
    marks::Marks,
    rows::Tables,
    side::{FOOTNOTES, Side},
    texts::Texts,
};
use crate::{
    revision::{
        Author,
        alignment::{align, lines},
        reviser::Reviser,
    },
    word::{Base, BaseParagraph, Package, Paragraph, Standing, Unreadable},
};

/// Why nothing was merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A part of the edited file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The new build bears no base copy; it always does.
    #[error("新稿里没有基准稿")]
    NoBase,
    /// What came of it does not hold what it must.
    #[error("合并后的核对没有通过：{0}")]
    Unsound(String),
}

/// What is put together.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// What was generated.
    pub base: &'a Base,
    /// The file that a person made of it.
    pub mine: &'a Package,
    /// The new build.
    pub theirs: &'a Package,
    /// The blocks of the new build that are charts: pictures of figures, drawn anew.
    pub charts: &'a BTreeSet<String>,
}

/// The person's file, with what the new build changed put into it by `by`.
///
/// # Errors
/// [`Refusal`] when a file cannot be read, or when the result would lose an edit or print an old figure.
pub fn merge(sources: Sources<'_>, by: &Author) -> Result<Merged, Refusal> {
    let Sources { base, mine, theirs, charts } = sources;
    let new_base = Base::kept_in(theirs).ok_or(Refusal::NoBase)?;
    let (my_side, their_side) = (Side::read(mine)?, Side::read(theirs)?);
    let spelt = spelt(&their_side, &new_base);
    let base_lines = lines(&base.paragraphs);
    let my_steps = align(&base_lines, &lines(&my_side.paragraphs));
    let their_steps = align(&base_lines, &lines(&their_side.paragraphs));
    let mut groups = Groups::new(base.paragraphs.len(), &my_steps, &their_steps);
    groups.unite_added(|own, new| {
        let in_body = |side: &Side, at: usize| {
            side.paragraphs.get(at).is_some_and(|it| it.standing == Standing::Body)
        };
        let (own_words, new_words) = (my_side.text(own), their_side.text(new));
        in_body(&my_side, own)
            && in_body(&their_side, new)
            && !own_words.trim().is_empty()
            && is_same(own_words, new_words)
    });
    let swapped = swapped(&my_side, &their_side, &groups, &base.paragraphs);
    let marks = Marks::new(Reviser::new(by.clone(), my_side.roots()), comments::next_id(mine)?);
    let mut texts =
        Texts::merged((&base.paragraphs, &my_side), spelt, &groups, (marks, Decided::read(mine)));
    let below = swapped.iter().flat_map(|it| my_side.below(it)).collect::<BTreeSet<usize>>();
    let mut gone = texts.take_out(&below);
    gone.extend(below);
    let Texts {
        mut plan,
        notes: note_plan,
        said,
        mut remarks,
        marks,
        decided,
        refreshed,
        conflicts,
        unsound,
        ..
    } = texts;
    if let Some(place) = unsound {
        return Err(Refusal::Unsound(place));
    }
    let mut package = mine.clone();
    let mut importer = Importer::new((theirs, &their_side), (&mut package, &my_side));
    let drawn = importer.draw(&their_side, &my_side, (&groups, charts), &mut plan);
    let mut arranger = Arranger {
        mine: &my_side,
        theirs: &their_side,
        groups: &groups,
        plan: &mut plan,
        importer: &mut importer,
        remarks: &mut remarks,
        swapped: &swapped,
        put_in: BTreeSet::new(),
        count: 0,
    };
    arranger.run();
    let (put_in, rearranged) = (arranger.put_in, arranger.count.saturating_add(plan.removed.len()));
    let mut document = plan.done(&my_side.document);
    let mut footnotes = my_side.notes.as_ref().map(|it| note_plan.done(it));
    importer.finish(&mut document, &mut footnotes)?;
    package.set_document(&document);
    if let Some(notes) = &footnotes {
        package.set_xml(FOOTNOTES, notes);
    }
    comments::add(&mut package, &marks.comments, by)?;
    identity::take_over(&mut package, theirs)?;
    identity::remember(&mut package, &decided)?;
    let kept = said.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|it| it.1.as_str());
    let promise = Promise {
        texts: kept.chain(put_in.iter().map(|it| their_side.text(*it))).collect(),
        decided: &decided,
        tables: Tables {
            base: &base.paragraphs,
            mine: &my_side,
            theirs: &their_side,
            groups: &groups,
            said: &said,
            gone: &gone,
            put_in: &put_in,
        },
    };
    audit::holds(&package, &new_base, &promise)?;
    let written = |it: &Paragraph| Written {
        text: it.text.clone(),
        style: my_side.style_name(&it.style).to_owned(),
        standing: it.standing.clone(),
    };
    let written: Vec<Written> = my_side.paragraphs.iter().map(written).collect();
    let told: Vec<Edit> = edits(&base.paragraphs, &written, &my_steps);
    Ok(Merged { package, edits: told, refreshed, conflicts, remarks, rearranged, drawn })
}

/// The paragraphs of the new build with what of them the register answers for.
fn spelt(side: &Side, base: &Base) -> Vec<BaseParagraph> {
    let is_same = |(one, other): (&Paragraph, &BaseParagraph)| one.text == other.text;
    if side.paragraphs.len() == base.paragraphs.len()
        && side.paragraphs.iter().zip(&base.paragraphs).all(is_same)
    {
        return base.paragraphs.clone();
    }
    let plain =
        |it: &Paragraph| BaseParagraph { text: it.text.clone(), ..BaseParagraph::default() };
    let mut spelt: Vec<BaseParagraph> = side.paragraphs.iter().map(plain).collect();
    for step in align(&lines(&base.paragraphs), &lines(&side.paragraphs)) {
        if let ([old], [new]) = (step.before(), step.after())
            && let (Some(old), Some(new)) = (base.paragraphs.get(*old), spelt.get_mut(*new))
            && old.text == new.text
        {
            new.spans.clone_from(&old.spans);
        }
    }
    spelt
}
