//! How a text is spelt as a value in YAML: bare where that is safe, in single quotes where not.

/// What begins something else than a plain text, or would be read as such by a person.
const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";

/// Marks that end a bare text within `[ ]` or `{ }`.
const FLOW_MARKS: [char; 5] = [',', '[', ']', '{', '}'];

/// A key that the records know is shorter; a full-width colon after it is taken for a slip.
const LONGEST_KEY: usize = 8;

/// `text` as it stands after `键: ` on a line of its own. Line breaks become spaces: a value of
/// ours stands on one line.
pub fn spelt(text: &str) -> String {
    let text = on_one_line(text);
    if is_plain(&text) { text } else { quoted(&text) }
}

/// `text` as an entry of `[甲, 乙]` or `{键: 值}`.
pub fn spelt_in_flow(text: &str) -> String {
    let text = on_one_line(text);
    // Within braces a colon before a question mark ends a key.
    let is_plain = is_plain(&text) && !text.contains(FLOW_MARKS) && !text.contains(":?");
    if is_plain { text } else { quoted(&text) }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn on_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    lines.join(" ").replace('\t', " ")
}

/// Whether the bare text is read back as itself, and by no person as something else.
fn is_plain(text: &str) -> bool {
    let ends_early = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let is_nothing = matches!(text, "" | "~") || text.eq_ignore_ascii_case("null");
    let is_document_mark = text.starts_with("...");
    !(is_nothing
        || ends_early
        || is_document_mark
        || text.starts_with(|it| INDICATORS.contains(it))
        || looks_like_a_key(text))
}

/// `标题：……` is refused by the records as a slip for `标题: ……`.
fn looks_like_a_key(text: &str) -> bool {
    text.split_once('：')
        .is_some_and(|(key, _)| key.chars().count() <= LONGEST_KEY || key.is_ascii())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_yaml_would_misread_is_quoted() {
        for (text, expected) in [
            ("关于加装电梯的建议", "关于加装电梯的建议"),
            ("0038", "0038"),
            ("2021-04-16", "2021-04-16"),
            ("“一网通办”让数据多跑路", "“一网通办”让数据多跑路"),
            ("关于2 #楼加装电梯的建议", "'关于2 #楼加装电梯的建议'"),
            ("让数据多跑路: 建议", "'让数据多跑路: 建议'"),
            ("标题：停车", "'标题：停车'"),
            ("- 甲", "'- 甲'"),
            ("=1+1", "=1+1"),
            ("@某某", "'@某某'"),
            ("it's", "it's"),
            ("'一号'", "'''一号'''"),
            ("", "''"),
            ("~", "'~'"),
            ("第一行\n第二行", "第一行 第二行"),
        ] {
            assert_eq!(spelt(text), expected);
        }
        assert_eq!(spelt_in_flow("甲,乙"), "'甲,乙'");
        assert_eq!(spelt_in_flow("甲、乙"), "甲、乙");
        assert_eq!(spelt_in_flow("甲:?"), "'甲:?'");
    }

    proptest! {
        #[test]
        fn what_is_spelt_is_read_back(text in "[ -~、。：“”‘’甲乙0-9]{0,16}") {
            let text = text.trim();
            for yaml in [format!("键: {}\n", spelt(text)), format!("{{键: {}}}\n", spelt_in_flow(text))]
            {
                let map: std::collections::BTreeMap<String, String> =
                    serde_yaml::from_str(&yaml).unwrap();
                prop_assert_eq!(map["键"].trim(), text, "{}", yaml);
            }
        }
    }
}
