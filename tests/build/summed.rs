//! 汇总: figures of a batch that has no case records.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::check,
    statistics::{count, plain_text},
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府}
年份: 2025
口径表: 沪静安
批次:
  本次: {届次会议: 六次会议}
  往年: {届次会议: 五次会议}
汇总:
  往年:
    总数: 91
    办理结果: {已经解决: 20, 正在解决: 50, 计划解决: 21}
    来源: 区人大代表工委来函
    日期: 2025-06-01
指标:
  往年件数: {计数: 全部, 批次: 往年}
  往年结果: {分组: 办理结果, 批次: 往年}
  往年转化率: {占比: {办理结果: 已经解决}, 批次: 往年}
";

const RECORD: &str = "\
- {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙}
";

/// What is wrong with one figure more.
fn told_of(figure: &str) -> String {
    let settings =
        SourceFile::new("huibao.yaml", SourceKind::Settings, format!("{SETTINGS}{figure}"));
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORD)];
    let (register, _) = check(&settings, &records);
    let (_, found) = count(&register.unwrap(), "2025-07-05".parse().unwrap());
    found.iter().map(|it| it.cause.clone()).collect()
}

#[test]
fn they_are_counted_from_the_numbers_that_were_handed_in() {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORD)];
    let (register, found) = check(&settings, &records);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let (figures, found) = count(&register.unwrap(), "2025-07-05".parse().unwrap());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let print = |name: &str, parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|it| (*it).to_owned()).collect();
        let figure = figures.named(name).unwrap();
        let lineage = figure.lineage(&parts);
        (plain_text(&figure.printed(&parts).unwrap()), lineage.exact.to_string())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(print("往年件数", &[]), pair("91", "91"));
    assert_eq!(print("往年转化率", &[]), pair("22.0%", "20/91"));
    assert_eq!(print("往年转化率", &["件数"]), pair("20", "20"));
    assert_eq!(print("往年结果", &["正在解决", "件数"]), pair("50", "50"));
    assert_eq!(
        print("往年结果", &[]).0,
        "已经解决20件，占22.0%；正在解决50件，占54.9%；计划解决21件，占23.1%"
    );
    let rate = figures.named("往年转化率").unwrap();
    assert_eq!(rate.expression, "照录汇总“往年”的办理结果为已经解决（区人大代表工委来函）");
    assert_eq!(
        told_of("  单位: {去重计数: 主办, 批次: 往年}\n"),
        "批次“往年”只有汇总，没有逐件的记录，算不出“单位”"
    );
    assert!(figures.named("往年件数").unwrap().printed(&["标题".to_owned()]).is_err());
}
