//! What a clerk is told of references and footnotes that a text written back had.

use super::{
    reading::Read,
    reworded::Told,
    unit::{Nature, Unit},
};
use crate::{diagnostic::Diagnostic, document::InlineContent};

/// What happened to the references of a part: those that are gone are told of together.
pub(super) fn told_all(all: &[Told]) -> Vec<Diagnostic> {
    let mut gone = all.iter().filter_map(|it| match it {
        Told::Dropped(unit) => Some(unit),
        _ => None,
    });
    let count = gone.clone().count();
    let Some(first) = gone.next().filter(|_| count > 1) else {
        return all.iter().map(told).collect();
    };
    let second = gone.next().map_or("", |it| it.source.as_str());
    let cause = format!(
        "引用{}、{second}{}随改动删去了，这里不再由台账更新",
        first.source,
        if count > 2 { format!("等{count}处") } else { String::new() }
    );
    let together = Diagnostic::note(cause).at(&first.origin);
    let together = together.cure("不想删去的，请在写回的文字里补上");
    let others = all.iter().filter(|it| !matches!(it, Told::Dropped(_))).map(told);
    others.chain([together]).collect()
}

/// What happened to a reference.
pub(super) fn told(told: &Told) -> Diagnostic {
    match told {
        Told::Kept { unit, wanted } => kept(unit, wanted),
        Told::Dropped(unit) => {
            let cause = format!("引用{}随改动删去了，这里不再由台账更新", unit.source);
            Diagnostic::note(cause).at(&unit.origin).cure("不想删去的，请在写回的文字里补上它")
        }
        Told::Spelt(unit) => {
            let cause = format!("引用{}里的文字改过，已换成逐个数字的引用", unit.source);
            let cure = "数字仍由台账更新；以后增减的项目不会自动写进这句话";
            Diagnostic::note(cause).at(&unit.origin).cure(cure)
        }
        Told::Claimed(unit) => {
            let cause = format!("有核对的话改成了“{}”，核对的条件没有变", unit.text);
            Diagnostic::note(cause).at(&unit.origin).cure("请看改后的话是否仍是这个意思")
        }
        Told::NewFootnote(unit) => {
            let cure = "请在正文里写“[^1]”，另起一行写“[^1]: 脚注文字”";
            Diagnostic::warning("改过的文件里新加的脚注没有写回").at(&unit.origin).cure(cure)
        }
    }
}

/// That words are left which the program prints.
fn kept(unit: &Unit, wanted: &str) -> Diagnostic {
    let place = &unit.origin;
    let content = match &unit.nature {
        Nature::Reference(contents) => contents.first(),
        Nature::Made(content) => Some(content),
        _ => None,
    };
    let printed = quoted(&unit.text);
    let (what, cure) = match content {
        Some(InlineContent::Figure(_)) => (
            format!("{}印的是{printed}", unit.source),
            "数字以台账为准：台账错了，请改台账；要印别的数，请自己把这处引用换成文字".to_owned(),
        ),
        Some(InlineContent::Case(node)) => (
            format!("{}号的“{}”印的是{printed}", node.number, node.field),
            format!("请在台账里改{}号的“{}”", node.number, node.field),
        ),
        Some(InlineContent::Name(_)) => (
            format!("{}印的是{printed}", unit.source),
            "名称在huibao.yaml和台账里改；只改这一处的，请自己把这处引用换成文字".to_owned(),
        ),
        Some(InlineContent::Annex(_)) => (
            format!("{}印的是{printed}", unit.source),
            "附件的编号由程序排，请改附件的次序".to_owned(),
        ),
        _ => (format!("这里的{printed}由程序印出"), "请改它所根据的那一项".to_owned()),
    };
    let done = if wanted.is_empty() {
        "删去了".to_owned()
    } else {
        format!("改成了{}", quoted(wanted))
    };
    let cause = format!("{what}，{done}，没有写回");
    Diagnostic::warning(cause).at(place).cure(cure)
}

/// Words in quotation marks, once.
fn quoted(words: &str) -> String {
    let is_quoted = words.starts_with('“') && words.ends_with('”');
    if is_quoted { words.to_owned() } else { format!("“{words}”") }
}

/// That a footnote went with its mark.
pub(super) fn unmarked(read: &Read<'_>) -> Diagnostic {
    let cause = format!("脚注“{}”随引用它的文字删去了", read.text());
    let note = Diagnostic::note(cause);
    match read.passage.origin() {
        Some(place) => note.at(place),
        None => note,
    }
}
