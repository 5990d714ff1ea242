//! 核数单（印发后）.xlsx: where an issued document and the register of today differ, beside the issued
//! files, which stay as they are.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::{
    Difference, Moved,
    sheet::{CellStyle, properties},
};
use crate::export::Properties;

/// Width in characters and heading of each column.
const COLUMNS: [(f64, &str); 9] = [
    (6.0, "序号"),
    (20.0, "所在部分"),
    (60.0, "原文"),
    (22.0, "名称"),
    (14.0, "印出"),
    (14.0, "现有台账"),
    (40.0, "不再计入的案件"),
    (40.0, "新计入的案件"),
    (12.0, "核对人"),
];

/// The whole workbook; it says so where nothing differs.
///
/// # Errors
/// [`XlsxError`] when the library refuses.
pub fn difference_sheet(differences: &[Difference], of: &Properties) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(of)?);
    let mut rows: Vec<Vec<String>> = differences.iter().map(row).collect();
    if rows.is_empty() {
        let mut row = vec![String::new(); COLUMNS.len().saturating_sub(1)];
        if let Some(sentence) = row.get_mut(1) {
            "印出的数字与现有台账一致".clone_into(sentence);
        }
        rows.push(row);
    }
    CellStyle::new().sheet(workbook.add_worksheet(), "印发后的差异", &COLUMNS, rows)?;
    workbook.save_to_buffer()
}

fn row(it: &Difference) -> Vec<String> {
    let Difference { place, reference, printed, now, sentence, moved, moved_in_population } = it;
    let now = now.clone().unwrap_or_else(|| "数不出来".to_owned());
    let cases = |of: fn(&Moved) -> &Vec<String>| {
        let counted = of(moved).join("、");
        // Those of the numerator are of the population too, mostly.
        let others: Vec<&str> = of(moved_in_population)
            .iter()
            .filter(|it| !of(moved).contains(it))
            .map(String::as_str)
            .collect();
        match (counted.as_str(), others.as_slice()) {
            (_, []) => counted,
            ("", others) => format!("总体：{}", others.join("、")),
            (_, others) => format!("{counted}；总体：{}", others.join("、")),
        }
    };
    let (out, into) = (cases(|it| &it.out), cases(|it| &it.into));
    let [place, sentence, reference, printed] =
        [place, sentence, reference, printed].map(Clone::clone);
    vec![place, sentence, reference, printed, now, out, into, String::new()]
}
