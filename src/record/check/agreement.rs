//! Whether what the head of a document says in several places agrees: its dates, its number, the
//! organs that issue and sign it.

use chrono::{Datelike, NaiveDate};

use super::{entries::Entries, leaf};
use crate::{
    chinese::date,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    document::Signing,
    record::{DocumentHead, IssueDate, Stage, Written, keys},
};

/// Rule X17: a document knows nothing of what happens after its date.
pub(super) fn check_order(
    entries: &Entries<'_>,
    as_of: Option<NaiveDate>,
    issued: Option<IssueDate>,
    found: &mut Diagnostics,
) {
    let (Some(as_of), Some(issued)) = (as_of, issued) else { return };
    if issued.last_day() < as_of
        && let Some(node) = entries.get(keys::ISSUE_DATE)
    {
        let day = date::year_month_day(as_of);
        found.push(
            Diagnostic::error(format!("成文日期{}早于截至日期{day}", issued.printed()))
                .rule(Rule::X17)
                .at(&node.place)
                .cure("请核实两个日期；数字不能截至成文之后"),
        );
    }
}

/// Rule X21: a document is signed, then printed, then put on the web.
pub(super) fn check_sent(
    entries: &Entries<'_>,
    issued: Option<IssueDate>,
    found: &mut Diagnostics,
) {
    let form = |it: IssueDate| if it.date().is_some() { "%Y-%m-%d" } else { "%Y-%m" };
    let mut before = issued.map(|it| {
        let first = it.first_day();
        (keys::ISSUE_DATE.0, first, first.format(form(it)).to_string())
    });
    for name in [keys::PRINTED_ON, keys::PUBLISHED_ON] {
        let Some(node) = entries.get(name) else { continue };
        let Some(date) = leaf::date(node, name.0, found) else { continue };
        if let Some((earlier, _, said)) = before.filter(|(_, first, _)| date < *first) {
            let cause = format!("{}{date}早于{earlier}{said}", name.0);
            found.push(
                Diagnostic::of(Rule::X21, cause)
                    .at(&node.place)
                    .cure("请核实两个日期：先成文，再印发，再上网"),
            );
        }
        before = Some((name.0, date, date.to_string()));
    }
}

/// The date stands under 署名 and is not printed without one.
pub(super) fn check_signed(entries: &Entries<'_>, stage: Stage, found: &mut Diagnostics) {
    let sign = "请在文件开头加上“署名: 单位名称”";
    let cure =
        if stage.is_dated() { sign.to_owned() } else { format!("{sign}，或删去成文日期") };
    if !entries.has(keys::SIGNATORY)
        && let Some(date) = entries.get(keys::ISSUE_DATE)
    {
        found.push(Diagnostic::warning("没有署名，成文日期不会印出").at(&date.place).cure(cure));
    }
}

/// Warns of what in a whole head does not agree.
pub(super) fn check(head: &DocumentHead, found: &mut Diagnostics) {
    found.extend(another_year(head));
    found.extend(other_organs(head));
    found.extend(posts_of_others(head));
}

/// A document is numbered in the year in which it is signed.
fn another_year(head: &DocumentHead) -> Option<Diagnostic> {
    let number = head.letterhead.as_ref()?.document_number.as_ref()?;
    let (year, issued) = (number.year()?, head.issue_date?);
    let signed = issued.first_day().year();
    let cause = format!("文号的年份是{year}年，成文日期是{}", issued.printed());
    (year != signed).then(|| {
        let cure = format!("请核实；文号按成文的年份编，应为〔{signed}〕");
        Diagnostic::warning(cause).at(&number.place).cure(cure)
    })
}

/// The organs in the mark of a joint document are those that sign it.
fn other_organs(head: &DocumentHead) -> Option<Diagnostic> {
    let issuers = &head.letterhead.as_ref()?.issuers;
    let signatories = &head.signatories;
    if issuers.len() < 2 || signatories.len() < 2 {
        return None;
    }
    let lacks = |them: &[Written], organ: &Written| !them.iter().any(|it| may_be_same(it, organ));
    let (one, other, named) = if let Some(it) = issuers.iter().find(|it| lacks(signatories, it)) {
        (keys::ISSUERS.0, keys::SIGNATORY.0, it)
    } else {
        let it = signatories.iter().find(|it| lacks(issuers, it))?;
        (keys::SIGNATORY.0, keys::ISSUERS.0, it)
    };
    let cause = format!("{one}里有“{}”，{other}里没有", named.text);
    let cure = "联合行文的发文机关和署名应是同样的几家，请核实";
    Some(Diagnostic::warning(cause).at(&named.place).cure(cure))
}

/// Whether two names may be one organ's: one is the other with characters left out, as a short name
/// is made.
fn may_be_same(one: &Written, other: &Written) -> bool {
    let is_short_for = |short: &str, long: &str| {
        let mut rest = long.chars();
        short.chars().all(|it| rest.any(|known| known == it))
    };
    is_short_for(&one.text, &other.text) || is_short_for(&other.text, &one.text)
}

/// In a joint document the head of each organ sets a stamp.
fn posts_of_others(head: &DocumentHead) -> Option<Diagnostic> {
    let issuers = head.letterhead.as_ref().map(|it| &it.issuers).filter(|it| !it.is_empty());
    let organs = issuers.unwrap_or(&head.signatories).len();
    let posts = &head.signer_posts;
    let (first, number) = (posts.first()?, posts.len());
    let is_told = head.signing == Signing::Stamp && organs > 1 && number != organs;
    is_told.then(|| {
        let cause = format!("{organs}个机关联合行文，签发人职务写了{number}个");
        let cure = "联合行文的每个机关加盖一个签名章，请按机关的先后逐个写，如“[区长, 局长]”";
        Diagnostic::warning(cause).at(&first.place).cure(cure)
    })
}
