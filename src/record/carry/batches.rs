//! 批次 of the next year: each waits for its new session, and the open cases have their own.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    LOOK_BACK,
    settings::New,
    tree::{entries, entry, is_key, text, whole},
};
use crate::record::{
    Field, THIS_BATCH,
    edit::{Geometry, Patches, scalar},
    keys,
    raw::{Content, Key, Node},
};

/// Renews 批次, or declares it after 年份 where there is none.
pub(super) fn carry(geometry: Geometry<'_>, root: &Node, new: &New<'_>, patches: &mut Patches) {
    let declared = entry(root, keys::BATCHES).filter(|it| !entries(it.1).is_empty());
    let Some((_, batches)) = declared else {
        let at = entry(root, keys::YEAR).map_or(geometry.text.len(), |it| it.1.place.range.end);
        let mut text = format!("批次:\n  {THIS_BATCH}: {}\n", condition(&new.session()));
        if let Some(look_back) = look_back(new) {
            let _ = writeln!(text, "  {LOOK_BACK}: {look_back}");
        }
        patches.insert(next_line(geometry, at), text);
        return;
    };
    for (key, batch) in entries(batches) {
        if key.text == LOOK_BACK {
            patches.replace(whole(batch), look_back(new).unwrap_or_else(|| new.session()));
        } else {
            renew(batch, geometry, new, patches);
        }
    }
    let is_declared = |name: &str| entries(batches).iter().any(|it| it.0.text == name);
    if !is_declared(THIS_BATCH) {
        add(&format!("{THIS_BATCH}: {}", condition(&new.session())), batches, geometry, patches);
    }
    if let Some(look_back) = look_back(new).filter(|_| !is_declared(LOOK_BACK)) {
        add(&format!("{LOOK_BACK}: {look_back}"), batches, geometry, patches);
    }
}

fn condition(session: &str) -> String {
    format!("{{{}: {session}}}", Field::Session.chinese())
}

/// The condition that the open cases meet and those of the new year do not.
fn look_back(new: &New<'_>) -> Option<String> {
    let sessions: BTreeSet<&str> = new.open.iter().map(|it| it.session.as_str()).collect();
    let sessions: Vec<String> = sessions.into_iter().map(scalar).collect();
    match sessions.as_slice() {
        [] => None,
        [only] => Some(condition(only)),
        several => Some(condition(&format!("[{}]", several.join(", ")))),
    }
}

/// Asks for the new session, so that no open case of the old one is counted again.
fn renew(batch: &Node, geometry: Geometry<'_>, new: &New<'_>, patches: &mut Patches) {
    let tests = entries(batch);
    let mut sessions = tests.iter().filter(|it| is_key(&it.0, Field::Session.names())).peekable();
    if sessions.peek().is_some() {
        sessions.for_each(|(_, value)| patches.replace(whole(value), new.session()));
        return;
    }
    match tests.first() {
        None => {
            let blank = if batch.content == Content::Empty { " " } else { "" };
            let range =
                if text(batch).is_some() { whole(batch) } else { batch.place.range.clone() };
            patches.replace(range, format!("{blank}{}", condition(&new.session())));
        }
        Some((first, _)) => {
            let test = format!("{}: {}", Field::Session.chinese(), new.session());
            patches.insert(first.place.range.start, test + &separator(first, batch, geometry));
        }
    }
}

/// What stands between two entries of a map before `key`.
fn separator(key: &Key, map: &Node, geometry: Geometry<'_>) -> String {
    if geometry.is_flow(map) {
        return ", ".to_owned();
    }
    format!("\n{}", " ".repeat(geometry.column(geometry.key_start(key))))
}

/// Adds an entry at the end of a map that has some.
pub(super) fn add(entry: &str, map: &Node, geometry: Geometry<'_>, patches: &mut Patches) {
    let Some((first, _)) = entries(map).first() else { return };
    let end = whole(map).end;
    // In a block after the comments on its last line and below it.
    let at = if geometry.is_flow(map) {
        end.saturating_sub(1)
    } else {
        geometry.extent(end, geometry.column(geometry.key_start(first)))
    };
    patches.insert(at, separator(first, map, geometry) + entry);
}

/// The byte after the line of `at`.
fn next_line(geometry: Geometry<'_>, at: usize) -> usize {
    geometry.line_end(at).saturating_add(1).min(geometry.text.len())
}
