//! Two paragraphs as one, in which what differs is tracked.

use super::{
    Redliner,
    spelled::{Atom, Content, Spelled},
};
use crate::{
    revision::{WordChangeKind, word_changes},
    word::{Element, Node},
};

/// A piece of the paragraph that is made.
struct Fragment {
    kind: Kind,
    wrapper: Option<usize>,
    atom: Atom,
}

/// What becomes of a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Kept,
    Removed,
    Added,
    /// It is there, whatever becomes of the changes.
    Untracked,
}

impl Redliner<'_> {
    /// `new`, with what it has not of `old` as deleted, and what `old` has not of it as inserted.
    pub(super) fn paragraph(&mut self, old: &Element, new: &Element) -> Element {
        let (old, spelled) = (self.spell_old(old), self.spell_new(new));
        let changes = word_changes(&old.text, &spelled.text);
        let mut fragments = Vec::new();
        let mut was_changed = false;
        for change in &changes {
            let is_change = change.kind != WordChangeKind::Kept;
            self.places = self.places.saturating_add(usize::from(is_change && !was_changed));
            was_changed = is_change;
            match change.kind {
                WordChangeKind::Removed => {
                    let wrapper = spelled.wrapper_around(change.new.start);
                    fragments.extend(removed(&old.within(&change.old), wrapper));
                }
                WordChangeKind::Added => {
                    fragments.extend(spelled.within(&change.new).into_iter().map(Fragment::added));
                }
                WordChangeKind::Kept => {
                    let (before, after) = (old.within(&change.old), spelled.within(&change.new));
                    self.pair_notes(&before, &after);
                    fragments.extend(after.into_iter().map(Fragment::kept));
                }
            }
        }
        fragments.extend(spelled.rest().into_iter().map(Fragment::kept));
        let shell = Element { children: Vec::new(), ..new.clone() };
        self.assembled(shell, spelled.properties.clone(), &old, &spelled, fragments)
    }

    /// `paragraph` of the new document with all its words, but not its mark, inserted.
    pub(super) fn inserted(&mut self, paragraph: &Element) -> Element {
        let spelled = self.spell_new(paragraph);
        let goes_whole = has_whole_fields(paragraph);
        let fragment = |it: Atom| Fragment {
            kind: if goes_whole { Kind::Added } else { Fragment::added(it.clone()).kind },
            wrapper: it.wrapper,
            atom: it,
        };
        let fragments = spelled.atoms.iter().cloned().map(fragment).collect();
        let shell = Element { children: Vec::new(), ..paragraph.clone() };
        self.assembled(shell, spelled.properties.clone(), &Spelled::default(), &spelled, fragments)
    }

    /// `paragraph` of the old document with all its words, but not its mark, deleted.
    pub(super) fn deleted(&mut self, paragraph: &Element) -> Element {
        let spelled = self.spell_old(paragraph);
        let fragments = removed(&spelled.atoms, None).collect();
        let properties = spelled.properties.clone().map(|it| self.carried.properties(it));
        self.assembled(Element::new("w:p"), properties, &spelled, &Spelled::default(), fragments)
    }

    /// The footnotes that a kept stretch refers to, in order, are the same ones.
    fn pair_notes(&mut self, old: &[Atom], new: &[Atom]) {
        let notes = |atoms: &[Atom]| -> Vec<String> {
            atoms.iter().filter_map(|it| it.footnote().map(str::to_owned)).collect()
        };
        self.notes.extend(notes(old).into_iter().zip(notes(new)));
    }

    fn assembled(
        &mut self,
        mut paragraph: Element,
        properties: Option<Element>,
        old: &Spelled,
        new: &Spelled,
        fragments: Vec<Fragment>,
    ) -> Element {
        paragraph.children.extend(properties.map(Node::Element));
        let mut fragments = fragments.into_iter().peekable();
        while let Some(first) = fragments.next() {
            let wrapper = first.wrapper;
            let mut inside = vec![first];
            while let Some(next) = fragments.next_if(|it| it.wrapper == wrapper) {
                inside.push(next);
            }
            let nodes = self.nodes(inside, old, new);
            match wrapper.and_then(|it| new.wrappers.get(it)) {
                Some(shell) => {
                    paragraph.push(Element { children: nodes, ..shell.clone() });
                }
                None => paragraph.children.extend(nodes),
            }
        }
        paragraph
    }

    /// Runs, those of changes within them.
    fn nodes(&mut self, fragments: Vec<Fragment>, old: &Spelled, new: &Spelled) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut fragments = fragments.into_iter().peekable();
        while let Some(first) = fragments.next() {
            let kind = first.kind;
            if let Content::Beside(node) = first.atom.content {
                nodes.push(node);
                continue;
            }
            let mut atoms = vec![first.atom];
            let goes_on =
                |it: &Fragment| it.kind == kind && !matches!(it.atom.content, Content::Beside(_));
            while let Some(next) = fragments.next_if(goes_on) {
                atoms.push(next.atom);
            }
            let mut runs = runs(atoms, if kind == Kind::Removed { old } else { new });
            match kind {
                Kind::Kept | Kind::Untracked => nodes.extend(runs.into_iter().map(Node::Element)),
                Kind::Added => nodes.push(Node::Element(self.reviser.inserted(runs))),
                Kind::Removed => {
                    for it in &mut runs {
                        self.carried.run(it);
                    }
                    nodes.push(Node::Element(self.reviser.deleted(runs)));
                }
            }
        }
        nodes
    }
}

