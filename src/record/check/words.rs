//! The values that have words of their own: 编号, titles, 分类, 办理结果.

use super::{Vocabulary, entries::Entries, leaf};
use crate::{
    chinese::session,
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        Written, keys,
        raw::{Content, Node},
    },
};

pub(super) fn number(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let number = leaf::text(node, what, found)?;
    if number.text.contains(char::is_whitespace) {
        found.push(
            Diagnostic::error(format!("{what}“{}”里有空格", number.text))
                .at(&number.place)
                .cure("请去掉空格"),
        );
        return None;
    }
    leaf::is_referable(&number.text, "编号", &number.place, found).then_some(number)
}

pub(super) fn title(node: &Node, what: &str, found: &mut Diagnostics) -> Option<Written> {
    let title = leaf::sentence(node, what, found)?;
    let pairs = [('《', '》'), ('“', '”')];
    if pairs.iter().any(|&(open, close)| is_wrapped(&title.text, open, close)) {
        found.push(
            Diagnostic::error(format!("{what}外面套了书名号或引号"))
                .at(&title.place)
                .cure("请去掉，引用时会自动加引号"),
        );
    }
    Some(title)
}

/// 届次会议: in words, or in numbers that are put into words (`{机构: 区人大, 届: 16, 次: 6}`).
pub(super) fn session(node: &Node, what: &str, found: &mut Diagnostics) -> Option<String> {
    if !matches!(node.content, Content::Map(_)) {
        return leaf::text(node, what, found).map(|it| it.text);
    }
    let entries = Entries::open(node, what, keys::SESSION_KEYS, found)?;
    let cure = "请写成“{机构: 区人大, 届: 16, 次: 6}”，或直接写“区十六届人大六次会议”";
    let body = entries.require(keys::BODY, what, cure, found);
    let body = body.and_then(|it| leaf::text(it, &format!("{what}的机构"), found));
    let mut number = |name: keys::Names| {
        let node = entries.require(name, what, cure, found)?;
        let number = leaf::integer(node, &format!("{what}的{}", name.0), &(1..=999), found)?;
        usize::try_from(number).ok()
    };
    let (term, meeting) = (number(keys::TERM), number(keys::MEETING));
    Some(session::wording(&body?.text, term?, meeting?))
}

/// Whether one pair of marks stands around all of the text.
fn is_wrapped(text: &str, open: char, close: char) -> bool {
    let inner = text.strip_prefix(open).and_then(|it| it.strip_suffix(close));
    inner.is_some_and(|it| !it.contains([open, close]))
}

pub(super) fn is_category(
    category: &Written,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> bool {
    let known = &vocabulary.categories;
    if known.is_empty() {
        return leaf::is_referable(&category.text, "分类", &category.place, found);
    }
    let is_known = known.contains(&category.text);
    if !is_known {
        let cause =
            format!("{what}“{}”不在huibao.yaml的分类内（{}）", category.text, known.join("、"));
        let (line, _) = category.place.line_and_column();
        found.push(
            Diagnostic::error(cause).at(&category.place).cure(format!("请核实后修改第{line}行")),
        );
    }
    is_known
}

/// Rule X7.
pub(super) fn check_outcome(
    outcome: &Written,
    what: &str,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) {
    let known: Vec<&str> = vocabulary.outcomes().collect();
    let is_known = vocabulary.scheme.is_none() || known.contains(&outcome.text.as_str());
    if !is_known {
        let name = vocabulary.scheme.as_ref().map_or("", |it| it.name.as_str());
        let of = if vocabulary.is_other {
            format!("口径表“{name}”")
        } else {
            "本届口径表".to_owned()
        };
        let cause = format!("{what}“{}”不在{of}内（{}）", outcome.text, known.join("、"));
        let (line, _) = outcome.place.line_and_column();
        found.push(
            Diagnostic::error(cause)
                .rule(Rule::X7)
                .at(&outcome.place)
                .cure(format!("请核实后修改第{line}行")),
        );
    }
}
