//! 署名, 附注 and 版记 in the head of a document.

use super::{
    entries::{Entries, list},
    leaf,
    typed_along::without_label,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::{Format, SignaturePosition, Signing},
    record::{
        Written, WrittenImprint, keys,
        raw::{Content, Node},
    },
};

/// 署名: one organ as a text, several as a list.
pub(super) fn signatories(entries: &Entries<'_>, found: &mut Diagnostics) -> Vec<Written> {
    several(entries, keys::SIGNATORY, leaf::sentence, found)
}

/// 签发人职务: whose stamps are set.
pub(super) fn posts(entries: &Entries<'_>, found: &mut Diagnostics) -> Vec<Written> {
    several(entries, keys::SIGNER_POSTS, leaf::sentence, found)
}

/// A text, or a list of them, each as `read` gives it, without the key typed before it.
pub(super) fn several(
    entries: &Entries<'_>,
    name: keys::Names,
    read: fn(&Node, &str, &mut Diagnostics) -> Option<Written>,
    found: &mut Diagnostics,
) -> Vec<Written> {
    let Some(node) = entries.get(name) else { return Vec::new() };
    let items: Vec<&Node> = match &node.content {
        Content::List(_) => list(node, name.0, found).iter().collect(),
        _ => vec![node],
    };
    let texts = items.into_iter().filter_map(|it| read(it, name.0, found));
    texts.filter_map(|it| without_label(it, name)).collect()
}

/// 用印; where it is not said, what the format asks for (GB/T 9704-2012, 7.3.5, 10.2, 10.3).
pub(super) fn signing(
    entries: &Entries<'_>,
    format: Format,
    position: SignaturePosition,
    found: &mut Diagnostics,
) -> Signing {
    let node = entries.get(keys::SIGNING);
    let said = node.and_then(|it| leaf::choice(it, keys::SIGNING.0, &Signing::ALL, found));
    let signing = said.unwrap_or(match format {
        Format::File | Format::Letter => Signing::Seal,
        Format::Order => Signing::Stamp,
        Format::Plain | Format::Minutes => Signing::Unsealed,
    });
    if signing != Signing::Unsealed && position == SignaturePosition::UnderTitle {
        found.extend(no_place_for_seal(entries, format));
    }
    if signing == Signing::Stamp && !entries.has(keys::SIGNER_POSTS) {
        let place = node.map_or(entries.place, |it| &it.place);
        found.push(Diagnostic::error("加盖签名章的，必须写明签发人的职务").at(place).cure(
            "请在文件开头加上“签发人职务: 区长”，写全称；不加盖的，写“用印: 盖章”或“用印: 不盖章”",
        ));
    }
    if let Some(posts) = entries.get(keys::SIGNER_POSTS).filter(|_| signing != Signing::Stamp) {
        found.push(
            Diagnostic::warning("不加盖签名章的文件不印签发人职务")
                .at(&posts.place)
                .cure("要加盖签名章的，请写“用印: 签名章”；不加盖的，请删去“签发人职务”"),
        );
    }
    signing
}

/// What a sealed document is told whose organ stands under its title.
fn no_place_for_seal(entries: &Entries<'_>, format: Format) -> Option<Diagnostic> {
    if let Some(node) = entries.get(keys::SIGNING) {
        let fault = Diagnostic::warning("署名在题下，不留用印的位置").at(&node.place);
        return Some(fault.cure("请写“署名位置: 文末”，或删去“用印”"));
    }
    let node = entries.get(keys::SIGNATURE_POSITION)?;
    let cause = format!("格式为“{}”的要用印，署名在题下，不留用印的位置", format.chinese());
    let fault = Diagnostic::warning(cause).at(&node.place);
    Some(fault.cure("请写“署名位置: 文末”；不用印的，写“用印: 不盖章”"))
}

/// 版记, where anything of it is written and the format prints it.
pub(super) fn imprint(
    entries: &Entries<'_>,
    format: Format,
    found: &mut Diagnostics,
) -> Option<WrittenImprint> {
    if !format.has_letterhead() {
        return None;
    }
    let office = entries.get(keys::PRINTING_OFFICE);
    let office = office.and_then(|it| leaf::clause(it, keys::PRINTING_OFFICE.0, found));
    let even = entries.get(keys::IMPRINT_ON_EVEN_PAGE);
    let imprint = WrittenImprint {
        copies_to: several(entries, keys::COPIES_TO, leaf::clause, found),
        printing_office: office.and_then(|it| without_label(it, keys::PRINTING_OFFICE)),
        // Read and reported with the other dates.
        printed_on: entries
            .get(keys::PRINTED_ON)
            .and_then(|it| leaf::date(it, keys::PRINTED_ON.0, &mut Diagnostics::default())),
        on_even_page: even
            .and_then(|it| leaf::yes_no(it, keys::IMPRINT_ON_EVEN_PAGE.0, found))
            .unwrap_or(false),
    };
    found.extend(imprint_gap(entries, format, &imprint));
    (!imprint.copies_to.is_empty() || imprint.printing_office.is_some()).then_some(imprint)
}

/// What is told of a 版记 that is written in part.
fn imprint_gap(
    entries: &Entries<'_>,
    format: Format,
    imprint: &WrittenImprint,
) -> Option<Diagnostic> {
    let warning = |name: keys::Names, cause: &str, cure: &str| {
        let node = entries.get(name)?;
        Some(Diagnostic::warning(cause).at(&node.place).cure(cure))
    };
    let cure = "请在文件开头加上“印发机关: 某某区人民政府办公室”，写负责印发的办公厅（室）";
    match (imprint.copies_to.first(), &imprint.printing_office) {
        // The 版记 of a letter has 抄送 alone (GB/T 9704-2012, 10.1).
        _ if format == Format::Letter => warning(
            keys::PRINTING_OFFICE,
            "信函的版记只有抄送，不印印发机关和印发日期",
            "请删去“印发机关”",
        ),
        (_, None) if imprint.printed_on.is_some() => {
            warning(keys::PRINTED_ON, "没有写印发机关，印发日期不会印出", cure)
        }
        (Some(_), None) => warning(keys::COPIES_TO, "版记里有抄送，没有印发机关和印发日期", cure),
        (None, None) if imprint.on_even_page => {
            let cure = "请写上印发机关和印发日期，或删去“双页版记”";
            warning(keys::IMPRINT_ON_EVEN_PAGE, "没有版记，“双页版记”不起作用", cure)
        }
        _ => None,
    }
}
