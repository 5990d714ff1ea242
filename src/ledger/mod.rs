//! Excel in and out: an office keeps its 台账 as a workbook, the project keeps it as records.
//!
//! A workbook is somebody else's file. It is read with a limit on everything that it may claim
//! ([`sheet`]), its columns are known by their headers ([`columns`], the one table that reading and
//! writing share), and what cannot become a record is listed with its row and the reason.

mod case_change;
pub mod columns;
pub mod export;
mod form;
pub mod import;
mod items;
mod page;
mod records;
mod rewritten;
mod rows;
pub mod scalar;
pub mod sheet;
mod stamp;
mod supposition;
pub mod update;

pub use case_change::{CaseChange, CaseChangeKind, FieldChange, case_changes};
pub use records::{Identity, Records};
pub use rewritten::rewritten;
pub use supposition::supposed;
