//! Names by reference: `{本单位}`, `{单位.区建管委}`, `{本次会议}`, `{会议.区十六届人大六次会议}`.

use std::collections::BTreeSet;

use super::references::{RegisterReferences, unresolved};
use crate::{
    chinese::{nearest::nearest, session, wording},
    document::{InlineContent, NameNode, Unresolved},
    record::Batch,
};

impl RegisterReferences<'_> {
    /// The name that a reference of these words stands for; `None` where they speak of something else.
    pub(super) fn name(
        &self,
        name: &str,
        parts: &[String],
    ) -> Option<Result<InlineContent, Unresolved>> {
        let office = &self.register.office;
        let named = match (name, parts) {
            ("本单位", []) => Ok(node(&office.name, &office.short_name)),
            ("本次会议", []) => self.this_session().and_then(|it| self.session(&it)),
            ("单位", [unit]) => self.unit_named(unit),
            ("会议", [session]) => self.session(session),
            ("单位" | "会议", _) => {
                let cure = format!("写成“{{{name}.名称}}”这样，名称照台账的写法");
                Err(unresolved(format!("“{name}”后面要写一个名称"), cure))
            }
            ("本单位" | "本次会议", _) => {
                let cure = format!("写成“{{{name}}}”，第一次印全称，以后印简称");
                Err(unresolved(format!("“{name}”后面不能再写"), cure))
            }
            _ => return None,
        };
        Some(named)
    }

    fn unit_named(&self, name: &str) -> Result<InlineContent, Unresolved> {
        let (office, registry) = (&self.register.office, &self.register.units);
        if let Some(unit) = registry.unit(name) {
            return Ok(node(&unit.full_name, &unit.name));
        }
        if name == office.name || name == office.short_name {
            return Ok(node(&office.name, &office.short_name));
        }
        if registry.is_empty() {
            return Err(unresolved(
                format!("不知道“{name}”的全称：huibao.yaml里没有单位名录"),
                "请在“单位名录”里写上它的全称和简称，或直接打它的名称",
            ));
        }
        let cure = match nearest(name, registry.names()) {
            Some(near) => format!("是否应为“{near}”？新的单位请先写进huibao.yaml的“单位名录”"),
            None => "请先写进huibao.yaml的“单位名录”".to_owned(),
        };
        Err(unresolved(format!("单位名录里没有“{name}”"), cure))
    }

    fn session(&self, name: &str) -> Result<InlineContent, Unresolved> {
        let office = &self.register.office.name;
        let full = session::full_name(name, office).ok_or_else(|| {
            unresolved(
                format!("推算不出“{name}”的全称：要有届和次，并与本单位“{office}”同在一地"),
                "请直接打它的全称和简称，如“……第六次会议（以下简称“六次会议”）”",
            )
        })?;
        Ok(node(&full, name))
    }

    /// The only session of 本次; of a letter, that of its case.
    fn this_session(&self) -> Result<String, Unresolved> {
        if let Some(subject) = self.subject {
            return Ok(subject.case.session.clone());
        }
        let as_of = self.register.as_of(self.as_of);
        let batch: Option<&Batch> = self.register.batches.first();
        let cases = self.register.cases.iter();
        let cases = cases.filter(|it| batch.is_none_or(|batch| batch.condition.matches(it, as_of)));
        let sessions: BTreeSet<&str> = cases.map(|it| it.session.as_str()).collect();
        match sessions.iter().collect::<Vec<_>>().as_slice() {
            [only] => Ok((**only).to_owned()),
            [] => Err(unresolved(
                "本次没有案件，不知道是哪次会议",
                "请写明，如“{会议.区五届人大四次会议}”",
            )),
            several => {
                let cause = format!("本次的案件出自几次会议（{}）", wording::enumerate(several));
                Err(unresolved(cause, "请写明是哪一次，如“{会议.区五届人大四次会议}”"))
            }
        }
    }
}

fn node(full: &str, short: &str) -> InlineContent {
    // Outside the text, in 标题 and 署名, a name stands in full.
    let [full, short] = [full, short].map(str::to_owned);
    InlineContent::Name(NameNode { text: full.clone(), full, short })
}
