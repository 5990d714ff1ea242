//! The values of one case, taken out one by one as the types of the field.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    lists::Item,
    values::{Value, Values},
};
use crate::{
    diagnostic::Place,
    record::{Field, Satisfaction},
};

/// The values of one case.
pub(super) struct Taken {
    values: Values,
}

impl Taken {
    pub(super) fn new(values: Values) -> Self {
        Self { values }
    }

    /// Where something is written for the field, rightly or wrongly.
    pub(super) fn place(&self, field: Field) -> Option<&Place> {
        let (value, place) = self.values.get(&field)?;
        (!matches!(value, Value::Nothing)).then_some(place)
    }

    pub(super) fn places(&self) -> BTreeMap<Field, Place> {
        let given = self.values.keys().filter_map(|&it| Some((it, self.place(it)?.clone())));
        given.collect()
    }

    /// The names of the units of a role.
    pub(super) fn unit_names(&self, field: Field) -> Vec<String> {
        match self.values.get(&field) {
            Some((Value::Items(items), _)) => items.iter().map(Item::unit).collect(),
            _ => Vec::new(),
        }
    }

    /// A text, which stays where it is.
    pub(super) fn peek_text(&self, field: Field) -> Option<&str> {
        match self.values.get(&field) {
            Some((Value::Text(text), _)) => Some(text),
            _ => None,
        }
    }

    fn take(&mut self, field: Field) -> Option<Value> {
        self.values.remove(&field).map(|(value, _)| value)
    }

    pub(super) fn text(&mut self, field: Field) -> Option<String> {
        if let Some(Value::Text(text)) = self.take(field) { Some(text) } else { None }
    }

    pub(super) fn names(&mut self, field: Field) -> Vec<String> {
        if let Some(Value::Names(names)) = self.take(field) { names } else { Vec::new() }
    }

    pub(super) fn date(&mut self, field: Field) -> Option<NaiveDate> {
        if let Some(Value::Date(date)) = self.take(field) { Some(date) } else { None }
    }

    pub(super) fn flag(&mut self, field: Field) -> Option<bool> {
        match self.take(field) {
            Some(Value::Flag(flag)) => Some(flag),
            // A list that says more says that there is something.
            Some(Value::Items(_)) => Some(true),
            _ => None,
        }
    }

    /// The items of a list, which stay where they are.
    pub(super) fn items(&mut self, field: Field) -> Vec<Item> {
        match self.values.get_mut(&field) {
            Some((Value::Items(items), _)) => std::mem::take(items),
            _ => Vec::new(),
        }
    }

    pub(super) fn satisfaction(&mut self) -> Option<Satisfaction> {
        let taken = self.take(Field::Satisfaction);
        if let Some(Value::Satisfaction(it)) = taken { Some(it) } else { None }
    }
}
