//! What of the old document has to come along for its deleted words to stand in the new one: pictures, notes,
//! the names of styles.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::word::{Element, Node, Package, Unreadable};

const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";
const CONTENT_TYPES: &str = "[Content_Types].xml";
const STYLES: &str = "word/styles.xml";
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";

/// Numbers of pictures that come along begin here, above those of any document.
const FIRST_PICTURE: usize = 1_000_000;

/// What comes along.
#[derive(Debug)]
pub(super) struct Carried<'a> {
    old: &'a Package,
    relationships: Relationships,
    /// The styles of the old document by what the new one calls them.
    styles: BTreeMap<String, String>,
    /// The new ids of what the old document refers to.
    references: BTreeMap<String, String>,
    /// Ids of footnotes of the old document and those that they get.
    notes: Vec<(String, String)>,
    next_note: usize,
    pictures: usize,
}

/// What a document refers to: an element by its id.
#[derive(Debug)]
pub(super) struct Relationships(BTreeMap<String, Element>);

impl Relationships {
    pub(super) fn of(package: &Package) -> Result<Self, Unreadable> {
        let root = package.xml(RELATIONSHIPS)?.unwrap_or_default();
        let each =
            root.elements().filter_map(|it| Some((it.attribute("Id")?.to_owned(), it.clone())));
        Ok(Self(each.collect()))
    }

    /// The path of the part that `id` leads to.
    fn path(&self, id: &str) -> Option<String> {
        let it = self.0.get(id).filter(|it| it.attribute("TargetMode") != Some("External"))?;
        let target = it.attribute("Target")?;
        Some(match (target.strip_prefix('/'), target.strip_prefix("../")) {
            (Some(path), _) | (_, Some(path)) => path.to_owned(),
            _ => format!("word/{target}"),
        })
    }

    /// What tells what `child` shows from what others show.
    pub(super) fn picture(&self, of: &Package, child: &Element) -> String {
        let shown = reference(child).and_then(|it| self.path(&it));
        let bytes = shown.and_then(|it| of.part(&it).map(<[u8]>::to_vec));
        let bytes = bytes.unwrap_or_else(|| child.to_document());
        HEXLOWER.encode(&Sha256::digest(bytes))
    }
}

/// The first thing outside of the part that `element` refers to.
fn reference(element: &Element) -> Option<String> {
    let own =
        element.attributes.iter().find(|(name, _)| matches!(name.as_str(), "r:embed" | "r:id"));
    own.map(|(_, id)| id.clone()).or_else(|| element.elements().find_map(reference))
}

impl<'a> Carried<'a> {
    pub(super) fn new(old: &'a Package, new: &Package) -> Result<Self, Unreadable> {
        let notes = new.xml(FOOTNOTES)?.unwrap_or_default();
        let ids = notes.elements().filter_map(|it| it.attribute("w:id")?.parse::<usize>().ok());
        Ok(Self {
            old,
            relationships: Relationships::of(old)?,
            styles: styles(old, new)?,
            references: BTreeMap::new(),
            notes: Vec::new(),
            next_note: ids.max().unwrap_or(1).saturating_add(1),
            pictures: 0,
        })
    }

    /// Has a run of the old document refer to what comes along.
    pub(super) fn run(&mut self, run: &mut Element) {
        run.visit(&mut |it| match it.name.as_str() {
            "w:rPr" => it.children.retain(|it| self.knows_style(it)),
            "w:footnoteReference" => {
                let note = it.attribute("w:id").unwrap_or_default().to_owned();
                it.set("w:id", self.note(note));
            }
            "wp:docPr" => {
                it.set("id", FIRST_PICTURE.saturating_add(self.pictures));
                self.pictures = self.pictures.saturating_add(1);
            }
            _ => self.refer(it),
        });
        run.visit(&mut |it| self.rename(it));
    }

    /// Properties of a paragraph of the old document as they may stand in the new one.
    pub(super) fn properties(&self, mut properties: Element) -> Element {
        let goes = ["w:numPr", "w:sectPr", "w:pPrChange"];
        properties.children.retain(|it| {
            let is_gone = it.as_element().is_some_and(|it| goes.contains(&it.name.as_str()));
            !is_gone && self.knows_style(it)
        });
        properties.visit(&mut |it| {
            it.children.retain(|it| self.knows_style(it));
            self.rename(it);
        });
        properties
    }

    /// Whether `node` is no style that the new document does not have.
    fn knows_style(&self, node: &Node) -> bool {
        node.as_element().is_none_or(|it| !is_style(it) || self.styles.contains_key(value(it)))
    }

    fn rename(&self, element: &mut Element) {
        if is_style(element)
            && let Some(name) = self.styles.get(value(element)).cloned()
        {
            element.set("w:val", name);
        }
    }

    fn refer(&mut self, element: &mut Element) {
        for (_, value) in element.attributes.iter_mut().filter(|(name, _)| name.starts_with("r:")) {
            let next = self.references.len();
            let new = self.references.entry(value.clone());
            value.clone_from(new.or_insert_with(|| format!("earlier{next}")));
        }
    }

