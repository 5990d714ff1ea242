//! A 台账 as a workbook: the whole register, or for each unit what it handles, with the cells that
//! it is to fill in.

mod look;
mod unit;
mod whole;
mod workbook;

use rust_xlsxwriter::XlsxError;

use super::{page::Page, records::Records};
use crate::record::Register;
use look::Words;

/// A workbook to be written.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What its pages are headed.
    pub title: String,
    /// The unit that it is for; `None` of the whole register.
    pub unit: Option<String>,
    /// How many cases it lists.
    pub cases: usize,
    pages: Vec<Page>,
}

impl Ledger {
    /// The whole register.
    pub fn whole(records: &Records) -> Self {
        let pages = whole::pages(records);
        Self {
            title: "建议提案办理台账".to_owned(), unit: None, cases: records.count(), pages
        }
    }

    /// A workbook a unit, in the order in which the records name them.
    /// One that goes by several names gets one workbook, as the 单位名录 of `register` has it.
    pub fn by_unit(records: &Records, register: Option<&Register>) -> Vec<Self> {
        let words = Words::of(register);
        let units = unit::units(records, &words).into_iter();
        units
            .map(|unit| {
                let pages = unit::pages(records, &unit, &words);
                let cases = pages.first().map_or(0, |it| it.lines.len());
                let title = format!("建议提案办理台账（{unit}）");
                Self { title, unit: Some(unit), cases, pages }
            })
            .collect()
    }

    /// The bytes of the workbook; lists to choose from hold the words of `register`.
    ///
    /// # Errors
    /// [`XlsxError`] when the library refuses.
    pub fn workbook(&self, register: Option<&Register>) -> Result<Vec<u8>, XlsxError> {
        workbook::written(self, &Words::of(register))
    }

    /// The text of every cell of every sheet, by the sheet's name: what the workbook says.
    pub fn cells(&self) -> Vec<(&'static str, Vec<Vec<String>>)> {
        let texts = |page: &Page| {
            let headers = page.slots.iter().map(|it| it.header().to_owned()).collect();
            let lines = page.lines.iter().map(|it| it.cells.clone());
            std::iter::once(headers).chain(lines).collect()
        };
        self.pages.iter().map(|it| (it.topic.name(), texts(it))).collect()
    }
}
