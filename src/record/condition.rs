//! Which cases are meant: `{办理结果: 解决采纳}`, `{领导阅批: 有}`, `全部`.

use super::Field;
use crate::diagnostic::Place;

/// A choice among cases: all its tests must hold; none means 全部.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Condition {
    /// The tests, in the order in which they are written.
    pub tests: Vec<FieldTest>,
}

/// A test of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldTest {
    /// The field.
    pub field: Field,
    /// What must hold of it.
    pub test: Test,
    /// Where it stands.
    pub place: Place,
}

/// What must hold of a field's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of the values is in this list.
    OneOf(Vec<String>),
    /// 有: there is a value.
    Present,
    /// 无: there is none.
    Absent,
}
