//! What the new build put in, took out or moved, brought about in the person's file: paragraphs, rows
//! and whole tables beside what they stand beside.

use std::collections::BTreeSet;

use super::{
    bare::is_same,
    groups::{Group, Groups},
    imported::Importer,
    outcome::Remark,
    plan::{Plan, Put},
    side::{Path, Side},
};
use crate::word::{BaseParagraph, Element, Node};

/// Arranges one file as another has it.
pub(super) struct Arranger<'a, 'b> {
    pub(super) mine: &'a Side,
    pub(super) theirs: &'a Side,
    pub(super) groups: &'a Groups,
    pub(super) plan: &'a mut Plan,
    pub(super) importer: &'a mut Importer<'b>,
    pub(super) remarks: &'a mut Vec<Remark>,
    /// Tables of mine that give way to those of theirs.
    pub(super) swapped: &'a BTreeSet<Path>,
    /// The paragraphs of theirs that were put in.
    pub(super) put_in: BTreeSet<usize>,
    /// How many paragraphs, rows and tables were put in or moved.
    pub(super) count: usize,
}

/// Where something is put.
#[derive(Clone, Debug)]
enum Anchor {
    /// Behind this element.
    Behind(Path),
    /// In front of the first of its kind in this element.
    First(Path),
}

impl Arranger<'_, '_> {
    /// Puts in and moves.
    pub(super) fn run(&mut self) {
        let (theirs, mine) = (self.theirs, self.mine);
        let body = |of: &Element| of.children.iter().position(|it| is(it, "w:body"));
        let (Some(from), Some(to)) = (body(&theirs.document), body(&mine.document)) else { return };
        self.blocks(&vec![from], &vec![to]);
    }

    /// The paragraphs and tables right below the element `from` of theirs, into `into` of mine.
    fn blocks(&mut self, from: &Path, into: &Path) {
        let Some(container) = self.theirs.document.at(from) else { return };
        let depth = into.len();
        let mut anchor = Anchor::First(into.clone());
        for (at, node) in container.children.iter().enumerate() {
            let Some(child) = node.as_element() else { continue };
            let path: Path = from.iter().copied().chain([at]).collect();
            match child.name.as_str() {
                "w:p" => {
                    let Some(&number) = self.theirs.by_path.get(&path) else { continue };
                    let below: Vec<usize> = self.theirs.below(&path).collect();
                    if self.all_added(&below) {
                        self.put(child, &below, &anchor);
                    } else if let Some(group) = self.groups.of_theirs(number) {
                        let places = group.mine.iter().filter_map(|it| self.mine.path(*it));
                        let last = places.rev().find_map(|it| ancestor(it, into, depth));
                        self.passed(group, last, group.mine.len() == 1, &mut anchor);
                    }
                }
                "w:tbl" => self.table(child, &path, into, &mut anchor),
                _ => {}
            }
        }
    }

    /// A table that stands right below `into`, if mine has it.
    fn table(&mut self, table: &Element, path: &Path, into: &Path, anchor: &mut Anchor) {
        let below: Vec<usize> = self.theirs.below(path).collect();
        if self.all_added(&below) {
            self.put(table, &below, anchor);
            return;
        }
        let counterpart = |number: &usize| {
            let group = self.groups.of_theirs(*number)?;
            let places = group.mine.iter().filter_map(|it| self.mine.path(*it));
            let mut tables = places.filter_map(|it| ancestor(it, into, into.len()));
            let found =
                tables.find(|it| self.mine.document.at(it).is_some_and(|it| it.name == "w:tbl"))?;
            Some((found, group))
        };
        let Some((own, group)) = below.iter().find_map(counterpart) else { return };
        let rows_move = below.iter().filter_map(|it| self.groups.of_theirs(*it));
        let table_moved =
            rows_move.clone().count() > 0 && rows_move.clone().all(|it| it.moved_by_them);
        if table_moved {
            self.passed(group, Some(own.clone()), true, anchor);
        } else {
            *anchor = Anchor::Behind(own.clone());
        }
        if self.swapped.contains(&own) {
            let adopted = self.importer.adopted(table);
            self.plan.replaced.insert(own, adopted);
            self.put_in.extend(below);
            self.count = self.count.saturating_add(1);
            return;
        }
        let depth = own.len();
        let mut row_anchor = Anchor::First(own.clone());
        for (at, node) in table.children.iter().enumerate() {
            let Some(row) = node.as_element().filter(|it| it.name == "w:tr") else { continue };
            let path: Path = path.iter().copied().chain([at]).collect();
            let below: Vec<usize> = self.theirs.below(&path).collect();
            if self.all_added(&below) {
                self.put(row, &below, &row_anchor);
                continue;
            }
            let counterpart = |number: &usize| {
                let group = self.groups.of_theirs(*number)?;
                let mut places = group.mine.iter().filter_map(|it| self.mine.path(*it));
                Some((places.find_map(|it| ancestor(it, &own, depth))?, group))
            };
            let Some((own_row, group)) = below.iter().find_map(counterpart) else { continue };
            if table_moved {
                row_anchor = Anchor::Behind(own_row.clone());
            } else {
                self.passed(group, Some(own_row.clone()), true, &mut row_anchor);
            }
            self.cells(row, &path, &own_row);
        }
    }

