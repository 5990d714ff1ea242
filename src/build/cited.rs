//! The cases that a person cites in prose, and what became of them since the last build: words that
//! were written for 正在解决 may be wrong for 已经解决, and no figure shows it.

use serde::{Deserialize, Serialize};

use super::lineage::{Mention, Printed};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceKind},
    record::{AsOf, Field, Register},
};

/// What a sentence about a case rests on.
const WATCHED: [Field; 2] = [Field::Outcome, Field::Publicity];

/// A case that prose cites by its number, as of 截至; cases of one number in several batches
/// together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedCase {
    /// 编号.
    pub number: String,
    /// 办理结果; empty before the reply.
    pub outcome: Vec<String>,
    /// 公开属性; empty before the reply.
    pub publicity: Vec<String>,
}

impl CitedCase {
    fn of(number: &str, register: &Register, as_of: AsOf) -> Self {
        let [outcome, publicity] = WATCHED.map(|field| {
            let cases = register.cases.iter().filter(|it| it.number == number);
            cases.flat_map(|it| it.values(field, as_of)).map(String::from).collect()
        });
        Self { number: number.to_owned(), outcome, publicity }
    }
}

/// The cases that `mentions` cite by number in prose, each once, in reading order.
pub(super) fn cited(mentions: &[Mention], register: &Register, as_of: AsOf) -> Vec<CitedCase> {
    let mut cases: Vec<CitedCase> = Vec::new();
    for number in mentions.iter().filter_map(cited_number) {
        if cases.iter().all(|it| it.number != number) {
            cases.push(CitedCase::of(number, register, as_of));
        }
    }
    cases
}

/// The number that a person wrote: not one of a list that follows the records by itself.
fn cited_number(mention: &Mention) -> Option<&str> {
    let Printed::Case { number, .. } = &mention.printed else { return None };
    let is_written = mention.origin.file.kind == SourceKind::Prose
        && mention.origin.text().contains(&format!("案{number}"));
    is_written.then_some(number.as_str())
}

/// A warning at the first citation of each case that is another than it was.
pub(super) fn changes(
    mentions: &[Mention],
    before: &[CitedCase],
    now: &[CitedCase],
) -> Diagnostics {
    let mut found = Diagnostics::default();
    for case in now {
        let Some(old) = before.iter().find(|it| it.number == case.number) else { continue };
        let pairs = [(&old.outcome, &case.outcome), (&old.publicity, &case.publicity)];
        let changed: Vec<String> = WATCHED
            .iter()
            .zip(pairs)
            .filter(|(_, (old, new))| old != new)
            .map(|(field, (old, new))| {
                format!("{}由“{}”变为“{}”", field.chinese(), worded(old), worded(new))
            })
            .collect();
        let first = mentions.iter().find(|it| cited_number(it) == Some(&case.number));
        if let (Some(mention), false) = (first, changed.is_empty()) {
            found.push(
                Diagnostic::warning(format!(
                    "自上次生成以来，{}号的{}，这里引用了它",
                    case.number,
                    changed.join("，")
                ))
                .at(&mention.origin)
                .cure("请看这一句的措辞是否还合适；重新生成后不再提示"),
            );
        }
    }
    found
}

fn worded(values: &[String]) -> String {
    if values.is_empty() { "未答复".to_owned() } else { values.join("、") }
}
