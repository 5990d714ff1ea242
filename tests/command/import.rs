//! `huibao import`.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::scene::Scene;

/// A 台账 as offices have them, with all that is wrong in it.
const MESSY: &str = "\
区五届人大四次会议代表建议办理台账,,,,,,,,,,,
序号,建议编号,案由,领衔代表,附议人,类别,承办单位,交办时间,答复时间,办理类别,是否公开,备注
1,第０１０１号,《关于完善公交站点的建议》,张　三、李四,王五、赵六,城市建设,区交通局（主办）、区建委（会办）,2025.2.20,2025年4月28日,已经解决,是,无
2,102,\"关于A、B两区停车
共享的建议\",第三代表组,,民生类,\"区公安分局
区建委\",2025/2/20,20250501,A类,否,
3,0103,关于2 #楼: 社区食堂的建议,钱七等5人,,民生保障,主办：区民政局；会办：区卫健委、新桥街道,2025-02-20,四月底,正在解决,公开,跟踪
4,,关于没有编号的建议,甲,,民生保障,区民政局,,,,,
5,0101,重号,甲,,民生保障,区民政局,,,,,
6,0003,已有的,甲,,民生保障,区民政局,,,,,
7,0107,关于没有人的建议,,,民生保障,区民政局,,,,,
8,,,,,,,,,,,
9,,,,,,,,,,,
序号,建议编号,案由,领衔代表,附议人,类别,承办单位,交办时间,答复时间,办理类别,是否公开,备注
,合计,7件,,,,,,,,,
注：本表数据截至2025年5月31日，由区政府办公室汇总,,,,,,,,,,,
";

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn every_row_of_a_messy_ledger_is_written_or_told() {
    let mut scene = Scene::project();
    scene.write("台账.csv", gbk(MESSY));
    scene.run(&["import", "台账.csv"]);
    scene.told("import-messy");
    crate::golden::holds("tests/command/told/import-messy.yaml", &scene.read("records/台账.yaml"));
    crate::golden::holds("tests/command/told/import-columns.yaml", &scene.read("台账列.yaml"));
}

#[test]
fn what_is_there_stays_as_it_was() {
    let mut scene = Scene::project();
    scene.write("2025.csv", "编号,案由,提出人,主办单位\n0201,关于甲的建议,甲,区民政局\n");
    let before = scene.files();
    scene.run(&["import", "2025.csv", "--类型", "代表建议"]);
    assert_eq!(scene.files(), before);
    scene.run(&["import", "2025.csv", "--类型", "代表建议", "--名称", "2025续"]).run(&["check"]);
    scene.told("import-there");
    assert!(scene.read("records/2025续.yaml").contains("编号: 0201"));
}

#[test]
fn the_columns_that_a_clerk_corrects_are_used() {
    let mut scene = Scene::project();
    scene.write(
        "台账.csv",
        "编号,议题,提出人,主办单位,处理类型,经办人\n0201,关于甲的建议,甲,区民政局,正在解决,丙\n",
    );
    scene.run(&["import", "台账.csv", "--类型", "代表建议"]);
    scene.write("台账列.yaml", "# 我的\n议题: 标题\n处理类型: 办理结果\n经办人: 不导入\n");
    scene.run(&["import", "台账.csv", "--类型", "代表建议"]);
    scene.told("import-columns");
    assert!(scene.read("records/台账.yaml").contains("办理结果: 正在解决"));
    assert_eq!(
        scene.read("台账列.yaml"),
        "# 我的\n议题: 标题\n处理类型: 办理结果\n经办人: 不导入\n编号: 编号\n提出人: 提出人\n主办单位: 主办\n"
    );
}