    /// The cells of a row that both have.
    fn cells(&mut self, row: &Element, path: &Path, own_row: &Path) {
        for (at, node) in row.children.iter().enumerate() {
            if !is(node, "w:tc") {
                continue;
            }
            let path: Path = path.iter().copied().chain([at]).collect();
            let below: Vec<usize> = self.theirs.below(&path).collect();
            let added: Vec<usize> = below.iter().copied().filter(|it| self.is_added(*it)).collect();
            if added.is_empty() {
                continue;
            }
            let counterpart = |number: &usize| {
                let group = self.groups.of_theirs(*number)?;
                let mut places = group.mine.iter().filter_map(|it| self.mine.path(*it));
                places.find_map(|it| ancestor(it, own_row, own_row.len()))
            };
            if let Some(cell) = below.iter().find_map(counterpart) {
                self.blocks(&path, &cell);
                continue;
            }
            let words: String = added.iter().map(|it| self.theirs.text(*it)).collect();
            if !words.is_empty() {
                let place = row_words(self.theirs, &below);
                self.remarks.push(Remark::NotPutIn { what: words, place });
            }
        }
    }

    /// Goes on behind what mine has at `own`; moves it where the new build alone moved it.
    fn passed(&mut self, group: &Group, own: Option<Path>, is_whole: bool, anchor: &mut Anchor) {
        let Some(own) = own else { return };
        if group.moved_by_me {
            return;
        }
        if group.moved_by_them && is_whole && self.plan.moved.insert(own.clone()) {
            self.insert(Put::Moved(own.clone()), anchor);
            self.count = self.count.saturating_add(1);
        }
        *anchor = Anchor::Behind(own);
    }

    /// Puts in an element of theirs, whose paragraphs are `below`.
    fn put(&mut self, element: &Element, below: &[usize], anchor: &Anchor) {
        let adopted = self.importer.adopted(element);
        self.insert(Put::New(adopted), anchor);
        self.put_in.extend(below.iter().copied());
        if below.iter().any(|it| !self.theirs.text(*it).trim().is_empty()) {
            self.count = self.count.saturating_add(1);
        }
    }

    fn insert(&mut self, put: Put, anchor: &Anchor) {
        match anchor {
            Anchor::Behind(path) => self.plan.after.entry(path.clone()).or_default().push(put),
            Anchor::First(path) => {
                let Some(container) = self.mine.document.at(path) else { return };
                let is_content = |it: &Node| {
                    ["w:p", "w:tbl", "w:tr", "w:sdt", "w:sectPr"].iter().any(|name| is(it, name))
                };
                let Some(first) = container.children.iter().position(is_content) else { return };
                let first: Path = path.iter().copied().chain([first]).collect();
                self.plan.before.entry(first).or_default().push(put);
            }
        }
    }

    fn all_added(&self, paragraphs: &[usize]) -> bool {
        !paragraphs.is_empty() && paragraphs.iter().all(|it| self.is_added(*it))
    }

    fn is_added(&self, paragraph: usize) -> bool {
        self.groups.of_theirs(paragraph).is_none_or(|it| it.base.is_empty() && it.mine.is_empty())
    }
}

/// The words of the row in which paragraphs stand.
fn row_words(side: &Side, paragraphs: &[usize]) -> String {
    let first = paragraphs.first().and_then(|it| side.path(*it));
    let row = first.and_then(|it| side.around(it, "w:tr"));
    let Some(row) = row else { return String::new() };
    side.below(&row).map(|it| side.text(it)).collect::<Vec<_>>().join(" ")
}

