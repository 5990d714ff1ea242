//! `{时限.答复}`, `{时限.会办意见}`: how long a step may take, as 时限 has it.

use super::RegisterReferences;
use crate::{
    chinese::wording,
    document::Unresolved,
    record::{CaseKind, Step, THIS_BATCH, TimeLimit},
};

/// How references call the limits.
pub(super) const LIMITS: &str = "时限";

const REPLY: &str = "答复";
const EXTENDED: &str = "延期";

impl RegisterReferences<'_> {
    /// The limit of the step that `parts` name; of a reply also by kind: `{时限.答复.政协提案}`.
    pub(super) fn limit(&self, parts: &[String]) -> Result<String, Unresolved> {
        let deadlines = &self.register.deadlines;
        let (step, kind) = match parts {
            [step] => (step.as_str(), None),
            [step, kind] => (step.as_str(), Some(kind.as_str())),
            _ => return Err(Unresolved::new("时限后面要写一个环节", known())),
        };
        let by_kind = match step {
            REPLY => &deadlines.reply,
            EXTENDED => &deadlines.extended,
            _ => {
                let found = Step::ALL.into_iter().find(|it| it.names().0 == step);
                let found = found.filter(|_| kind.is_none());
                let found = found.ok_or_else(|| {
                    Unresolved::new(format!("时限没有“{}”这一项", parts.join(".")), known())
                })?;
                let limit = deadlines.steps.get(&found).map(ToString::to_string);
                return limit.ok_or_else(|| unlimited(step));
            }
        };
        let kinds: Vec<CaseKind> = match kind {
            Some(kind) => {
                let named = CaseKind::ALL.into_iter().find(|it| it.chinese() == kind);
                vec![named.ok_or_else(|| {
                    Unresolved::new(format!("时限没有“{}”这一项", parts.join(".")), known())
                })?]
            }
            None => self.kinds(),
        };
        let mut limits: Vec<Option<&TimeLimit>> = kinds.iter().map(|it| by_kind.get(it)).collect();
        limits.dedup();
        match limits.as_slice() {
            [Some(limit)] => Ok(limit.to_string()),
            [_, _, ..] => Err(Unresolved::new(
                format!("各类的{step}时限不同，一个数说不清"),
                format!("请写明哪一类，如“{{{LIMITS}.{step}.政协提案}}”"),
            )),
            _ => Err(unlimited(step)),
        }
    }

    /// The kinds of the cases of 本次, each once.
    fn kinds(&self) -> Vec<CaseKind> {
        let as_of = self.register.as_of(self.as_of);
        let batch = self.register.batches.iter().find(|it| it.name == THIS_BATCH);
        let belongs = |kind: &CaseKind| {
            self.register.cases.iter().any(|it| {
                it.kind == *kind && batch.is_none_or(|batch| batch.condition.matches(it, as_of))
            })
        };
        CaseKind::ALL.into_iter().filter(belongs).collect()
    }
}

fn known() -> String {
    let steps = [REPLY, EXTENDED].into_iter().chain(Step::ALL.map(|it| it.names().0));
    format!("可以写：{}", wording::enumerate(&steps.collect::<Vec<_>>()))
}

fn unlimited(step: &str) -> Unresolved {
    Unresolved::new(format!("{step}没有规定时限"), "请删去这处引用，或在huibao.yaml的“时限”里写上")
}
