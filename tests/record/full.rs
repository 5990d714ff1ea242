//! One record with everything that a record may say.

use chrono::NaiveDate;
use huibao::{
    diagnostic::{SourceFile, SourceKind},
    record::{AsOf, Case, CaseKind, Field, OutcomeClass, Role, check},
};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2021
";

const RECORD: &str = "\
公共: {类型: 政协提案, 届次会议: 区政协十五届五次会议, 交办日期: 2021-02-08}
案件:
  - 编号: 0012
    标识: CN-2021-QZX-012
    层级: 区级
    期间: 大会提案
    标题: 关于推进社区治理数字化的提案
    摘要: 建议打通社区数据，减轻居委会填表负担。
    关键词: 社区治理、数字化
    街镇: 虹桥街道、新华路街道
    提出人:
      - {姓名: 甲, 类别: 委员, 身份: 领衔, 组别: 九三学社, 单位: 某大学, 电话: 021-00000000}
      - 乙
    审查结果: 立案
    审查日期: 2021-01-28
    主办: {单位: 区政府, 签收日期: 2021-02-09, 联系人: 丙, 电话: 021-00000001}
    会办:
      - 区科委
      - {单位: 区民政局, 签收日期: 2021-02-10, 意见期限: 2021-03-08, 意见日期: 2021-03-05, 意见: 同意}
    并办: 0013、0014
    领衔办理: 区长
    牵头督办: 分管副区长
    督办: 政协督办、政府督办
    延期至: 2021-07-08
    延期原因: 涉及部门多
    延期批准人: 常务副区长
    沟通:
      - {阶段: 办理前, 方式: 走访, 日期: 2021-02-20, 对象: 甲、乙, 内容: 当面听取意见}
      - {阶段: 办理中, 方式: 座谈, 日期: 2021-04-10}
    阶段答复: [{日期: 2021-05-07, 文号: 某府提〔2021〕3号}]
    答复日期: 2021-06-10
    答复文号: 某府提〔2021〕12号
    签发人: 丁
    签发职务: 局长
    办理结果: 计划解决
    答复正文: |
      甲委员：
      提案收悉。
    答复说明: 平台建设列入明年计划
    抄送: 区政协提案委、区政府办公室
    措施:
      - {内容: 梳理填报事项, 单位: 区民政局, 状态: 已完成, 完成日期: 2021-05-01, 依据: 清单}
    承诺事项:
      - {事项: 上线统一填报平台, 单位: 区科委, 期限: 2022-06-30, 完成日期: 2022-05-20, 证明: 验收报告}
    公开属性: 主动公开
    公开形式: 摘要
    公开理由: 涉及多部门数据
    内容公开: 是
    结果公开: 是
    公开日期: 2021-06-25
    公开网址: https://example.gov.cn/12
    反馈:
      - {提出人: 甲, 轮次: 1, 日期: 2021-06-18, 态度: 满意, 结果: 不满意, 意见: 希望加快}
      - {提出人: 甲, 轮次: 2, 日期: 2021-08-02, 态度: 满意, 结果: 基本满意}
      - {提出人: 乙, 收回: 否}
    二次办理: [{日期: 2021-06-20, 原因: 不满意, 答复日期: 2021-07-15, 办理结果: 正在解决}]
    回头看:
      - {轮次: 第一轮, 日期: 2022-07-01, 原结果: 正在解决, 现结果: 解决采纳, 说明: 平台已上线}
    特色案例:
      - {小标题: 减负, 内容: 填报事项由四十项减到九项}
    案卷号: 2021-提-012
    归档日期: 2022-08-01
    归档齐全: 是
  - {编号: 0013, 标题: 关于减轻居委会填表负担的提案, 提出人: 戊, 主办: 区政府}
  - {编号: 0014, 标题: 关于打通社区数据的提案, 提出人: 己, 主办: 区政府}
";

fn case() -> Case {
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, RECORD)];
    let (register, found) = check(&settings, &records);
    register.unwrap_or_else(|| panic!("{found:?}")).cases.remove(0)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(case: &Case, field: Field, date: &str) -> String {
    case.values(field, AsOf { date: day(date) }).join("、")
}

#[test]
fn everything_that_a_record_says_is_kept() {
    let case = case();
    assert_eq!(case.kind, CaseKind::CppccProposal);
    assert_eq!(case.proposer_names(), ["甲", "乙"]);
    assert_eq!(case.proposers[0].phone.as_deref(), Some("021-00000000"));
    assert_eq!(
        case.units().collect::<Vec<_>>(),
        [(Role::Lead, "区政府"), (Role::Co, "区科委"), (Role::Co, "区民政局")]
    );
    assert_eq!(case.unit_steps[1].opinion_date, Some(day("2021-03-05")));
    assert_eq!(case.reply_due, Some(day("2021-07-08")));
    assert_eq!(case.reply.text.as_deref(), Some("甲委员：\n提案收悉。"));
    assert_eq!(case.outcome_class, Some(OutcomeClass::Planned));
    assert_eq!(case.highlights[0].lead_phrase, "减负");
    let unwritten: Vec<&str> =
        Field::written().filter(|it| !case.places.contains_key(it)).map(Field::chinese).collect();
    let apart = ["简称", "别名", "分类", "议案转建议", "并入", "审查原因", "独办", "分办", "承办"];
    assert_eq!(unwritten, [&apart[..], &["领导阅批", "答复期限", "满意度"]].concat());
}