/// The element around `path` that stands right below `container`, which lies `depth` deep.
fn ancestor(path: &Path, container: &Path, depth: usize) -> Option<Path> {
    if !path.starts_with(container) {
        return None;
    }
    path.get(..depth.saturating_add(1)).map(<[usize]>::to_vec)
}

fn is(node: &Node, name: &str) -> bool {
    node.as_element().is_some_and(|it| it.name == name)
}

/// The tables of mine that nobody edited and of which theirs has other columns: they give way whole.
pub(super) fn swapped(
    mine: &Side,
    theirs: &Side,
    groups: &Groups,
    base: &[BaseParagraph],
) -> BTreeSet<Path> {
    let mut changed = BTreeSet::new();
    let mut edited = BTreeSet::new();
    let table_of = |at: usize| mine.path(at).and_then(|it| mine.around(it, "w:tbl"));
    let kept_rows: BTreeSet<Path> = groups
        .all
        .iter()
        .filter(|it| !it.theirs.is_empty())
        .flat_map(|it| &it.mine)
        .filter_map(|it| mine.around(mine.path(*it)?, "w:tr"))
        .collect();
    for group in &groups.all {
        let tables: BTreeSet<Path> = group.mine.iter().filter_map(|it| table_of(*it)).collect();
        let said: String = group.mine.iter().map(|it| mine.text(*it)).collect();
        let was: String =
            group.base.iter().filter_map(|it| base.get(*it)).map(|it| it.text.as_str()).collect();
        if group.base.is_empty() || !is_same(&said, &was) || group.moved_by_me {
            edited.extend(tables.iter().cloned());
        }
        let rows = group.mine.iter().filter_map(|it| mine.around(mine.path(*it)?, "w:tr"));
        if group.theirs.is_empty() && rows.into_iter().any(|it| kept_rows.contains(&it)) {
            changed.extend(tables);
        }
        // A cell of theirs that mine does not have, in a row that it has.
        if !group.base.is_empty() && group.mine.is_empty() {
            let beside = group.theirs.iter().flat_map(|it| neighbours(theirs, *it));
            let own = beside.filter_map(|it| groups.of_theirs(it)).flat_map(|it| &it.mine);
            edited.extend(own.filter_map(|it| table_of(*it)));
        }
        if group.base.is_empty() {
            let beside = group.theirs.iter().flat_map(|it| neighbours(theirs, *it));
            let own = beside.filter_map(|it| groups.of_theirs(it)).flat_map(|it| &it.mine);
            changed.extend(own.filter_map(|it| table_of(*it)));
        }
    }
    changed.difference(&edited).cloned().collect()
}

/// The paragraphs of the row in which a paragraph of `side` stands.
fn neighbours(side: &Side, at: usize) -> Vec<usize> {
    let row = side.path(at).and_then(|it| side.around(it, "w:tr"));
    row.map(|it| side.below(&it).collect()).unwrap_or_default()
}

/// Plans to take out `paragraphs` of `mine`: rows and tables of which nothing is left go with them, a cell
/// keeps a paragraph without words.
///
/// Gives those that cannot go, because their row holds what stays.
pub(super) fn take_out(
    mine: &Side,
    paragraphs: &BTreeSet<usize>,
    plan: &mut Plan,
) -> BTreeSet<usize> {
    let mut left = BTreeSet::new();
    let goes = |path: &Path| mine.below(path).all(|it| paragraphs.contains(&it));
    for at in paragraphs {
        let Some(path) = mine.path(*at) else { continue };
        let Some(row) = mine.around(path, "w:tr") else {
            if goes(path) {
                plan.removed.insert(path.clone());
            } else {
                left.insert(*at);
            }
            continue;
        };
        if let Some(table) = mine.around(path, "w:tbl").filter(goes) {
            plan.removed.insert(table);
        } else if goes(&row) {
            plan.removed.insert(row);
        } else if mine.around(path, "w:tc").is_some_and(|cell| !goes(&cell)) && goes(path) {
            plan.removed.insert(path.clone());
        } else if !mine.text(*at).is_empty() {
            left.insert(*at);
        }
    }
    left
}
