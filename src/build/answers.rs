//! Rule X25: every item of 审议意见 is answered by a section of the finished text.

use super::answers_left::{bare, nearest_title};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule, SourceKind},
    document::{Block, BlockContent, BlockId, Heading, plain_text},
    layout::Laid,
    project::Project,
    record::{Opinion, OpinionItem},
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
    /// Whether the template wrote all of it.
    pub is_drafted: bool,
    heading: BlockId,
}

impl Answer {
    /// The page that its heading stands on, from 1.
    pub fn page(&self, laid: &Laid) -> Option<usize> {
        laid.page_number(laid.pages.first_page_of(&self.heading)?)
    }
}

/// A heading with what stands below it.
struct Candidate<'a> {
    title: String,
    heading: &'a Heading,
    id: &'a BlockId,
    /// Whether the template wrote it, and the clerk added nothing.
    is_drafted: bool,
    says_anything: bool,
    sentence: String,
}

/// How strictly a text is held to 审议意见.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strictness {
    /// `--draft`: what is missing stops nothing.
    pub(super) is_draft: bool,
    /// 正式稿: what the template drafted is no answer beside sections that the clerk wrote.
    pub(super) is_final: bool,
}

/// The answers to `opinion` in the text `body`.
pub(super) fn answers(
    opinion: &Opinion,
    body: &[Block],
    strictness: Strictness,
    found: &mut Diagnostics,
) -> Answers {
    let Strictness { is_draft, is_final } = strictness;
    let sought = Sought { opinion, candidates: candidates(body) };
    let mut answers: Vec<(usize, Answer)> = Vec::new();
    for item in &opinion.items {
        let (at, candidate) = match sought.answering(item) {
            Ok(answering) => answering,
            Err(unanswered) => {
                found.push(unanswered.doubtful_unless(!is_draft));
                continue;
            }
        };
        let only_drafted = sought.only_drafted(item, candidate);
        found.extend(only_drafted.map(|it| it.doubtful_unless(is_final && !is_draft)));
        let answer = Answer {
            nth: item.nth,
            item: item.text.text.clone(),
            section: candidate.printed(),
            sentence: candidate.sentence.clone(),
            is_drafted: candidate.is_drafted,
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

impl Candidate<'_> {
    /// As printed: `一、……`.
    fn printed(&self) -> String {
        format!("{}{}", self.heading.number, self.title)
    }

    /// Whether its title is `words`, with its number or without.
    fn is_named(&self, words: &str) -> bool {
        bare(&self.title) == words || bare(&self.printed()) == words
    }
}

/// Items, and the sections among which their answers are sought.
struct Sought<'a> {
    opinion: &'a Opinion,
    candidates: Vec<Candidate<'a>>,
}

impl<'a> Sought<'a> {
    /// The section that answers `item`, what the clerk wrote before what was drafted, and its place
    /// among all sections.
    fn answering(&self, item: &OpinionItem) -> Result<(usize, &Candidate<'a>), Diagnostic> {
        let wanted = item.wanted();
        let words = bare(&wanted.text);
        let matching = |it: &Candidate<'_>| {
            let is_named = it.is_named(&words);
            (is_named || bare(&it.title).contains(&words)).then_some((it.is_drafted, !is_named))
        };
        let all = self.candidates.iter().enumerate();
        let matching = all.filter_map(|(at, it)| Some((matching(it)?, at, it)));
        let Some((_, at, candidate)) = matching.min_by_key(|(rank, ..)| *rank) else {
            return Err(self.unanswered(item));
        };
        if !candidate.says_anything {
            let cause = format!("回应审议意见第{}条的“{}”下面没有正文", item.nth, candidate.title);
            return Err(Diagnostic::of(Rule::X25, cause)
                .at(&wanted.place)
                .cure("请在那一节写明这一条是怎样落实的"));
        }
        Ok((at, candidate))
    }

    fn unanswered(&self, item: &OpinionItem) -> Diagnostic {
        let nth = item.nth;
        let Some(named) = &item.answered_in else {
            let cause = format!("审议意见第{nth}条“{}”在正文里没有回应", item.text.text);
            let cure = self.perhaps_meant(item).unwrap_or_else(|| {
                "请写一节回应它，标题里写上这一条的原话；\
                 标题另有写法的，在这一条写“回应: 那一节的标题”"
                    .to_owned()
            });
            return Diagnostic::of(Rule::X25, cause).at(&item.text.place).cure(cure);
        };
        let titles = || self.candidates.iter().map(|it| it.title.as_str());
        let near = nearest_title(&named.text, self.free(item));
        let cure = match near.or_else(|| nearest_title(&named.text, titles())) {
            Some(near) => format!("是否为“{near}”？请照正文的标题改"),
            None if self.candidates.is_empty() => "正文还没有标题，请先写回应它的一节".to_owned(),
            None => {
                let free: Vec<&str> = self.free(item).collect();
                let titles = if free.is_empty() { titles().collect() } else { free };
                format!("可以写的标题有：{}", titles.join("；"))
            }
        };
        let cause = format!("审议意见第{nth}条的回应“{}”不是正文里的标题", named.text);
        Diagnostic::of(Rule::X25, cause).at(&named.place).cure(cure)
    }

    /// The fault that only the template answers `item`, where the clerk has written sections: what was
    /// retitled would be told twice, once by the clerk and once by the template.
    fn only_drafted(&self, item: &OpinionItem, answering: &Candidate<'_>) -> Option<Diagnostic> {
        let has_prose = self.candidates.iter().any(|it| !it.is_drafted);
        if !answering.is_drafted || !has_prose {
            return None;
        }
        let wanted = item.wanted();
        let cause = format!(
            "审议意见第{}条“{}”只有模板起草的“{}”回应，正文里没有写",
            item.nth,
            item.text.text,
            answering.printed()
        );
        let command = format!("huibao draft {}", Project::stem(&wanted.place.file));
        let cure = self.perhaps_meant(item).unwrap_or_else(|| {
            format!("请写一节回应它；也可以用“{command}”把起草的一节写进文档，核对、修改后使用")
        });
        Some(Diagnostic::of(Rule::X25, cause).at(&wanted.place).cure(cure))
    }

    /// What to do where a section of the clerk's is perhaps meant to answer `item`.
    fn perhaps_meant(&self, item: &OpinionItem) -> Option<String> {
        let near = nearest_title(&item.wanted().text, self.free(item))?;
        Some(format!(
            "是否由“{near}”这一节回应？是的，请在标题里写上这一条的原话，或在这一条写“回应: {near}”；\
             不是的，请另写一节"
        ))
    }

    /// The titles of the clerk's own sections that answer no other item.
    fn free(&self, item: &OpinionItem) -> impl Iterator<Item = &str> {
        let others = self.opinion.items.iter().filter(|it| it.nth != item.nth);
        let others: Vec<String> = others.map(|it| bare(&it.wanted().text)).collect();
        let written = self.candidates.iter().filter(|it| !it.is_drafted);
        let free = written.filter(move |it| !others.iter().any(|o| bare(&it.title).contains(o)));
        free.map(|it| it.title.as_str())
    }
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

fn candidates(body: &[Block]) -> Vec<Candidate<'_>> {
    let headings = body.iter().enumerate().flat_map(|(at, block)| match &block.content {
        BlockContent::Heading(heading) => {
            let rest = body.get(at.saturating_add(1)..).unwrap_or_default();
            vec![Candidate {
                title: plain_text(&heading.text).trim_end_matches('。').to_owned(),
                says_anything: says_anything(heading, rest),
                sentence: first_sentence(heading, rest),
                is_drafted: is_drafted(block) && below(heading, rest).all(is_drafted),
                id: &block.id,
                heading,
            }]
        }
        BlockContent::Columns(columns) => candidates(&columns.blocks),
        _ => Vec::new(),
    });
    headings.collect()
}

fn is_drafted(block: &Block) -> bool {
    block.origin.file.kind == SourceKind::Drafted
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
