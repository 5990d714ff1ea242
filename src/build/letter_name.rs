//! What the files of a letter are called: by number and title of the case, with the 稿次 of one that
//! is not signed yet.

use std::collections::BTreeMap;

use crate::record::{Case, Proposer, Stage, Subject};

/// A name is cut to this many characters: with folder and ending it stays below what file systems
/// and copying programs take (255 bytes a name, 260 characters a path on Windows).
const LONGEST: usize = 60;

/// Names without 稿次 for the letters about `subjects`, in their order, no two alike.
pub(super) fn names(subjects: &[Subject<'_>]) -> Vec<String> {
    let named: Vec<String> = subjects.iter().map(|it| name(it, subjects)).collect();
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    let mut nth = |name| {
        let nth = given.entry(name).or_default();
        *nth = nth.saturating_add(1);
        *nth
    };
    named
        .iter()
        .map(|it| match nth(it.as_str()) {
            1 => it.clone(),
            nth => format!("{it}（{nth}）"),
        })
        .collect()
}

/// The 稿次 that a name ends with; none of a letter that is signed.
pub(super) fn draft_of(stage: Stage) -> String {
    match stage {
        Stage::Discussion | Stage::Review => format!("（{}）", stage.chinese()),
        Stage::Final | Stage::Issued => String::new(),
    }
}

fn name(subject: &Subject<'_>, all: &[Subject<'_>]) -> String {
    let case = subject.case;
    let same = |it: &&Subject<'_>| it.case.number == case.number && !std::ptr::eq(it.case, case);
    let others: Vec<&Case> = all.iter().filter(same).map(|it| it.case).collect();
    let mut number = case.number.clone();
    if others.iter().any(|it| it.kind != case.kind) {
        number.insert_str(0, case.kind.chinese());
    }
    if others.iter().any(|it| it.kind == case.kind && it.session != case.session) {
        number.insert_str(0, &case.session);
    }
    let copy = subject.addressee.map(|it: &Proposer| format!("-{}", it.name)).unwrap_or_default();
    let whole = format!("{number}-{}", case.title);
    let room = LONGEST.saturating_sub(copy.chars().count());
    let cut: String = fit_for_files(&whole).chars().take(room).collect();
    fit_for_files(&format!("{cut}{copy}"))
}

/// `text` with full-width marks for those that no file name may hold, without blanks and dots at its
/// ends.
fn fit_for_files(text: &str) -> String {
    const MARKS: [(char, char); 9] = [
        ('/', '／'),
        ('\\', '＼'),
        (':', '：'),
        ('*', '＊'),
        ('?', '？'),
        ('"', '”'),
        ('<', '＜'),
        ('>', '＞'),
        ('|', '｜'),
    ];
    let fit = |it: char| MARKS.iter().find(|(mark, _)| *mark == it).map_or(it, |(_, fit)| *fit);
    let text: String = text.chars().filter(|it| !it.is_control()).map(fit).collect();
    text.trim_matches(|it: char| it.is_whitespace() || it == '.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{Place, SourceFile, SourceKind},
        record::CaseKind,
    };

    fn case(kind: CaseKind, session: &str, number: &str, title: &str) -> Case {
        let file = SourceFile::new("records/a.yaml", SourceKind::Records, "");
        Case::new(kind, session, number, title, Place::new(&file, 0..0))
    }

    fn named(cases: &[Case]) -> Vec<String> {
        let subjects: Vec<Subject<'_>> =
            cases.iter().map(|case| Subject { case, addressee: None }).collect();
        names(&subjects)
    }

    #[test]
    fn marks_that_no_file_name_may_hold_are_written_wide() {
        let cases =
            [case(CaseKind::NpcSuggestion, "六次会议", "0012", "关于A/B线: “最后一公里”的建议.")];
        assert_eq!(named(&cases), ["0012-关于A／B线： “最后一公里”的建议"]);
    }

    #[test]
    fn cases_of_one_number_are_told_apart_by_kind_and_session() {
        let cases = [
            case(CaseKind::NpcSuggestion, "六次会议", "7", "甲"),
            case(CaseKind::CppccProposal, "四次会议", "7", "甲"),
            case(CaseKind::CppccProposal, "五次会议", "7", "甲"),
            case(CaseKind::CppccProposal, "五次会议", "8", "乙"),
            case(CaseKind::CppccProposal, "五次会议", "8", "乙"),
        ];
        assert_eq!(
            named(&cases),
            ["代表建议7-甲", "四次会议政协提案7-甲", "五次会议政协提案7-甲", "8-乙", "8-乙（2）"]
        );
    }

    #[test]
    fn a_long_title_is_cut_and_the_addressee_is_kept() {
        let case = case(CaseKind::NpcSuggestion, "六次会议", "0012", &"长".repeat(90));
        let addressee = Proposer::named("王某某");
        let names = names(&[Subject { case: &case, addressee: Some(&addressee) }]);
        assert_eq!(names, [format!("0012-{}-王某某", "长".repeat(51))]);
    }
}
