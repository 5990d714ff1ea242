//! What a document's head says of 版头 and 版记, as it is written.

use chrono::NaiveDate;

use super::{DocumentNumber, Written};
use crate::document::{LetterheadPrinting, Urgency};

/// 版头 as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenLetterhead {
    /// 版头.
    pub printing: LetterheadPrinting,
    /// 发文机关, the lead organ first; empty for the signing organs.
    pub issuers: Vec<Written>,
    /// 标志: the whole 发文机关标志, where it is not made of the organs.
    pub mark: Option<Written>,
    /// 份号 in six digits.
    pub copy_number: Option<Written>,
    /// 紧急程度.
    pub urgency: Option<Urgency>,
    /// 文号.
    pub document_number: Option<DocumentNumber>,
    /// 签发人.
    pub approvers: Vec<Written>,
    /// 出席, 请假, 列席 with what is typed of each.
    pub attendance: Vec<(&'static str, Written)>,
}

/// 版记 as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenImprint {
    /// 抄送 without its 。; several where they are written as a list.
    pub copies_to: Vec<Written>,
    /// 印发机关.
    pub printing_office: Option<Written>,
    /// 印发日期.
    pub printed_on: Option<NaiveDate>,
    /// 双页版记.
    pub on_even_page: bool,
}
