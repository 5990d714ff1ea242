//! What form a value of a record has: one table says it for reading, for editors and for workbooks.

/// A key, as written in Chinese and in English.
pub type Names = (&'static str, &'static str);

/// The form of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 编号: a text without white space that a reference can name.
    Number,
    /// A title: a text without marks around it.
    Title,
    /// A text on one line.
    Text,
    /// The name of a unit, as a record may write it; read as the name under which it counts.
    Unit,
    /// A sentence of the clerk's own words; it may stand in a block of several lines.
    Clause,
    /// Prose of one or more paragraphs, each on its line.
    Prose,
    /// Names, joined with 、 or as a list.
    Names,
    /// A date with its day.
    Day,
    /// 是 or 否.
    YesNo,
    /// A whole number from 1 to 99.
    Whole,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One or more of these words.
    Choices(&'static [&'static str]),
    /// 届次会议: in words, or in numbers that are put into words.
    Session,
    /// 分类: one of the register's categories.
    Category,
    /// 办理结果: one of the outcome scheme.
    Outcome,
    /// 公开属性: one of the publicity classes.
    Publicity,
    /// 满意度 on one axis.
    Satisfaction,
    /// 满意度 on both axes: a word, or a map of two.
    SatisfactionAxes,
    /// Names, or maps that say more of each (see [`ListKeys::head`]).
    Named(&'static ListKeys),
    /// A list of maps, or a text for the head of one.
    List(&'static ListKeys),
    /// A list of maps, or 是 and 否 for whether there is any.
    Marked(&'static ListKeys),
    /// Worked out, never written.
    Derived,
}

/// The keys of the maps in a list.
#[derive(Debug, PartialEq, Eq)]
pub struct ListKeys {
    /// All keys.
    pub keys: &'static [ListKey],
    /// The key that a text alone stands for.
    pub head: Option<Names>,
}

/// One key of the maps in a list.
#[derive(Debug, PartialEq, Eq)]
pub struct ListKey {
    /// Chinese key and English alias.
    pub names: Names,
    /// Its value's form.
    pub shape: Shape,
    /// What to write, for one that must be there.
    pub required: Option<&'static str>,
}

impl ListKey {
    /// A key that may be missing.
    pub(super) const fn optional(names: Names, shape: Shape) -> Self {
        Self { names, shape, required: None }
    }

    /// A key that must be there; `cure` says what to write.
    pub(super) const fn required(names: Names, shape: Shape, cure: &'static str) -> Self {
        Self { names, shape, required: Some(cure) }
    }
}
