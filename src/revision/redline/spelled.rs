//! A paragraph spelled out: its text, and for every character what says it.

use std::{collections::BTreeMap, ops::Range};

use crate::word::{Element, Node};

/// Characters that stand for what is no text, one for each thing that is to be told from others.
const FIRST_KEY: u32 = 0xF_0000;

/// What stands for what is no text, the same for the same thing in both documents.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: BTreeMap<String, char>,
}

impl Keys {
    /// The character that stands for `what`.
    fn of(&mut self, what: String) -> char {
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let next = FIRST_KEY.saturating_add(next);
        *self.known.entry(what).or_insert(char::from_u32(next).unwrap_or(char::MAX))
    }

    fn words(&mut self, text: &str) -> String {
        text.chars()
            .map(|it| if u32::from(it) < FIRST_KEY { it } else { self.of(it.into()) })
            .collect()
    }

    /// What stands in the text for a child of a run; `None` for what takes no place in it.
    fn object(&mut self, child: &Element, picture: &dyn Fn(&Element) -> String) -> Option<char> {
        Some(match child.name.as_str() {
            "w:tab" => '\t',
            "w:cr" => '\n',
            "w:br" => match child.attribute("w:type") {
                None | Some("textWrapping") => '\n',
                Some(other) => self.of(format!("break {other}")),
            },
            "w:noBreakHyphen" => '\u{2011}',
            // What two notes say is compared apart.
            "w:footnoteReference" => self.of("footnote".to_owned()),
            "w:endnoteReference" => self.of("endnote".to_owned()),
            "w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent" | "w:sym" | "w:ruby" => {
                let what = picture(child);
                self.of(what)
            }
            _ => return None,
        })
    }
}

/// A paragraph as what is compared of it.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    /// Its text, a character for each picture, note and break.
    pub(super) text: String,
    /// Its `w:pPr`.
    pub(super) properties: Option<Element>,
    /// What says the text, in order.
    pub(super) atoms: Vec<Atom>,
    /// The `w:rPr` of its runs.
    pub(super) looks: Vec<Option<Element>>,
    /// Hyperlinks and fields around runs, without them.
    pub(super) wrappers: Vec<Element>,
}

/// What says a stretch of the text, or stands in it without saying anything.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// The run that it is of.
    pub(super) run: usize,
    /// What is around the run.
    pub(super) wrapper: Option<usize>,
    /// What it is.
    pub(super) content: Content,
}

/// What an atom is.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Words, as they are written.
    Words(String),
    /// Another child of a run.
    Child(Element),
    /// What stands beside the runs: a bookmark's end.
    Beside(Node),
}

/// Reads paragraphs.
pub(super) struct Speller<'a> {
    /// Shared by both documents.
    pub(super) keys: &'a mut Keys,
    /// What tells one picture from others.
    pub(super) picture: &'a dyn Fn(&Element) -> String,
    /// Whether what is around runs is wanted.
    pub(super) keeps_wrappers: bool,
}

impl Speller<'_> {
    pub(super) fn spell(&mut self, paragraph: &Element) -> Spelled {
        let mut spelled = Spelled::default();
        self.children(paragraph, None, &mut spelled);
        spelled
    }

    fn children(&mut self, of: &Element, wrapper: Option<usize>, into: &mut Spelled) {
        for node in &of.children {
            let Node::Element(child) = node else { continue };
            match child.name.as_str() {
                "w:pPr" => into.properties = Some(child.clone()),
                "w:r" => self.run(child, wrapper, into),
                "w:hyperlink" | "w:fldSimple" if self.keeps_wrappers && wrapper.is_none() => {
                    let shell = Element { children: Vec::new(), ..child.clone() };
                    into.wrappers.push(shell);
                    self.children(child, Some(into.wrappers.len().saturating_sub(1)), into);
                }
                "w:hyperlink" | "w:fldSimple" | "w:smartTag" | "w:sdt" | "w:sdtContent"
                | "w:customXml" | "w:dir" | "w:bdo" => self.children(child, wrapper, into),
                "w:sdtPr" | "w:sdtEndPr" | "w:smartTagPr" | "w:customXmlPr" => {}
                _ => {
                    let at = into.text.len();
                    let content = Content::Beside(node.clone());
                    into.atoms.push(Atom { range: at..at, run: 0, wrapper, content });
                }
            }
        }
    }

    fn run(&mut self, run: &Element, wrapper: Option<usize>, into: &mut Spelled) {
        into.looks.push(run.first("w:rPr").cloned());
        let nth = into.looks.len().saturating_sub(1);
        for child in run.elements().filter(|it| it.name != "w:rPr") {
            let start = into.text.len();
            let content = if child.name == "w:t" {
                let words: String = child.children.iter().filter_map(text).collect();
                into.text.push_str(&self.keys.words(&words));
                Content::Words(words)
            } else {
                into.text.extend(self.keys.object(child, self.picture));
                Content::Child(child.clone())
            };
            let range = start..into.text.len();
            into.atoms.push(Atom { range, run: nth, wrapper, content });
        }
    }
}

pub(super) fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Text(text) => Some(text),
        Node::Element(_) | Node::Xml(_) => None,
    }
}

impl Spelled {
    /// What says the bytes `range` of the text, words cut to it; what takes no place stands with what follows.
    pub(super) fn within(&self, range: &Range<usize>) -> Vec<Atom> {
        self.atoms.iter().filter_map(|it| it.cut(range)).collect()
    }

    /// What stands behind all text.
    pub(super) fn rest(&self) -> Vec<Atom> {
        let end = self.text.len();
        self.atoms.iter().filter(|it| it.range.start == end).cloned().collect()
    }

    /// What is around the text on both sides of the byte `at`.
    pub(super) fn wrapper_around(&self, at: usize) -> Option<usize> {
        let mut before = self.atoms.iter().filter(|it| it.range.end == at && !it.range.is_empty());
        let mut after = self.atoms.iter().filter(|it| it.range.start <= at && at < it.range.end);
        let inside = after.next()?;
        if inside.range.start < at {
            return inside.wrapper;
        }
        before.next().map(|it| it.wrapper).filter(|it| *it == inside.wrapper).flatten()
    }
}

impl Atom {
    fn cut(&self, range: &Range<usize>) -> Option<Self> {
        if self.range.is_empty() {
            return range.contains(&self.range.start).then(|| self.clone());
        }
        let (start, end) = (self.range.start.max(range.start), self.range.end.min(range.end));
        if start >= end {
            return None;
        }
        let content = match &self.content {
            Content::Words(words) => {
                // A character that stands for one of the last planes is as long as that.
                let own =
                    start.checked_sub(self.range.start)?..end.checked_sub(self.range.start)?;
                Content::Words(words.get(own)?.to_owned())
            }
            other => other.clone(),
        };
        Some(Self { range: start..end, content, ..self.clone() })
    }
}
