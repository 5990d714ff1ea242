//! 内置指标: the named rates (reference C.3) counted from records without a declaration, what the
//! records cannot answer, and what a project may change.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::check,
    statistics::{Figures, count, plain_text},
};

/// Eight that came, seven that are handled: six replied to, one waiting within its time.
const RECORDS: &str = "\
公共: {类型: 政协提案, 届次会议: 区政协十四届六次会议, 提出人: 甲, 交办日期: 2021-02-08, 审查结果: 立案, 内容公开: 是}
案件:
- {编号: 1, 标题: 一, 主办: 区民政局, 答复日期: 2021-04-01, 办理结果: 解决采纳, 公开属性: 主动公开, 公开日期: 2021-04-08, 结果公开: 是, 满意度: 满意, 沟通: [{阶段: 办理前, 方式: 面商, 日期: 2021-03-01}], 归档日期: 2021-06-01, 措施: 甲}
- {编号: 2, 标题: 二, 主办: 区民政局, 答复日期: 2021-04-02, 办理结果: 解决采纳, 公开属性: 主动公开, 公开日期: 2021-04-08, 结果公开: 是, 满意度: {态度: 满意, 结果: 不满意}, 沟通: [{阶段: 办理中, 方式: 走访, 日期: 2021-03-01}], 二次办理: [{日期: 2021-04-20, 原因: 不满意, 答复日期: 2021-05-10, 办理结果: 解决采纳}], 措施: 甲}
- {编号: 3, 标题: 三, 主办: 区教育局, 会办: [区财政局, 区民政局], 答复日期: 2021-04-03, 办理结果: 正在解决, 公开属性: 主动公开, 结果公开: 否, 满意度: 未反馈, 领导阅批: 区长, 承诺事项: [{事项: 建成, 期限: 2021-12-01}], 回头看: [{日期: 2021-06-01, 原结果: 正在解决, 现结果: 解决采纳}]}
- {编号: 4, 标题: 四, 主办: 区教育局, 会办: 区财政局, 答复日期: 2021-06-03, 办理结果: 计划解决, 公开属性: 依申请公开, 公开理由: 涉及未成年人, 结果公开: 否, 满意度: 基本满意, 承诺事项: [{事项: 开工, 期限: 2021-06-01, 完成日期: 2021-06-01}], 回头看: [{日期: 2021-06-20, 原结果: 计划解决, 现结果: 计划解决}]}
- {编号: 5, 标题: 五, 主办: 区教育局, 答复日期: 2021-04-05, 办理结果: 留作参考, 公开属性: 主动公开, 结果公开: 是, 满意度: 满意, 答复说明: 政策未定, 内容公开: 否}
- {编号: 6, 标题: 六, 主办: 区财政局, 答复日期: 2021-04-06, 办理结果: 解决采纳, 公开属性: 主动公开, 结果公开: 是, 满意度: 满意, 措施: 乙}
- {编号: 7, 标题: 七, 主办: 区财政局, 交办日期: 2021-06-01}
- {编号: 8, 标题: 八, 主办: 区财政局, 审查结果: 不予立案, 审查原因: 不属建议}
";

fn figures(settings: &str, records: &str) -> Figures {
    let settings = format!("版本: 1\n单位: {{名称: 区财政局}}\n年份: 2021\n{settings}");
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records)];
    let (register, found) = check(&settings, &records);
    let register = register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let (figures, found) = count(&register, "2021-07-05".parse().unwrap());
    assert!(!found.has_errors(), "{}", render(&found, Format::Plain));
    figures
}

/// Printed text and exact value.
fn told(figures: &Figures, name: &str) -> String {
    match figures.named(name) {
        Ok(figure) => format!("{} {}", figure.text, figure.exact),
        Err(refusal) => format!("{}。{}。", refusal.cause, refusal.cure),
    }
}

#[test]
fn named_rates_are_counted_without_a_declaration() {
    let figures = figures("", RECORDS);
    for (name, value) in [
        ("办复率", "100% 6/6"),
        ("按期办复率", "83.33% 5/6"),
        ("办结率", "14.29% 1/7"),
        ("解决采纳率", "50.00% 3/6"),
        ("解决率", "83.33% 5/6"),
        ("已解决和正在解决占比", "66.67% 4/6"),
        ("公开率", "83.33% 5/6"),
        ("主动公开率", "83.33% 5/6"),
        ("内容公开率", "85.71% 6/7"),
        ("结果公开率", "60.00% 3/5"),
        ("满意率", "80.00% 4/5"),
        ("态度满意率", "100% 5/5"),
        ("结果满意率", "80.00% 4/5"),
        ("初次满意率", "80.00% 4/5"),
        // No form of a second round has come back.
        ("二次满意率", "— —"),
        ("面商率", "16.67% 1/6"),
        ("走访率", "16.67% 1/6"),
        ("见面率", "33.33% 2/6"),
        ("上网率", "33.33% 2/6"),
        ("立案率", "87.50% 7/8"),
        ("回头看转化率", "50.00% 1/2"),
        ("销项率", "50.00% 1/2"),
        ("领导领衔件数", "1 1"),
        ("主办件", "2 2"),
        ("会办件", "2 2"),
        ("会办件次", "3 3"),
        ("总数", "7 7"),
    ] {
        assert_eq!(told(&figures, name), value, "{name}");
    }
    let words = &figures.get("解决率").unwrap().expression;
    assert_eq!(words, "办理结果为解决采纳或正在解决或计划解决 ÷ 已办复");
    assert_eq!(figures.get("立案率").unwrap().expression, "审查结果为立案 ÷ 收到的全部");
}