/// Two tables, headers in two rows, a case over three rows, dates and zeros of formats, formulas.
fn office_workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let zeros = Format::new().set_num_format("0000");
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let sheet = workbook.add_worksheet().set_name("建议").unwrap();
    sheet.merge_range(0, 0, 0, 6, "2025年代表建议办理台账", &plain).unwrap();
    for (column, header) in [(0, "编号"), (1, "建议名称"), (2, "提出人")] {
        sheet.merge_range(1, column, 2, column, header, &plain).unwrap();
    }
    sheet.merge_range(1, 3, 1, 4, "承办单位", &plain).unwrap();
    sheet.merge_range(1, 5, 2, 5, "交办日期", &plain).unwrap();
    sheet.merge_range(1, 6, 2, 6, "答复期限", &plain).unwrap();
    sheet.write(2, 3, "主办").unwrap().write(2, 4, "会办").unwrap();
    sheet.merge_range(3, 0, 5, 0, "", &plain).unwrap();
    sheet.write_with_format(3, 0, 301, &zeros).unwrap();
    for (column, text) in [(1, "关于加装电梯的建议"), (2, "甲、乙"), (3, "区房管局")]
    {
        sheet.merge_range(3, column, 5, column, text, &plain).unwrap();
    }
    for (row, unit) in [(3, "区建委"), (4, "区财政局"), (5, "新桥街道")] {
        sheet.write(row, 4, unit).unwrap();
    }
    let date = ExcelDateTime::from_ymd(2025, 2, 20).unwrap();
    sheet.write_with_format(3, 5, &date, &day).unwrap();
    sheet.write(3, 6, Formula::new("=F4+89").set_result("45797")).unwrap();
    for (column, text) in [(1, "关于助餐点的建议"), (2, "丙"), (3, "区民政局")] {
        sheet.write(6, column, text).unwrap();
    }
    sheet.write(6, 0, 302).unwrap();
    sheet.write(6, 5, 45708).unwrap();
    sheet
        .write(7, 0, "0303")
        .unwrap()
        .write(7, 1, Formula::new("=#REF!").set_result("#REF!"))
        .unwrap();
    sheet.write(7, 2, "丁").unwrap().write(7, 3, "区民政局").unwrap();
    let sheet = workbook.add_worksheet().set_name("提案").unwrap();
    for (column, header) in (0u16..).zip(["提案号", "案由", "提案人", "主办单位", "届次"])
    {
        sheet.write(0, column, header).unwrap();
    }
    let session = "区政协五届四次会议";
    for (column, text) in (0u16..).zip(["012", "关于停车的提案", "民进区委", "区建委", session])
    {
        sheet.write(1, column, text).unwrap();
    }
    let sheet = workbook.add_worksheet().set_name("统计").unwrap();
    sheet
        .write(0, 0, "类型")
        .unwrap()
        .write(0, 1, "主办单位")
        .unwrap()
        .write(0, 2, "件数")
        .unwrap();
    sheet.write(1, 0, "提案").unwrap().write(1, 1, "区建委").unwrap().write(1, 2, 1).unwrap();
    let sheet = workbook.add_worksheet().set_name("说明").unwrap();
    sheet.write(0, 0, "本工作簿由办公室维护").unwrap();
    let sheet = workbook.add_worksheet().set_name("去年").unwrap();
    sheet.set_hidden(true).write(0, 0, "编号").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_an_office_is_read_as_people_mean_it() {
    let mut scene = Scene::project();
    scene.write("外来/2025年台账.xlsx", office_workbook());
    scene.run(&["import", "外来/2025年台账.xlsx"]);
    scene.told("import-office");
    let [suggestions, proposals] =
        ["建议", "提案"].map(|it| format!("records/2025年台账-{it}.yaml"));
    let records = scene.read(&suggestions) + "---\n" + &scene.read(&proposals);
    crate::golden::holds("tests/command/told/import-office.yaml", &records);
}

#[test]
fn a_project_without_records_can_begin_with_a_workbook() {
    let mut scene = Scene::project();
    for folder in ["records", "documents"] {
        std::fs::remove_dir_all(scene.path().join(folder)).unwrap();
    }
    let settings = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2025\n";
    scene.write("huibao.yaml", settings);
    scene.write("台账.csv", "编号,案由,提出人,主办单位\n0201,关于甲的建议,甲,区民政局\n");
    scene.run(&["import", "台账.csv"]);
    let session = "区五届人大四次会议";
    scene.run(&["import", "台账.csv", "--类型", "代表建议", "--届次会议", session]);
    scene.run(&["check"]);
    scene.told("import-first");
}

#[test]
fn what_cannot_be_imported_is_told_and_nothing_is_written() {
    let mut scene = Scene::project();
    let good = "编号,案由,提出人,主办单位\n0201,关于甲的建议,甲,区民政局\n";
    scene.write("台账.csv", good);
    scene.write("无表头.csv", "甲,乙\n丙,丁\n");
    scene.write("缺列.csv", "编号,案由,题材,主办单位\n0201,关于甲的建议,甲,区民政局\n");
    scene.write("乱码.csv", [gbk(good), vec![0xFF, 0xFF]].concat());
    scene.write("损坏.xlsx", b"PK\x03\x04");
    let before = scene.files();
    for arguments in [
        &["import"] as &[&str],
        &["import", "没有.xlsx"],
        &["import", "台账.csv", "--更新", "台账.csv"],
        &["import", "--更新", "台账.csv", "--表", "建议"],
        &["import", "records"],
        &["import", "台账.csv", "没有"],
        &["import", "台账.csv", "--类型", "建议"],
        &["import", "台账.csv", "--表", "建议"],
        &["import", "无表头.csv"],
        &["import", "缺列.csv"],
        &["import", "乱码.csv"],
        &["import", "损坏.xlsx"],
    ] {
        scene.run(arguments);
    }
    assert_eq!(scene.files(), before);
    scene.write("台账列.yaml", "案由: 题目\n主办单位：主办\n");
    scene.run(&["import", "台账.csv"]);
    scene.write("台账列.yaml", "");
    scene.write("records/2025.yaml", "案件:\n  - 编号：0001\n");
    scene.run(&["import", "台账.csv"]);
    scene.told("import-refused");
}
