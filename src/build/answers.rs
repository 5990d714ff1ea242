//! Rule X25: every item of 审议意见 is answered by a section of the finished text.

use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Rule, SourceKind},
    document::{Block, BlockContent, BlockId, Heading, Piece, Section, plain_text},
    layout::Laid,
    record::{Opinion, OpinionItem, Written},
};

/// How 审议意见 is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// How many items it has.
    pub asked: usize,
    /// Those that a section answers; all of them but in a draft.
    pub given: Vec<Answer>,
}

/// An item of 审议意见 with the section that answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which item it is, from 1.
    pub nth: usize,
    /// Its words.
    pub item: String,
    /// The section's heading as printed: `一、……`.
    pub section: String,
    /// The first sentence below the heading.
    pub sentence: String,
    heading: BlockId,
}

impl Answer {
    /// The page that its heading stands on, from 1.
    pub fn page(&self, laid: &Laid) -> Option<usize> {
        laid.pages.first_page_of(&self.heading).map(|it| it.saturating_add(1))
    }
}

/// A heading with what stands below it.
struct Candidate<'a> {
    title: String,
    heading: &'a Heading,
    id: &'a BlockId,
    /// Whether the template wrote it.
    is_drafted: bool,
    says_anything: bool,
    sentence: String,
}

/// The answers to `opinion` in the text `body`; in a draft, a missing one stops nothing.
pub(super) fn answers(
    opinion: &Opinion,
    body: &[Block],
    is_draft: bool,
    found: &mut Diagnostics,
) -> Answers {
    let candidates = candidates(body);
    let mut answers: Vec<(usize, Answer)> = Vec::new();
    for item in &opinion.items {
        let (at, candidate) = match answering(item, &candidates) {
            Ok(answering) => answering,
            Err(unanswered) => {
                found.push(unanswered.doubtful_unless(!is_draft));
                continue;
            }
        };
        found.extend(perhaps_meant(item, opinion, candidate, &candidates));
        let answer = Answer {
            nth: item.nth,
            item: item.text.text.clone(),
            section: format!("{}{}", candidate.heading.number, candidate.title),
            sentence: candidate.sentence.clone(),
            heading: candidate.id.clone(),
        };
        if let Some((_, before)) = answers.iter().find(|(before, _)| *before > at) {
            found.push(out_of_order(item, &answer, before));
        }
        answers.push((at, answer));
    }
    let given = answers.into_iter().map(|(_, it)| it).collect();
    Answers { asked: opinion.items.len(), given }
}

/// The section that answers `item`, and its place among all sections.
fn answering<'a, 'b>(
    item: &OpinionItem,
    candidates: &'b [Candidate<'a>],
) -> Result<(usize, &'b Candidate<'a>), Diagnostic> {
    let wanted = item.wanted();
    let words = bare(&wanted.text);
    let named = |it: &Candidate<'_>| {
        bare(&it.title) == words || bare(&format!("{}{}", it.heading.number, it.title)) == words
    };
    let holds = |it: &Candidate<'_>| bare(&it.title).contains(&words);
    let at = candidates.iter().position(named).or_else(|| candidates.iter().position(holds));
    let Some((at, candidate)) = at.and_then(|at| Some((at, candidates.get(at)?))) else {
        return Err(unanswered(item, candidates));
    };
    if !candidate.says_anything {
        let cause = format!("回应审议意见第{}条的“{}”下面没有正文", item.nth, candidate.title);
        return Err(Diagnostic::of(Rule::X25, cause)
            .at(&wanted.place)
            .cure("请在那一节写明这一条是怎样落实的"));
    }
    Ok((at, candidate))
}

