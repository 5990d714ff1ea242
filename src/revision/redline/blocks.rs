//! Two texts of paragraphs and tables as one: the text, a cell, a footnote.

use std::ops::Range;

use super::{
    Redliner,
    pairing::{Block, Step},
};
use crate::{
    revision::reviser,
    word::{Element, Node},
};

/// What stands in the text that is made.
struct Made {
    node: Node,
    what: What,
}

/// What it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Paragraph(Whose),
    Table(Whose),
    Other,
}

/// Which of the texts have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Both,
    Old,
    New,
}

impl Redliner<'_> {
    /// What `new` holds with the changes from what `old` holds tracked; both at their paths.
    pub(super) fn blocks(&mut self, old: &Block<'_>, new: &Block<'_>) -> Vec<Node> {
        let (olds, _) = inner(old);
        let (news, others) = inner(new);
        let mut others = others.into_iter().peekable();
        let mut all = Vec::new();
        let pairs = sections(&olds, &news);
        let ends = if pairs.len() > 1 { section_ends(&news) } else { Vec::new() };
        for (before, after) in pairs {
            let (from, to) = (after.start, after.end);
            let (Some(olds), Some(news)) = (olds.get(before), news.get(after)) else { continue };
            let mut made = Vec::new();
            for step in self.section_steps(olds, news) {
                if let Step::Both(_, new) | Step::New(new) = step {
                    let new = from.saturating_add(new);
                    while let Some((_, node)) = others.next_if(|(before, _)| *before <= new) {
                        made.push(Made { node: node.clone(), what: What::Other });
                    }
                }
                made.extend(self.step(step, olds, news));
            }
            let rest = std::iter::from_fn(|| others.next_if(|(before, _)| *before < to));
            made.extend(rest.map(|(_, it)| Made { node: it.clone(), what: What::Other }));
            self.mark(&mut made);
            if ends.contains(&to) {
                end_section(&mut made);
            }
            all.extend(made.into_iter().map(|it| it.node));
        }
        all.extend(others.map(|(_, node)| node.clone()));
        all
    }

    /// What becomes of the paragraphs and tables of a section.
    fn section_steps(&self, old: &[Block<'_>], new: &[Block<'_>]) -> Vec<Step> {
        let fits = |one: &Element, other: &Element| one.name == other.name;
        let is_text =
            |of: &[Block<'_>], at: usize| of.get(at).is_some_and(|it| is_text(it.element));
        let steps = self.partners.steps(old, new, fits);
        let steps = with_same_end(steps, |one, other| is_text(old, one) && is_text(new, other));
        before_tables(steps, old, new)
    }

    fn step(&mut self, step: Step, old: &[Block<'_>], new: &[Block<'_>]) -> Option<Made> {
        let (one, other, whose) = match step {
            Step::Both(one, other) => (old.get(one), new.get(other), Whose::Both),
            Step::Old(one) => (old.get(one), None, Whose::Old),
            Step::New(other) => (None, new.get(other), Whose::New),
        };
        if one.or(other).is_some_and(|it| !is_text(it.element)) {
            let node = Node::Element(self.table(one, other)?);
            return Some(Made { node, what: What::Table(whose) });
        }
        let paragraph = match (one, other) {
            (Some(one), Some(other)) => self.paragraph(one.element, other.element),
            (Some(one), None) => self.deleted(one.element),
            (None, Some(other)) => self.inserted(other.element),
            (None, None) => return None,
        };
        self.places = self.places.saturating_add(usize::from(whose != Whose::Both));
        Some(Made { node: Node::Element(paragraph), what: What::Paragraph(whose) })
    }

    /// Has the marks that end paragraphs inserted and deleted. What comes and goes at the end of a text, or before
    /// a table, takes the mark before it along and leaves its own: the last mark of a text cannot go.
    fn mark(&mut self, made: &mut [Made]) {
        let mut whose: Vec<Option<Whose>> = made.iter().map(Made::whose).collect();
        let mut looks: Vec<(usize, usize)> = Vec::new();
        for (kept, last) in tails(made) {
            let tail = whose.get(last).copied().flatten();
            if tail == Some(Whose::Old) {
                looks.push((kept, last));
            }
            if let Some(it) = whose.get_mut(kept) {
                *it = tail;
            }
            if let Some(it) = whose.get_mut(last) {
                *it = Some(Whose::Both);
            }
        }
        for (kept, last) in looks {
            let look = made.get(kept).and_then(|it| it.node.as_element()?.first("w:pPr").cloned());
            if let Some(Made { node: Node::Element(end), .. }) = made.get_mut(last) {
                end.children.retain(|it| it.as_element().is_none_or(|it| it.name != "w:pPr"));
                end.children.splice(0..0, look.map(Node::Element));
            }
        }
        for (it, whose) in made.iter_mut().zip(whose) {
            let Node::Element(paragraph) = &mut it.node else { continue };
            match whose {
                Some(Whose::Old) => self.reviser.delete_mark(paragraph),
                Some(Whose::New) => self.reviser.insert_mark(paragraph),
                Some(Whose::Both) | None => {}
            }
        }
    }
}

