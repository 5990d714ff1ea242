//! What is done to the words of a paragraph, done to its XML: inside its runs, whose looks stay.

use std::ops::Range;

use super::{marks::Marks, text::Op};
use crate::word::{Element, Node, OBJECT, pieces};

/// The paragraph `element` with `ops` done to it, which speak of bytes of its text.
pub(super) fn patched(element: &Element, ops: &[Op], marks: &mut Marks) -> Element {
    let mut cuts: Vec<usize> =
        ops.iter().flat_map(|it| [it.range().start, it.range().end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let cut = Cutter { cuts }.children(element, &mut 0);
    let length = length_of(&cut);
    let mut patcher = Patcher { ops, marks, at: 0, length, done: vec![false; ops.len()] };
    let mut made = patcher.children(&cut, false);
    patcher.rest(&mut made);
    made
}

/// What of a paragraph is no text of it, nor anything that is gone into.
fn is_passed(name: &str) -> bool {
    matches!(
        name,
        "w:p" | "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" | "mc:Fallback" | "w:rt" | "w:sdtPr"
    )
}

/// How many bytes of text an element says.
fn length_of(element: &Element) -> usize {
    let mut length: usize = 0;
    pieces(element, &mut Vec::new(), &mut |it| length = length.saturating_add(it.text.len()));
    length
}

/// How many bytes of text something in a run says.
fn length_in_run(item: &Node) -> usize {
    let run = Element { name: "w:r".to_owned(), attributes: vec![], children: vec![item.clone()] };
    length_of(&run)
}

/// Cuts runs, so that no run stands on both sides of a cut.
struct Cutter {
    cuts: Vec<usize>,
}

impl Cutter {
    fn children(&self, of: &Element, at: &mut usize) -> Element {
        let mut made = Element { children: Vec::new(), ..of.clone() };
        for child in &of.children {
            match child {
                Node::Element(run) if run.name == "w:r" => {
                    made.children.extend(self.run(run, at).into_iter().map(Node::Element));
                }
                Node::Element(inner) if !is_passed(&inner.name) => {
                    made.children.push(Node::Element(self.children(inner, at)));
                }
                other => made.children.push(other.clone()),
            }
        }
        made
    }

    /// The runs that a run becomes.
    fn run(&self, run: &Element, at: &mut usize) -> Vec<Element> {
        let start = *at;
        let end = start.saturating_add(length_of(run));
        if !self.cuts.iter().any(|it| start < *it && *it < end) {
            *at = end;
            return vec![run.clone()];
        }
        let properties: Vec<Node> =
            run.children.iter().filter(|it| is(it, "w:rPr")).cloned().collect();
        let empty = || Element { children: properties.clone(), ..run.clone() };
        let mut runs = Vec::new();
        let mut open = empty();
        for item in run.children.iter().filter(|it| !is(it, "w:rPr")) {
            for part in self.parts(item, at) {
                let begins = start < part.0 && self.cuts.binary_search(&part.0).is_ok();
                if begins && open.children.len() > properties.len() {
                    runs.push(std::mem::replace(&mut open, empty()));
                }
                open.children.push(part.1);
            }
        }
        runs.push(open);
        runs
    }

    /// What something in a run becomes, each part with where its text begins.
    fn parts(&self, item: &Node, at: &mut usize) -> Vec<(usize, Node)> {
        let start = *at;
        let end = start.saturating_add(length_in_run(item));
        *at = end;
        let Some(words) = item.as_element().filter(|it| it.name == "w:t") else {
            return vec![(start, item.clone())];
        };
        let text = text_in(words);
        let within = self.cuts.iter().copied().filter(|it| start < *it && *it < end);
        let ends: Vec<usize> = within.chain([end]).collect();
        let mut from = start;
        let mut parts = Vec::new();
        for to in ends {
            let part = text.get(from.saturating_sub(start)..to.saturating_sub(start));
            parts.push((from, Node::Element(words_of(part.unwrap_or_default()))));
            from = to;
        }
        parts
    }
}

fn is(node: &Node, name: &str) -> bool {
    node.as_element().is_some_and(|it| it.name == name)
}

fn text_in(words: &Element) -> String {
    let texts = words.children.iter().filter_map(|it| match it {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) | Node::Xml(_) => None,
    });
    texts.collect()
}

fn words_of(text: &str) -> Element {
    Element::new("w:t").with("xml:space", "preserve").text(text)
}

/// Whether something in a run is a stretch of its text, which other text may take the place of.
fn is_text(node: &Node) -> bool {
    ["w:t", "w:br", "w:cr", "w:tab", "w:noBreakHyphen"].iter().any(|it| is(node, it))
}

/// Text as it stands in a run: line ends and tabs are elements.
fn items(text: &str) -> Vec<Node> {
    let mut items = Vec::new();
    let mut plain = String::new();
    let flush = |plain: &mut String, items: &mut Vec<Node>| {
        if !plain.is_empty() {
            items.push(Node::Element(words_of(plain)));
            plain.clear();
        }
    };
    for character in text.chars().filter(|it| *it != OBJECT) {
        let element = match character {
            '\n' => "w:br",
            '\t' => "w:tab",
            other => {
                plain.push(other);
                continue;
            }
        };
        flush(&mut plain, &mut items);
        items.push(Node::Element(Element::new(element)));
    }
    flush(&mut plain, &mut items);
    items
}

/// A run that looks like `like` and says `text`.
fn run_like(like: Option<&Element>, text: &str) -> Element {
    let mut run = Element::new("w:r");
    if let Some(properties) = like.and_then(|it| it.first("w:rPr")) {
        let mut properties = properties.clone();
        let is_mark = |it: &Node| ["w:rPrChange", "w:ins", "w:del"].iter().any(|name| is(it, name));
        properties.children.retain(|it| !is_mark(it));
        run.push(properties);
    }
    run.children.extend(items(text));
    run
}

/// Does the ops, run by run.
struct Patcher<'a> {
    ops: &'a [Op],
    marks: &'a mut Marks,
    /// Bytes of text so far.
    at: usize,
    /// Bytes of text in all.
    length: usize,
    /// Which of the ops have been begun.
    done: Vec<bool>,
}

