//! Elements of the new build taken into the person's file: its styles by their names, its pictures, links and
//! footnotes with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    groups::Groups,
    parts::{self, Relation},
    plan::Plan,
    side::{FOOTNOTES, Side, name_of_style},
};
use crate::word::{Element, Node, Package, Unreadable};

const STYLES: &str = "word/styles.xml";
/// Styles that are based on each other go no deeper.
const DEEPEST: usize = 20;

/// Takes elements of one file into another.
pub(super) struct Importer<'a> {
    theirs: &'a Package,
    side: &'a Side,
    mine: &'a mut Package,
    /// The style sheet of mine, with what was brought over.
    styles: Element,
    brought_styles: bool,
    /// Ids of their styles, and those of mine.
    style_ids: BTreeMap<String, String>,
    next_bookmark: usize,
    next_note: usize,
    /// Footnotes that came with what was taken in.
    notes: Vec<Element>,
    /// The prefixes of names that were used.
    prefixes: BTreeSet<String>,
    fault: Option<Unreadable>,
}

impl<'a> Importer<'a> {
    pub(super) fn new(
        (theirs, side): (&'a Package, &'a Side),
        (mine, own): (&'a mut Package, &Side),
    ) -> Self {
        let next = |root: &Element, name: &str| {
            let mut most = 0;
            each(root, &mut |it| {
                if it.name == name
                    && let Some(id) = it.attribute("w:id").and_then(|it| it.parse::<usize>().ok())
                {
                    most = most.max(id);
                }
            });
            most.saturating_add(1)
        };
        let next_note = own.notes.as_ref().map_or(1, |it| next(it, "w:footnote"));
        Self {
            theirs,
            side,
            mine,
            styles: own.styles.clone(),
            brought_styles: false,
            style_ids: BTreeMap::new(),
            next_bookmark: next(&own.document, "w:bookmarkStart"),
            next_note,
            notes: Vec::new(),
            prefixes: BTreeSet::new(),
            fault: None,
        }
    }

    /// `element` as it may stand in mine.
    pub(super) fn adopted(&mut self, element: &Element) -> Element {
        let mut adopted = element.clone();
        let mut bookmarks = BTreeMap::new();
        self.adopt(&mut adopted, parts::OF_DOCUMENT, &mut bookmarks);
        adopted
    }

    fn adopt(
        &mut self,
        element: &mut Element,
        relations: &'static str,
        bookmarks: &mut BTreeMap<String, usize>,
    ) {
        element
            .attributes
            .retain(|(name, _)| !name.starts_with("w14:") && !name.starts_with("w:rsid"));
        // Pages' heads and feet go on as before.
        let is_page_part = |it: &Node| {
            it.as_element().is_some_and(|it| {
                matches!(it.name.as_str(), "w:headerReference" | "w:footerReference")
            })
        };
        element.children.retain(|it| !is_page_part(it));
        let names = element.attributes.iter().map(|(name, _)| name).chain([&element.name]);
        let prefixes = names.filter_map(|it| it.split_once(':')).map(|it| it.0.to_owned());
        self.prefixes.extend(prefixes);
        match element.name.as_str() {
            "w:pStyle" | "w:rStyle" | "w:tblStyle" => {
                let id = element.attribute("w:val").unwrap_or_default().to_owned();
                let own = self.style(&id, 0);
                element.set("w:val", own);
            }
            "w:bookmarkStart" | "w:bookmarkEnd" => {
                let id = element.attribute("w:id").unwrap_or_default().to_owned();
                let next = &mut self.next_bookmark;
                let own = *bookmarks.entry(id).or_insert_with(|| {
                    let own = *next;
                    *next = next.saturating_add(1);
                    own
                });
                element.set("w:id", own);
            }
            "w:footnoteReference" => {
                let id = element.attribute("w:id").unwrap_or_default().to_owned();
                let own = self.note(&id);
                element.set("w:id", own);
            }
            _ => self.related(element, relations),
        }
        for child in element.elements_mut() {
            self.adopt(child, relations, bookmarks);
        }
    }

    /// Puts the new pictures of `charts` in the place of the old; how many were others. Their size stays.
    pub(super) fn draw(
        &mut self,
        theirs: &Side,
        mine: &Side,
        (groups, charts): (&Groups, &BTreeSet<String>),
        plan: &mut Plan,
    ) -> usize {
        let mut drawn: usize = 0;
        for (at, paragraph) in theirs.paragraphs.iter().enumerate() {
            let is_chart = paragraph.ids.iter().any(|it| charts.contains(it));
            let group = groups.of_theirs(at).filter(|_| is_chart);
            let Some(own) = group.and_then(|it| it.mine.first()) else { continue };
            let Some(path) = mine.path(*own) else { continue };
            let (Some(new), Some(old)) = (theirs.element(at), mine.element(*own)) else { continue };
            let Some(wanted) = picture(new) else { continue };
            let Some(present) = picture(old) else { continue };
            let wanted_bytes = pictured(self.theirs, wanted);
            if wanted_bytes.is_none() || wanted_bytes == pictured(self.mine, present) {
                continue;
            }
            let Ok(Some(id)) = bring(self.theirs, self.mine, parts::OF_DOCUMENT, wanted) else {
                continue;
            };
            let mut element = plan.replaced.get(path).unwrap_or(old).clone();
            element.visit(&mut |it| {
                if it.name == "a:blip" {
                    it.set("r:embed", &id);
                }
            });
            plan.replaced.insert(path.clone(), element);
            drawn = drawn.saturating_add(1);
        }
        drawn
    }

    /// The id in mine of their style `id`, brought over where mine has none of its name.
    fn style(&mut self, id: &str, depth: usize) -> String {
        if let Some(own) = self.style_ids.get(id) {
            return own.clone();
        }
        let theirs = &self.side.styles;
        let name = name_of_style(theirs, id);
        let is_named = |it: &&Element| {
            it.name == "w:style"
                && it
                    .first("w:name")
                    .and_then(|it| it.attribute("w:val"))
                    .is_some_and(|it| it.eq_ignore_ascii_case(name))
        };
        let found = self.styles.elements().find(is_named).and_then(|it| it.attribute("w:styleId"));
        if let Some(own) = found.map(str::to_owned) {
            self.style_ids.insert(id.to_owned(), own.clone());
            return own;
        }
        let original = theirs
            .elements()
            .find(|it| it.name == "w:style" && it.attribute("w:styleId") == Some(id));
        let Some(mut style) = original.cloned().filter(|_| depth < DEEPEST) else {
            return id.to_owned();
        };
        let is_taken =
            |id: &str| self.styles.elements().any(|it| it.attribute("w:styleId") == Some(id));
        let own =
            (0..).map(|it: usize| if it == 0 { id.to_owned() } else { format!("{id}Hb{it}") });
        let own = own.into_iter().find(|it| !is_taken(it)).unwrap_or_default();
        self.style_ids.insert(id.to_owned(), own.clone());
        style.set("w:styleId", &own);
        style.attributes.retain(|(name, _)| name != "w:default");
        for child in style
            .elements_mut()
            .filter(|it| matches!(it.name.as_str(), "w:basedOn" | "w:next" | "w:link"))
        {
            let of = child.attribute("w:val").unwrap_or_default().to_owned();
            let own = self.style(&of, depth.saturating_add(1));
            child.set("w:val", own);
        }
        self.styles.push(style);
        self.brought_styles = true;
        own
    }

    /// The id of a footnote of theirs in mine.
    fn note(&mut self, id: &str) -> usize {
        let own = self.next_note;
        self.next_note = own.saturating_add(1);
        let notes = self.side.notes.as_ref();
        let note = notes.and_then(|it| it.elements().find(|it| it.attribute("w:id") == Some(id)));
        if let Some(mut note) = note.cloned() {
            self.adopt(&mut note, parts::OF_FOOTNOTES, &mut BTreeMap::new());
            note.set("w:id", own);
            self.notes.push(note);
        }
        own
    }

    /// What an element refers to outside of its part.
    fn related(&mut self, element: &mut Element, relations: &'static str) {
        let is_reference = |name: &str| matches!(name, "r:id" | "r:embed" | "r:link");
        let found = element.attributes.iter_mut().filter(|(name, _)| is_reference(name));
        for (_, id) in found {
            match bring(self.theirs, self.mine, relations, id) {
                Ok(Some(own)) => *id = own,
                Ok(None) => {}
                Err(fault) => self.fault = Some(fault),
            }
        }
    }

    /// Whether a style sheet was changed, footnotes added and prefixes used: all of it written into mine, whose
    /// trees are `document` and `notes`.
    pub(super) fn finish(
        self,
        document: &mut Element,
        notes: &mut Option<Element>,
    ) -> Result<(), Unreadable> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        declare_prefixes(document, &self.side.document, &self.prefixes);
        if self.brought_styles {
            self.mine.set_xml(STYLES, &self.styles);
        }
        if self.notes.is_empty() {
            return Ok(());
        }
        let Some(of_theirs) = &self.side.notes else { return Ok(()) };
        let is_separator = |it: &Node| {
            it.as_element()
                .is_some_and(|it| it.attribute("w:type").is_some_and(|it| it != "normal"))
        };
        let root = notes.get_or_insert_with(|| {
            let mut root = of_theirs.clone();
            root.children.retain(is_separator);
            root
        });
        declare_prefixes(root, of_theirs, &self.prefixes);
        root.children.extend(self.notes.into_iter().map(Node::Element));
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
        parts::declare(self.mine, FOOTNOTES, kind)?;
        let to = Relation {
            kind: format!("{}/footnotes", parts::OFFICE),
            target: "footnotes.xml".to_owned(),
            is_external: false,
        };
        parts::relate(self.mine, parts::OF_DOCUMENT, &to)?;
        Ok(())
    }
}