impl Made {
    /// Which of the texts have it, of a paragraph.
    const fn whose(&self) -> Option<Whose> {
        match self.what {
            What::Paragraph(whose) => Some(whose),
            What::Table(_) | What::Other => None,
        }
    }
}

/// The last paragraph that both texts have and the last of all, where others follow: at the end of the text, also
/// behind tables that come or go, and before each table.
fn tails(made: &[Made]) -> Vec<(usize, usize)> {
    let mut tails = Vec::new();
    let mut open: Option<(usize, Option<usize>)> = None;
    let mut kept_before_end = None;
    let mut last_of_all = None;
    for (at, it) in made.iter().enumerate() {
        match it.what {
            What::Paragraph(Whose::Both) => {
                open = Some((at, None));
                kept_before_end = Some(at);
                last_of_all = Some(at);
            }
            What::Paragraph(_) => {
                open = open.map(|(kept, _)| (kept, Some(at)));
                last_of_all = Some(at);
            }
            What::Table(whose) => {
                tails.extend(open.take().and_then(|(kept, last)| Some((kept, last?))));
                if whose == Whose::Both {
                    kept_before_end = None;
                }
            }
            What::Other => {}
        }
    }
    if let (Some(kept), Some(last)) = (kept_before_end, last_of_all)
        && kept < last
    {
        tails.retain(|(it, _)| *it != kept);
        tails.push((kept, last));
    }
    tails
}

fn is_text(element: &Element) -> bool {
    element.name == "w:p"
}

/// The sections of both texts that are held against each other, each with the paragraph that ends it: the whole of
/// both where they have not as many.
fn sections(old: &[Block<'_>], new: &[Block<'_>]) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut olds, mut news) = (section_ends(old), section_ends(new));
    if olds.len() != news.len() {
        return vec![(0..old.len(), 0..new.len())];
    }
    olds.push(old.len());
    news.push(new.len());
    let from =
        |ends: &[usize]| -> Vec<usize> { std::iter::once(0).chain(ends.iter().copied()).collect() };
    let (old_starts, new_starts) = (from(&olds), from(&news));
    let olds = old_starts.into_iter().zip(olds).map(|(from, to)| from..to);
    olds.zip(new_starts.into_iter().zip(news).map(|(from, to)| from..to)).collect()
}

