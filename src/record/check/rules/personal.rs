//! Rule X22: nothing that reaches a person stands in what is printed. 电话 and 联系人 have fields of
//! their own, which are not.

use super::place_of;
use crate::{
    chinese::personal,
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Activity, Case, Field},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    let mut look = |text: &str, place: &Place, what: &str| {
        found.extend(faults(text, place, &format!("{}号的{what}", case.number)));
    };
    look(&case.title, place_of(case, Field::Title), "标题");
    let texts = [
        (Field::ShortTitle, &case.short_title),
        (Field::Summary, &case.summary),
        (Field::ReplyText, &case.reply.text),
        (Field::ReplyNote, &case.reply.note),
        (Field::ReviewReason, &case.review.reason),
        (Field::ExtensionReason, &case.extension.reason),
        (Field::PublicityReason, &case.publication.reason),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            look(text, place_of(case, field), field.chinese());
        }
    }
    for it in &case.measures {
        look(&it.text, &it.place, "措施");
    }
    for it in &case.commitments {
        look(&it.text, &it.place, "承诺事项");
    }
    for it in &case.unit_steps {
        look(it.opinion.as_deref().unwrap_or_default(), &it.place, "会办意见");
    }
    for it in &case.contacts {
        look(it.content.as_deref().unwrap_or_default(), &it.place, "沟通内容");
    }
    for it in &case.feedback {
        look(it.comment.as_deref().unwrap_or_default(), &it.place, "反馈意见");
    }
    for it in &case.rehandlings {
        look(it.reason.as_deref().unwrap_or_default(), &it.place, "二次办理原因");
    }
    for it in &case.follow_ups {
        look(it.note.as_deref().unwrap_or_default(), &it.place, "回头看说明");
    }
    for it in &case.highlights {
        look(&it.content, &it.place, "特色案例");
    }
}

/// The same of 活动.
pub(super) fn check_activities(activities: &[Activity], found: &mut Diagnostics) {
    for it in activities {
        for text in [Some(&it.name), it.content.as_ref()].into_iter().flatten() {
            found.extend(faults(text, &it.place, &format!("活动“{}”", it.name)));
        }
    }
}

fn faults(text: &str, place: &Place, owner: &str) -> Vec<Diagnostic> {
    let told = personal::find(text).into_iter().map(|(range, what)| {
        let words = text.get(range).unwrap_or_default();
        let wrong = format!("{owner}里有{}，会随文件印出、上网", what.chinese());
        Diagnostic::of(Rule::X22, wrong)
            .doubtful_unless(what.is_certain())
            .at(&within(place, words))
            .cure("请删去；承办联系人的电话请写在承办单位的“电话”里")
    });
    told.collect()
}

/// The first place of `words` within `place`, or all of it.
fn within(place: &Place, words: &str) -> Place {
    match place.text().find(words) {
        Some(at) if !words.is_empty() => {
            let start = place.range.start.saturating_add(at);
            Place::new(&place.file, start..start.saturating_add(words.len()))
        }
        _ => place.clone(),
    }
}
