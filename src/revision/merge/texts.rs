//! What becomes of the texts of a person's file, one by one.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Conflict, Dispute, Refreshed, Remark,
    arrange::take_out,
    audit,
    bare::is_same,
    decided::Decided,
    groups::{Group, Groups},
    in_place::in_place,
    marks::Marks,
    patch::patched,
    plan::Plan,
    rejected::Revealed,
    sentence::sentence,
    side::Side,
    stale::Stale,
    text::{self, Latest, Op, Outcome, Version, applied, latest},
};
use crate::word::{BaseParagraph, text_of};

/// The texts of a file, and what is found out about them.
pub(super) struct Texts<'a> {
    base: &'a [BaseParagraph],
    mine: &'a Side,
    /// The paragraphs of theirs with their spans.
    spelt: Vec<BaseParagraph>,
    latest: Latest,
    groups: &'a Groups,
    pub(super) marks: Marks,
    pub(super) decided: Decided,
    /// What is done to the text.
    pub(super) plan: Plan,
    /// What is done to the footnotes.
    pub(super) notes: Plan,
    /// What the paragraphs of mine are to say.
    pub(super) said: Vec<String>,
    pub(super) refreshed: Vec<Refreshed>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) remarks: Vec<Remark>,
    /// The paragraphs of mine that the new build no longer has and nobody changed.
    goes: BTreeSet<usize>,
    /// Words of a paragraph whose XML could not be brought to say what it must.
    pub(super) unsound: Option<String>,
}

impl<'a> Texts<'a> {
    /// Puts all texts together; `spelt` are the paragraphs of the new build with their spans.
    pub(super) fn merged(
        (base, mine): (&'a [BaseParagraph], &'a Side),
        spelt: Vec<BaseParagraph>,
        groups: &'a Groups,
        (marks, decided): (Marks, Decided),
    ) -> Self {
        let mut texts = Self {
            base,
            mine,
            latest: latest(&spelt),
            spelt,
            groups,
            marks,
            decided,
            plan: Plan::default(),
            notes: Plan::default(),
            said: mine.paragraphs.iter().map(|it| it.text.clone()).collect(),
            refreshed: Vec::new(),
            conflicts: Vec::new(),
            remarks: Vec::new(),
            goes: BTreeSet::new(),
            unsound: None,
        };
        groups.all.iter().for_each(|it| texts.group(it));
        texts.copies();
        texts.stale();
        texts.in_place();
        texts
    }
}

