//! One case made of its values, by the rules that concern it alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Vocabulary, field_names,
    values::{Value, Values},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        Case, CaseKind, Commitment, Field, Measure, Satisfaction,
        raw::{Content, Node},
    },
};

/// Makes a case of its own values and the defaults, by the rules that concern it alone.
pub(super) fn assemble(
    node: &Node,
    owner: &str,
    own: Values,
    defaults: &Values,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Case> {
    let mut taken = Taken { values: with_defaults(own, defaults) };
    let is_map = matches!(node.content, Content::Map(_));
    if is_map {
        report_missing(node, owner, &taken, vocabulary, found);
        check_roles(owner, &taken, found);
        check_dates(owner, &taken, found);
        check_outcome(owner, &taken, found);
    }
    Some(Case {
        places: taken.places(),
        number: taken.text(Field::Number)?,
        kind: taken.kind()?,
        session: taken.text(Field::Session)?,
        title: taken.text(Field::Title)?,
        short_title: taken.text(Field::ShortTitle),
        category: taken.text(Field::Category),
        proposers: taken.names(Field::Proposers),
        lead: taken.names(Field::Lead).into_iter().next(),
        co: taken.names(Field::Co),
        split: taken.names(Field::Split),
        leader_reviews: taken.names(Field::LeaderReviews),
        assigned: taken.date(Field::Assigned),
        replied: taken.date(Field::Replied),
        outcome: taken.text(Field::Outcome),
        measures: taken.measures(),
        commitments: taken.commitments(),
        publicity: taken.text(Field::Publicity),
        satisfaction: taken.satisfaction(),
        keywords: taken.names(Field::Keywords),
        place: node.place.clone(),
    })
}

/// The record's own values over the defaults; who handles it is decided as a whole, so that a
/// record with 分办 does not inherit 主办 and 会办.
fn with_defaults(own: Values, defaults: &Values) -> Values {
    let inherits = |field: &Field| match field {
        Field::Lead | Field::Co => !own.contains_key(&Field::Split),
        Field::Split => !own.contains_key(&Field::Lead),
        _ => true,
    };
    let mut values = defaults.clone();
    values.retain(|field, _| inherits(field));
    values.extend(own);
    values
}

/// The values of one case, taken out one by one.
struct Taken {
    values: Values,
}

impl Taken {
    /// Where something is written for the field, rightly or wrongly.
    fn place(&self, field: Field) -> Option<&Place> {
        let (value, place) = self.values.get(&field)?;
        (!matches!(value, Value::Nothing)).then_some(place)
    }

    fn places(&self) -> BTreeMap<Field, Place> {
        let given = self.values.keys().filter_map(|&it| Some((it, self.place(it)?.clone())));
        given.collect()
    }

    fn peek_date(&self, field: Field) -> Option<(NaiveDate, &Place)> {
        match self.values.get(&field)? {
            (Value::Date(date), place) => Some((*date, place)),
            _ => None,
        }
    }

    fn peek_names(&self, field: Field) -> &[String] {
        match self.values.get(&field) {
            Some((Value::Names(names), _)) => names,
            _ => &[],
        }
    }

    fn take(&mut self, field: Field) -> Option<Value> {
        self.values.remove(&field).map(|(value, _)| value)
    }

    fn text(&mut self, field: Field) -> Option<String> {
        if let Some(Value::Text(text)) = self.take(field) { Some(text) } else { None }
    }

    fn names(&mut self, field: Field) -> Vec<String> {
        if let Some(Value::Names(names)) = self.take(field) { names } else { Vec::new() }
    }

    fn date(&mut self, field: Field) -> Option<NaiveDate> {
        if let Some(Value::Date(date)) = self.take(field) { Some(date) } else { None }
    }

    fn kind(&mut self) -> Option<CaseKind> {
        if let Some(Value::Kind(kind)) = self.take(Field::Kind) { Some(kind) } else { None }
    }

    fn measures(&mut self) -> Vec<Measure> {
        if let Some(Value::Measures(it)) = self.take(Field::Measures) { it } else { Vec::new() }
    }

    fn commitments(&mut self) -> Vec<Commitment> {
        let taken = self.take(Field::Commitments);
        if let Some(Value::Commitments(it)) = taken { it } else { Vec::new() }
    }

    fn satisfaction(&mut self) -> Option<Satisfaction> {
        let taken = self.take(Field::Satisfaction);
        if let Some(Value::Satisfaction(it)) = taken { Some(it) } else { None }
    }
}

/// The fields without which a case cannot be counted or answered for.
const REQUIRED: [Field; 5] =
    [Field::Number, Field::Kind, Field::Session, Field::Title, Field::Proposers];

fn report_missing(
    node: &Node,
    owner: &str,
    taken: &Taken,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) {
    let mut missing: Vec<Field> =
        REQUIRED.into_iter().filter(|&it| taken.place(it).is_none()).collect();
    if taken.place(Field::Lead).is_none() && taken.place(Field::Split).is_none() {
        missing.push(Field::Lead);
    }
    // X16: a case without a category would be missing from the partition.
    if !vocabulary.categories.is_empty() && taken.place(Field::Category).is_none() {
        missing.push(Field::Category);
    }
    if !missing.is_empty() {
        found.push(
            Diagnostic::error(format!("{owner}缺少必填的{}", field_names(missing)))
                .at(&node.place)
                .cure("请补上；整个文件都一样的，可写在“公共”里"),
        );
    }
}

/// Rule X2: one 主办 with any number of 会办, or at least two 分办 and nothing else.
fn check_roles(owner: &str, taken: &Taken, found: &mut Diagnostics) {
    let mut report = |field: Field, cause: String, cure: &str| {
        if let Some(place) = taken.place(field) {
            found.push(Diagnostic::error(cause).rule(Rule::X2).at(place).cure(cure));
        }
    };
    let lead = taken.peek_names(Field::Lead);
    let co = taken.peek_names(Field::Co);
    let split = taken.peek_names(Field::Split);
    if lead.len() > 1 {
        report(
            Field::Lead,
            format!("{owner}写了{}个主办单位（{}）", lead.len(), lead.join("、")),
            "主办只能有一个：其余请写入“会办”；各办各的，请都写入“分办”",
        );
    }
    if let Some(unit) = lead.iter().find(|it| co.contains(it)) {
        report(Field::Co, format!("{owner}的{unit}既是主办又是会办"), "请从“会办”中删去");
    }
    if split.len() == 1 {
        report(
            Field::Split,
            format!("{owner}的分办只有{}一个单位", split.join("、")),
            "分办至少有两个单位；由一个单位办理的，请写“主办”",
        );
    }
    let others = lead.len().saturating_add(co.len());
    if !split.is_empty() && others > 0 {
        report(
            Field::Split,
            format!("{owner}既有分办，又有主办或会办"),
            "请只保留一种：分办（两个以上单位各自答复），或主办和会办",
        );
    }
}

/// Rule X3.
fn check_dates(owner: &str, taken: &Taken, found: &mut Diagnostics) {
    let (Some((assigned, _)), Some((replied, place))) =
        (taken.peek_date(Field::Assigned), taken.peek_date(Field::Replied))
    else {
        return;
    };
    if replied < assigned {
        found.push(
            Diagnostic::error(format!("{owner}的答复日期{replied}早于交办日期{assigned}"))
                .rule(Rule::X3)
                .at(place)
                .cure("请核实两个日期"),
        );
    }
}

/// Rule X16, for one case: what has been replied to has an outcome, and nothing else has.
fn check_outcome(owner: &str, taken: &Taken, found: &mut Diagnostics) {
    let (place, cause, cure) = match (taken.place(Field::Replied), taken.place(Field::Outcome)) {
        (Some(place), None) => {
            (place, format!("{owner}已经答复，但未填办理结果"), "请补填“办理结果”")
        }
        (None, Some(place)) => (
            place,
            format!("{owner}填了办理结果，但没有答复日期"),
            "请补填“答复日期”；尚未答复的，请删去“办理结果”",
        ),
        _ => return,
    };
    found.push(Diagnostic::error(cause).rule(Rule::X16).at(place).cure(cure));
}