/// Brings over what `id` of theirs refers to; its id in mine.
fn bring(
    theirs: &Package,
    mine: &mut Package,
    relations: &str,
    id: &str,
) -> Result<Option<String>, Unreadable> {
    let Some(to) = parts::related(theirs, relations, id)? else { return Ok(None) };
    if to.is_external {
        return parts::relate(mine, relations, &to).map(Some);
    }
    let target = to.target.trim_start_matches('/').trim_start_matches("word/");
    let Some(bytes) = theirs.part(&format!("word/{target}")) else { return Ok(None) };
    let (stem, extension) = target.rsplit_once('.').unwrap_or((target, "bin"));
    let mut names =
        (0..).map(
            |it: usize| {
                if it == 0 { target.to_owned() } else { format!("{stem}-hb{it}.{extension}") }
            },
        );
    let is_free = |it: &String| {
        let own = mine.part(&format!("word/{it}"));
        own.is_none_or(|it| it == bytes)
    };
    let name = names.find(is_free).unwrap_or_default();
    mine.set_part(&format!("word/{name}"), bytes.to_vec());
    let kind = if extension == "png" { "image/png" } else { "image/jpeg" };
    parts::declare_extension(mine, extension, kind)?;
    parts::relate(mine, relations, &Relation { target: name, ..to }).map(Some)
}

