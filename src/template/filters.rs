//! What a template can ask for besides Tera's own: wording of lists and dates, whole paragraphs,
//! variety, and whether there is anything to say.

#![expect(clippy::needless_pass_by_value, reason = "Tera hands arguments over by value")]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{Datelike, NaiveDate};
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use crate::{
    chinese::{date, nearest::nearest, numeral, wording},
    markup,
    record::{CO_OPINION, Field, SECOND_REPLY_TEXT},
};

/// The filters, as messages offer them.
pub(super) const FILTERS: [&str; 14] = [
    "date",
    "default",
    "first",
    "full_date",
    "last",
    "length",
    "list",
    "ordinal",
    "paragraph",
    "quoted",
    "replace",
    "reverse",
    "safe",
    "vary",
];
/// The functions, as messages offer them.
pub(super) const FUNCTIONS: [&str; 3] = ["has", "prose", "section"];

/// Adds them, and the escaping of our markup.
pub(super) fn register(tera: &mut Tera) {
    tera.set_escape_fn(|text, into| into.write_all(markup::escape(text).as_bytes()));
    tera.register_filter("list", list);
    tera.register_filter("quoted", quoted);
    tera.register_filter("date", date_of_the_year);
    tera.register_filter("full_date", full_date);
    tera.register_filter("ordinal", ordinal);
    tera.register_filter("vary", vary);
    tera.register_filter("paragraph", paragraph);
    ask_figures(tera, Arc::default(), BTreeSet::new());
    tera.register_function("prose", prose);
    tera.register_function("section", section);
    tera.register_function("range", no_range);
}

/// `{{ case.co | list }}`: 甲、乙、丙; `list(and=true)`: 甲、乙和丙; quoted items without 、;
/// `list(key="name")` takes that of each item, and leaves out items that have none; `list(by="；")` joins by another mark.
fn list(items: Vec<Value>, arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let key = arguments.get::<&str>("key")?;
    let mut words = Vec::new();
    for item in &items {
        let item = match key {
            Some(key) => entry(item, key)
                .ok_or_else(|| Error::message(format!("列表里的项目没有“{key}”")))?,
            None => item.clone(),
        };
        if item.is_truthy() {
            words.push(state.escape_if_needed(&item)?);
        }
    }
    let joined = match arguments.get::<&str>("by")? {
        Some(by) => words.join(by),
        None if arguments.get::<bool>("and")?.unwrap_or_default() => {
            wording::enumerate_with_and(&words)
        }
        None => wording::enumerate(&words),
    };
    Ok(Value::safe_string(&joined))
}

/// `{{ outcome | quoted }}`: “解决采纳”, marks inside turned to ‘’; a list becomes “甲”“乙”.
fn quoted(value: Value, _: Kwargs, state: &State) -> TeraResult<Value> {
    let one = |it: &Value| state.escape_if_needed(it).map(|it| wording::quote(&it));
    let words = match value.as_array() {
        Some(items) => items.iter().map(one).collect::<TeraResult<Vec<_>>>()?,
        None => vec![one(&value)?],
    };
    Ok(Value::safe_string(&wording::enumerate(&words)))
}

/// `{{ meeting.date | date }}`: 5月26日 in the year of the report, else with its year.
fn date_of_the_year(text: &str, _: Kwargs, state: &State) -> TeraResult<String> {
    let day = day(text)?;
    let year = state.get::<String>("year")?.unwrap_or_default();
    Ok(if day.year().to_string() == year {
        date::month_day(day)
    } else {
        date::year_month_day(day)
    })
}

/// `{{ meeting.date | full_date }}`: 2021年5月26日.
fn full_date(text: &str, _: Kwargs, _: &State) -> TeraResult<String> {
    day(text).map(date::year_month_day)
}

fn day(text: &str) -> TeraResult<NaiveDate> {
    text.parse().map_err(|_| Error::message(format!("“{text}”不是日期")))
}

/// `{{ loop.index | ordinal }}`: 一, as in 一是.
fn ordinal(number: usize, _: Kwargs, _: &State) -> String {
    numeral::chinese(number)
}

/// `{{ ["狠抓", "推动"] | vary(by=loop.index0) }}`: one of them in turn.
fn vary(items: Vec<Value>, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let by = arguments.must_get::<usize>("by")?;
    let at = by.checked_rem(items.len());
    let item = at.and_then(|it| items.into_iter().nth(it));
    item.ok_or_else(|| Error::message("“vary”要从中选取的列表是空的"))
}

/// `{% filter paragraph %}…{% endfilter %}`: several lines of a template as one paragraph; nothing
/// when they hold nothing.
fn paragraph(text: StringInput, _: Kwargs, _: &State) -> Value {
    let joined: String = text.as_str().lines().map(str::trim).collect();
    text.inherit_safety(if joined.is_empty() { joined } else { format!("\n{joined}\n") })
}

