//! 格式 and 版头 in the head of a document.

use super::{entries::Entries, leaf};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    document::{Format, Letterhead, LetterheadPrinting, Urgency},
    record::{DocumentNumber, NumberFault, Written, WrittenLetterhead, keys, raw::Node},
};

/// 格式.
pub(super) fn format(entries: &Entries<'_>, found: &mut Diagnostics) -> Format {
    let formats = Format::ALL.map(|it| (it.chinese(), it));
    let node = entries.get(keys::FORMAT);
    let format = node.and_then(|it| leaf::choice(it, keys::FORMAT.0, &formats, found));
    refuse_classified(entries, found);
    format.unwrap_or_default()
}

/// Classified documents are made where they may be kept: not here.
fn refuse_classified(entries: &Entries<'_>, found: &mut Diagnostics) {
    if let Some(node) = entries.get(keys::CLASSIFICATION) {
        found.push(
            Diagnostic::error("huibao不处理涉密文件，不印密级和保密期限").at(&node.place).cure(
                "涉密文件请在涉密计算机上按保密规定办理，并从本机删去；不涉密的，请删去“密级”这一行",
            ),
        );
    }
}

/// What of the head is printed in some formats only: the keys, the formats, and what to do about a
/// document of another format.
const BOUND: [(&[keys::Names], &[Format], &str); 5] = {
    use Format::{File, Letter, Minutes, Order};
    [
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
    ]
};

/// Whether a document of `format` prints what `name` says.
fn prints(format: Format, name: keys::Names) -> bool {
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
    let urgencies = Urgency::ALL.map(|it| (it.chinese(), it));
    let urgency =
        choice(keys::URGENCY).and_then(|(it, what)| leaf::choice(it, what, &urgencies, found));
    let names = |name: keys::Names, found: &mut Diagnostics| {
        get(name).map(|it| leaf::names(it, name.0, found)).unwrap_or_default()
    };
    let issuers = names(keys::ISSUERS, found);
    let approvers = names(keys::APPROVERS, found);
    let sentence = |name: keys::Names, found: &mut Diagnostics| {
        get(name).and_then(|it| leaf::sentence(it, name.0, found))
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
            document_number(entries, keys::DOCUMENT_NUMBER.0, found)
        },
        approvers,
        attendance,
    })
}

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