fn unanswered(item: &OpinionItem, candidates: &[Candidate<'_>]) -> Diagnostic {
    let nth = item.nth;
    let titles = || candidates.iter().map(|it| it.title.as_str());
    let Some(named) = &item.answered_in else {
        let cause = format!("审议意见第{nth}条“{}”在正文里没有回应", item.text.text);
        return Diagnostic::of(Rule::X25, cause).at(&item.text.place).cure(
            "请写一节回应它，标题里写上这一条的原话；标题另有写法的，在这一条写“回应: 那一节的标题”",
        );
    };
    let cure = match nearest(&named.text, titles()) {
        Some(near) => format!("是否为“{near}”？请照正文的标题改"),
        None if candidates.is_empty() => "正文还没有标题，请先写回应它的一节".to_owned(),
        None => format!("正文的标题有：{}", titles().collect::<Vec<_>>().join("；")),
    };
    let cause = format!("审议意见第{nth}条的回应“{}”不是正文里的标题", named.text);
    Diagnostic::of(Rule::X25, cause).at(&named.place).cure(cure)
}

/// A warning where the template answers an item under a title that is nearly one of the clerk's: what
/// was slightly mistyped would be answered twice. A title that answers another item is not meant.
fn perhaps_meant(
    item: &OpinionItem,
    opinion: &Opinion,
    answering: &Candidate<'_>,
    candidates: &[Candidate<'_>],
) -> Option<Diagnostic> {
    if !answering.is_drafted {
        return None;
    }
    let others: Vec<String> = opinion
        .items
        .iter()
        .filter(|it| it.nth != item.nth)
        .map(|it| bare(&it.wanted().text))
        .collect();
    let answers_another = |title: &str| others.iter().any(|it| bare(title).contains(it));
    let written = candidates.iter().filter(|it| !it.is_drafted).map(|it| it.title.as_str());
    let wanted = item.wanted();
    let near = nearest(&wanted.text, written.filter(|it| !answers_another(it)))?;
    let cause = format!(
        "回应审议意见第{}条的“{}”是模板起草的，正文里另有“{near}”",
        item.nth, answering.title
    );
    let warning = Diagnostic::of(Rule::X25, cause)
        .at(&wanted.place)
        .cure("如果是同一节，请在这一条写“回应”，照正文的标题写；不是的，不用改");
    Some(warning.doubtful_unless(false))
}

/// A warning: who checks item by item turns the pages once.
fn out_of_order(item: &OpinionItem, answer: &Answer, before: &Answer) -> Diagnostic {
    let cause = format!(
        "回应审议意见第{}条的“{}”排在回应第{}条的“{}”之前",
        answer.nth, answer.section, before.nth, before.section
    );
    Diagnostic::of(Rule::X25, cause)
        .at(&item.text.place)
        .cure("请按审议意见的先后排列各节，便于逐条对照；有意这样排的，可以不改")
        .doubtful_unless(false)
}

/// `opinion` as the template is to answer it beside `prose`: an item that a section of the prose answers
/// is answered under that section's title, so that the draft gives way to it, and one that is
/// answered further down in the prose needs no section of its own.
pub(super) fn left_to_template(opinion: &Opinion, prose: &[Section]) -> Opinion {
    let mut left = opinion.clone();
    left.items.retain_mut(|item| {
        if item.answered_in.is_some() {
            return true;
        }
        let words = bare(&item.text.text);
        if let Some(section) = prose.iter().find(|it| bare(&it.title).contains(&words)) {
            let place = item.text.place.clone();
            item.answered_in = Some(Written { text: section.title.clone(), place });
            return true;
        }
        let blocks = prose.iter().flat_map(|it| &it.pieces);
        let mut headings = blocks.filter_map(|it| match it {
            Piece::Block(Block { content: BlockContent::Heading(it), .. }) => Some(it),
            _ => None,
        });
        !headings.any(|it| bare(&plain_text(&it.text)).contains(&words))
    });
    left
}

fn candidates(body: &[Block]) -> Vec<Candidate<'_>> {
    let headings = body.iter().enumerate().filter_map(|(at, block)| match &block.content {
        BlockContent::Heading(heading) => {
            let rest = body.get(at.saturating_add(1)..).unwrap_or_default();
            Some(Candidate {
                title: plain_text(&heading.text).trim_end_matches('。').to_owned(),
                says_anything: says_anything(heading, rest),
                sentence: first_sentence(heading, rest),
                is_drafted: block.origin.file.kind == SourceKind::Drafted,
                id: &block.id,
                heading,
            })
        }
        _ => None,
    });
    headings.collect()
}

/// The blocks of `rest` up to the next heading that is not below `heading`.
fn below<'a>(heading: &Heading, rest: &'a [Block]) -> impl Iterator<Item = &'a Block> {
    let level = heading.level;
    rest.iter().take_while(move |it| match &it.content {
        BlockContent::Heading(other) => other.level > level,
        BlockContent::Annex(_) => false,
        _ => true,
    })
}

/// Whether anything is written in a section: words after a heading that is run in, or any block but a
/// bare heading.
fn says_anything(heading: &Heading, rest: &[Block]) -> bool {
    let is_said = |it: &Block| match &it.content {
        BlockContent::Heading(heading) => !heading.rest.is_empty(),
        _ => true,
    };
    !heading.rest.is_empty() || below(heading, rest).any(is_said)
}

/// The first sentence of a section; empty where it has only tables, pictures and the like.
fn first_sentence(heading: &Heading, rest: &[Block]) -> String {
    let own = plain_text(&heading.rest);
    let texts = below(heading, rest).map(|it| match &it.content {
        BlockContent::Heading(heading) => plain_text(&heading.rest),
        BlockContent::Paragraph(text) => plain_text(text),
        _ => String::new(),
    });
    let text = std::iter::once(own).chain(texts).find(|it| !it.trim().is_empty());
    let text = text.unwrap_or_default();
    let sentence = text.split_inclusive(['。', '！', '？']).next();
    sentence.unwrap_or_default().to_owned()
}

/// The words alone: marks and blanks are typed in many ways.
fn bare(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}