impl Texts<'_> {
    /// A text that the base copy has.
    fn group(&mut self, group: &Group) {
        if group.base.is_empty() {
            return;
        }
        let base = Version::of(group.base.iter().filter_map(|it| self.base.get(*it)));
        let theirs = Version::of(group.theirs.iter().filter_map(|it| self.spelt.get(*it)));
        let mine = self.my_version(&group.mine);
        let is_blank = |it: &Version| it.text.trim().is_empty();
        if group.mine.is_empty() || (is_blank(&mine) && !is_blank(&base)) {
            self.rejected(group, &base, &theirs);
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
        self.take(group, &base, &mine, outcome);
        self.rejected(group, &base, &theirs);
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
        self.take(group, base, mine, fresh);
        self.rejected(group, base, &Version::default());
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

    /// Takes up what comes of a text, but for what the person has decided.
    fn take(&mut self, group: &Group, base: &Version, mine: &Version, mut outcome: Outcome) {
        self.remarks.extend(self.decided.settle(&mine.text, &mut outcome));
        self.tell(group, base, mine, &outcome);
        self.apply(&group.mine, &outcome.ops);
    }

    /// Renews the figures that stand in tracked deletions, should these be rejected.
    fn rejected(&mut self, group: &Group, base: &Version, theirs: &Version) {
        for at in &group.mine {
            let Some(path) = self.mine.paragraphs.get(*at).map(|it| it.path.clone()) else {
                continue;
            };
            let plan = if self.mine.is_note(*at) { &mut self.notes } else { &mut self.plan };
            let element = plan.replaced.get(&path).or_else(|| self.mine.element(*at));
            let Some(revealed) = element.and_then(Revealed::of) else { continue };
            let outcome = if theirs.text.is_empty() {
                text::refreshed(base, &revealed.version, &self.latest)
            } else {
                text::merged(base, &revealed.version, theirs, &self.latest)
            };
            if let Some(renewed) = revealed.renewed(&outcome.fresh, &mut self.marks) {
                plan.replaced.insert(path, renewed);
            }
        }
    }

    /// Says where the person's own words say what figures were.
    fn stale(&mut self) {
        let stale = Stale::of(self.base, &self.latest);
        for group in &self.groups.all {
            let mine = group.mine.iter().filter(|it| !self.goes.contains(it));
            let merged: String =
                mine.filter_map(|it| self.said.get(*it)).map(String::as_str).collect();
            let theirs = Version::of(group.theirs.iter().filter_map(|it| self.spelt.get(*it)));
            self.remarks.extend(stale.within(&merged, &theirs.text));
        }
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
        if let Some(text) = self.said.get_mut(at) {
            *text = said;
        }
        let Some(path) = self.mine.paragraphs.get(at).map(|it| it.path.clone()) else { return };
        let plan = if is_note { &mut self.notes } else { &mut self.plan };
        plan.replaced.insert(path, made);
    }

    /// Renews the figures of paragraphs that the person copied: known by their identity, or by words that one
    /// paragraph alone says. A number in a cell may be anybody's.
    fn copies(&mut self) {
        let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
        let mut by_text: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (at, paragraph) in self.base.iter().enumerate().filter(|(_, it)| !it.spans.is_empty()) {
            by_id.extend(paragraph.ids.iter().map(|it| (it.as_str(), at)));
            let counted: usize = paragraph.spans.iter().map(|it| it.range.len()).sum();
            let says_more = counted < paragraph.text.trim().len();
            let said = by_text.entry(&paragraph.text);
            said.and_modify(|it| *it = None).or_insert(says_more.then_some(at));
        }
        let groups = self.groups;
        for group in groups.all.iter().filter(|it| it.base.is_empty()) {
            for at in &group.mine {
                let Some(paragraph) = self.mine.paragraphs.get(*at) else { continue };
                let mut of = paragraph.ids.iter().filter_map(|it| by_id.get(it.as_str()).copied());
                let by_words = || by_text.get(paragraph.text.as_str()).copied().flatten();
                let original = of.next().or_else(by_words);
                let Some(original) = original.and_then(|it| self.base.get(it)) else { continue };
                let base = Version::of([original]);
                let mine = self.my_version(&BTreeSet::from([*at]));
                let fresh = text::refreshed(&base, &mine, &self.latest);
                let copy = Group { mine: BTreeSet::from([*at]), ..group.clone() };
                self.take(&copy, &base, &mine, fresh);
            }
        }
    }

    /// Says where a row of the person stands in the place of one that the new build changed.
    fn in_place(&mut self) {
        for it in in_place(self.base, (self.mine, &self.spelt), self.groups) {
            let text = |of: &[BaseParagraph], row: &[usize]| -> String {
                let texts = row.iter().filter_map(|it| of.get(*it)).map(|it| it.text.as_str());
                texts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
            };
            let (base, theirs) = (text(self.base, &it.base), text(&self.spelt, &it.theirs));
            let own = it.mine.iter().map(|it| self.mine.text(*it)).filter(|it| !it.is_empty());
            let mine = own.collect::<Vec<_>>().join(" ");
            if let Some(first) = it.mine.first() {
                let told = format!("这一行像是由“{base}”改来的，新稿现为“{theirs}”，请核对。");
                self.comment(*first, &told);
            }
            self.conflicts.push(Conflict {
                base: it.base,
                sentence: mine.clone(),
                dispute: Dispute::Words { base, mine, theirs },
            });
        }
    }

    /// Takes out what the new build no longer has, but for what stands in `below`; gives what goes.
    pub(super) fn take_out(&mut self, below: &BTreeSet<usize>) -> BTreeSet<usize> {
        self.goes.retain(|it| !below.contains(it));
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
