//! Values of the template context. Text of the records goes in as it is and is escaped when it is
//! written; only references made here are marked as safe.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tera::Value;

/// Named values under one name: `office.short_name`.
pub(super) fn fields<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(entries))
}

/// Several values of the same kind.
pub(super) fn list(values: impl IntoIterator<Item = impl Into<Value>>) -> Value {
    Value::from(values.into_iter().map(Into::into).collect::<Vec<Value>>())
}

/// Text of the records: escaped when written.
pub(super) fn text(text: &str) -> Value {
    Value::normal_string(text)
}

/// Markup made by this stage: written as it is.
pub(super) fn markup(markup: &str) -> Value {
    Value::safe_string(markup)
}

/// A date, for the filters that word dates: `2021-05-26`.
pub(super) fn date(date: NaiveDate) -> Value {
    Value::from(date.to_string())
}

/// A value that may be missing: none, which counts as untrue.
pub(super) fn maybe<T>(value: Option<T>, make: impl FnOnce(T) -> Value) -> Value {
    value.map_or_else(Value::none, make)
}