#[test]
fn past_years_stand_beside_a_named_figure_without_a_declaration() {
    let past = "历年:\n  2019: {办复率: 90.00%, 总数: 5, 来源: 甲}\n  2020: {办复率: 98.00%, 总数: 9, 来源: 乙}\n";
    let figures = figures(past, RECORDS);
    let print = |name: &str, part: &str| {
        let parts = [part.to_owned()];
        plain_text(&figures.named(name).unwrap().printed(&parts).unwrap())
    };
    assert_eq!(print("办复率", "较上年"), "较2020年（98.00%）提高2.00个百分点");
    assert_eq!(print("办复率", "2019年值"), "90.00%");
    assert_eq!(print("总数", "增减"), "减少2件，下降22.2%");
}

#[test]
fn a_second_round_is_counted_by_its_own_forms() {
    let records = RECORDS.replace(
        "满意度: {态度: 满意, 结果: 不满意}",
        "反馈: [{日期: 2021-04-10, 态度: 满意, 结果: 不满意}, {轮次: 2, 日期: 2021-05-20, 态度: 满意, 结果: 满意}]",
    );
    assert_ne!(records, RECORDS);
    let figures = figures("", &records);
    let rates = ["初次满意率", "二次满意率", "满意率"].map(|it| told(&figures, it));
    assert_eq!(rates, ["80.00% 4/5", "100% 1/1", "100% 5/5"]);
}

#[test]
fn what_the_records_cannot_answer_is_told_with_its_reason() {
    let records = "\
- {编号: 1, 类型: 代表建议, 届次会议: 六次会议, 标题: 一, 提出人: 甲, 主办: 乙, 交办日期: 2021-02-08, 答复日期: 2021-04-01, 办理结果: 解决采纳, 措施: 甲}
- {编号: 2, 类型: 代表建议, 届次会议: 六次会议, 标题: 二, 提出人: 甲, 主办: 乙, 交办日期: 2021-02-08, 答复日期: 2021-04-01, 办理结果: 解决采纳, 公开属性: 主动公开, 公开日期: 2021-04-08, 措施: 甲}
";
    let figures = figures("", records);
    assert_eq!(
        told(&figures, "主动公开率"),
        "“公开率”要已办复的每件都有公开属性，还有1件没有：1号。\
         请在台账里补填，或在huibao.yaml的“指标”里自己声明“公开率”。"
    );
    assert_eq!(
        told(&figures, "面商率"),
        "截至2021年7月5日，台账里没有一件有沟通，“面商率”算不出来。\
         请在台账里补填，或删去这处引用。"
    );
    assert_eq!(told(&figures, "按类型"), "各件的类型都一样，“按类型”分不出几类。请删去这处引用。");
}

#[test]
fn a_project_changes_what_it_says_and_takes_over_the_rest() {
    let settings = "\
历年: {2020: {满意率: 70.0%, 来源: 去年汇报}}
指标:
  满意率: {口径: 全部, 小数: 1}
  解决采纳率: {总体: {主办: 区教育局}}
  面商率: {口径: 全部}
  公开率: {占比: {公开属性: 依申请公开}, 总体: 已办复}
  各家: {排名: 主办, 按: 解决采纳率}
";
    let figures = figures(settings, RECORDS);
    assert_eq!(told(&figures, "满意率"), "66.7% 4/6");
    assert_eq!(told(&figures, "解决采纳率"), "0.00% 0/3");
    assert_eq!(told(&figures, "面商率"), "14.29% 1/7");
    assert_eq!(told(&figures, "公开率"), "16.7% 1/6");
    let satisfied = figures.get("满意率").unwrap();
    let compared = satisfied.printed(&["较上年".to_owned()]).unwrap();
    assert_eq!(huibao::statistics::plain_text(&compared), "较2020年（70.0%）下降3.3个百分点");
    assert_eq!(figures.get("各家").unwrap().text, "区教育局0.0%");
}
