//! Rule X19: where prose says how many cases leaders read and lists them, it lists as many, and all
//! that it cites were read.

use super::{Ground, Sentence, abridged_titles::quotations, sentence::PieceKind};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, Field},
};

/// What leaders do with a case, and the field that holds it.
const DEEDS: [(&str, Field); 1] = [("阅批", Field::LeaderReviews)];

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    for (deed, field) in DEEDS {
        if let Some(at) = sentence.text.find(deed) {
            check_deed(sentence, at, (deed, field), ground, found);
        }
    }
}

fn check_deed(
    sentence: &Sentence,
    at: usize,
    (deed, field): (&str, Field),
    ground: Ground<'_>,
    found: &mut Diagnostics,
) {
    let Some((counted_at, count)) = count_after(&sentence.text, at) else { return };
    let listed = listed(sentence, counted_at, ground);
    let typed = counted_at.saturating_sub(count.to_string().len())..counted_at;
    let after = sentence.text.get(counted_at..).unwrap_or_default();
    // Where titles are only examples, or one is not known, nobody can say that there are too few.
    let is_whole = !after.contains('等') && quotations(after).len() <= listed.len();
    let is_wrong = listed.len() > count || (is_whole && listed.len() > 1 && listed.len() < count);
    if is_wrong {
        let place = sentence.place(&typed);
        if let Some(place) = place {
            let wrong = format!("这里说{deed}{count}件，后面列出的是{}件", listed.len());
            found.push(
                Diagnostic::of(Rule::X19, wrong)
                    .at(&place)
                    .cure(format!("请核对列出的标题，最好用“{{领导{deed}.标题}}”由程序列出")),
            );
        }
    }
    let has = |case: &Case| !case.values(field, ground.register.as_of(ground.as_of)).is_empty();
    for (range, case) in listed.iter().filter(|_| count == listed.len()) {
        let Some(place) = sentence.place(range).filter(|_| !has(case)) else { continue };
        let wrong =
            format!("{}号没有{}的记录，却列在{deed}的{count}件里", case.number, field.chinese());
        found.push(
            Diagnostic::of(Rule::X19, wrong)
                .at(&place)
                .cure(format!("请核对；确实{deed}过的，请在台账里补写“{}”", field.chinese())),
        );
    }
}

/// The first `N件` after byte `at` of its clause, with the byte where its digits end.
fn count_after(text: &str, at: usize) -> Option<(usize, usize)> {
    const NEAR: usize = 16;
    let after = text.get(at..)?;
    let unit = after.find('件')?;
    let between = after.get(..unit)?;
    let digits = between.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let count = between.get(digits..)?.parse().ok()?;
    let is_near = between.chars().count() <= NEAR && !between.contains(['，', '；', '：']);
    is_near.then_some((at.saturating_add(unit), count))
}

/// The cases that the sentence quotes or cites after byte `from`, each once.
fn listed<'a>(
    sentence: &Sentence,
    from: usize,
    ground: Ground<'a>,
) -> Vec<(std::ops::Range<usize>, &'a Case)> {
    let cases = &ground.register.cases;
    let mut listed: Vec<(std::ops::Range<usize>, &Case)> = Vec::new();
    let mut add = |range: std::ops::Range<usize>, case: &'a Case| {
        if !listed.iter().any(|(_, it)| std::ptr::eq(*it, case)) {
            listed.push((range, case));
        }
    };
    for piece in sentence.pieces().iter().filter(|it| it.range.start >= from) {
        if let PieceKind::Case(number) = &piece.kind
            && let Some(case) = cases.iter().find(|it| it.number == *number)
        {
            add(piece.range.clone(), case);
        }
    }
    for (start, quoted) in quotations(&sentence.text).into_iter().filter(|it| it.0 >= from) {
        let range = start..start.saturating_add(quoted.len());
        let is_called =
            |it: &&Case| it.title == quoted || it.short_title.as_deref() == Some(quoted);
        if sentence.is_typed(&range)
            && let Some(case) = cases.iter().find(is_called)
        {
            add(range, case);
        }
    }
    listed
}
