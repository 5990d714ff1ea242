//! All figures of a project as of one date.

use super::{Figure, Refusal};
use crate::chinese::nearest::nearest;

/// All figures of a project as of one date: the declared ones in their order, then those that come
/// with the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The figures.
    pub figures: Vec<Figure>,
    /// Those that come with the program and that the records cannot answer.
    pub unanswered: Vec<Unanswered>,
}

/// A figure that the records cannot answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// All its names.
    pub names: Vec<String>,
    /// Why not.
    pub refusal: Refusal,
    /// Whether it would be one number, not a list.
    pub is_one_value: bool,
    /// Whether some cases have what it needs, and others lack it.
    pub is_partly_known: bool,
}

impl Figures {
    /// The figure of that name, or of that 别名.
    pub fn get(&self, name: &str) -> Option<&Figure> {
        let by_name = self.figures.iter().find(|it| it.name == name);
        by_name.or_else(|| self.figures.iter().find(|it| it.is_called(name)))
    }

    /// The figure of that name.
    ///
    /// # Errors
    /// None has it, the nearest name is offered; or the records cannot answer it.
    pub fn named(&self, name: &str) -> Result<&Figure, Refusal> {
        self.get(name).ok_or_else(|| {
            let is_called = |it: &&super::Unanswered| it.names.iter().any(|it| it == name);
            if let Some(unanswered) = self.unanswered.iter().find(is_called) {
                return unanswered.refusal.clone();
            }
            let names = self.figures.iter().map(|it| it.name.as_str());
            let cure = match nearest(name, names) {
                Some(near) => format!("是否应为“{near}”？新的指标请先在huibao.yaml的“指标”里声明"),
                None => "请先在huibao.yaml的“指标”里声明".to_owned(),
            };
            Refusal::new(format!("没有名为“{name}”的指标"), cure)
        })
    }
}
