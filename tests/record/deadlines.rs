//! 时限 and 节假日 as settings give them.

use huibao::record::{CaseKind, ClockStart, Register, Step};

use super::{ONE_CASE, register};

fn limit(register: &Register, kind: CaseKind) -> String {
    register.deadlines.reply.get(&kind).map(ToString::to_string).unwrap_or_default()
}

#[test]
fn what_the_office_says_holds_over_the_set_that_it_names() {
    let settings = "\
时限:
  沿用: 沪政协
  答复: {代表建议: 60天}
  会办意见: 15 个工作日
  征询意见表: 不限
  起算: 闭会
  闭会日期: {区十六届人大六次会议: 2021年1月29日}
";
    let register = register(settings, ONE_CASE);
    assert_eq!(limit(&register, CaseKind::NpcSuggestion), "60日");
    assert_eq!(limit(&register, CaseKind::CppccProposal), "2个月");
    let deadlines = &register.deadlines;
    let step = |step| deadlines.steps.get(&step).map(ToString::to_string);
    assert_eq!(step(Step::CoOpinion).as_deref(), Some("15个工作日"));
    assert_eq!(step(Step::Publication).as_deref(), Some("20个工作日"));
    assert_eq!(step(Step::Form), None);
    assert_eq!(deadlines.start, ClockStart::Closing);
    assert_eq!(deadlines.closings["区十六届人大六次会议"].to_string(), "2021-01-29");
}

#[test]
fn months_alone_are_the_time_for_a_reply() {
    for settings in ["办理期限: 2\n", "时限: {答复: 2个月}\n"] {
        let register = register(settings, ONE_CASE);
        assert_eq!(limit(&register, CaseKind::NpcSuggestion), "2个月", "{settings}");
        assert_eq!(limit(&register, CaseKind::CppccProposal), "2个月", "{settings}");
    }
}

#[test]
fn a_year_that_the_office_adds_or_corrects_counts() {
    let settings = "\
节假日:
  2026: {调休: [2026-02-23]}                       # 更正
  2027:
    放假: [2027-01-01至2027-01-03, 2027年2月5日至11日]
    调休: 2027-01-09、2027-02-20
";
    let calendar = register(settings, ONE_CASE).deadlines.calendar;
    assert!(calendar.knows(2027) && !calendar.knows(2028));
    for (day, is_worked) in [
        ("2026-02-20", false),
        ("2026-02-23", true),
        ("2027-01-01", false),
        ("2027-02-05", false),
        ("2027-02-11", false),
        ("2027-02-12", true),
        ("2027-02-20", true),
    ] {
        assert_eq!(calendar.is_workday(day.parse().unwrap()), is_worked, "{day}");
    }
}
