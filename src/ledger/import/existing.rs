//! The cases that a project has already, by what tells them apart.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::{Field, YamlValue, read_yaml},
};

/// 类型, 届次会议 and 编号 without its zeros.
pub(super) type Identity = (String, String, String);

/// The cases of a project: the number as it is written, and the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Existing {
    by_identity: BTreeMap<Identity, (String, String)>,
}

/// What tells a case from all others.
pub(super) fn identity(kind: &str, session: &str, number: &str) -> Identity {
    let is_digits = number.bytes().all(|it| it.is_ascii_digit());
    let bare = if is_digits { number.trim_start_matches('0') } else { number };
    (kind.to_owned(), session.to_owned(), bare.to_owned())
}

impl Existing {
    /// Reads the files; faults in values do not matter here.
    ///
    /// # Errors
    /// What keeps any of them from being read as YAML.
    pub(super) fn read(files: &[Arc<SourceFile>]) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        let mut existing = Self::default();
        for file in files {
            match read_yaml(file) {
                Ok(root) => existing.add(&file.name, &root),
                Err(faults) => found.append(faults),
            }
        }
        if found.has_errors() { Err(found) } else { Ok(existing) }
    }

    fn add(&mut self, file: &str, root: &YamlValue) {
        let defaults = root.get(&["公共", "defaults"]);
        let cases = match root {
            YamlValue::List(cases) => cases.as_slice(),
            map => map.get(&["案件", "cases"]).map(YamlValue::items).unwrap_or_default(),
        };
        for case in cases {
            let text = |field: Field| {
                let (chinese, english) = field.names();
                let value = case.get(&[chinese, english]);
                let value = value.or_else(|| defaults?.get(&[chinese, english]));
                value.and_then(YamlValue::text).unwrap_or_default().trim()
            };
            let (kind, session, number) =
                (text(Field::Kind), text(Field::Session), text(Field::Number));
            let identity = identity(kind, session, number);
            self.by_identity.entry(identity).or_insert((number.to_owned(), file.to_owned()));
        }
    }

    /// The number and file of the case that is the same.
    pub(super) fn get(&self, identity: &Identity) -> Option<&(String, String)> {
        self.by_identity.get(identity)
    }

    /// The numbers of a kind and session.
    pub(super) fn numbers(&self, kind: &str, session: &str) -> impl Iterator<Item = &str> {
        let is_of = move |it: &Identity| it.0 == kind && it.1 == session;
        self.by_identity
            .iter()
            .filter(move |(it, _)| is_of(it))
            .map(|(_, (number, _))| number.as_str())
    }
}
