//! One row as the fields of a record, before it is known whether they may stand there.

use std::collections::BTreeMap;

use super::{
    entry::Entry,
    remark::Remark,
    table::{Table, TableColumn},
    text, units,
    value::{self, Said},
};
use crate::{
    ledger::{
        columns::{Column, normal},
        sheet::{Epoch, Kind},
    },
    record::{Field, Register, YamlValue},
};

/// A record as a row says it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) rows: (u32, u32),
    pub(super) values: BTreeMap<Field, YamlValue>,
    /// Where each value came from.
    pub(super) columns: BTreeMap<Field, TableColumn>,
    /// What a person should look at.
    pub(super) remarks: Vec<Remark>,
    /// Whether the number's cell held a number, which has no zeros before it.
    pub(super) has_bare_number: bool,
}

/// What reading a row needs beside it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) table: &'a Table<'a>,
    pub(super) epoch: Epoch,
    /// The register's own words; `None` when its settings have faults.
    pub(super) register: Option<&'a Register>,
}

/// The fields that name units, by their parts.
const ROLES: [Field; 5] = [Field::Sole, Field::Lead, Field::Co, Field::Split, Field::Undertake];

/// Words of a row that counts others.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "总数", "累计"];

/// Why a row is no case at all; `None` when it may be one.
pub(super) fn no_case(entry: &Entry<'_>, table: &Table<'_>) -> Option<String> {
    let mut texts: Vec<&str> = entry.texts().collect();
    texts.dedup();
    if let Some(total) = texts.iter().find(|it| is_total(it))
        && !says_whose(entry, table)
    {
        return Some(format!("是合计行（“{}”），不是一件案件", shortened(total)));
    }
    let is_header = |it: &TableColumn| {
        entry.cells(it.column).iter().any(|cell| normal(&cell.text) == normal(&it.header))
    };
    let repeated = table.columns.iter().filter(|it| is_header(it)).count();
    if repeated > 1 && repeated.saturating_mul(2) > texts.len() {
        return Some("又是一行表头".to_owned());
    }
    if let [one] = texts.as_slice()
        && (text::clean(one).chars().count() > 12 || one.starts_with(['注', '备', '说']))
    {
        return Some(format!("只有一格文字（“{}”），不是一件案件", shortened(one)));
    }
    let mut read = table.read().filter(|(_, it)| !entry.cells(it.column).is_empty());
    read.next().is_none().then(|| "各列都没有可以写入的内容".to_owned())
}

/// Whether a cell holds the word for a total and nothing else; titles begin with it too.
fn is_total(text: &str) -> bool {
    TOTALS.contains(&text::tight(text).trim_end_matches(['：', ':']))
}

/// Whether a row has what a row of totals has not: a number, a proposer or a unit that leads.
fn says_whose(entry: &Entry<'_>, table: &Table<'_>) -> bool {
    let columns = [Field::Number, Field::Proposers, Field::Lead].map(Column::Field);
    let places = columns.into_iter().chain([Column::Units]).filter_map(|it| table.place(it));
    let mut cells = places.flat_map(|it| entry.cells(it.column));
    cells.any(|it| {
        let text = text::clean(&it.text);
        // What is summed may stand under any header.
        let is_sum = text.trim_end_matches(['件', '人', '家', '个']).parse::<f64>().is_ok();
        !text::is_nothing(&text) && !is_total(&text) && !is_sum
    })
}

/// The beginning of a long text.
pub(super) fn shortened(text: &str) -> String {
    let text = text::one_line(text);
    let begin: String = text.chars().take(16).collect();
    if begin.len() < text.len() { format!("{begin}……") } else { text }
}

impl Draft {
    /// What a row says.
    pub(super) fn read(entry: &Entry<'_>, around: Around<'_>) -> Self {
        let mut draft = Self {
            rows: (entry.first, entry.last),
            values: BTreeMap::new(),
            columns: BTreeMap::new(),
            remarks: Vec::new(),
            has_bare_number: false,
        };
        let mut parts: BTreeMap<Field, Vec<String>> = BTreeMap::new();
        let mut others = Others::default();
        for (column, place) in around.table.read() {
            draft.column(entry, column, place, around, &mut parts, &mut others);
        }
        if let Some((place, names)) = others.units.take() {
            draft.settle_units(&place, names, &mut parts);
        }
        for (field, names) in parts {
            draft.values.insert(field, YamlValue::Text(names.join("、")));
        }
        draft.settle_proposers(others.co_signers);
        draft.settle_satisfaction(others.attitude, others.result);
        draft
    }

