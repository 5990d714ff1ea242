//! One case: reads its fields, then applies the rules that concern it alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Vocabulary, entries::Entries, field_names, leaf, sets};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    record::{
        Case, CaseKind, Commitment, Field, Measure, Satisfaction, Written, keys,
        raw::{Content, Node},
        vocabulary::PUBLICITY,
    },
};

/// The fields that a record or 公共 gives, with the place of each value.
pub(super) type Values = BTreeMap<Field, (Value, Place)>;

/// A value that has been read.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Names(Vec<String>),
    Date(NaiveDate),
    Kind(CaseKind),
    Measures(Vec<Measure>),
    Commitments(Vec<Commitment>),
    Satisfaction(Satisfaction),
    /// Written with nothing after it: what the record says wins over 公共.
    Nothing,
    /// Written, wrong and reported.
    Refused,
}

/// How messages call the case: `0038号`, or by its place in the list while it has no number.
pub(super) fn owner(node: &Node, nth: usize) -> String {
    let entries = if let Content::Map(entries) = &node.content { entries.as_slice() } else { &[] };
    let number = entries.iter().find(|(key, _)| Field::named(&key.text) == Some(Field::Number));
    match number.map(|(_, value)| &value.content) {
        Some(Content::Text(number, _)) => format!("{}号", number.trim()),
        _ => format!("第{nth}件"),
    }
}

/// Reads the fields of one map.
pub(super) fn read_values(
    node: &Node,
    owner: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Values {
    let mut values = Values::new();
    let Some(entries) = Entries::open(node, owner, &keys::case_keys(), found) else {
        return values;
    };
    for field in Field::ALL {
        if let Some(node) = entries.get(field.names()) {
            let what = format!("{owner}的{}", field.chinese());
            let value = read_value(field, node, &what, vocabulary, found);
            values.insert(field, (value.unwrap_or(Value::Refused), node.place.clone()));
        } else if let Some(place) = entries.key_place(field.names()) {
            values.insert(field, (Value::Nothing, place.clone()));
        } else if let Some(place) = entries.meant(field.names()) {
            values.insert(field, (Value::Refused, place.clone()));
        }
    }
    values
}

fn read_value(
    field: Field,
    node: &Node,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Value> {
    let text = |it: Written| Value::Text(it.text);
    match field {
        Field::Number => read_number(node, what, found).map(text),
        Field::Kind => {
            let kinds = CaseKind::ALL.map(|it| (it.chinese(), it));
            leaf::choice(node, what, &kinds, found).map(Value::Kind)
        }
        Field::Session => leaf::text(node, what, found).map(text),
        Field::Title | Field::ShortTitle => read_title(node, what, found).map(text),
        Field::Category => {
            let category = leaf::text(node, what, found)?;
            read_category(&category, what, vocabulary, found).then(|| text(category))
        }
        Field::Proposers
        | Field::Lead
        | Field::Co
        | Field::Split
        | Field::LeaderReviews
        | Field::Keywords => {
            let names = leaf::texts(leaf::names(node, what, found));
            (!names.is_empty()).then_some(Value::Names(names))
        }
        Field::Assigned | Field::Replied => leaf::date(node, what, found).map(Value::Date),
        Field::Outcome => {
            let outcome = leaf::text(node, what, found)?;
            read_outcome(&outcome, what, vocabulary, found).then(|| text(outcome))
        }
        Field::Measures => Some(Value::Measures(sets::measures(node, what, found))),
        Field::Commitments => Some(Value::Commitments(sets::commitments(node, what, found))),
        Field::Publicity => {
            let options = PUBLICITY.map(|it| (it, it));
            let chosen = leaf::choice(node, what, &options, found)?;
            Some(Value::Text(chosen.to_owned()))
        }
        Field::Satisfaction => sets::satisfaction(node, what, found).map(Value::Satisfaction),
        Field::State | Field::OnTime => None,
    }
}

fn read_number(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let number = leaf::text(node, what, found)?;
    if number.text.contains(char::is_whitespace) {
        found.push(
            Diagnostic::error(format!("{what}“{}”里有空格", number.text))
                .at(&number.place)
                .cure("请去掉空格"),
        );
        return None;
    }
    leaf::is_referable(&number.text, "编号", &number.place, found).then_some(number)
}

fn read_title(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let title = leaf::sentence(node, what, found)?;
    let pairs = [('《', '》'), ('“', '”')];
    if pairs.iter().any(|&(open, close)| is_wrapped(&title.text, open, close)) {
        found.push(
            Diagnostic::error(format!("{what}外面套了书名号或引号"))
                .at(&title.place)
                .cure("请去掉，引用时会自动加引号"),
        );
    }
    Some(title)
}

/// Whether one pair of marks stands around all of the text.
fn is_wrapped(text: &str, open: char, close: char) -> bool {
    let inner = text.strip_prefix(open).and_then(|it| it.strip_suffix(close));
    inner.is_some_and(|it| !it.contains([open, close]))
}

fn read_category(
    category: &Written,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> bool {
    let known = &vocabulary.categories;
    if known.is_empty() {
        return leaf::is_referable(&category.text, "分类", &category.place, found);
    }
    let is_known = known.contains(&category.text);
    if !is_known {
        let cause =
            format!("{what}“{}”不在huibao.yaml的分类内（{}）", category.text, known.join("、"));
        let (line, _) = category.place.line_and_column();
        found.push(
            Diagnostic::error(cause).at(&category.place).cure(format!("请核实后修改第{line}行")),
        );
    }
    is_known
}

/// Rule X7.
fn read_outcome(
    outcome: &Written,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> bool {
    let known: Vec<&str> = vocabulary.outcomes().collect();
    let is_known = vocabulary.scheme.is_none() || known.contains(&outcome.text.as_str());
    if !is_known {
        let cause = format!("{what}“{}”不在本届口径表内（{}）", outcome.text, known.join("、"));
        let (line, _) = outcome.place.line_and_column();
        found.push(
            Diagnostic::error(cause)
                .rule("X7")
                .at(&outcome.place)
                .cure(format!("请核实后修改第{line}行")),
        );
    }
    is_known
}

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
            found.push(Diagnostic::error(cause).rule("X2").at(place).cure(cure));
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
                .rule("X3")
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
    found.push(Diagnostic::error(cause).rule("X16").at(place).cure(cure));
}
