//! What the register says, in the words and dates that a document prints: the measure of whether a
//! digit that a template wrote comes from a record.

use chrono::NaiveDate;

use crate::{
    chinese::date,
    record::{Case, Register},
};

/// All texts of the register, and its dates and 截至 as printed, a line each.
pub(super) fn recorded(register: &Register, as_of: NaiveDate) -> String {
    let mut said = String::new();
    let mut say = |text: &str| {
        said.push_str(text);
        said.push('\n');
    };
    for batch in &register.batches {
        say(&batch.name);
    }
    for figure in &register.past_figures {
        say(&format!("{}年", figure.year));
        say(&figure.printed);
    }
    say(&format!("{}年", register.year));
    say(&dates(as_of));
    for activity in &register.activities {
        say(&activity.name);
        activity.content.iter().chain(&activity.leader).for_each(|it| say(it));
        say(&dates(activity.date));
    }
    for case in &register.cases {
        say(&format!("{}号", case.number));
        for text in texts(case) {
            say(text);
        }
        for date in dates_of(case) {
            say(&dates(date));
        }
    }
    said
}

fn texts(case: &Case) -> impl Iterator<Item = &str> {
    let own = [&case.number, &case.session, &case.title].into_iter();
    let given = [
        &case.short_title,
        &case.summary,
        &case.review.reason,
        &case.extension.reason,
        &case.reply.number,
        &case.reply.note,
        &case.publication.reason,
        &case.publication.url,
        &case.filing.volume,
    ];
    let listed = case.contacts.iter().map(|it| &it.content);
    let listed = listed.chain(case.feedback.iter().map(|it| &it.comment));
    let listed = listed.chain(case.follow_ups.iter().flat_map(|it| [&it.round, &it.note]));
    let listed = listed.chain(case.interim_replies.iter().map(|it| &it.number));
    let listed = listed.chain(case.rehandlings.iter().map(|it| &it.reason));
    let listed = listed.chain(case.commitments.iter().map(|it| &it.proof));
    let listed = listed.chain(case.unit_steps.iter().map(|it| &it.opinion));
    let measures = case.measures.iter().map(|it| &it.text);
    let commitments = case.commitments.iter().map(|it| &it.text);
    own.chain(given.into_iter().chain(listed).flatten())
        .chain(measures)
        .chain(commitments)
        .chain(&case.keywords)
        .map(String::as_str)
}

fn dates_of(case: &Case) -> impl Iterator<Item = NaiveDate> + '_ {
    let own = [
        case.review.date,
        case.assigned,
        case.reply_due,
        case.extension.until,
        case.replied,
        case.publication.date,
        case.filing.date,
    ];
    let steps = case
        .unit_steps
        .iter()
        .flat_map(|it| [it.assigned, it.accepted, it.returned, it.opinion_due, it.opinion_date]);
    let listed = case.contacts.iter().map(|it| it.date);
    let listed = listed.chain(case.interim_replies.iter().map(|it| it.date));
    let listed = listed.chain(case.rehandlings.iter().map(|it| it.date));
    let listed = listed.chain(case.follow_ups.iter().map(|it| it.date));
    let given = own.into_iter().chain(steps);
    let given = given.chain(case.feedback.iter().map(|it| it.date));
    let given = given.chain(case.rehandlings.iter().map(|it| it.replied));
    let given = given.chain(case.measures.iter().map(|it| it.done));
    let given = given.chain(case.commitments.iter().flat_map(|it| [it.due, it.closed]));
    given.flatten().chain(listed)
}

fn dates(date: NaiveDate) -> String {
    format!("{} {}", date::year_month_day(date), date::month_day(date))
}
