//! `huibao due`.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::scene::{Scene, huibao};

const SETTINGS: &str = "\
版本: 1
单位: {名称: 某某区人民政府, 简称: 区政府}
年份: 2026
时限: {闭会日期: {区十七届人大八次会议: 2026-01-16}}
";

/// One case for each kind of thing that is owed, and cases that owe nothing.
const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 区十七届人大八次会议, 交办日期: 2026-02-06, 提出人: 甲}
案件:
  - {编号: 0001, 标题: 关于增设地下车库充电桩的建议, 主办: 区房管局}            # 答复逾期
  - {编号: 0002, 标题: 关于加装电梯的建议, 主办: 区房管局, 交办日期: 2026-02-28} # 快到期
  - 编号: 0003
    标题: 关于开放公园夜间照明的建议
    主办: 区绿化市容局
    会办:
      - {单位: 区建管委, 意见日期: 2026-03-05}
      - 区房管局
      - {单位: 区水务局, 退办日期: 2026-02-10}
    交办日期: 2026-05-01
  - 编号: 0004
    标题: 关于整治占道经营的建议
    主办: 区城管执法局
    答复日期: 2026-04-20
    办理结果: 正在解决
    公开属性: 主动公开
    承诺事项:
      - {事项: 完成三处疏导点的设置，并向沿街商户逐户发放告知书, 单位: 区市场监管局, 期限: 2026-06-01}
      - {事项: 完成整治, 期限: 2026-12-31}
      - {事项: 公布名单, 期限: 2026-05-01, 完成日期: 2026-04-30}
    反馈: [{收回: 是, 日期: 2026-04-30, 态度: 满意, 结果: 不满意}]
  - 编号: 0005
    标题: 关于规范网约车停靠的建议
    分办: 区交通委、区公安分局
    交办日期: 2026-05-20
    答复日期: 2026-05-25
    办理结果: 解决采纳
    措施: 规划临时停靠点
    公开属性: 主动公开
    公开日期: 2026-05-27
  - 编号: 0001
    标题: 关于建设口袋公园的提案
    类型: 政协提案
    届次会议: 区政协十五届五次会议
    期间: 平时提案
    主办: 区绿化市容局
    审查日期: 2026-05-25
    交办日期:
  - {编号: 0006, 标题: 关于地铁站点的建议, 主办: 区交通委, 审查结果: 转上级}     # 不办理
  - {编号: 0007, 标题: 关于延长开放时间的建议, 主办: 区文旅局, 延期至: 2026-07-01, 延期原因: 涉及面广, 延期批准人: 区长}
";

fn scene() -> Scene {
    let scene = Scene::empty();
    scene.write("huibao.yaml", SETTINGS);
    scene.write("records/2026.yaml", RECORDS);
    scene
}

#[test]
fn what_is_overdue_and_due_soon_is_listed_by_unit() {
    let mut scene = scene();
    scene.run(&["due", "--截至", "2026-05-27"]);
    scene.run(&["due", "--截至", "2026年6月1日", "--天数", "0", "--单位", "区市场监管局"]);
    scene.run(&["due", "--截至", "2026-01-20", "--天数", "10"]);
    scene.told("due");
}

#[test]
fn the_table_fits_a_terminal() {
    let told = huibao(scene().path()).args(["due", "--截至", "2026-05-27"]).output().unwrap();
    for line in String::from_utf8(told.stdout).unwrap().lines() {
        assert!(line.width() <= 100, "{} cells: {line}", line.width());
    }
}

#[test]
fn a_program_reads_the_same() {
    let scene = scene();
    let arguments = ["due", "--截至", "2026-05-27", "--format", "json", "--单位", "区房管局"];
    let told = huibao(scene.path()).args(arguments).output().unwrap();
    let list: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(list["as_of"], "2026-05-27");
    assert_eq!(list["days"], 30);
    assert_eq!(
        list["total"],
        json!({"overdue": 1, "overdue_cases": 1, "soon": 2, "soon_cases": 2})
    );
    assert_eq!(
        list["units"][0]["dues"][0],
        json!({
            "due": "2026-05-06",
            "days_left": -21,
            "step": "答复",
            "number": "0001",
            "kind": "代表建议",
            "session": "区十七届人大八次会议",
            "title": "关于增设地下车库充电桩的建议",
            "content": null,
        })
    );
}

