//! The steps of an alignment in the order in which a person reads them.

use super::Step;

/// `steps` in the order of the new text; what was removed stands behind the old paragraph before it, a
/// new text of `length` paragraphs at most.
pub(super) fn in_order(mut steps: Vec<Step>, length: usize) -> Vec<Step> {
    let mut follows: Vec<(usize, usize)> = Vec::new();
    for step in &steps {
        for old in step.before() {
            if let Some(new) = step.after().last() {
                follows.push((*old, *new));
            }
        }
    }
    follows.sort_unstable();
    let before = |old: usize| {
        let at = follows.partition_point(|it| it.0 < old);
        at.checked_sub(1).and_then(|it| follows.get(it)).map(|it| it.1)
    };
    steps.sort_by_key(|step| match step {
        Step::Removed { old } => (before(*old).map_or(0, |it| it + 1), 2, *old),
        step => (step.after().first().map_or(length, |it| it + 1), 1, 0),
    });
    steps
}
