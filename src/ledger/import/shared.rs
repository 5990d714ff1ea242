//! What a row must have, and what all rows of a table share that none of them says: 类型 and
//! 届次会议.

use super::{Request, draft::Draft, table::Table};
use crate::{
    diagnostic::Diagnostic,
    ledger::columns::Column,
    record::{CaseKind, Field, Register, Test, YamlValue},
};

/// The columns of which one must be there.
const NEEDED: [(&str, &[Column]); 4] = [
    ("编号", &[Column::Field(Field::Number)]),
    ("标题", &[Column::Field(Field::Title)]),
    ("提出人", &[Column::Field(Field::Proposers)]),
    (
        "主办",
        &[
            Column::Field(Field::Lead),
            Column::Field(Field::Sole),
            Column::Field(Field::Split),
            Column::Units,
        ],
    ),
];

/// What is told of columns without which no row could become a record.
pub(super) fn missing_columns(request: &Request<'_>, table: &Table<'_>) -> Option<Diagnostic> {
    let has = |columns: &&[Column]| columns.iter().any(|it| table.place(*it).is_some());
    let missing: Vec<&str> =
        NEEDED.iter().filter(|(_, it)| !has(it)).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return None;
    }
    let headers: Vec<&str> = table.columns.iter().map(|it| it.header.as_str()).collect();
    let cause = format!(
        "{}的“{}”表里没有认出“{}”列（第{}行的表头：{}），没有导入",
        request.name,
        table.name,
        missing.join("”“"),
        table.header_row,
        headers.join("、")
    );
    let cure = format!(
        "有这一列而叫法不同的，请在项目文件夹的{}里写明，如“{}: {}”；没有的，请在表里补上",
        super::COLUMNS,
        headers.iter().find(|it| Column::headed(it).is_none()).unwrap_or(&"某某列"),
        missing.first().unwrap_or(&"编号")
    );
    Some(Diagnostic::error(cause).in_file(request.name).cure(cure))
}

/// Why a row cannot become a record; `None` when it can.
pub(super) fn missing(draft: &Draft) -> Option<String> {
    let has = |field: &Field| draft.values.contains_key(field);
    let required = [Field::Number, Field::Kind, Field::Session, Field::Title, Field::Proposers];
    let mut missing: Vec<&str> =
        required.iter().filter(|it| !has(it)).map(|it| it.chinese()).collect();
    if ![Field::Lead, Field::Sole, Field::Split].iter().any(has) {
        missing.push(Field::Lead.chinese());
    }
    let mut known = Vec::new();
    if draft.values.contains_key(&Field::Number) {
        known.push(format!("编号“{}”", draft.text(Field::Number)));
    }
    // What stands in a cell and could not be read is why it is missing.
    known.extend(draft.remarks.iter().map(|it| format!("{}{}", it.cell(), it.why)));
    let known =
        if known.is_empty() { String::new() } else { format!("（{}）", known.join("；")) };
    (!missing.is_empty()).then(|| format!("缺少{}{known}", missing.join("、")))
}

/// What rows that do not say are taken to say, and why.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    kind: Option<Taken>,
    session: Option<Taken>,
}

/// A value and where it was taken from.
#[derive(Clone, Debug)]
struct Taken {
    value: String,
    from: &'static str,
    /// How many rows needed it, and whether all did.
    rows: usize,
    is_all: bool,
}

impl Shared {
    /// What the rows of a table share.
    ///
    /// # Errors
    /// No row says what it is, and nothing else does.
    pub(super) fn of(
        request: &Request<'_>,
        table: &Table<'_>,
        drafts: &[Draft],
        register: Option<&Register>,
    ) -> Result<Self, Diagnostic> {
        let rows =
            |field: Field| drafts.iter().filter(|it| !it.values.contains_key(&field)).count();
        let (kinds, sessions) = (rows(Field::Kind), rows(Field::Session));
        let kind = given(request.kind, "--类型")
            .or_else(|| kind_in_titles(request, table))
            .or_else(|| in_batch(register, Field::Kind))
            .map(|(value, from)| Taken { value, from, rows: kinds, is_all: kinds == drafts.len() });
        let session = given(request.session, "--届次会议")
            .or_else(|| in_batch(register, Field::Session))
            .map(|(value, from)| Taken {
                value,
                from,
                rows: sessions,
                is_all: sessions == drafts.len(),
            });
        for (field, taken, count, example) in [
            (Field::Kind, &kind, kinds, "代表建议"),
            (Field::Session, &session, sessions, "区十六届人大六次会议"),
        ] {
            if taken.is_none() && count == drafts.len() && count > 0 {
                let name = field.chinese();
                let cause = format!("{}的“{}”表里没有写{name}，没有导入", request.name, table.name);
                let cure = format!("请在命令后面加上“--{name} {example}”，或在表里加一列“{name}”");
                return Err(Diagnostic::error(cause).in_file(request.name).cure(cure));
            }
        }
        Ok(Self { kind, session })
    }

    /// Gives a row what it does not say.
    pub(super) fn fill(&self, draft: &mut Draft) {
        for (field, taken) in [(Field::Kind, &self.kind), (Field::Session, &self.session)] {
            if let Some(taken) = taken {
                let value = || YamlValue::Text(taken.value.clone());
                draft.values.entry(field).or_insert_with(value);
            }
        }
    }

    /// What was taken, as it is told.
    pub(super) fn told(&self) -> Vec<String> {
        let both = [("类型", &self.kind), ("届次会议", &self.session)];
        let taken = both.into_iter().filter_map(|(name, it)| Some((name, it.as_ref()?)));
        let used = taken.filter(|(_, it)| it.rows > 0);
        used.map(|(name, it)| {
            let which =
                if it.is_all { "各行都".to_owned() } else { format!("有{}行", it.rows) };
            format!("{which}没有写{name}，照{}算作“{}”。", it.from, it.value)
        })
        .collect()
    }
}

fn given(option: Option<&str>, name: &'static str) -> Option<(String, &'static str)> {
    option.map(|it| (it.to_owned(), name))
}

/// 类型 as the title above the table, the sheet or the file says it.
fn kind_in_titles(request: &Request<'_>, table: &Table<'_>) -> Option<(String, &'static str)> {
    let words = [
        (CaseKind::DeputyContact, &["联系社区"] as &[&str]),
        (CaseKind::CppccProposal, &["提案"]),
        (CaseKind::NpcSuggestion, &["代表建议", "书面意见", "人大建议"]),
    ];
    let sources = [
        (table.titles.join(""), "表头上面的标题"),
        (table.name.to_owned(), "工作表的名称"),
        (request.name.to_owned(), "文件名"),
    ];
    sources.into_iter().find_map(|(text, from)| {
        let says = |it: &&(CaseKind, &[&str])| it.1.iter().any(|word| text.contains(word));
        let mut said = words.iter().filter(says);
        // A title that names two says nothing.
        let (kind, _) = said.next().filter(|_| said.next().is_none())?;
        Some((kind.chinese().to_owned(), from))
    })
}

/// The one value that 本次 asks for.
fn in_batch(register: Option<&Register>, field: Field) -> Option<(String, &'static str)> {
    let batch = register?.batches.first()?;
    let test = batch.condition.tests.iter().find(|it| it.field == field)?;
    match &test.test {
        Test::OneOf(values) => match values.as_slice() {
            [one] => Some((one.clone(), "huibao.yaml的批次“本次”")),
            _ => None,
        },
        Test::Present | Test::Absent => None,
    }
}
