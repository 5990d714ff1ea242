//! The rules that hold a register and its documents together, each with an id that a clerk can look
//! up and set to another level.

use super::{
    Severity,
    rule_book::{self, Explanation},
};

/// The enum, its order, its ids and its book, from one list.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident),+ $(,)?) => {
        /// One rule across the fields of a record, the records of a register, or a register and a
        /// document. A value that cannot be read at all breaks no rule: it is always an error.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule),+
        }

        impl Rule {
            /// All rules in order.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// The id, as `X4`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$rule => stringify!($rule)),+ }
            }

            /// What the rule is for, in words for a clerk.
            pub const fn explanation(self) -> &'static Explanation {
                match self { $(Self::$rule => &rule_book::$rule),+ }
            }
        }
    };
}

rules! {
    /// Numbers are unique.
    X1,
    /// Who handles a case: 独办, 主办 with 会办, or 分办.
    X2,
    /// The dates of a case are in their order.
    X3,
    /// Replies are in time.
    X4,
    /// 会办意见 are in time.
    X5,
    /// 退办 is in time.
    X6,
    /// An outcome and what follows from it.
    X7,
    /// What is called solved has something done.
    X8,
    /// 公开属性 and what follows from it.
    X9,
    /// 不满意 is handled again.
    X10,
    /// 回头看 goes on from the outcome before.
    X11,
    /// Cases outside the totals, and those merged.
    X12,
    /// 议案转建议 is a 代表建议.
    X13,
    /// Who may propose what.
    X14,
    /// 三次沟通 as claimed.
    X15,
    /// Sums that must agree.
    X16,
    /// What is claimed is true, and dates lie before 截至 and 成文日期.
    X17,
    /// Comparisons with past years.
    X18,
    /// Cases read by leaders, as many as are listed.
    X19,
    /// Short titles are taken from the title.
    X20,
    /// Dates of a document, and totals that do not mix.
    X21,
    /// No telephone, identity number or home address in print.
    X22,
    /// Names of units.
    X23,
    /// 届次会议 in Chinese numerals.
    X24,
    /// 审议意见 answered item by item.
    X25,
    /// One figure is printed alike in all documents of one 截至.
    X26,
    /// Units and sessions have one name in all documents of one 截至.
    X27,
    /// Every letter has a number of its own.
    X28,
}

impl Rule {
    /// The rule of an id, in capital letters or not.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.id().eq_ignore_ascii_case(id))
    }

    /// How much it matters when nothing else is set: most of what the rule finds has this.
    pub const fn severity(self) -> Severity {
        self.explanation().severity
    }
}
