//! 审议意见 as templates see it: the sections that answer it, each with what it can be answered from.

use tera::Value;

use super::value::{date, fields, list, markup, maybe, text};
use crate::{
    markup::escape,
    record::{Opinion, OpinionItem},
};

/// What the records can tell of, in the order in which a report tells it, each with the words by which
/// an item asks for it, the surest first.
const TOPICS: [(&str, &[&str]); 7] = [
    ("组织领导", &["领导", "责任", "部署", "认识", "基础"]),
    ("协同承办", &["协同", "配合", "规范", "流程", "基础", "能力"]),
    ("沟通协商", &["沟通", "满意", "协商", "答复", "质量"]),
    ("联系社区", &["社区", "民意", "群众", "质量"]),
    ("解决问题", &["解决", "民生", "实效", "成效", "质量"]),
    ("督促检查", &["督办", "督查", "检查", "督促", "成效", "落实"]),
    ("回头看", &["回头看", "跟踪", "存量", "承诺", "成效", "落实"]),
];

/// By these words a title tells what is still to be done.
const STILL_TO_DO: [&str; 3] = ["下一步", "今后", "打算"];

/// Who asks for this asks for what no record tells: the clerk is left to answer it.
const UNRECORDED: [&str; 2] = ["长效", "长远"];

/// The headings under which all of it is told where no 审议意见 asks for anything.
const UNASKED: [(&str, &[&str]); 3] = [
    ("压实责任，夯实办理工作基础", &["组织领导", "协同承办"]),
    ("加强沟通，提高办理工作质量", &["沟通协商", "联系社区"]),
    ("狠抓落实，确保办理工作成效", &["解决问题", "督促检查", "回头看"]),
];

/// `opinion`: what is known of it; none where the document answers none.
pub(super) fn opinion(opinion: Option<&Opinion>) -> Value {
    maybe(opinion, |it| {
        fields([
            ("name", text(&it.name.text)),
            ("number", maybe(it.number.as_ref(), |it| text(&it.printed(false)))),
            ("date", maybe(it.date, date)),
            ("items", list(it.items.iter().map(item))),
        ])
    })
}

fn item(item: &OpinionItem) -> Value {
    fields([
        ("text", text(&item.text.text)),
        ("ref", markup(&format!("{{审议意见.第{}条}}", item.nth))),
        ("heading", markup(&heading(item))),
    ])
}

/// The title of the section that answers an item: the clerk's own markup, or the item's words.
fn heading(item: &OpinionItem) -> String {
    item.answered_in.as_ref().map_or_else(|| escape(&item.text.text), |it| it.text.clone())
}

/// `sections`: the headings with their topics, the item that each answers, and whether it is the
/// one that tells what is still to be done, which comes last.
pub(super) fn sections(opinion: Option<&Opinion>) -> Value {
    let Some(opinion) = opinion else {
        let unasked =
            UNASKED.iter().map(|(heading, topics)| section(heading, None, topics.to_vec(), false));
        return list(unasked);
    };
    let items: Vec<&OpinionItem> = opinion.items.iter().collect();
    let last = items.last().copied().filter(|it| is_still_to_do(it) && items.len() > 1);
    let asked = items.len().saturating_sub(usize::from(last.is_some()));
    let is_recorded =
        |it: &&OpinionItem| !UNRECORDED.iter().any(|word| it.text.text.contains(word));
    let asking: Vec<&OpinionItem> = items.into_iter().take(asked).filter(is_recorded).collect();
    let homes: Vec<usize> = (0..TOPICS.len()).map(|topic| home(topic, &asking)).collect();
    let told = asking.iter().enumerate().map(|(at, it)| {
        let topics = TOPICS.iter().zip(&homes).filter(|(_, home)| **home == at);
        section(&heading(it), Some(it), topics.map(|((name, _), _)| *name).collect(), false)
    });
    let last = last.map(|it| section(&heading(it), Some(it), Vec::new(), true));
    list(told.chain(last))
}

fn section(
    heading: &str,
    item: Option<&OpinionItem>,
    topics: Vec<&str>,
    is_still_to_do: bool,
) -> Value {
    fields([
        ("heading", markup(heading)),
        ("item", maybe(item, self::item)),
        ("topics", list(topics.into_iter().map(text))),
        ("still_to_do", Value::from(is_still_to_do)),
    ])
}

/// Whether an item is answered by nothing else than what is still to be done.
fn is_still_to_do(item: &OpinionItem) -> bool {
    let title = item.answered_in.as_ref().unwrap_or(&item.text);
    STILL_TO_DO.iter().any(|it| title.text.contains(it) || item.text.text.contains(it))
}

/// Which of `items` a topic is told under: the one that asks for it, else the one that stands about
/// where the topic stands among all.
fn home(topic: usize, items: &[&OpinionItem]) -> usize {
    let words = TOPICS.get(topic).map(|it| it.1).unwrap_or_default();
    let asks = |word: &&str| items.iter().position(|it| it.text.text.contains(*word));
    let share = topic.saturating_mul(items.len()).checked_div(TOPICS.len());
    words.iter().find_map(asks).or(share).unwrap_or_default()
}