impl Patcher<'_> {
    fn children(&mut self, of: &Element, is_inserted: bool) -> Element {
        let mut made = Element { children: Vec::new(), ..of.clone() };
        for child in &of.children {
            match child {
                Node::Element(run) if run.name == "w:r" => {
                    self.run(run, is_inserted, &mut made.children);
                }
                Node::Element(inner) if !is_passed(&inner.name) => {
                    let is_inserted =
                        is_inserted || matches!(inner.name.as_str(), "w:ins" | "w:moveTo");
                    let inner = self.children(inner, is_inserted);
                    made.children.push(Node::Element(inner));
                }
                other => made.children.push(other.clone()),
            }
        }
        made
    }

    fn run(&mut self, run: &Element, is_inserted: bool, out: &mut Vec<Node>) {
        let length = length_of(run);
        if length == 0 {
            out.push(Node::Element(run.clone()));
            return;
        }
        let range = self.at..self.at.saturating_add(length);
        self.at = range.end;
        // What is added where the paragraph begins.
        if range.start == 0 {
            self.additions(0, Some(run), out);
        }
        for op in self.ops {
            if op.range().is_empty() || op.range().start != range.start {
                continue;
            }
            match op {
                Op::Figure { .. } => self.marks.begin(op, out),
                Op::Words { theirs, .. } => {
                    self.marks.begin(op, out);
                    self.deletion(run, theirs, out);
                }
                Op::Put { .. } => {}
            }
        }
        self.written(run, &range, is_inserted, out);
        // The inner ones end first.
        for op in self.ops.iter().rev() {
            if op.range().is_empty() || op.range().end != range.end {
                continue;
            }
            match op {
                Op::Figure { theirs, .. } => {
                    self.insertion(run, theirs, is_inserted, out);
                    self.marks.end(op, out);
                }
                Op::Words { .. } => self.marks.end(op, out),
                Op::Put { .. } => {}
            }
        }
        self.additions(range.end, Some(run), out);
    }

    /// The run itself, with what is done to its words.
    fn written(
        &mut self,
        run: &Element,
        range: &Range<usize>,
        is_inserted: bool,
        out: &mut Vec<Node>,
    ) {
        let covers = |op: &Op| op.range().start <= range.start && range.end <= op.range().end;
        let mut run = run.clone();
        let put = self
            .ops
            .iter()
            .position(|it| matches!(it, Op::Put { .. }) && covers(it) && !it.range().is_empty());
        if let Some(at) = put
            && let Some(Op::Put { text, .. }) = self.ops.get(at)
        {
            let first = self.done.get(at) == Some(&false) && run.children.iter().any(is_text);
            let place = run.children.iter().position(is_text).unwrap_or(run.children.len());
            run.children.retain(|it| !is_text(it));
            if first {
                let place = place.min(run.children.len());
                run.children.splice(place..place, items(text));
                if let Some(done) = self.done.get_mut(at) {
                    *done = true;
                }
            }
            if run.children.iter().all(|it| is(it, "w:rPr")) {
                return;
            }
        }
        let is_figure = self.ops.iter().any(|it| matches!(it, Op::Figure { .. }) && covers(it));
        let is_disputed = self.ops.iter().any(|it| matches!(it, Op::Words { .. }) && covers(it));
        if is_figure {
            out.push(Node::Element(self.marks.reviser.deleted(vec![run])));
        } else if is_disputed && !is_inserted {
            out.push(Node::Element(self.marks.reviser.inserted(vec![run])));
        } else {
            out.push(Node::Element(run));
        }
    }

    /// What is added at the byte `at`, looking like the run beside it.
    fn additions(&mut self, at: usize, beside: Option<&Element>, out: &mut Vec<Node>) {
        for (nth, op) in self.ops.iter().enumerate() {
            let is_here = op.range().is_empty() && op.range().start == at;
            if !is_here || self.done.get(nth) != Some(&false) {
                continue;
            }
            if let Some(done) = self.done.get_mut(nth) {
                *done = true;
            }
            match op {
                Op::Put { text, .. } => {
                    out.push(Node::Element(run_like(beside, text)));
                }
                Op::Words { theirs, .. } => {
                    self.marks.begin(op, out);
                    if let Some(run) = beside {
                        self.deletion(run, theirs, out);
                    }
                    self.marks.end(op, out);
                }
                Op::Figure { .. } => {}
            }
        }
    }

    /// What is added to a paragraph without words.
    fn rest(&mut self, paragraph: &mut Element) {
        if self.length == 0 {
            let mut added = Vec::new();
            self.additions(0, None, &mut added);
            paragraph.children.append(&mut added);
        }
    }

    fn deletion(&mut self, like: &Element, text: &str, out: &mut Vec<Node>) {
        if !text.is_empty() {
            let run = run_like(Some(like), text);
            out.push(Node::Element(self.marks.reviser.deleted(vec![run])));
        }
    }

    fn insertion(&mut self, like: &Element, text: &str, is_inserted: bool, out: &mut Vec<Node>) {
        let run = run_like(Some(like), text);
        // An insertion within another is none.
        let run = if is_inserted { run } else { self.marks.reviser.inserted(vec![run]) };
        out.push(Node::Element(run));
    }
}
