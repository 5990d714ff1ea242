//! Which activities 活动计数 counts.

use super::{condition, declaration::Reader, entries::Entries, leaf};
use crate::{
    diagnostic::Diagnostics,
    record::{
        ALL_CASES, ActivityCondition, ActivityField, ActivityKind, Test, Written,
        raw::{Content, Node},
    },
};

impl Reader<'_> {
    /// `全部`, kinds of activities, or tests of their keys.
    pub(super) fn activity_condition(
        &self,
        node: &Node,
        found: &mut Diagnostics,
    ) -> Option<ActivityCondition> {
        let what = format!("{}的条件", self.what);
        match &node.content {
            Content::Text(text, _) if text.trim() == ALL_CASES => {
                Some(ActivityCondition::default())
            }
            Content::Map(_) => {
                let names = ActivityField::ALL.map(ActivityField::names);
                let entries = Entries::open(node, &what, &names, found)?;
                let tests = ActivityField::ALL.into_iter().filter_map(|field| {
                    let node = entries.get(field.names())?;
                    self.activity_test(field, node, found).map(|it| (field, it))
                });
                Some(ActivityCondition { tests: tests.collect() })
            }
            _ => {
                let test = self.activity_test(ActivityField::Kind, node, found)?;
                Some(ActivityCondition { tests: vec![(ActivityField::Kind, test)] })
            }
        }
    }

    fn activity_test(
        &self,
        field: ActivityField,
        node: &Node,
        found: &mut Diagnostics,
    ) -> Option<Test> {
        let what = format!("{}的条件里{}", self.what, field.chinese());
        let kinds = ActivityKind::ALL.map(ActivityKind::chinese);
        let read = |it: &Written, found: &mut Diagnostics| {
            if field == ActivityField::Kind && !kinds.contains(&it.text.as_str()) {
                found.push(leaf::outside(it, &what, "不在可选之列", kinds));
                return None;
            }
            let units = &self.over.known.vocabulary.units;
            let is_unit = field == ActivityField::Units;
            let text = if is_unit { units.name(&it.text) } else { it.text.as_str() };
            Some(vec![text.to_owned()])
        };
        condition::test_of(node, &what, read, found)
    }
}