/// Behind how many of `blocks` a section ends and another begins.
fn section_ends(blocks: &[Block<'_>]) -> Vec<usize> {
    let ends = |it: &Block<'_>| section_end(it.element).is_some();
    let ends = blocks.iter().enumerate().filter(|(_, it)| ends(it));
    let ends = ends.map(|(at, _)| at.saturating_add(1));
    ends.filter(|it| *it < blocks.len()).collect()
}

/// How the section looks that `paragraph` ends.
fn section_end(paragraph: &Element) -> Option<&Element> {
    paragraph.first("w:pPr")?.first("w:sectPr")
}

/// Has the last paragraph of a section end it, whose mark stays whatever becomes of the changes.
fn end_section(made: &mut [Made]) {
    let mut end = None;
    for it in made.iter_mut() {
        let Node::Element(paragraph) = &mut it.node else { continue };
        let Some(look) = section_end(paragraph).cloned() else { continue };
        let properties = paragraph.elements_mut().find(|it| it.name == "w:pPr");
        let Some(properties) = properties else { continue };
        properties.children.retain(|it| it.as_element().is_none_or(|it| it.name != "w:sectPr"));
        end = Some(look);
    }
    let last = made.iter_mut().rfind(|it| it.whose().is_some());
    if let (Some(look), Some(Made { node: Node::Element(last), .. })) = (end, last) {
        reviser::within(
            last,
            "w:pPr",
            |_| true,
            |properties| {
                let is_later =
                    |it: &Node| it.as_element().is_some_and(|it| it.name == "w:pPrChange");
                let place = properties.children.iter().position(is_later);
                let place = place.unwrap_or(properties.children.len());
                properties.children.insert(place, Node::Element(look));
            },
        );
    }
}

/// The steps with the last paragraphs of both texts before each table taken for the same where neither goes on in the
/// other.
fn before_tables(steps: Vec<Step>, old: &[Block<'_>], new: &[Block<'_>]) -> Vec<Step> {
    let mut all = Vec::new();
    let mut text = Vec::new();
    for step in steps {
        let block = match step {
            Step::Both(at, _) | Step::Old(at) => old.get(at),
            Step::New(at) => new.get(at),
        };
        if block.is_some_and(|it| is_text(it.element)) {
            text.push(step);
        } else {
            all.extend(with_same_end(std::mem::take(&mut text), |_, _| true));
            all.push(step);
        }
    }
    all.extend(with_same_end(text, |_, _| true));
    all
}

/// The paragraphs and tables that `block` holds, also in content controls, and before how many of them each of its
/// other children stands.
fn inner<'a>(block: &Block<'a>) -> (Vec<Block<'a>>, Vec<(usize, &'a Node)>) {
    let (mut blocks, mut others) = (Vec::new(), Vec::new());
    collect(block, &mut blocks, &mut others);
    (blocks, others)
}

fn collect<'a>(
    block: &Block<'a>,
    blocks: &mut Vec<Block<'a>>,
    others: &mut Vec<(usize, &'a Node)>,
) {
    for (at, node) in block.element.children.iter().enumerate() {
        let Node::Element(element) = node else { continue };
        let path = [block.path.as_slice(), &[at]].concat();
        let child = Block { path, element };
        match element.name.as_str() {
            "w:p" | "w:tbl" => blocks.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" => collect(&child, blocks, others),
            "w:sdtPr" | "w:sdtEndPr" | "w:customXmlPr" => {}
            _ => others.push((blocks.len(), node)),
        }
    }
}

/// The steps with the last of both texts, where neither goes on in the other and they fit, taken for the same.
fn with_same_end(mut steps: Vec<Step>, fits: impl Fn(usize, usize) -> bool) -> Vec<Step> {
    let tail = steps.iter().rposition(|it| matches!(it, Step::Both(..))).map_or(0, |it| it + 1);
    let ends = steps.iter().skip(tail).fold((None, None), |ends, it| match it {
        Step::Old(at) => (Some(*at), ends.1),
        Step::New(at) => (ends.0, Some(*at)),
        Step::Both(..) => ends,
    });
    if let (Some(old), Some(new)) = ends
        && fits(old, new)
    {
        steps.retain(|it| *it != Step::Old(old) && *it != Step::New(new));
        steps.push(Step::Both(old, new));
    }
    steps
}
