//! 时限 and 节假日 as settings give them.

use huibao::record::{CaseKind, ClockStart, Field, Register, Step};

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
    放假: [1月1日（周五）至3日（周日）, 2027年2月5日至11日]
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

/// The last day for a reply to the only case, and whether it was in time on 1 June 2021.
fn reply_due(settings: &str, fields: &str) -> (Option<String>, Vec<String>) {
    let case = format!(
        "案件:\n- {{编号: 1, 届次会议: 区十六届人大六次会议, 标题: 甲, 提出人: 乙, 主办: 丙, {fields}}}\n"
    );
    let register = register(settings, &case);
    let case = &register.cases[0];
    let on_time = case.values(Field::OnTime, register.as_of("2021-06-01".parse().unwrap()));
    (
        case.reply_due.map(|it| it.to_string()),
        on_time.into_iter().map(std::borrow::Cow::into_owned).collect(),
    )
}

#[test]
fn the_time_for_a_reply_runs_by_kind_from_the_day_that_the_rules_say() {
    const CLOSING: &str = "时限: {沿用: 闭会起算, 闭会日期: {区十六届人大六次会议: 2021-01-29}}\n";
    let assigned = "交办日期: 2021-03-03";
    for (settings, fields, due, on_time) in [
        ("", "类型: 代表建议", Some("2021-06-03"), "是"),
        ("", "类型: 代表建议, 答复期限: 2021-05-20", Some("2021-05-20"), "否"),
        (
            "",
            "类型: 代表建议, 延期至: 2021-07-01, 延期原因: 难, 延期批准人: 丁",
            Some("2021-07-01"),
            "是",
        ),
        ("时限: 沪政协\n", "类型: 政协提案", Some("2021-05-03"), "否"),
        ("时限: 沪政协\n", "类型: 代表建议", Some("2021-06-03"), "是"),
        ("时限: {答复: 60个工作日}\n", "类型: 代表建议", Some("2021-05-28"), "否"),
        ("时限: {答复: {人民建议: 60日}}\n", "类型: 人民建议", Some("2021-05-02"), "否"),
        ("", "类型: 人民建议", None, ""),
        ("时限: {答复: 不限}\n", "类型: 代表建议", None, ""),
        (CLOSING, "类型: 代表建议", Some("2021-04-29"), "否"),
        (CLOSING, "类型: 代表建议, 期间: 会议期间", Some("2021-04-29"), "否"),
        (CLOSING, "类型: 代表建议, 期间: 闭会期间", Some("2021-06-03"), "是"),
    ] {
        let (day, values) = reply_due(settings, &format!("{fields}, {assigned}"));
        assert_eq!(
            (day.as_deref(), values.concat().as_str()),
            (due, on_time),
            "{settings}{fields}"
        );
    }
    assert_eq!(reply_due("", "类型: 代表建议"), (None, Vec::new()));
}