#[test]
fn the_state_is_what_the_dates_say() {
    let case = case();
    for (date, stage) in [
        ("2021-02-08", "已交办"),
        ("2021-02-09", "已签收"),
        ("2021-04-10", "办理中"),
        ("2021-06-10", "已答复"),
        ("2021-06-20", "重新办理"),
        ("2021-07-15", "已公开"),
        ("2022-07-01", "回头看"),
        ("2022-08-01", "已归档"),
    ] {
        assert_eq!(on(&case, Field::Stage, date), stage, "{date}");
    }
}

#[test]
fn outcome_and_satisfaction_change_with_the_rounds() {
    let case = case();
    for (date, outcome) in [
        ("2021-06-09", ""),
        ("2021-06-10", "计划解决"),
        ("2021-07-15", "正在解决"),
        ("2022-07-01", "解决采纳"),
    ] {
        assert_eq!(on(&case, Field::OutcomeNow, date), outcome, "{date}");
    }
    let later = "2022-12-31";
    assert_eq!(on(&case, Field::Outcome, later), "计划解决");
    assert_eq!(on(&case, Field::Upgraded, later), "是");
    assert_eq!(on(&case, Field::FirstSatisfaction, later), "不满意");
    assert_eq!(on(&case, Field::SecondSatisfaction, later), "基本满意");
    assert_eq!(on(&case, Field::SecondSatisfaction, "2021-08-01"), "");
    assert_eq!(on(&case, Field::Satisfaction, later), "基本满意");
    assert_eq!(on(&case, Field::Attitude, later), "满意");
    assert_eq!(on(&case, Field::FormReturned, later), "是");
    assert_eq!(on(&case, Field::Fulfilled, "2022-05-19"), "否");
    assert_eq!(on(&case, Field::Fulfilled, "2022-05-20"), "是");
}

#[test]
fn what_others_can_be_asked_is_worked_out() {
    let case = case();
    for (field, value) in [
        (Field::Units, "区政府、区科委、区民政局"),
        (Field::OwnRole, "主办"),
        (Field::ProposerClass, "委员"),
        (Field::ProposerGroup, "九三学社"),
        (Field::Leaders, "区长、分管副区长"),
        (Field::AssignedMonth, "2021年2月"),
        (Field::RepliedMonth, "2021年6月"),
        (Field::ContactStep, "办理前、办理中"),
        (Field::ContactMode, "走访、座谈"),
        (Field::OutcomeClass, "计划解决"),
        (Field::OnTime, "是"),
    ] {
        assert_eq!(on(&case, field, "2021-12-31"), value, "{field:?}");
    }
}

#[test]
fn what_was_refused_at_review_is_in_no_total() {
    let text = RECORD.replace("审查结果: 立案", "审查结果: 不予立案");
    let is_answer = |it: &&str| {
        it.contains(" 答复日期: ") && !it.contains('{')
            || it.contains(" 办理结果: ") && !it.contains('{')
    };
    let text: String = text.split_inclusive('\n').filter(|it| !is_answer(it)).collect();
    let settings = SourceFile::new(
        "huibao.yaml",
        SourceKind::Settings,
        format!("{SETTINGS}批次: {{本次: {{标题: 无}}, 不立: {{审查结果: 不予立案}}}}\n"),
    );
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, text)];
    let (register, found) = check(&settings, &records);
    let register = register.unwrap_or_else(|| panic!("{found:?}"));
    let as_of = AsOf { date: day("2022-12-31") };
    let matching = |name: &str| {
        let batch = register.batches.iter().find(|it| it.name == name).unwrap();
        batch.condition.matches(&register.cases[0], as_of)
    };
    assert!(!matching("本次"));
    assert!(matching("不立"));
}

#[test]
fn a_form_counts_from_the_day_on_which_it_came_back() {
    let forms = "\
公共: {类型: 代表建议, 届次会议: 六次会议, 交办日期: 2021-02-08, 提出人: 甲, 主办: 乙, 答复日期: 2021-04-20, 办理结果: 解决采纳, 措施: 完成, 公开属性: 主动公开}
案件:
  - {编号: 1, 标题: 关于甲的建议, 反馈: [{日期: 2021-06-25, 态度: 满意, 结果: 满意}], 沟通: [{阶段: 办理前, 方式: 面商, 日期: 2021-03-10}]}
";
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, SETTINGS);
    let records = [SourceFile::new("records/a.yaml", SourceKind::Records, forms)];
    let (register, found) = check(&settings, &records);
    let case = register.unwrap_or_else(|| panic!("{found:?}")).cases.remove(0);
    for (date, returned, said, contacted) in [
        ("2021-03-09", "", "", ""),
        ("2021-03-10", "", "", "否"),
        ("2021-06-24", "否", "", "否"),
        ("2021-06-25", "是", "满意", "否"),
    ] {
        assert_eq!(on(&case, Field::FormReturned, date), returned, "{date}");
        assert_eq!(on(&case, Field::Feedback, date), said, "{date}");
        assert_eq!(on(&case, Field::Satisfaction, date), said, "{date}");
        assert_eq!(on(&case, Field::ThreeContacts, date), contacted, "{date}");
    }
}
