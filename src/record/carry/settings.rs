//! `huibao.yaml` of the next year: vocabulary, declarations and comments as they are; what belongs
//! to the old year goes or waits to be filled in.

use std::sync::Arc;

use super::{
    FrozenYear, batches, comparisons, past_years,
    tree::{entries, entry, is_key, text, whole},
};
use crate::{
    diagnostic::{Diagnostics, SourceFile},
    record::{
        Case, Field, PENDING, Register,
        edit::{Geometry, Patches, scalar},
        keys,
        raw::{self, Content, Key, Node},
    },
};

/// What the next year begins with.
pub(super) struct New<'a> {
    pub(super) register: &'a Register,
    pub(super) year: i32,
    pub(super) frozen: Option<&'a FrozenYear>,
    pub(super) session: Option<&'a str>,
    pub(super) open: &'a [&'a Case],
}

impl New<'_> {
    /// 届次会议 of the new year, or the mark that somebody has to fill it in.
    pub(super) fn session(&self) -> String {
        self.session.map_or_else(|| PENDING.to_owned(), scalar)
    }
}

/// The text of the settings.
pub(super) fn carried(file: &Arc<SourceFile>, new: &New<'_>, remarks: &mut Vec<String>) -> String {
    let Some(root) = raw::read(file, 0..file.text.len(), &mut Diagnostics::default()) else {
        return file.text.clone();
    };
    let geometry = Geometry { text: &file.text };
    let mut patches = Patches::default();
    patches.replace(0..old_header(&file.text), header(new.register.year));
    if let Some((_, year)) = entry(&root, keys::YEAR) {
        patches.replace(whole(year), new.year.to_string());
    }
    batches::carry(geometry, &root, new, &mut patches);
    past_years::carry(geometry, &root, new, &mut patches);
    for (key, value) in entries(&root).iter().filter(|it| !is_key(&it.0, keys::BATCHES)) {
        if is_key(key, keys::ACTIVITIES) {
            drop_value(geometry, key, value, &mut patches);
        } else {
            renew_sessions(value, new, &mut patches);
        }
    }
    if let Some((_, figures)) = entry(&root, keys::FIGURES) {
        comparisons::carry(figures, new, &mut patches, remarks);
        renew_inputs(figures, &mut patches, remarks);
    }
    patches.applied(&file.text)
}

fn header(year: i32) -> String {
    format!("{HEADER}{year}年的项目结转。写着“{PENDING}”的地方，请逐处填好。\n")
}

/// How the line that we put at the beginning opens.
const HEADER: &str = "# 由";

/// The length of the line that the year before put there.
fn old_header(source: &str) -> usize {
    let line = source.lines().next().unwrap_or_default();
    let is_ours = line.starts_with(HEADER) && line.contains("年的项目结转。");
    if is_ours { line.len().saturating_add(1).min(source.len()) } else { 0 }
}

/// Takes the value of a key away, and the comments in it.
fn drop_value(geometry: Geometry<'_>, key: &Key, value: &Node, patches: &mut Patches) {
    if value.content == Content::Empty {
        return;
    }
    let range = whole(value);
    let line_end = geometry.line_end(key.place.range.start);
    if range.start < line_end {
        patches.replace(range, "");
    } else {
        let column = geometry.column(geometry.key_start(key)).saturating_add(1);
        patches.replace(line_end..geometry.extent(range.end, column), "");
    }
}

/// Conditions on last year's sessions are meant for those of this year.
fn renew_sessions(node: &Node, new: &New<'_>, patches: &mut Patches) {
    for (key, value) in entries(node) {
        if is_key(key, Field::Session.names()) {
            patches.replace(whole(value), new.session());
        } else {
            renew_sessions(value, new, patches);
        }
    }
}

/// 录入: a number that somebody typed is last year's; its 来源 shows where to look for the new one.
fn renew_inputs(figures: &Node, patches: &mut Patches, remarks: &mut Vec<String>) {
    let mut names = Vec::new();
    for (key, figure) in entries(figures) {
        let Some((_, value)) = entry(figure, keys::INPUT) else { continue };
        patches.replace(whole(value), PENDING);
        if let Some((_, date)) = entry(figure, keys::DATE).filter(|it| text(it.1).is_some()) {
            patches.replace(whole(date), "");
        }
        names.push(key.text.as_str());
    }
    if !names.is_empty() {
        remarks.push(format!(
            "录入的{}项（{}）是上年的数，已改为“{PENDING}”，来源留着供查；今年不用的，请删去",
            names.len(),
            super::shortened(&names)
        ));
    }
}