/// What is deleted of the old document: its text. What takes no place in it goes without a trace.
fn removed(atoms: &[Atom], wrapper: Option<usize>) -> impl Iterator<Item = Fragment> {
    let says = |it: &&Atom| !it.range.is_empty();
    atoms.iter().filter(says).map(move |it| Fragment {
        kind: Kind::Removed,
        wrapper,
        atom: it.clone(),
    })
}

impl Fragment {
    fn kept(atom: Atom) -> Self {
        Self { kind: Kind::Kept, wrapper: atom.wrapper, atom }
    }

    fn added(atom: Atom) -> Self {
        let kind = if atom.range.is_empty() { Kind::Untracked } else { Kind::Added };
        Self { kind, wrapper: atom.wrapper, atom }
    }
}

impl Atom {
    /// The id of the footnote that it is the mark of.
    fn footnote(&self) -> Option<&str> {
        match &self.content {
            Content::Child(it) if it.name == "w:footnoteReference" => it.attribute("w:id"),
            _ => None,
        }
    }
}

/// Whether all fields that begin in a paragraph end there.
fn has_whole_fields(paragraph: &Element) -> bool {
    let mut open = 0_i32;
    let mut marks = paragraph.clone();
    marks.visit(&mut |it| {
        open = open.saturating_add(match it.attribute("w:fldCharType") {
            Some("begin") => 1,
            Some("end") => -1,
            _ => 0,
        });
    });
    open == 0
}

/// Neighbouring atoms of one run as that run.
fn runs(atoms: Vec<Atom>, of: &Spelled) -> Vec<Element> {
    let mut runs: Vec<(usize, Element)> = Vec::new();
    for atom in atoms {
        let child = match atom.content {
            Content::Words(words) => Element::new("w:t").with("xml:space", "preserve").text(&words),
            Content::Child(child) => child,
            Content::Beside(_) => continue,
        };
        if let Some((_, run)) = runs.last_mut().filter(|(run, _)| *run == atom.run) {
            run.push(child);
        } else {
            let look = of.looks.get(atom.run).cloned().flatten();
            runs.push((atom.run, Element::new("w:r").holding(look).child(child)));
        }
    }
    runs.into_iter().map(|(_, it)| it).collect()
}
