//! What a value may look like, and the schema that says so.

use serde_json::{Map, Value, json};

use super::{field_texts, shapes, with_text};
use crate::record::{
    ALL_CASES, ActivityField, Field, OwnWords, Shape,
    keys::{self, Names},
};

/// What a value may look like.
pub(super) enum Form {
    /// A value as records have it.
    Shape(Shape),
    /// One of the words that a type of ours knows.
    OneOf(fn() -> Vec<&'static str>),
    /// A whole number.
    Integer(u32, u32),
    /// A text of this pattern.
    Pattern(&'static str),
    /// The name of a field of a record.
    Field,
    /// Which cases: 全部, or fields with values.
    Condition,
    /// Which activities: 全部, their kinds, or keys of 活动 with values.
    Activities,
    /// A condition, and the 口径表 of its cases.
    Batch,
    /// A map of known keys.
    Map(&'static Table),
    /// A map whose keys are names of this pattern.
    MapOf(&'static str, &'static Form),
    /// A list.
    ListOf(&'static Form),
    /// Any of these.
    Either(&'static [Form]),
}

/// The keys of one map with their texts and forms.
pub(super) struct Table {
    /// What definitions are called after it.
    pub(super) name: &'static str,
    /// All keys, the same list by which the file is read.
    pub(super) keys: &'static [Names],
    /// Of each key.
    pub(super) entries: &'static [Entry],
    /// Those that must be there.
    pub(super) required: &'static [Names],
}

/// A key: its names, what it is for, and its value.
pub(super) struct Entry(pub(super) Names, pub(super) &'static str, pub(super) Form);

/// The parts of a schema that others refer to.
pub(super) struct Definitions {
    all: Map<String, Value>,
    /// The words of the project for 公开属性 and 满意度.
    pub(super) words: OwnWords,
}

impl From<Definitions> for Value {
    fn from(all: Definitions) -> Self {
        Self::Object(all.all)
    }
}

impl Definitions {
    /// None yet, for a project of these words.
    pub(super) fn new(words: &OwnWords) -> Self {
        Self { all: Map::new(), words: words.clone() }
    }

    /// Sets a definition.
    pub(super) fn define(&mut self, name: &str, value: Value) {
        self.all.insert(name.to_owned(), value);
    }

    /// A map of known keys, each with a definition `table.english` that both its names refer to.
    pub(super) fn object(&mut self, table: &'static Table) -> Value {
        for Entry(names, text, form) in table.entries {
            let value = self.value(form, text);
            self.define(&format!("{}.{}", table.name, names.1), value);
        }
        closed(table.name, table.keys, table.required)
    }

    /// A value with its text; nothing after the colon is the same as no key.
    pub(super) fn value(&mut self, form: &Form, text: &str) -> Value {
        with_text(self.bare(form), text)
    }

    fn bare(&mut self, form: &Form) -> Value {
        match form {
            Form::Shape(shape) => shapes::schema(*shape, self),
            Form::OneOf(words) => shapes::one_of(&words()),
            Form::Integer(low, high) => shapes::integer(*low, *high),
            Form::Pattern(pattern) => json!({"type": ["string", "null"], "pattern": pattern}),
            Form::Field => self.field(),
            Form::Condition => self.condition(),
            Form::Activities => self.activities(),
            Form::Batch => self.batch(),
            Form::Map(table) => self.object(table),
            Form::MapOf(names, form) => {
                let value = self.bare(form);
                json!({
                    "type": ["object", "null"],
                    "patternProperties": {*names: value},
                    "additionalProperties": false,
                })
            }
            Form::ListOf(form) => {
                let item = self.bare(form);
                json!({"type": ["array", "null"], "items": item})
            }
            Form::Either(forms) => {
                let any: Vec<Value> = forms.iter().map(|it| self.bare(it)).collect();
                json!({"anyOf": any})
            }
        }
    }

    /// The names of fields are defined once.
    fn field(&mut self) -> Value {
        let both = Field::ALL.into_iter().flat_map(|it| [it.names().0, it.names().1]);
        self.define("field", shapes::one_of(&both.collect::<Vec<_>>()));
        json!({"allOf": [{"$ref": "#/definitions/field"}]})
    }

    /// A condition is defined once: a value of each field, a list of values, 有 or 无.
    fn condition(&mut self) -> Value {
        for field in Field::ALL {
            let text = field_texts::text(field);
            let value = json!({
                "description": format!("{text}。写一个值、几个值的列表，或“有”“无”"),
                "type": ["string", "number", "array"],
                "items": {"type": ["string", "number"]},
            });
            self.define(&format!("test.{}", field.names().1), value);
        }
        let fields = closed("test", &Field::ALL.map(Field::names), &[]);
        self.define("condition", json!({"anyOf": [{"enum": [ALL_CASES]}, fields]}));
        json!({"allOf": [{"$ref": "#/definitions/condition"}]})
    }

    /// Kinds of activities, or a map of tests as a condition has them.
    fn activities(&mut self) -> Value {
        for field in ActivityField::ALL {
            let (chinese, english) = field.names();
            let value = json!({
                "description": format!("{chinese}：写一个值、几个值的列表，或“有”“无”"),
                "type": ["string", "number", "array"],
                "items": {"type": ["string", "number"]},
            });
            self.define(&format!("occasion.{english}"), value);
        }
        let tests = closed("occasion", &ActivityField::ALL.map(ActivityField::names), &[]);
        json!({"anyOf": [
            {"type": "string"}, {"type": "array", "items": {"type": "string"}}, tests,
        ]})
    }

    /// What a condition may say, and 口径表.
    fn batch(&mut self) -> Value {
        self.condition();
        let names = keys::OUTCOME_SCHEME;
        let text = "这一批的办理结果按哪一套口径表，与本届不同的才写";
        let value = json!({"description": text, "type": ["string", "object"]});
        self.define(&format!("test.{}", names.1), value);
        let all: Vec<Names> = Field::ALL.map(Field::names).into_iter().chain([names]).collect();
        let fields = closed("test", &all, &[]);
        self.define("batch", json!({"anyOf": [{"enum": [ALL_CASES]}, fields]}));
        json!({"allOf": [{"$ref": "#/definitions/batch"}]})
    }
}

/// A map that has no other keys than these.
pub(super) fn closed(table: &str, keys: &[Names], required: &[Names]) -> Value {
    let mut properties = Map::new();
    for (chinese, english) in keys {
        let definition = json!({"$ref": format!("#/definitions/{table}.{english}")});
        properties.insert((*chinese).to_owned(), definition.clone());
        properties.insert((*english).to_owned(), definition);
    }
    let either = |it: &Names| [json!({"required": [it.0]}), json!({"required": [it.1]})];
    let all: Vec<Value> = required.iter().map(|it| json!({"anyOf": either(it)})).collect();
    let mut object = json!({
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false,
    });
    if let (Value::Object(object), false) = (&mut object, all.is_empty()) {
        object.insert("allOf".to_owned(), Value::Array(all));
    }
    object
}
