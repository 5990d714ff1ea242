//! 格式 and 版头 in the head of a document.

use super::{
    each_case,
    entries::Entries,
    leaf,
    typed_along::{without_label, without_suffix},
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Place},
    document::{Format, Letterhead, LetterheadPrinting, Urgency},
    record::{DocumentNumber, NumberFault, Written, WrittenLetterhead, keys, raw::Node},
};

/// 格式; `None` where it is none that we know, so that nothing can be said of what it prints.
pub(super) fn format(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<Format> {
    refuse_classified(entries, found);
    let Some(node) = entries.get(keys::FORMAT) else { return Some(Format::default()) };
    let written = leaf::text(node, keys::FORMAT.0, found)?;
    let format = Format::ALL.into_iter().find(|it| it.chinese() == written.text);
    if format.is_none() {
        let options = Format::ALL.map(Format::chinese);
        let meant = CALLED.iter().find(|(word, _)| written.text.contains(word));
        let near = meant.map(|(_, it)| it.chinese()).or_else(|| nearest(&written.text, options));
        let fault = "不在可选之列";
        found.push(leaf::outside_near(&written, keys::FORMAT.0, fault, &options, near));
    }
    format
}

/// What clerks call the formats, the more telling words first.
const CALLED: [(&str, Format); 9] = [
    ("纪要", Format::Minutes),
    ("函", Format::Letter),
    ("令", Format::Order),
    ("红头", Format::File),
    ("公文", Format::File),
    ("报告", Format::File),
    ("请示", Format::File),
    ("通知", Format::File),
    ("文件", Format::File),
];

/// Classified documents are made where they may be kept: not here.
fn refuse_classified(entries: &Entries<'_>, found: &mut Diagnostics) {
    let is_written = |it: &&keys::Names| entries.get(**it).is_some();
    let written: Vec<&keys::Names> = keys::SECRECY_KEYS.iter().filter(is_written).collect();
    let names = written.iter().map(|it| format!("“{}”", it.0)).collect::<Vec<_>>().join("和");
    if let Some(node) = written.first().and_then(|it| entries.get(**it)) {
        let cure = format!(
            "涉密文件请在涉密计算机上按保密规定办理，并从本机删去；不涉密的，请删去{names}{}",
            if written.len() > 1 { "这两行" } else { "这一行" }
        );
        let fault = Diagnostic::error("huibao不处理涉密文件，不印密级和保密期限");
        found.push(fault.at(&node.place).cure(cure));
    }
}

/// What of the head is printed in some formats only: the keys, the formats, and what to do about a
/// document of another format.
const BOUND: [(&[keys::Names], &[Format], &str); 7] = {
    use Format::{File, Letter, Minutes, Order, Plain};
    [
        (&[keys::OVERLINE], &[Plain], "请删去；要印引题，请写“格式: 普通”"),
        (
            &[keys::LETTERHEAD, keys::ISSUERS, keys::MARK, keys::DOCUMENT_NUMBER],
            &[File, Letter, Order, Minutes],
            "请删去；要印版头，请写“格式: 文件”或“格式: 信函”",
        ),
        (
            &[keys::COPY_NUMBER, keys::URGENCY],
            &[File, Letter],
            "请删去；要印它，请写“格式: 文件”或“格式: 信函”",
        ),
        (&[keys::APPROVERS], &[File], "请删去；上行文要印签发人，请写“格式: 文件”"),
        (
            &[keys::PRESENT, keys::ABSENT, keys::ATTENDING],
            &[Minutes],
            "请删去；会议纪要请写“格式: 纪要”",
        ),
        (
            &[keys::COPIES_TO, keys::PRINTING_OFFICE, keys::IMPRINT_ON_EVEN_PAGE],
            &[File, Letter, Order, Minutes],
            "请删去；要印版记，请写“格式: 文件”或“格式: 信函”",
        ),
        (
            &[keys::PAGE_MARKS, keys::OCCASION, keys::SPEAKER],
            &[Plain, File, Letter, Minutes],
            "请删去；命令不印标题，也没有印它的地方",
        ),
    ]
};

/// Whether a document of `format` prints what `name` says.
pub(super) fn prints(format: Format, name: keys::Names) -> bool {
    let bound = BOUND.iter().find(|(names, _, _)| names.iter().any(|it| it.0 == name.0));
    bound.is_none_or(|(_, formats, _)| formats.contains(&format))
}

/// Warns of what the format does not print.
pub(super) fn warn_of_unprinted(entries: &Entries<'_>, format: Format, found: &mut Diagnostics) {
    for (names, formats, cure) in BOUND {
        for name in names.iter().filter(|_| !formats.contains(&format)) {
            if let Some(node) = entries.get(*name) {
                let cause = format!("格式为“{}”的文件不印“{}”", format.chinese(), name.0);
                found.push(Diagnostic::warning(cause).at(&node.place).cure(cure));
            }
        }
    }
}

/// 版头 of a document of `format`; `None` where the format has none.
pub(super) fn letterhead(
    entries: &Entries<'_>,
    format: Format,
    found: &mut Diagnostics,
) -> Option<WrittenLetterhead> {
    if !format.has_letterhead() {
        return None;
    }
    let get = |name: keys::Names| entries.get(name).filter(|_| prints(format, name));
    let choice = |name: keys::Names| get(name).map(|it| (it, name.0));
    let printing = choice(keys::LETTERHEAD)
        .and_then(|(it, what)| leaf::choice(it, what, &LetterheadPrinting::ALL, found));
    let urgency = get(keys::URGENCY).and_then(|it| urgency(it, found));
    let names = |name: keys::Names, found: &mut Diagnostics| -> Vec<Written> {
        let names = get(name).map(|it| leaf::names(it, name.0, found)).unwrap_or_default();
        names.into_iter().filter_map(|it| without_label(it, name)).collect()
    };
    // The mark is the organs' names with this word after them.
    let suffixes: &[&str] = if format == Format::Order { &["令"] } else { &["文件"] };
    let issuers = names(keys::ISSUERS, found);
    let issuers = issuers.into_iter().map(|it| without_suffix(it, suffixes)).collect();
    let approvers = names(keys::APPROVERS, found);
    let sentence = |name: keys::Names, found: &mut Diagnostics| {
        let written = get(name).and_then(|it| leaf::sentence(it, name.0, found))?;
        without_label(written, name)
    };
    let attendance = [keys::PRESENT, keys::ABSENT, keys::ATTENDING];
    let attendance =
        attendance.into_iter().filter_map(|name| Some((name.0, sentence(name, found)?))).collect();
    Some(WrittenLetterhead {
        printing: printing.unwrap_or_default(),
        issuers,
        mark: sentence(keys::MARK, found),
        copy_number: get(keys::COPY_NUMBER).and_then(|it| copy_number(it, found)),
        urgency,
        document_number: if format == Format::Order {
            order_number(entries, found)
        } else {
            numbered(entries, found)
        },
        approvers,
        attendance,
    })
}

/// 紧急程度: no word is taken for another, which might be of a higher degree.
fn urgency(node: &Node, found: &mut Diagnostics) -> Option<Urgency> {
    let what = keys::URGENCY.0;
    let written = leaf::text(node, what, found)?;
    let urgency = Urgency::ALL.into_iter().find(|it| it.chinese() == written.text);
    if urgency.is_none() {
        let options = Urgency::ALL.map(Urgency::chinese);
        let mut fault = leaf::outside_near(&written, what, "不在可选之列", &options, None);
        if OF_TELEGRAMS.contains(&written.text.as_str()) {
            let cure = format!(
                "“{}”是电报的等级，公文的紧急程度只有{}两种，请核实是哪一种",
                written.text,
                options.join("、")
            );
            fault = fault.cure(cure);
        }
        found.push(fault);
    }
    urgency
}

/// The degrees that telegrams have besides those of documents (党政机关公文处理工作条例, 9).
const OF_TELEGRAMS: [&str; 2] = ["特提", "平急"];

/// 份号, whose zeros are printed: `000012`.
fn copy_number(node: &Node, found: &mut Diagnostics) -> Option<Written> {
    let mut written = leaf::text(node, keys::COPY_NUMBER.0, found)?;
    let digits = Letterhead::COPY_NUMBER_DIGITS;
    let is_number = written.text.bytes().all(|it| it.is_ascii_digit());
    if !is_number || written.text.len() > digits {
        found.push(
            Diagnostic::error(format!("份号“{}”不是{digits}位以内的数字", written.text))
                .at(&written.place)
                .cure(format!("请写这一份的顺序号，如“000012”；不足{digits}位的，程序在前面补0")),
        );
        return None;
    }
    written.text = format!("{:0>digits$}", written.text);
    Some(written)
}

/// 文号 of this document; where it is not known yet, an open one of the series that 机关代字 names.
fn numbered(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<DocumentNumber> {
    let code = entries.get(keys::ISSUER_CODE);
    let code = code.and_then(|it| leaf::text(it, keys::ISSUER_CODE.0, found));
    if let Some(number) = document_number(entries, keys::DOCUMENT_NUMBER.0, found) {
        found.extend(code.and_then(|it| each_case::other_series(&number, &it.text)));
        return Some(number);
    }
    if entries.get(keys::DOCUMENT_NUMBER).is_some() {
        return None;
    }
    let code = code?;
    let dates = [keys::ISSUE_DATE, keys::AS_OF];
    let mut years = dates.into_iter().filter_map(|it| leaf::year(entries.get(it)?));
    let number = format!("{}〔{}〕　号", code.text, years.next()?);
    DocumentNumber::read(&number, code.place.clone())
        .map_err(|(cause, cure)| found.push(Diagnostic::error(cause).at(&code.place).cure(cure)))
        .ok()
}

/// 文号, whether this document's or another's, called `what`.
pub(super) fn document_number(
    entries: &Entries<'_>,
    what: &str,
    found: &mut Diagnostics,
) -> Option<DocumentNumber> {
    let node = entries.get(keys::DOCUMENT_NUMBER)?;
    number_read_by(DocumentNumber::read, &leaf::text(node, what, found)?, found)
}

/// 令号, or a 文号 where an order has one.
fn order_number(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<DocumentNumber> {
    let node = entries.get(keys::DOCUMENT_NUMBER)?;
    let written = leaf::text(node, keys::DOCUMENT_NUMBER.0, found)?;
    let is_order = !written.text.contains('〔');
    let read = if is_order { DocumentNumber::read_order } else { DocumentNumber::read };
    number_read_by(read, &written, found)
}

fn number_read_by(
    read: fn(&str, Place) -> Result<DocumentNumber, NumberFault>,
    written: &Written,
    found: &mut Diagnostics,
) -> Option<DocumentNumber> {
    match read(&written.text, written.place.clone()) {
        Ok(number) => Some(number),
        Err((cause, cure)) => {
            found.push(Diagnostic::error(cause).at(&written.place).cure(cure));
            None
        }
    }
}
