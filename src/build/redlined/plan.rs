//! What is to be done to one text: which of its characters are new, and what stood between them.

use std::collections::BTreeMap;

use crate::{
    document::{Change, ChangeKind, Inline, InlineContent, NOTE_MARK, plain_text},
    revision::{WordChangeKind, redline::TrackedParagraph},
    word::OBJECT,
};

/// The changes of a paragraph by the characters of what it says now that any setting in lines keeps.
pub(super) struct Bare {
    /// These characters.
    pub(super) text: Vec<char>,
    /// Which of them are new.
    added: Vec<bool>,
    /// Before which of them something stood, and what.
    removed: BTreeMap<usize, String>,
}

/// The changes of one text, by its characters.
#[derive(Default)]
pub(super) struct Plan {
    added: Vec<bool>,
    removed: BTreeMap<usize, String>,
}

/// Whether setting a text in lines neither adds nor takes a character.
fn stays(character: char) -> bool {
    !character.is_whitespace() && !matches!(character, '\u{200d}' | OBJECT)
}

/// The characters of `text` that stay.
pub(super) fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|it| stays(*it)).collect()
}

impl Bare {
    pub(super) fn of(paragraph: &TrackedParagraph) -> Self {
        let mut all = Self { text: Vec::new(), added: Vec::new(), removed: BTreeMap::new() };
        for (kind, text) in &paragraph.pieces {
            if *kind == WordChangeKind::Removed {
                let gone: String = text.chars().filter(|it| *it != '\n' && *it != OBJECT).collect();
                all.removed.entry(all.text.len()).or_default().push_str(&gone);
                continue;
            }
            for character in bare(text) {
                all.text.push(character);
                all.added.push(*kind == WordChangeKind::Added);
            }
        }
        all
    }

    /// Where `text` stands in it, from the character `from` on.
    pub(super) fn find(&self, text: &[char], from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let at = match text {
            [] => rest.is_empty().then_some(0),
            _ => rest.windows(text.len()).position(|it| it == text),
        };
        at.map(|it| it.saturating_add(from))
    }

    /// What of it is done to `text`, of which the bare characters begin at `start`; words that stood before its first
    /// `label` characters stand behind them. `is_last` where nothing else is behind it.
    pub(super) fn plan(&self, text: &str, start: usize, label: usize, is_last: bool) -> Plan {
        let mut plan = Plan::default();
        let mut at = start;
        for (nth, character) in text.chars().enumerate() {
            let stays = stays(character);
            if stays && let Some(words) = self.removed.get(&at) {
                plan.removed.entry(nth.max(label)).or_default().push_str(words);
            }
            plan.added.push(stays && self.added.get(at).copied().unwrap_or_default());
            at = at.saturating_add(usize::from(stays));
        }
        if (is_last || at == self.text.len())
            && let Some(words) = self.removed.get(&at)
        {
            plan.removed.entry(plan.added.len()).or_default().push_str(words);
        }
        plan
    }
}

impl Plan {
    /// Whether anything is done.
    pub(super) fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.iter().all(|it| !it)
    }

    /// `inlines`, the first of whose characters is the one `at`, with it done; `at` is behind them then. What stood
    /// behind the last character is put in where `ends`.
    pub(super) fn carried_out(
        &self,
        inlines: Vec<Inline>,
        at: &mut usize,
        ends: bool,
    ) -> Vec<Inline> {
        let mut done = Vec::new();
        let mut last = None;
        for inline in inlines {
            last = Some(inline.origin.clone());
            self.inline(inline, at, &mut done);
        }
        if let Some(origin) = last.filter(|_| ends) {
            done.extend(self.gone(*at).map(|content| Inline { origin, content }));
        }
        done
    }

    fn inline(&self, inline: Inline, at: &mut usize, into: &mut Vec<Inline>) {
        let Inline { origin, content } = inline;
        let made = |content| Inline { origin: origin.clone(), content };
        let text = match content {
            InlineContent::Strong(inner) => {
                let inner = self.carried_out(inner, at, false);
                into.push(made(InlineContent::Strong(inner)));
                return;
            }
            InlineContent::Footnote(_) => NOTE_MARK.to_string(),
            _ => plain_text(&[made(content.clone())]),
        };
        let end = at.saturating_add(text.chars().count());
        let is_touched = (*at..end).any(|it| self.is_added(it) || self.removed.contains_key(&it));
        if !is_touched || text.starts_with(NOTE_MARK) {
            into.extend(self.gone(*at).map(made));
            into.push(made(content));
            *at = end;
            return;
        }
        let mut words = String::new();
        let mut are_added = false;
        for character in text.chars() {
            let gone = self.gone(*at);
            if gone.is_some() || are_added != self.is_added(*at) {
                into.extend(said(&std::mem::take(&mut words), are_added).map(made));
                are_added = self.is_added(*at);
            }
            into.extend(gone.map(made));
            words.push(character);
            *at = at.saturating_add(1);
        }
        into.extend(said(&words, are_added).map(made));
    }

    fn is_added(&self, at: usize) -> bool {
        self.added.get(at).copied().unwrap_or_default()
    }

    /// What stood before the character `at`.
    fn gone(&self, at: usize) -> Option<InlineContent> {
        self.removed.get(&at).filter(|it| !it.is_empty()).map(|it| removed(it))
    }
}

/// `words` as they are, or as new ones.
fn said(words: &str, are_added: bool) -> Option<InlineContent> {
    let text = || InlineContent::Text(words.to_owned());
    (!words.is_empty()).then(|| if are_added { change(ChangeKind::Added, words) } else { text() })
}

/// Words that are gone.
pub(super) fn removed(words: &str) -> InlineContent {
    change(ChangeKind::Removed, words)
}

fn change(kind: ChangeKind, words: &str) -> InlineContent {
    InlineContent::Change(Change { kind, text: words.to_owned() })
}
