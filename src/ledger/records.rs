//! The records as they are written: every case with what 公共 gives it, by its session, kind and
//! number. Cells are made of this and compared with it, so that a register with faults can still
//! go out to be filled in.

use std::{collections::BTreeMap, sync::Arc};

use super::form::{self, both};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::{Field, Shape, YamlValue, read_yaml},
};

const DEFAULTS: [&str; 2] = ["公共", "defaults"];
const CASES: [&str; 2] = ["案件", "cases"];

/// The axes of 满意度.
pub(super) const ATTITUDE: [&str; 2] = ["态度", "attitude"];
pub(super) const RESULT: [&str; 2] = ["结果", "result"];

/// What tells a case from all others: 编号 within its 届次会议 and 类型.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// 届次会议.
    pub session: String,
    /// 类型.
    pub kind: String,
    /// 编号.
    pub number: String,
}

/// The fields that an [`Identity`] is made of.
pub(super) const IDENTITY: [Field; 3] = [Field::Number, Field::Kind, Field::Session];

/// All files of records.
#[derive(Clone, Debug)]
pub struct Records {
    pub(super) files: Vec<RecordFile>,
    /// File and place in it of each case.
    cases: Vec<(usize, usize)>,
    /// The last file with cases of a session and kind.
    file_of: BTreeMap<(String, String), usize>,
}

/// One file of records.
#[derive(Clone, Debug)]
pub(super) struct RecordFile {
    pub(super) source: Arc<SourceFile>,
    /// What it says; changed by an update.
    pub(super) said: YamlValue,
}

/// One case as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct WrittenCase<'a> {
    own: &'a YamlValue,
    defaults: Option<&'a YamlValue>,
}

impl Records {
    /// Reads the files.
    ///
    /// # Errors
    /// What keeps any of them from being read as YAML.
    pub fn read(sources: &[Arc<SourceFile>]) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        let mut files = Vec::new();
        for source in sources {
            match read_yaml(source) {
                Ok(said) => files.push(RecordFile { source: Arc::clone(source), said }),
                Err(faults) => found.append(faults),
            }
        }
        if found.has_errors() {
            return Err(found);
        }
        let mut cases = Vec::new();
        for (file, it) in files.iter().enumerate() {
            cases.extend((0..it.cases().len()).map(|at| (file, at)));
        }
        let mut records = Self { files, cases, file_of: BTreeMap::new() };
        let of = |(case, (file, _)): (WrittenCase<'_>, &(usize, usize))| {
            ((case.shown(Field::Session), case.shown(Field::Kind)), *file)
        };
        records.file_of = records.all().zip(&records.cases).map(of).collect();
        Ok(records)
    }

    /// How many cases there are.
    pub fn count(&self) -> usize {
        self.cases.len()
    }

    /// All cases: those of the files in their order, then those added since.
    pub(super) fn all(&self) -> impl Iterator<Item = WrittenCase<'_>> {
        (0..self.cases.len()).filter_map(|it| self.case(it))
    }

    /// The case at a place among [`Records::all`].
    pub(super) fn case(&self, at: usize) -> Option<WrittenCase<'_>> {
        let &(file, at) = self.cases.get(at)?;
        let file = self.files.get(file)?;
        Some(WrittenCase { own: file.cases().get(at)?, defaults: file.defaults() })
    }

    /// Where each case stands in the order of [`Records::all`]; the first of several of the same.
    pub(super) fn by_identity(&self) -> BTreeMap<Identity, usize> {
        let mut places = BTreeMap::new();
        for (at, case) in self.all().enumerate() {
            places.entry(case.identity()).or_insert(at);
        }
        places
    }

    /// Sets a field of a case; a value that 公共 gave is overridden in the case.
    pub(super) fn set(&mut self, case: usize, field: Field, value: YamlValue) {
        self.change(case, |own| set(own, field, value));
    }

    /// Changes what the map of a case says.
    pub(super) fn change(&mut self, case: usize, change: impl FnOnce(&mut YamlValue)) {
        let Some(&(file, at)) = self.cases.get(case) else { return };
        let own = self.files.get_mut(file).and_then(|it| it.cases_mut()?.get_mut(at));
        if let Some(own) = own {
            change(own);
        }
    }

    /// Adds a case to the file where those of its session and kind stand, else to the last, and
    /// gives its place; `None` when no file can hold cases.
    pub(super) fn add(
        &mut self,
        identity: &Identity,
        fields: Vec<(Field, YamlValue)>,
    ) -> Option<usize> {
        let near = (identity.session.clone(), identity.kind.clone());
        let file = self.file_of.get(&near).copied();
        let file = file.or_else(|| self.files.len().checked_sub(1))?;
        self.file_of.insert(near, file);
        let it = self.files.get_mut(file)?;
        let mut own = YamlValue::Map(Vec::new());
        for (field, value) in fields {
            let given = it.defaults().and_then(|it| it.get(&both(field.names())));
            if given.is_none_or(|it| !says_same(field, it, &value)) {
                set(&mut own, field, value);
            }
        }
        let cases = it.cases_mut()?;
        cases.push(own);
        self.cases.push((file, cases.len().saturating_sub(1)));
        self.cases.len().checked_sub(1)
    }
}

