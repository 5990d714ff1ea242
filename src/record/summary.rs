//! 汇总: the numbers of a batch of which there are no case records, as they were handed in.

use super::Field;
use crate::diagnostic::Place;

/// The numbers of one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The batch.
    pub batch: String,
    /// 总数.
    pub total: u32,
    /// Its classes by field, in the order in which they are written.
    pub classes: Vec<(Field, Vec<(String, u32)>)>,
    /// 来源.
    pub source: String,
    /// Where it stands.
    pub place: Place,
}

impl Summary {
    /// The classes of `field`; `None` where they are not handed in.
    pub fn classes_of(&self, field: Field) -> Option<&[(String, u32)]> {
        let classes = self.classes.iter().find(|(it, _)| *it == field);
        classes.map(|(_, classes)| classes.as_slice())
    }
}
