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
    let measures = case.measures.iter().map(|it| &it.text);
    let commitments = case.commitments.iter().map(|it| &it.text);
    let own = [&case.number, &case.session, &case.title].into_iter();
    own.chain(&case.short_title)
        .chain(measures)
        .chain(commitments)
        .chain(&case.keywords)
        .map(String::as_str)
}

fn dates_of(case: &Case) -> impl Iterator<Item = NaiveDate> + '_ {
    let commitments = case.commitments.iter().flat_map(|it| [it.due, it.closed]);
    [case.assigned, case.replied].into_iter().chain(commitments).flatten()
}

fn dates(date: NaiveDate) -> String {
    format!("{} {}", date::year_month_day(date), date::month_day(date))
}