fn says_same(field: Field, one: &YamlValue, other: &YamlValue) -> bool {
    one == other || form::shown(one, field.shape()) == form::shown(other, field.shape())
}

/// Sets a key in a map; a new one stands last.
pub(super) fn set_key(map: &mut YamlValue, key: &str, value: YamlValue) {
    if let Some(it) = map.get_mut(&[key]) {
        *it = value;
    } else if let YamlValue::Map(entries) = map {
        entries.push((key.to_owned(), value));
    }
}

/// Sets a field in the map of a case; a new key stands in the order of fields.
fn set(own: &mut YamlValue, field: Field, value: YamlValue) {
    if let Some(it) = own.get_mut(&both(field.names())) {
        *it = value;
        return;
    }
    let YamlValue::Map(entries) = own else { return };
    let (chinese, english) = field.names();
    let is_english = entries.first().is_some_and(|(key, _)| key.is_ascii());
    let key = if is_english { english } else { chinese };
    let comes_before =
        |(key, _): &(String, YamlValue)| Field::named(key).is_some_and(|it| it < field);
    let at = entries.iter().rposition(comes_before).map_or(0, |it| it.saturating_add(1));
    entries.insert(at, (key.to_owned(), value));
}

impl RecordFile {
    fn defaults(&self) -> Option<&YamlValue> {
        self.said.get(&DEFAULTS)
    }

    fn cases(&self) -> &[YamlValue] {
        match &self.said {
            YamlValue::List(cases) => cases,
            map => match map.get(&CASES) {
                Some(YamlValue::List(cases)) => cases,
                _ => &[],
            },
        }
    }

    fn cases_mut(&mut self) -> Option<&mut Vec<YamlValue>> {
        let cases = match &mut self.said {
            list @ YamlValue::List(_) => list,
            map => {
                let is_missing = map.get(&CASES).is_none();
                if let (true, YamlValue::Map(entries)) = (is_missing, &mut *map) {
                    entries.push(("案件".to_owned(), YamlValue::Empty));
                }
                map.get_mut(&CASES)?
            }
        };
        if *cases == YamlValue::Empty {
            *cases = YamlValue::List(Vec::new());
        }
        if let YamlValue::List(cases) = cases { Some(cases) } else { None }
    }
}

impl<'a> WrittenCase<'a> {
    /// What is written for a field, in the case or in 公共.
    pub(super) fn get(self, field: Field) -> Option<&'a YamlValue> {
        let has = |field: Field| self.own.get(&both(field.names())).is_some();
        let value = match self.own.get(&both(field.names())) {
            Some(own) => own,
            None if field.is_inherited(has) => self.defaults?.get(&both(field.names()))?,
            None => return None,
        };
        (*value != YamlValue::Empty).then_some(value)
    }

    /// The text of a field's cell.
    pub(super) fn shown(self, field: Field) -> String {
        if field == Field::Satisfaction && !self.has_axes() {
            return self.axis(ATTITUDE);
        }
        self.get(field).map(|it| form::shown(it, field.shape())).unwrap_or_default()
    }

    /// Whether it tells the two axes of 满意度 apart.
    pub(super) fn has_axes(self) -> bool {
        self.axis(ATTITUDE) != self.axis(RESULT)
    }

    /// The text of one axis of 满意度.
    pub(super) fn axis(self, axis: [&str; 2]) -> String {
        match self.get(Field::Satisfaction) {
            Some(YamlValue::Text(both)) => form::normal(both, Shape::Satisfaction),
            Some(map) => {
                let value = map.get(&axis);
                value.map(|it| form::shown(it, Shape::Satisfaction)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    /// What tells it from all others.
    pub(super) fn identity(self) -> Identity {
        Identity {
            session: self.shown(Field::Session),
            kind: self.shown(Field::Kind),
            number: self.shown(Field::Number),
        }
    }
}
