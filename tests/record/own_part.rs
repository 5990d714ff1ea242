//! The reporting office's own part: what it leads, and whether its opinion on the others went out in
//! time.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::{self, Field, Register},
    statistics::{claim, count},
};

const RECORDS: &str = "\
公共: {类型: 政协提案, 届次会议: 区政协五届二次会议, 交办日期: 2023-02-13}
案件:
  - {编号: 1, 标题: 一, 提出人: 甲, 主办: 区地区办, 会办: 区民政局}
  - {编号: 2, 标题: 二, 提出人: 甲, 主办: 区民政局, 会办: [{单位: 区地区办, 意见日期: 2023-03-13}]}
  - {编号: 3, 标题: 三, 提出人: 甲, 主办: 区民政局, 会办: [{单位: 区地区办, 意见日期: 2023-03-14}]}
  - {编号: 4, 标题: 四, 提出人: 甲, 主办: 区民政局, 会办: [{单位: 区地区办, 意见期限: 2023-04-01, 意见日期: 2023-03-30}]}
  - {编号: 5, 标题: 五, 提出人: 甲, 主办: 区民政局, 会办: 区地区办}
  - {编号: 6, 标题: 六, 提出人: 甲, 主办: 区民政局, 会办: 区地区办, 答复日期: 2023-04-03, 办理结果: 留作参考, 答复说明: 待研究}
  - {编号: 7, 标题: 七, 提出人: 甲, 主办: 区民政局, 会办: [{单位: 区地区办, 退办日期: 2023-02-16}]}
  - {编号: 8, 标题: 八, 提出人: 甲, 主办: 区民政局}
";

fn register() -> Register {
    let settings = "版本: 1\n单位: {名称: 某某地区工作办公室, 简称: 区地区办}\n年份: 2023\n";
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORDS)];
    let (register, found) = record::check(&settings, &records);
    register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

#[test]
fn an_opinion_is_in_time_late_or_missing_as_of_a_date() {
    let register = register();
    let opinions = |as_of: &str| {
        let as_of = register.as_of(as_of.parse().unwrap());
        let of = |it: &record::Case| it.values(Field::OwnOpinion, as_of).concat();
        register.cases.iter().map(of).collect::<Vec<_>>().join("|")
    };
    assert_eq!(opinions("2023-11-13"), "|按期提出|逾期提出|按期提出|未提出|||");
    assert_eq!(opinions("2023-03-13"), "|按期提出|未提出|未提出|未提出|未提出||");
}

#[test]
fn what_the_office_leads_and_what_it_gives_opinions_on_are_populations() {
    let register = register();
    let as_of = "2023-11-13".parse().unwrap();
    let (figures, _) = count(&register, as_of);
    let text = |name: &str| figures.get(name).unwrap().text.clone();
    assert_eq!(["主办件", "会办件", "会办意见件", "会办意见未提"].map(text).join(" "), "1 6 3 1");
    let led = claim(&register, as_of, "主办件", "已办复").unwrap();
    assert_eq!(led.cases, ["1"]);
    assert_eq!(led.refusal().unwrap().cause, "“主办件”1件并非都是已办复，有1件不是：1号");
    let beside = claim(&register, as_of, "会办件", "本单位意见=按期提出").unwrap();
    assert_eq!(
        beside.refusal().unwrap().cause,
        "“会办件”6件并非都是本单位意见为按期提出，有4件不是：3号、5号、6号、7号"
    );
}
