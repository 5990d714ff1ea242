//! The 台账 goes out to the units and comes back.

use huibao::ledger::sheet;
use rust_xlsxwriter::Workbook;

use super::scene::Scene;

/// A workbook of the scene as a clerk would change it in Excel.
struct Edited {
    sheets: Vec<(String, Vec<Vec<String>>)>,
}

impl Edited {
    fn open(scene: &Scene, name: &str) -> Self {
        let bytes = std::fs::read(scene.path().join(name)).unwrap();
        let workbook = sheet::read(name, &bytes).unwrap();
        let sheets = workbook.sheets.iter().map(|sheet| {
            let width = sheet.rows[0].cells.last().unwrap().column + 1;
            let text = |row: &sheet::Row, column| {
                row.cell(column).map_or_else(String::new, |it| it.text.to_string())
            };
            let rows = sheet.rows.iter().map(|row| (0..width).map(|it| text(row, it)).collect());
            (sheet.name.clone(), rows.collect())
        });
        Self { sheets: sheets.collect() }
    }

    fn rows(&mut self, sheet: &str) -> &mut Vec<Vec<String>> {
        &mut self.sheets.iter_mut().find(|(name, _)| name == sheet).unwrap().1
    }

    /// Writes into the first row of a case that has nothing under `header` yet, or into its first.
    fn set(&mut self, sheet: &str, number: &str, header: &str, text: &str) -> &mut Self {
        let rows = self.rows(sheet);
        let column = |header: &str| rows[0].iter().position(|it| it == header).unwrap();
        let (own, at) = (column("编号"), column(header));
        let of_case: Vec<usize> = (1..rows.len()).filter(|it| rows[*it][own] == number).collect();
        let empty = of_case.iter().find(|it| rows[**it][at].is_empty());
        let row = *empty.unwrap_or(&of_case[0]);
        text.clone_into(&mut rows[row][at]);
        self
    }

    fn save(&self, scene: &Scene, name: &str) {
        let mut workbook = Workbook::new();
        for (name, rows) in &self.sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                    sheet.write_string(row, column, text).unwrap();
                }
            }
        }
        scene.write(name, workbook.save_to_buffer().unwrap());
    }
}

