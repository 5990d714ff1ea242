//! 署名, 附注 and 版记 in the head of a document.

use super::{
    entries::{Entries, list},
    leaf,
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
    several(entries, keys::SIGNATORY, found)
}

/// 签发人职务: whose stamps are set.
pub(super) fn posts(entries: &Entries<'_>, found: &mut Diagnostics) -> Vec<Written> {
    several(entries, keys::SIGNER_POSTS, found)
}

fn several(entries: &Entries<'_>, name: keys::Names, found: &mut Diagnostics) -> Vec<Written> {
    let Some(node) = entries.get(name) else { return Vec::new() };
    let items: Vec<&Node> = match &node.content {
        Content::List(_) => list(node, name.0, found).iter().collect(),
        _ => vec![node],
    };
    items.into_iter().filter_map(|it| leaf::sentence(it, name.0, found)).collect()
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
    if let Some(node) = node.filter(|_| {
        said.is_some_and(|it| it != Signing::Unsealed) && position == SignaturePosition::UnderTitle
    }) {
        found.push(
            Diagnostic::warning("署名在题下，不留用印的位置")
                .at(&node.place)
                .cure("请写“署名位置: 文末”，或删去“用印”"),
        );
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

/// 版记, where anything of it is written and the format prints it.
pub(super) fn imprint(
    entries: &Entries<'_>,
    format: Format,
    found: &mut Diagnostics,
) -> Option<WrittenImprint> {
    if !format.has_letterhead() {
        return None;
    }
    let sentence = |name: keys::Names, found: &mut Diagnostics| {
        entries.get(name).and_then(|it| leaf::clause(it, name.0, found))
    };
    let even = entries.get(keys::IMPRINT_ON_EVEN_PAGE);
    let imprint = WrittenImprint {
        copies_to: sentence(keys::COPIES_TO, found),
        printing_office: sentence(keys::PRINTING_OFFICE, found),
        // Read and reported with the other dates.
        printed_on: entries
            .get(keys::PRINTED_ON)
            .and_then(|it| leaf::date(it, keys::PRINTED_ON.0, &mut Diagnostics::default())),
        on_even_page: even
            .and_then(|it| leaf::yes_no(it, keys::IMPRINT_ON_EVEN_PAGE.0, found))
            .unwrap_or(false),
    };
    found.extend(imprint_gap(entries, format, &imprint));
    (imprint.copies_to.is_some() || imprint.printing_office.is_some()).then_some(imprint)
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
    match (&imprint.copies_to, &imprint.printing_office) {
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
