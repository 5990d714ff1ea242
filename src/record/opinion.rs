//! 审议意见: what a standing committee says of a report, which the next report answers item by item.

use chrono::NaiveDate;

use super::{DocumentNumber, Written};

/// 审议意见 as the head of a document has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// 名称 without 《》.
    pub name: Written,
    /// 文号.
    pub number: Option<DocumentNumber>,
    /// 日期.
    pub date: Option<NaiveDate>,
    /// 意见, at least one.
    pub items: Vec<OpinionItem>,
}

/// One of 意见.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionItem {
    /// Which it is, from 1.
    pub nth: usize,
    /// What is asked for, without its final mark.
    pub text: Written,
    /// 回应: the title of the section that answers it, where that has other words.
    pub answered_in: Option<Written>,
}

impl Opinion {
    /// The key of a head, and the name by which prose speaks of it.
    pub const KEY: &str = "审议意见";
}

impl OpinionItem {
    /// The words that the title of its answer has: 回应, or its own.
    pub fn wanted(&self) -> &Written {
        self.answered_in.as_ref().unwrap_or(&self.text)
    }
}
