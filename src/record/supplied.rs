//! 内置指标: the figures that come with the program, for projects that do not declare them.

use super::{Declaration, Field};

/// A figure that comes with the program, and what the records must say for it to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppliedFigure {
    /// The figure.
    pub declaration: Declaration,
    /// What the records must say.
    pub needs: Vec<Need>,
    /// 列入统计: whether a survey lists it; not what only some documents speak of.
    pub is_surveyed: bool,
}

/// What the records must say for a figure to be counted. A field that comes with the reply is
/// looked for among the cases that have been replied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// 须填: every case has the field.
    Every(Field),
    /// 须有: some case has it.
    Some(Field),
    /// 须分: the cases have several values of it among them.
    Several(Field),
}

impl Declaration {
    /// Whether it comes with the program and stands in no file of the project.
    pub fn is_supplied(&self) -> bool {
        self.place.file.name == SUPPLIED
    }

    /// Whether it is called so: by its name or by another (别名).
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|it| it == name)
    }
}

/// The name of the file that holds them.
pub(super) const SUPPLIED: &str = "内置指标";