/// The lines that `after` has and `before` has not, and the other way round, in their order.
fn difference(before: &str, after: &str) -> String {
    let (one, other): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut common = vec![vec![0; other.len() + 1]; one.len() + 1];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            common[at][to] = if one[at] == other[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    let (mut at, mut to, mut told) = (0, 0, String::new());
    while at < one.len() || to < other.len() {
        if at < one.len() && to < other.len() && one[at] == other[to] {
            (at, to) = (at + 1, to + 1);
        } else if to == other.len() || (at < one.len() && common[at + 1][to] >= common[at][to + 1])
        {
            told.extend(["-", one[at], "\n"]);
            at += 1;
        } else {
            told.extend(["+", other[to], "\n"]);
            to += 1;
        }
    }
    told
}

const RECORDS: &str = "records/2025.yaml";

#[test]
fn the_register_goes_out_and_comes_back_as_it_was() {
    let mut scene = Scene::project();
    let before = scene.read(RECORDS);
    scene
        .run(&["export"])
        .run(&["export", "--out", "给领导"])
        .run(&["export", "--按单位"])
        .run(&["import", "--写入", "--更新", "out/台账.xlsx"])
        .run(&["import", "--更新", "out/按单位/区建设管理委.xlsx", "out/按单位/区公安分局.xlsx"]);
    assert_eq!(scene.read(RECORDS), before);
    let first = std::fs::read(scene.path().join("out/台账.xlsx")).unwrap();
    scene.run(&["export"]);
    assert_eq!(std::fs::read(scene.path().join("out/台账.xlsx")).unwrap(), first);
    scene.told("ledger-out-and-in");
}

#[test]
fn what_a_unit_fills_in_is_shown_and_then_written() {
    let mut scene = Scene::project();
    let before = scene.read(RECORDS);
    scene.run(&["export", "--按单位", "--out", "发出"]);
    let mut book = Edited::open(&scene, "发出/区建设管理委.xlsx");
    book.set("台账", "0012", "答复文号", "建管函〔2025〕12号")
        .set("台账", "0012", "办理结果", "已经解决")
        .set("台账", "0012", "标题", "改了的标题")
        .set("台账", "0021", "公开属性", "")
        .set("承办单位", "0012", "签收日期", "2025年2月21日")
        .set("承办单位", "0012", "电话", "=010-12345")
        .set("沟通", "0012", "阶段", "办理中")
        .set("沟通", "0012", "方式", "面商")
        .set("沟通", "0012", "日期", "2025.3.10")
        .set("措施", "0021", "状态", "已完成")
        .set("承诺事项", "0012", "完成日期", "2025-12-20");
    book.save(&scene, "收回/区建设管理委.xlsx");
    scene.run(&["import", "--更新", "收回/区建设管理委.xlsx"]);
    assert_eq!(scene.read(RECORDS), before);
    scene
        .run(&["import", "--写入", "--更新", "收回/区建设管理委.xlsx"])
        .run(&["import", "--写入", "--更新", "收回"])
        .told("ledger-filled-in");
    crate::golden::holds(
        "tests/command/told/ledger-filled-in.diff",
        &difference(&before, &scene.read(RECORDS)),
    );
}

#[test]
fn what_two_say_differently_or_the_office_changed_meanwhile_is_left_alone() {
    let mut scene = Scene::project();
    scene.run(&["export"]);
    for (name, publicity) in [("甲", "不予公开"), ("乙", "依申请公开")] {
        let mut book = Edited::open(&scene, "out/台账.xlsx");
        book.set("台账", "0003", "公开属性", publicity).set(
            "台账",
            "0012",
            "答复日期",
            "2025-05-13",
        );
        book.set("台账", "0015", "简称", "助餐点");
        book.save(&scene, &format!("{name}.xlsx"));
    }
    scene.change(RECORDS, "答复日期: 2025-05-12", "答复日期: 2025-05-11");
    let before = scene.read(RECORDS);
    scene.run(&["import", "--写入", "--更新", "甲.xlsx", "乙.xlsx"]);
    scene.told("ledger-conflicts");
    assert_ne!(scene.read(RECORDS), before);
}

#[test]
fn a_new_case_is_added_and_a_wrong_word_stops_everything() {
    let mut scene = Scene::project();
    let before = scene.read(RECORDS);
    scene.run(&["export"]);
    let mut book = Edited::open(&scene, "out/台账.xlsx");
    let rows = book.rows("台账");
    let mut new = rows[1].clone();
    // Copied with its stamp, as a row is in Excel.
    new[0] = "0099".to_owned();
    rows.push(new);
    book.set("台账", "0099", "标题", "关于: 增设母婴室的建议").set(
        "台账",
        "0099",
        "办理结果",
        "办好了",
    );
    book.save(&scene, "错.xlsx");
    book.set("台账", "0099", "办理结果", "已经解决").save(&scene, "对.xlsx");
    scene.run(&["import", "--写入", "--更新", "错.xlsx"]);
    assert_eq!(scene.read(RECORDS), before);
    scene.run(&["import", "--写入", "--更新", "对.xlsx"]).told("ledger-new-case");
    crate::golden::holds(
        "tests/command/told/ledger-new-case.diff",
        &difference(&before, &scene.read(RECORDS)),
    );
}

#[test]
fn a_project_without_records_gets_those_of_a_workbook() {
    let mut scene = Scene::project();
    scene.run(&["export"]).run(&["import", "out/台账.xlsx"]);
    std::fs::remove_file(scene.path().join(RECORDS)).unwrap();
    scene
        .run(&["import", "--写入", "--更新", "out/台账.xlsx"])
        .run(&["export", "--out", "又一份.xlsx"])
        .told("ledger-anew");
    crate::golden::holds("tests/command/told/ledger-anew.yaml", &scene.read("records/台账.yaml"));
    let bytes = |name: &str| std::fs::read(scene.path().join(name)).unwrap();
    assert!(bytes("out/台账.xlsx") == bytes("又一份.xlsx"));
}

#[test]
fn a_row_of_a_list_that_names_no_case_of_ours_is_told() {
    let mut scene = Scene::project();
    let mut workbook = Workbook::new();
    for (name, head, rows) in [
        ("承办单位", "单位", [["0003", "区甲局"], ["0099", "区甲局"]]),
        ("沟通", "日期", [["0003", ""], ["0098", ""]]),
    ] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip([["编号", head]].into_iter().chain(rows)) {
            for (column, text) in (0..).zip(cells).filter(|(_, it)| !it.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    scene.write("回来的.xlsx", workbook.save_to_buffer().unwrap());
    scene.run(&["import", "--更新", "回来的.xlsx"]).told("ledger-unknown");
}

#[test]
fn what_is_no_workbook_of_ours_is_told() {
    let mut scene = Scene::project();
    scene.write("空.xlsx", b"");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["编号", "标题", "备注", "办理结果"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    for (column, text) in (0..).zip(["12", "缓解停车难", "看看", "已经解决"]) {
        sheet.write_string(1, column, text).unwrap();
    }
    sheet.write_string(2, 0, "777").unwrap();
    sheet.write_string(2, 3, "已经解决").unwrap();
    workbook.add_worksheet().write_string(0, 0, "随便").unwrap();
    scene.write("自己的.xlsx", workbook.save_to_buffer().unwrap());
    scene.write("收回/~$锁.xlsx", b"");
    scene
        .run(&["import", "--更新", "没有.xlsx", "空.xlsx"])
        .run(&["import", "--更新", "收回"])
        .run(&["import", "--更新", "自己的.xlsx"])
        .run(&["import", "--写入"])
        .told("ledger-foreign");
}

#[test]
fn another_name_of_the_same_unit_is_no_change() {
    let mut scene = Scene::project();
    let records = scene.read(RECORDS);
    let lead = records.lines().find_map(|it| it.trim().strip_prefix("主办: ")).unwrap().to_owned();
    scene.append("huibao.yaml", &format!("单位名录:\n  - {{全称: 某某{lead}, 简称: {lead}}}\n"));
    scene.run(&["export"]).discard();
    let mut book = Edited::open(&scene, "out/台账.xlsx");
    let cells = book.rows("台账").iter_mut().flatten();
    let named: Vec<&mut String> = cells.filter(|it| **it == lead).collect();
    assert!(!named.is_empty());
    for cell in named {
        cell.insert_str(0, "某某");
    }
    book.save(&scene, "out/台账.xlsx");
    scene.run(&["import", "--更新", "out/台账.xlsx"]).told("ledger-other-name");
}
