//! Rule X19: where prose says how many cases leaders read or took up, the register says as many; it
//! lists as many, and all that it lists are among them.

use std::ops::Range;

use super::{Ground, Sentence, abridged_titles::quotations, sentence::PieceKind};
use crate::{
    chinese::wording,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Case, Field},
};

/// What leaders do with a case, and the field that holds it.
const DEEDS: [(&str, Field); 3] = [
    ("阅批", Field::LeaderReviews),
    ("领衔办理", Field::LeaderHandling),
    ("牵头督办", Field::LeaderSupervision),
];

/// Words with which the number is that of the whole year.
const IN_ALL: [&str; 4] = ["共", "累计", "全年", "总计"];

/// Words with which it is of other cases than these.
const OF_OTHERS: [&str; 6] = ["去年", "上年", "往年", "历年", "其中", "省"];

pub(super) fn check(sentence: &Sentence, ground: Ground<'_>, found: &mut Diagnostics) {
    for (deed, field) in DEEDS {
        let at = sentence.text.find(deed);
        if let Some((end, count)) = at.and_then(|at| count_after(&sentence.text, at)) {
            let spoken = Spoken { sentence, deed, field, end, count, ground };
            let listed = spoken.listed();
            found.extend(spoken.wrong_total().or_else(|| spoken.wrong_list(&listed)));
            found.extend(spoken.wrongly_listed(&listed));
        }
    }
}

/// A number of cases that a sentence speaks of.
struct Spoken<'a> {
    sentence: &'a Sentence,
    deed: &'a str,
    field: Field,
    /// The byte after its digits.
    end: usize,
    count: usize,
    ground: Ground<'a>,
}

impl<'a> Spoken<'a> {
    /// A typed number that the register does not bear out.
    fn wrong_total(&self) -> Option<Diagnostic> {
        let before = self.sentence.text.get(..self.end)?;
        if !self.sentence.is_typed(&self.digits()) || OF_OTHERS.iter().any(|it| before.contains(it))
        {
            return None;
        }
        let in_all = self.ground.register.cases.iter().filter(|it| self.has(it)).count();
        let in_batch = self.ground.this_batch().into_iter().filter(|it| self.has(it)).count();
        let is_of_all = IN_ALL.iter().any(|it| before.contains(it));
        let is_wrong =
            self.count > in_all || (is_of_all && ![in_batch, in_all].contains(&self.count));
        // A register that never says it bears out nothing; the number is among those typed by hand.
        let is_wrong = is_wrong && in_all > 0;
        let (deed, count) = (self.deed, self.count);
        let told = format!("这里说{deed}{count}件，台账里有这项记录的是{in_batch}件");
        let cure = "请核对台账和文稿；最好写成“{指标名称}件”，由程序来数";
        self.fault(is_wrong, told, cure)
    }

    /// More or fewer titles than the number says.
    fn wrong_list(&self, listed: &[(Range<usize>, &Case)]) -> Option<Diagnostic> {
        let after = self.sentence.text.get(self.end..)?;
        // Where titles are only examples, or one is not known, nobody can say that there are too few.
        let is_whole = !after.contains('等') && quotations(after).len() <= listed.len();
        let too_few = is_whole && listed.len() > 1 && listed.len() < self.count;
        let (deed, count) = (self.deed, self.count);
        let told = format!("这里说{deed}{count}件，后面列出的是{}件", listed.len());
        let cure = "请核对列出的标题，最好用“{指标名称.标题}”由程序列出";
        self.fault(too_few || listed.len() > count, told, cure)
    }

    fn fault(&self, is_wrong: bool, told: String, cure: &str) -> Option<Diagnostic> {
        let place = self.sentence.place(&self.digits()).filter(|_| is_wrong)?;
        Some(Diagnostic::of(Rule::X19, told).at(&place).cure(cure))
    }

    /// Listed cases of which the register does not say it, where as many are listed as are counted.
    fn wrongly_listed(&self, listed: &[(Range<usize>, &Case)]) -> Vec<Diagnostic> {
        let wrong = listed.iter().filter(|(_, it)| listed.len() == self.count && !self.has(it));
        let told = wrong.filter_map(|(range, case)| {
            let (number, deed, field) = (&case.number, self.deed, self.field.chinese());
            let told = format!("{number}号没有{field}的记录，却列在{deed}的{}件里", self.count);
            let cure = format!("请核对；确实{deed}过的，请在台账里补写“{field}”");
            Some(Diagnostic::of(Rule::X19, told).at(&self.sentence.place(range)?).cure(cure))
        });
        told.collect()
    }

    fn has(&self, case: &Case) -> bool {
        let as_of = self.ground.register.as_of(self.ground.as_of);
        !case.values(self.field, as_of).is_empty()
    }

    fn digits(&self) -> Range<usize> {
        self.end.saturating_sub(self.count.to_string().len())..self.end
    }

    /// The cases that the sentence quotes or cites after the number, each once.
    fn listed(&self) -> Vec<(Range<usize>, &'a Case)> {
        let cases = &self.ground.register.cases;
        let mut listed: Vec<(Range<usize>, &Case)> = Vec::new();
        let mut add = |range: Range<usize>, case: Option<&'a Case>| {
            let is_new = |case: &&Case| !listed.iter().any(|(_, it)| std::ptr::eq(*it, *case));
            listed.extend(case.filter(is_new).map(|it| (range, it)));
        };
        let after = self.sentence.pieces().iter().filter(|it| it.range.start >= self.end);
        for piece in after {
            if let PieceKind::Case(number) = &piece.kind {
                // Several cases may bear the number: the words say which is meant.
                let words = self.sentence.text.get(piece.range.clone()).unwrap_or_default();
                let is_named = |it: &&Case| {
                    let titles = [Some(&it.title), it.short_title.as_ref()];
                    titles.into_iter().flatten().any(|it| words == wording::quote(it))
                };
                let mut numbered = cases.iter().filter(|it| it.number == *number);
                let first = numbered.clone().next();
                add(piece.range.clone(), numbered.find(is_named).or(first));
            }
        }
        for (start, quoted) in quotations(&self.sentence.text) {
            let range = start..start.saturating_add(quoted.len());
            let is_called =
                |it: &&Case| it.title == quoted || it.short_title.as_deref() == Some(quoted);
            if start >= self.end && self.sentence.is_typed(&range) {
                add(range, cases.iter().find(is_called));
            }
        }
        listed
    }
}

/// The first `N件` after byte `at` of its clause: the byte where its digits end, and the number.
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