/// The figures that may be asked for, each name and alias with the name that figures go by.
pub(super) type KnownFigures = BTreeMap<String, String>;

/// Lets `has` answer for `known` figures, whether or not they can be counted. A name that a template
/// writes out, one of `written`, and that is nearly one of theirs is a slip; one that is like none
/// asks for what a project has not declared.
pub(super) fn ask_figures(tera: &mut Tera, known: Arc<KnownFigures>, written: BTreeSet<String>) {
    tera.register_function("has", move |arguments: Kwargs, state: &State| {
        has(&arguments, state, &known, &written)
    });
}

/// The names of figures that a template writes out where it asks for them: `has(figure="总数")`.
pub(super) fn written_figures(template: &str) -> impl Iterator<Item = &str> {
    template.split("figure").skip(1).filter_map(|it| {
        let quoted = it.trim_start().strip_prefix('=')?.trim_start();
        let mark = quoted.chars().next().filter(|it| matches!(it, '"' | '\'' | '`'))?;
        quoted.strip_prefix(mark)?.split_once(mark).map(|it| it.0)
    })
}

/// `has(figure="公开率", part="较上年")`: whether the figure is there, has that part, and is not zero.
fn has(
    arguments: &Kwargs,
    state: &State,
    known: &KnownFigures,
    written: &BTreeSet<String>,
) -> TeraResult<bool> {
    let asked = arguments.must_get::<&str>("figure")?;
    let name = known.get(asked).map_or(asked, String::as_str);
    if !known.contains_key(asked)
        && written.contains(asked)
        && let Some(meant) = nearest(asked, known.keys().map(String::as_str))
    {
        return Err(Error::message(format!("没有名为“{asked}”的指标，是不是“{meant}”？")));
    }
    let part = arguments.get::<&str>("part")?;
    let figures = state.get::<Value>("figures")?.unwrap_or_else(Value::none);
    let Some(figure) = entry(&figures, name) else { return Ok(false) };
    let is_zero = entry(&figure, "zero").is_some_and(|it| it.is_truthy());
    let has_part = part.is_none_or(|part| {
        entry(&figure, "parts").is_some_and(|parts| entry(&parts, part).is_some())
    });
    Ok(!is_zero && has_part)
}

/// What `value` has under `key`.
fn entry(value: &Value, key: &str) -> Option<Value> {
    value.as_map()?.iter().find(|it| it.0.as_str() == Some(key)).map(|it| it.1.clone())
}

/// `{{ section(name="主要措施") }}`: the mark where the clerk's section of that name goes.
fn section(arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let name = arguments.must_get::<&str>("name")?;
    if name.is_empty() || name.contains(['{', '}', '.', ':', '\n']) {
        return Err(Error::message(format!(
            "“{name}”不能用作章节名：不能为空，也不能有.:{{}}和换行"
        )));
    }
    Ok(Value::safe_string(&format!("\n{{节.{name}}}\n")))
}

/// `{{ prose(case=it, field="答复正文") }}`: the mark where the prose of the record goes; nothing where
/// the record has none. `prose(case=it, field="会办意见", unit="区民政局")`: of one unit.
fn prose(arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let case = arguments.must_get::<Value>("case")?;
    let field = arguments.must_get::<&str>("field")?;
    let asked = match arguments.get::<&str>("unit")? {
        Some(unit) => format!("{field}.{unit}"),
        None => field.to_owned(),
    };
    let fields = [Field::ReplyText.chinese(), CO_OPINION, SECOND_REPLY_TEXT];
    if !fields.contains(&field) {
        return Err(Error::message(format!("“prose”没有“{field}”，可以写{}", fields.join("、"))));
    }
    let Some(prose) = entry(&case, "prose") else {
        return Err(Error::message("“prose”的“case”要写一件案件，如“case=it”"));
    };
    let has = prose.as_array().is_some_and(|it| it.iter().any(|it| it.as_str() == Some(&asked)));
    if !has {
        return Ok(Value::safe_string(""));
    }
    let Some(reference) = entry(&case, "reference").filter(Value::is_truthy) else {
        let number = entry(&case, "number").and_then(|it| Some(it.as_str()?.to_owned()));
        let number = number.unwrap_or_default();
        return Err(Error::message(format!(
            "几件案件都是{number}号，不知道“{field}”是哪一件的：请在huibao.yaml的“批次”里把它们分开"
        )));
    };
    let path = asked.split('.').map(markup::escape).collect::<Vec<_>>().join(".");
    Ok(Value::safe_string(&format!("\n{{{}.{path}}}\n", reference.as_str().unwrap_or_default())))
}

/// Loops go over what the records hold, so that they end.
fn no_range(_: Kwargs, _: &State) -> TeraResult<bool> {
    Err(Error::message("模板里没有“range”：循环只能逐项取记录里的内容"))
}