    fn column(
        &mut self,
        entry: &Entry<'_>,
        column: Column,
        place: &TableColumn,
        around: Around<'_>,
        parts: &mut BTreeMap<Field, Vec<String>>,
        others: &mut Others,
    ) {
        let cells = entry.cells(place.column);
        if cells.is_empty() {
            return;
        }
        let field = match column {
            Column::Field(field) => field,
            Column::Units => Field::Lead,
            Column::CoSigners => Field::Proposers,
            Column::Attitude | Column::Result => Field::Satisfaction,
            Column::Serial => return,
        };
        self.columns.entry(field).or_insert_with(|| place.clone());
        if let Some(fault) = cells.iter().find_map(|it| value::fault(it)) {
            self.remark(place, fault);
            return;
        }
        if column == Column::Units || ROLES.contains(&field) {
            let texts = cells.iter().map(|it| text::clean(&it.text));
            let texts: Vec<String> = texts.filter(|it| !text::is_nothing(it)).collect();
            for (part, names) in units::units(&texts.join("\n")) {
                match part {
                    None if column == Column::Units => others.units = Some((place.clone(), names)),
                    part => {
                        let of = parts.entry(part.unwrap_or(field)).or_default();
                        of.extend(names.into_iter().filter(|it| it != "无"));
                    }
                }
            }
            return;
        }
        if field == Field::Number {
            self.has_bare_number = cells.iter().any(|it| it.kind == Kind::Number);
        }
        let known: Vec<String> = around
            .register
            .and_then(|it| it.classes(field))
            .unwrap_or_default()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let Said { value, remark } = value::read(field.shape(), &cells, around.epoch, &known);
        let value = value.map(|it| own_word(it, field, around.register));
        if let Some(why) = remark {
            self.remark(place, why);
        }
        let Some(value) = value else { return };
        match column {
            Column::CoSigners => others.co_signers = Some((place.header.clone(), value)),
            Column::Attitude => others.attitude = Some(value),
            Column::Result => others.result = Some(value),
            _ => drop(self.values.insert(field, value)),
        }
    }

    fn remark(&mut self, place: &TableColumn, why: String) {
        let column = Some((place.column, place.header.clone()));
        self.remarks.push(Remark { rows: self.rows, column, why });
    }

    /// Units of which the cell does not say what they do: the first leads, unless another column
    /// says who does.
    fn settle_units(
        &mut self,
        place: &TableColumn,
        names: Vec<String>,
        parts: &mut BTreeMap<Field, Vec<String>>,
    ) {
        let is_known = |it: &String| parts.values().any(|known| known.contains(it));
        let mut names: Vec<String> = names.into_iter().filter(|it| !is_known(it)).collect();
        let leads = [Field::Lead, Field::Sole, Field::Split];
        let has_lead = leads.iter().any(|it| parts.contains_key(it));
        if !has_lead && !names.is_empty() {
            parts.insert(Field::Lead, vec![names.remove(0)]);
        }
        if !names.is_empty() {
            let lead = parts.get(&Field::Lead).map(|it| it.join("、")).unwrap_or_default();
            let why = format!("没有写明主办和会办：“{lead}”作主办，{}作会办", names.join("、"));
            self.remark(place, why);
            parts.entry(Field::Co).or_default().extend(names);
        }
    }

    /// Those who sign after the first stand after them, with what they are.
    fn settle_proposers(&mut self, co_signers: Option<(String, YamlValue)>) {
        let Some((header, YamlValue::Text(others))) = co_signers else { return };
        let part = if header.contains("联名") { "联名" } else { "附议" };
        let first = self.values.remove(&Field::Proposers);
        let first = first.as_ref().and_then(YamlValue::text).unwrap_or_default().to_owned();
        let leading: Vec<&str> = first.split('、').filter(|it| !it.is_empty()).collect();
        let mut all: Vec<YamlValue> =
            leading.iter().map(|it| YamlValue::Text((*it).to_owned())).collect();
        for name in others.split('、').filter(|it| !leading.contains(it)) {
            let entry =
                |key: &str, value: &str| (key.to_owned(), YamlValue::Text(value.to_owned()));
            all.push(YamlValue::Map(vec![entry("姓名", name), entry("身份", part)]));
        }
        // Who only signs after others proposes nothing: the row lacks its 提出人.
        if !leading.is_empty() {
            self.values.insert(Field::Proposers, YamlValue::List(all));
        }
    }

    fn settle_satisfaction(&mut self, attitude: Option<YamlValue>, result: Option<YamlValue>) {
        if self.values.contains_key(&Field::Satisfaction)
            || (attitude.is_none() && result.is_none())
        {
            return;
        }
        let value = match (attitude, result) {
            (Some(one), Some(other)) if one == other => one,
            (attitude, result) => {
                let both = [("态度", attitude), ("结果", result)];
                let given = both.into_iter().filter_map(|(key, it)| Some((key.to_owned(), it?)));
                YamlValue::Map(given.collect())
            }
        };
        self.values.insert(Field::Satisfaction, value);
    }

    /// The text of a field; empty when it has none.
    pub(super) fn text(&self, field: Field) -> &str {
        self.values.get(&field).and_then(YamlValue::text).unwrap_or_default()
    }
}

/// What columns say of fields that others speak of too.
#[derive(Default)]
struct Others {
    units: Option<(TableColumn, Vec<String>)>,
    co_signers: Option<(String, YamlValue)>,
    attitude: Option<YamlValue>,
    result: Option<YamlValue>,
}

/// A word for 公开属性 or 满意度 as the office itself says it, where it only says the meaning.
fn own_word(value: YamlValue, field: Field, register: Option<&Register>) -> YamlValue {
    let text = value.text().unwrap_or_default();
    let asked = register.map(|it| it.words.asked(field, text)).unwrap_or_default();
    match asked.first() {
        Some(own) => YamlValue::Text((*own).to_owned()),
        None => value,
    }
}
