//! JSON Schema of the three kinds of file, for editors: made of the tables by which the files are
//! read, with a Chinese description for every key, so that a clerk sees what may be written while
//! writing it. What a schema cannot know (the register's own words) it lets pass; `check` judges.

mod field_texts;
mod figure_table;
mod form;
mod head_table;
mod list_texts;
mod settings_table;
mod shapes;

use serde_json::{Map, Value, json};

use super::{Field, OwnWords, keys};
use form::{Definitions, Form, closed};

/// Where the schemas of a project stand, below its folder.
pub const SCHEMA_FOLDER: &str = ".huibao/schema";

/// The line by which an editor finds the schema of a file: the one of `name` (`huibao`, `records` or
/// `document`), from a folder `depth` levels below the project's.
pub fn schema_line(name: &str, depth: usize) -> String {
    let up = "../".repeat(depth);
    format!("# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{name}.json\n")
}

/// The name of each schema and its text, for a project of these words.
pub fn schemas(words: &OwnWords) -> [(&'static str, String); 3] {
    let head = "两行“---”之间的文档设置";
    [
        (
            "huibao",
            schema(
                "huibao.yaml",
                "设置：谁报告、哪一年、怎么分类、统计哪些数",
                words,
                |all| all.object(&settings_table::SETTINGS),
            ),
        ),
        ("records", schema("records/*.yaml", "台账：一件建议或提案一条", words, records)),
        ("document", schema("documents/*.md", head, words, |all| all.object(&head_table::HEAD))),
    ]
}

/// One schema as text.
fn schema(
    title: &str,
    description: &str,
    words: &OwnWords,
    root: impl FnOnce(&mut Definitions) -> Value,
) -> String {
    let mut definitions = Definitions::new(words);
    let root = root(&mut definitions);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(description));
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    schema.insert("definitions".to_owned(), definitions.into());
    format!("{:#}\n", Value::Object(schema))
}

/// A file of `records/`: a map, or the cases alone.
fn records(all: &mut Definitions) -> Value {
    let fields: Vec<_> = Field::written().collect();
    for &field in &fields {
        let text = format!("{}{}", field_texts::text(field), shapes::hint(field.shape()));
        let value = all.value(&Form::Shape(field.shape()), &text);
        all.define(&format!("case.{}", field.names().1), value);
    }
    let names = |fields: Vec<Field>| fields.into_iter().map(Field::names).collect::<Vec<_>>();
    let mut required = vec![Field::Number, Field::Title];
    let case = closed("case", &names(fields.clone()), &names(required.clone()));
    all.define("one_case", case);
    required.push(Field::ShortTitle);
    let defaults = fields.into_iter().filter(|it| !required.contains(it)).collect();
    let defaults = closed("case", &names(defaults), &[]);
    all.define(
        "file.defaults",
        with_text(defaults, "这个文件里每一件都一样的内容；某件自己写了的，以它自己的为准"),
    );
    let cases = json!({"type": ["array", "null"], "items": {"$ref": "#/definitions/one_case"}});
    all.define("file.cases", with_text(cases, "各件建议、提案，每件以“- 编号: …”开头"));
    let file = closed("file", keys::RECORDS_KEYS, &[keys::CASES]);
    json!({"anyOf": [file, {"type": "array", "items": {"$ref": "#/definitions/one_case"}}]})
}

fn with_text(mut value: Value, text: &str) -> Value {
    if let Value::Object(it) = &mut value {
        it.insert("description".to_owned(), json!(text));
    }
    value
}