    /// The id that a footnote of the old document gets.
    fn note(&mut self, old: String) -> String {
        let new = self.next_note.to_string();
        self.next_note = self.next_note.saturating_add(1);
        self.notes.push((old, new.clone()));
        new
    }

    /// Puts all that comes along into `package`.
    pub(super) fn put(&self, package: &mut Package) -> Result<(), Unreadable> {
        self.put_notes(package)?;
        if self.references.is_empty() {
            return Ok(());
        }
        let mut relationships = package.xml(RELATIONSHIPS)?.unwrap_or_default();
        for (old, new) in &self.references {
            let Some(mut it) = self.relationships.0.get(old).cloned() else { continue };
            it.set("Id", new);
            if let Some(path) = self.relationships.path(old)
                && let Some(bytes) = self.old.part(&path)
            {
                let name = path.rsplit('/').next().unwrap_or_default();
                let place = format!("media/{new}-{name}");
                it.set("Target", &place);
                package.set_part(&format!("word/{place}"), bytes.to_vec());
                self.put_type(package, name)?;
            }
            relationships.push(it);
        }
        package.set_xml(RELATIONSHIPS, &relationships);
        Ok(())
    }

    /// Has `package` know what a part called `name` is.
    fn put_type(&self, package: &mut Package, name: &str) -> Result<(), Unreadable> {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let is_of = |it: &&Element| {
            let is = it.attribute("Extension").is_some_and(|it| it.eq_ignore_ascii_case(extension));
            it.name == "Default" && is
        };
        let mut types = package.xml(CONTENT_TYPES)?.unwrap_or_default();
        let known = self.old.xml(CONTENT_TYPES)?.unwrap_or_default();
        if types.elements().find(is_of).is_none()
            && let Some(it) = known.elements().find(is_of)
        {
            types.children.insert(0, Node::Element(it.clone()));
            package.set_xml(CONTENT_TYPES, &types);
        }
        Ok(())
    }

    fn put_notes(&self, package: &mut Package) -> Result<(), Unreadable> {
        if self.notes.is_empty() {
            return Ok(());
        }
        // A file may refer to notes that it does not have.
        let Some(old) = self.old.xml(FOOTNOTES)? else { return Ok(()) };
        let mut notes = match package.xml(FOOTNOTES)? {
            Some(notes) => notes,
            None => Self::put_first_notes(package, &old)?,
        };
        for (id, new) in &self.notes {
            let Some(note) = old.elements().find(|it| it.attribute("w:id") == Some(id)) else {
                continue;
            };
            let mut note = note.clone();
            note.visit(&mut |it| {
                it.children.retain(|it| self.knows_style(it));
                it.attributes.retain(|(name, _)| !name.starts_with("r:") && name != "w14:paraId");
                self.rename(it);
            });
            note.set("w:id", new);
            notes.push(note);
        }
        package.set_xml(FOOTNOTES, &notes);
        Ok(())
    }

    /// Has `package`, which has no footnotes, have some, and gives what separates them from the text.
    fn put_first_notes(package: &mut Package, old: &Element) -> Result<Element, Unreadable> {
        let mut notes = old.clone();
        notes
            .children
            .retain(|it| it.as_element().is_some_and(|it| it.attribute("w:type").is_some()));
        let office = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
        let mut types = package.xml(CONTENT_TYPES)?.unwrap_or_default();
        let part = Element::new("Override").with("PartName", format!("/{FOOTNOTES}"));
        types.push(part.with("ContentType", office));
        package.set_xml(CONTENT_TYPES, &types);
        let mut relationships = package.xml(RELATIONSHIPS)?.unwrap_or_default();
        let schema =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
        let it = Element::new("Relationship").with("Id", "earlierFootnotes").with("Type", schema);
        relationships.push(it.with("Target", "footnotes.xml"));
        package.set_xml(RELATIONSHIPS, &relationships);
        Ok(notes)
    }
}

fn is_style(element: &Element) -> bool {
    matches!(element.name.as_str(), "w:pStyle" | "w:rStyle" | "w:tblStyle")
}

fn value(element: &Element) -> &str {
    element.attribute("w:val").unwrap_or_default()
}

/// The styles of `old` by the ids of those of the same name in `new`: other programs rename ids.
fn styles(old: &Package, new: &Package) -> Result<BTreeMap<String, String>, Unreadable> {
    let named = |package: &Package| -> Result<Vec<(String, String)>, Unreadable> {
        let root = package.xml(STYLES)?.unwrap_or_default();
        let named = root.elements().filter(|it| it.name == "w:style").filter_map(|it| {
            let name = it.first("w:name")?.attribute("w:val")?.to_lowercase();
            Some((name, it.attribute("w:styleId")?.to_owned()))
        });
        Ok(named.collect())
    };
    let new: BTreeMap<String, String> = named(new)?.into_iter().collect();
    let old = named(old)?.into_iter();
    Ok(old.filter_map(|(name, id)| Some((id, new.get(&name)?.clone()))).collect())
}