/// What the one picture of a paragraph refers to.
fn picture(paragraph: &Element) -> Option<&str> {
    let mut found = Vec::new();
    blips(paragraph, &mut found);
    if let [only] = found.as_slice() { only.attribute("r:embed") } else { None }
}

fn blips<'a>(element: &'a Element, into: &mut Vec<&'a Element>) {
    for child in element.elements() {
        if child.name == "a:blip" {
            into.push(child);
        }
        blips(child, into);
    }
}

/// The bytes of the picture that the main document of `package` calls `id`.
fn pictured<'a>(package: &'a Package, id: &str) -> Option<&'a [u8]> {
    let to = parts::related(package, parts::OF_DOCUMENT, id).ok()??;
    let target = to.target.trim_start_matches('/').trim_start_matches("word/");
    package.part(&format!("word/{target}"))
}

/// Says on `root` what `prefixes` stand for, as `of` says it.
fn declare_prefixes(root: &mut Element, of: &Element, prefixes: &BTreeSet<String>) {
    for prefix in prefixes {
        let name = format!("xmlns:{prefix}");
        if root.attribute(&name).is_none()
            && let Some(meaning) = of.attribute(&name)
        {
            root.set(&name, meaning);
        }
    }
}

/// Shows every element below `root` to `visit`.
fn each(root: &Element, visit: &mut dyn FnMut(&Element)) {
    visit(root);
    for child in root.elements() {
        each(child, visit);
    }
}
