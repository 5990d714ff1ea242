//! Rule X10: who is not satisfied is answered again. A form that has a date may still be waiting for
//! its new reply: then it is wrong only once the case is filed, and in documents once the time for
//! the reply is over.

use super::place_of;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{Case, Field, OwnWords, Satisfaction, vocabulary::DISSATISFIED},
};

pub(super) fn check(case: &Case, found: &mut Diagnostics) {
    if !case.rehandlings.is_empty() {
        return;
    }
    let Some((place, axis)) = dissatisfied(case) else { return };
    let wrong = format!("{}号对{axis}不满意，但没有二次办理", case.number);
    found.push(
        Diagnostic::of(Rule::X10, wrong)
            .at(place)
            .cure("请补写“二次办理”的日期和原因；反馈登记错了的，请改正"),
    );
}

/// The first word of dissatisfaction that cannot still be waiting: where it stands, and with what.
fn dissatisfied(case: &Case) -> Option<(&Place, &'static str)> {
    let is_filed = case.filing.date.is_some();
    let short = case.satisfaction.iter().map(|it| (place_of(case, Field::Satisfaction), it));
    let forms = case.feedback.iter().filter(|it| is_filed || it.date.is_none());
    let forms = forms.map(|it| (&it.place, &it.satisfaction));
    short.chain(forms).find_map(|(place, it)| Some((place, axis(it, &case.words)?)))
}

fn axis(given: &Satisfaction, words: &OwnWords) -> Option<&'static str> {
    let is = |axis: &Option<String>| {
        axis.as_deref().and_then(|it| words.satisfaction(it)) == Some(DISSATISFIED)
    };
    match (is(&given.attitude), is(&given.result)) {
        (true, true) => Some("办理态度和办理结果都"),
        (true, false) => Some("办理态度"),
        (false, true) => Some("办理结果"),
        (false, false) => None,
    }
}
