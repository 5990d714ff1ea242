//! Which names a template speaks of: what none of its texts names need not be made for thousands of
//! cases.

use std::collections::{BTreeMap, BTreeSet};

/// The words of the template `file` in `texts`, of all that it includes and of the components that
/// they use. More than the names that count are among them, never fewer: a name that is looked up must
/// be spelt somewhere.
pub(super) fn named<'a>(file: &str, texts: &'a BTreeMap<String, String>) -> BTreeSet<&'a str> {
    let components: BTreeMap<&str, &str> = texts.values().flat_map(|it| components(it)).collect();
    let mut named = BTreeSet::new();
    let mut read = BTreeSet::new();
    let mut waiting: Vec<&'a str> = texts.get(file).map(String::as_str).into_iter().collect();
    while let Some(text) = waiting.pop() {
        for word in words(text).filter(|it| named.insert(*it)) {
            waiting.extend(components.get(word).filter(|_| read.insert(word)));
        }
        let included = text.split("include").skip(1).filter_map(|it| it.split('"').nth(1));
        let included = included.filter_map(|it| texts.get_key_value(it));
        waiting.extend(included.filter(|it| read.insert(it.0)).map(|it| it.1.as_str()));
    }
    named
}

/// Words that a name may be.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').filter(|it| !it.is_empty())
}

/// The components that `text` defines, by name, each with its text.
fn components(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("{% component ").skip(1).filter_map(|it| {
        let body = it.split("endcomponent").next()?;
        Some((words(body).next()?, body))
    })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn what_is_included_and_used_is_read_and_nothing_else() {
        let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let texts = [
            text("汇报.tera", "{{ office }}{% include \"片段/甲.tera\" %}"),
            text("片段/甲.tera", "{% for it in cases %}{{ <told it={it} /> }}{% endfor %}"),
            text(
                "片段/组件.tera",
                "{% component told(it) %}{{ it.units }}{% endcomponent told %}\
                 {% component other(it) %}{{ it.contacts }}{% endcomponent other %}",
            ),
            text("总结.tera", "{{ own }}"),
        ];
        let texts = texts.into();
        let named = named("汇报.tera", &texts);
        for name in ["office", "cases", "units"] {
            assert!(named.contains(name), "{name}");
        }
        for name in ["contacts", "own"] {
            assert!(!named.contains(name), "{name}");
        }
    }
}
