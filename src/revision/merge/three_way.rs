//! The merge itself, from the three texts to the file.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Conflict, Dispute, Edit, Merged, Refreshed, Remark, Written,
    arrange::{Arranger, swapped, take_out},
    audit::{self, Promise},
    bare::is_same,
    comments, edits,
    groups::{Group, Groups},
    identity,
    imported::Importer,
    marks::Marks,
    patch::patched,
    plan::Plan,
    sentence::sentence,
    side::{FOOTNOTES, Side},
    text::{self, Latest, Op, Outcome, Version, applied, key},
};
use crate::{
    revision::{
        Author,
        alignment::{align, lines},
        reviser::Reviser,
    },
    word::{Base, BaseParagraph, Package, Paragraph, Unreadable, text_of},
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
    let groups = Groups::new(base.paragraphs.len(), &my_steps, &their_steps);
    let swapped = swapped(&my_side, &their_side, &groups, &base.paragraphs);
    let mut merger = Merger {
        base: &base.paragraphs,
        mine: &my_side,
        latest: latest(&spelt),
        spelt,
        groups: &groups,
        marks: Marks::new(Reviser::new(by.clone(), my_side.roots()), comments::next_id(mine)?),
        plan: Plan::default(),
        notes: Plan::default(),
        texts: my_side.paragraphs.iter().map(|it| it.text.clone()).collect(),
        refreshed: Vec::new(),
        conflicts: Vec::new(),
        remarks: Vec::new(),
        goes: BTreeSet::new(),
        unsound: None,
    };
    groups.all.iter().for_each(|it| merger.group(it));
    merger.copies();
    let below = swapped.iter().flat_map(|it| my_side.below(it)).collect::<BTreeSet<usize>>();
    merger.goes.retain(|it| !below.contains(it));
    let mut gone = merger.take_out();
    gone.extend(below);
    let Merger {
        mut plan,
        notes: note_plan,
        texts,
        mut remarks,
        marks,
        refreshed,
        conflicts,
        unsound,
        ..
    } = merger;
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
    let kept =
        texts.iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|it| it.1.as_str());
    let promise = Promise {
        texts: kept.chain(put_in.iter().map(|it| their_side.text(*it))).collect(),
        deleted: remarks.iter().filter(|it| matches!(it, Remark::FigureDeleted { .. })).count(),
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

/// What the new build prints for each reference.
fn latest(paragraphs: &[BaseParagraph]) -> Latest {
    let mut latest = Latest::new();
    for paragraph in paragraphs {
        for span in &paragraph.spans {
            let words = paragraph.words(span);
            let known = latest.entry(key(span)).or_insert_with(|| Some(words.to_owned()));
            if known.as_deref() != Some(words) {
                *known = None;
            }
        }
    }
    latest
}

struct Merger<'a> {
    base: &'a [BaseParagraph],
    mine: &'a Side,
    /// The paragraphs of theirs with their spans.
    spelt: Vec<BaseParagraph>,
    latest: Latest,
    groups: &'a Groups,
    marks: Marks,
    /// What is done to the text.
    plan: Plan,
    /// What is done to the footnotes.
    notes: Plan,
    /// What the paragraphs of mine are to say.
    texts: Vec<String>,
    refreshed: Vec<Refreshed>,
    conflicts: Vec<Conflict>,
    remarks: Vec<Remark>,
    /// The paragraphs of mine that the new build no longer has and nobody changed.
    goes: BTreeSet<usize>,
    /// Words of a paragraph whose XML could not be brought to say what it must.
    unsound: Option<String>,
}

