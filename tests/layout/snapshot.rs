//! A small document as it stands on its pages. `UPDATE=1 cargo test` writes it anew: read it before
//! you commit it.

use huibao::document::{Level, SignaturePosition};

use super::manuscript::{Manuscript, snapshot, text};

fn briefing() -> Manuscript {
    let mut manuscript =
        Manuscript::new("上海市静安区人民政府关于2021年区人大代表建议办理情况的报告")
            .heading(Level::First, "一、", "基本情况", "")
            .paragraph(
                "区十六届人大六次会议期间，区政府系统共收到代表建议67件。其中，涉及城区建设与管理\
                 方面的24件，占总数的35.9%；其余各方面43件——均在规定时间内办复。",
            )
            .heading(
                Level::Second,
                "（一）",
                "强化督促检查。",
                "针对“两会”期间代表关注的热点，逐件排出时间表，见静府办〔2021〕25号。",
            )
            .table("办理结果", &[&["办理结果", "件数"], &["解决采纳", "62"], &["正在解决", "5"]])
            .paragraph("特此报告。")
            .annex(None, "区人大代表建议办理情况汇总表", "附件正文。")
            .signed(SignaturePosition::AtEnd, "上海市静安区人民政府", "2021年7月5日");
    manuscript.document.head.addressees = text("区人大常委会：");
    manuscript
}

#[test]
fn a_report_stands_on_its_pages_as_it_did() {
    crate::golden::holds("tests/layout/report.txt", &snapshot(&briefing().set()));
}

#[test]
fn the_same_document_makes_the_same_pages() {
    assert_eq!(briefing().set().pages, briefing().set().pages);
}