#[test]
fn today_is_the_day_when_none_is_named() {
    let mut scene = scene();
    let told = huibao(scene.path()).args(["due", "--format", "json"]).output().unwrap();
    let list: Value = serde_json::from_slice(&told.stdout).unwrap();
    let day = list["as_of"].as_str().unwrap().to_owned();
    assert!(day.as_str() > "2026-01-01" && day.len() == 10, "{day}");
    scene.run(&["due", "--单位", "区房管"]).run(&["due", "--单位", "省里"]);
    scene.run(&["due", "--截至", "昨天"]).run(&["due", "--天数", "一周"]);
    scene.told("due-misused");
}

#[test]
fn a_year_without_holidays_is_told_once_with_how_to_add_it() {
    let mut scene = scene();
    scene.append(
        "records/2026.yaml",
        "  - {编号: 0008, 标题: 关于夜市的建议, 主办: 区商务委, 交办日期: 2026-10-09, 答复日期: 2026-12-20, 办理结果: 解决采纳, 措施: 划定经营区域, 公开属性: 主动公开}
  - {编号: 0009, 标题: 关于早市的建议, 主办: 区商务委, 交办日期: 2026-10-09, 答复日期: 2026-12-21, 办理结果: 解决采纳, 措施: 划定经营区域, 公开属性: 主动公开}
",
    );
    scene.run(&["due", "--截至", "2027-01-10", "--单位", "区商务委"]);
    scene.append("huibao.yaml", "节假日: {2027: {放假: [2027-01-01至04]}}\n");
    scene.run(&["due", "--截至", "2027-01-10", "--单位", "区商务委"]);
    scene.told("due-unknown-year");
}

#[test]
fn a_unit_may_be_named_by_any_of_its_names() {
    let scene = scene();
    scene.append("huibao.yaml", "单位名录: [{全称: 区住房保障和房屋管理局, 简称: 区房管局}]\n");
    let told = |unit: &str| {
        let arguments = ["due", "--截至", "2026-05-27", "--单位", unit];
        String::from_utf8(huibao(scene.path()).args(arguments).output().unwrap().stdout).unwrap()
    };
    assert_eq!(told("区住房保障和房屋管理局"), told("区房管局"));
    assert!(told("区房管局").contains("区房管局：逾期1项"));
}

#[test]
fn nothing_owed_is_said_so() {
    let mut scene = Scene::empty();
    scene.write("huibao.yaml", SETTINGS);
    scene.write(
        "records/2026.yaml",
        "案件:\n- {编号: 1, 类型: 代表建议, 届次会议: 区十七届人大八次会议, 标题: 甲, 提出人: 乙, 主办: 丙, 交办日期: 2026-02-06}\n",
    );
    scene.run(&["due", "--截至", "2026-03-01"]).run(&[
        "due",
        "--截至",
        "2026-03-01",
        "--天数",
        "0",
    ]);
    scene.told("due-nothing");
}

#[test]
fn errors_do_not_hide_what_is_owed() {
    let mut scene = scene();
    scene.change(
        "records/2026.yaml",
        "公开属性: 主动公开\n    承诺",
        "公开属性: 依申请公开\n    承诺",
    );
    scene.run(&["due", "--截至", "2026-05-27", "--单位", "区市场监管局"]);
    // A date that cannot be read is not taken for none; a case without a title is no case.
    scene.change("records/2026.yaml", "答复日期: 2026-05-25", "答复日期: 2026-05-35");
    scene.change("records/2026.yaml", "0002, 标题: 关于加装电梯的建议,", "0002,");
    scene.run(&["due", "--截至", "2026-05-27"]);
    scene.append("huibao.yaml", "年分: 2026\n");
    scene.run(&["due", "--截至", "2026-05-27"]);
    scene.told("due-with-errors");
}

#[test]
fn what_a_file_says_of_all_its_cases_must_be_readable() {
    let mut scene = scene();
    scene.change("records/2026.yaml", "2026-02-06, 提出人", "2026-02-36, 提出人");
    scene.write("records/other.yaml", "案件:\n- {编号: 1, 类型: 代表建议, 届次会议: 区十七届人大八次会议, 标题: 甲, 提出人: 乙, 主办: 丙, 交办日期: 2026-02-06}\n");
    scene.run(&["due", "--截至", "2026-05-27"]);
    scene.told("due-unread-file");
}