impl Merger<'_> {
    /// A text that the base copy has.
    fn group(&mut self, group: &Group) {
        if group.base.is_empty() {
            return;
        }
        let base = version(group.base.iter().filter_map(|it| self.base.get(*it)));
        let theirs = version(group.theirs.iter().filter_map(|it| self.spelt.get(*it)));
        let mine = self.my_version(&group.mine);
        let is_blank = |it: &Version| it.text.trim().is_empty();
        if group.mine.is_empty() || (is_blank(&mine) && !is_blank(&base)) {
            let is_changed = !is_blank(&theirs) && base.text != theirs.text;
            if is_changed {
                self.remarks.push(Remark::StaysRemoved { theirs: theirs.text });
            }
            return;
        }
        if group.theirs.is_empty() {
            if is_same(&base.text, &mine.text) {
                self.goes.extend(group.mine.iter().copied());
            } else {
                self.gone(group, &base, &mine);
            }
            return;
        }
        let outcome = text::merged(&base, &mine, &theirs, &self.latest);
        self.tell(group, &base, &mine, &outcome);
        self.apply(&group.mine, &outcome.ops);
    }

    fn my_version(&self, paragraphs: &BTreeSet<usize>) -> Version {
        let mut version = Version::default();
        for at in paragraphs {
            version.push(self.mine.text(*at), &[]);
        }
        version
    }

    /// A text that the person changed and the new build no longer has.
    fn gone(&mut self, group: &Group, base: &Version, mine: &Version) {
        // Its figures are renewed from where else they are printed.
        let fresh = text::refreshed(base, mine, &self.latest);
        self.tell(group, base, mine, &fresh);
        self.apply(&group.mine, &fresh.ops);
        let conflict = Conflict {
            base: group.base.iter().copied().collect(),
            sentence: mine.text.clone(),
            dispute: Dispute::Gone,
        };
        self.conflicts.push(conflict);
        if let Some(first) = group.mine.first() {
            self.comment(*first, "新稿已经没有这一段，您改过，所以没有删去，请定夺。");
        }
    }

    /// Puts a comment on the whole of a paragraph.
    fn comment(&mut self, at: usize, told: &str) {
        let Some(path) = self.mine.path(at).cloned() else { return };
        let replaced = self.plan.replaced.get(&path);
        let Some(mut element) = replaced.or_else(|| self.mine.element(at)).cloned() else { return };
        let mut opened = Vec::new();
        self.marks.begin_told(told.to_owned(), &mut opened);
        let after_properties = usize::from(element.first("w:pPr").is_some());
        let place = after_properties.min(element.children.len());
        element.children.splice(place..place, opened);
        self.marks.end_told(&mut element.children);
        self.plan.replaced.insert(path, element);
    }

    /// Says what comes of a text.
    fn tell(&mut self, group: &Group, base: &Version, mine: &Version, outcome: &Outcome) {
        let merged = applied(&mine.text, &outcome.ops, 0);
        for fresh in &outcome.fresh {
            let before: Vec<Op> =
                outcome.ops.iter().filter(|it| it.range().end <= fresh.at).cloned().collect();
            let at = applied(mine.text.get(..fresh.at).unwrap_or_default(), &before, 0).len();
            self.refreshed.push(Refreshed {
                reference: fresh.span.reference.clone(),
                kind: fresh.span.kind,
                old: fresh.old.clone(),
                new: fresh.new.clone(),
                sentence: sentence(&merged, at).to_owned(),
            });
        }
        for op in &outcome.ops {
            let dispute = match op.clone() {
                Op::Put { .. } => continue,
                Op::Figure { base, mine, theirs, reference, unit, .. } => {
                    let with_unit = |it: String| it + &unit;
                    let (base, mine, theirs) =
                        (with_unit(base), with_unit(mine), with_unit(theirs));
                    Dispute::Figure { reference, base, mine, theirs }
                }
                Op::Words { base, mine, theirs, .. } => Dispute::Words { base, mine, theirs },
            };
            self.conflicts.push(Conflict {
                base: group.base.iter().copied().collect(),
                sentence: sentence(&mine.text, op.range().start).to_owned(),
                dispute,
            });
        }
        for (span, value) in &outcome.deleted {
            self.remarks.push(Remark::FigureDeleted {
                reference: span.reference.clone(),
                value: value.clone(),
                sentence: sentence(&base.text, span.range.start).to_owned(),
            });
        }
    }

    /// Does `ops` to the paragraphs of mine that are one text.
    fn apply(&mut self, paragraphs: &BTreeSet<usize>, ops: &[Op]) {
        if ops.is_empty() {
            return;
        }
        let mut start: usize = 0;
        let mut done = vec![false; ops.len()];
        for at in paragraphs {
            let end = start.saturating_add(self.mine.text(*at).len());
            let mut own = Vec::new();
            for (op, done) in ops.iter().zip(&mut done) {
                own.extend(op.within(&(start..end), done));
            }
            start = end;
            if !own.is_empty() {
                self.rewrite(*at, &own);
            }
        }
    }

    /// Does `ops` to one paragraph and looks whether it says what it must.
    fn rewrite(&mut self, at: usize, ops: &[Op]) {
        let is_note = self.mine.is_note(at);
        let Some(element) = self.mine.element(at) else { return };
        self.marks.may_comment = !is_note;
        let made = patched(element, ops, &mut self.marks);
        let said = text_of(&made);
        let wanted = applied(self.mine.text(at), ops, 0);
        if audit::words(&said) != audit::words(&wanted) {
            self.unsound.get_or_insert(wanted);
            return;
        }
        if let Some(text) = self.texts.get_mut(at) {
            *text = said;
        }
        let Some(path) = self.mine.paragraphs.get(at).map(|it| it.path.clone()) else { return };
        let plan = if is_note { &mut self.notes } else { &mut self.plan };
        plan.replaced.insert(path, made);
    }

    /// Renews the figures of paragraphs that the person copied.
    fn copies(&mut self) {
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        let mut by_text: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, paragraph) in self.base.iter().enumerate().filter(|(_, it)| !it.spans.is_empty()) {
            by_id.extend(paragraph.ids.iter().map(|it| (it.as_str(), at)));
            by_text.insert(&paragraph.text, at);
        }
        let groups = self.groups;
        for group in groups.all.iter().filter(|it| it.base.is_empty()) {
            for at in &group.mine {
                let Some(paragraph) = self.mine.paragraphs.get(*at) else { continue };
                let mut of = paragraph.ids.iter().filter_map(|it| by_id.get(it.as_str()));
                let original = of.next().or_else(|| by_text.get(paragraph.text.as_str()));
                let Some(original) = original.and_then(|it| self.base.get(*it)) else { continue };
                let base = version([original].into_iter());
                let mine = self.my_version(&BTreeSet::from([*at]));
                let fresh = text::refreshed(&base, &mine, &self.latest);
                self.tell(group, &base, &mine, &fresh);
                self.apply(&BTreeSet::from([*at]), &fresh.ops);
            }
        }
    }

    /// Takes out what the new build no longer has; gives what goes.
    fn take_out(&mut self) -> BTreeSet<usize> {
        let left = take_out(self.mine, &self.goes, &mut self.plan);
        for at in &left {
            let words = self.mine.text(*at);
            if !words.trim().is_empty() {
                let what = "新稿已经没有的文字".to_owned();
                self.remarks.push(Remark::NotPutIn { what, place: words.to_owned() });
            }
        }
        let removed = &self.plan.removed;
        let is_below = |path: &Vec<usize>| {
            (1..=path.len()).any(|it| path.get(..it).is_some_and(|it| removed.contains(it)))
        };
        let numbers = 0..self.mine.paragraphs.len();
        numbers.filter(|it| self.mine.path(*it).is_some_and(is_below)).collect()
    }
}

/// Paragraphs as one text.
fn version<'a>(paragraphs: impl Iterator<Item = &'a BaseParagraph>) -> Version {
    let mut version = Version::default();
    for paragraph in paragraphs {
        version.push(&paragraph.text, &paragraph.spans);
    }
    version
}
