//! One of the two files of a merge: its trees, its paragraphs and where they stand.

use std::collections::BTreeMap;

use crate::word::{Element, Package, Paragraph, Standing, Unreadable, paragraphs};

/// The path of the part that holds footnotes.
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";
const STYLES: &str = "word/styles.xml";

/// Where an element stands: the children to go down by from the root.
pub(super) type Path = Vec<usize>;

/// A file with its paragraphs.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) document: Element,
    pub(super) notes: Option<Element>,
    /// Those of the text, then those of the footnotes.
    pub(super) paragraphs: Vec<Paragraph>,
    /// The paragraphs of the text by their paths.
    pub(super) by_path: BTreeMap<Path, usize>,
    pub(super) styles: Element,
}

impl Side {
    pub(super) fn read(package: &Package) -> Result<Self, Unreadable> {
        let document = package.document()?;
        let notes = package.xml(FOOTNOTES)?;
        let mut found = paragraphs(&document);
        let by_path = found.iter().enumerate().map(|(at, it)| (it.path.clone(), at)).collect();
        found.extend(notes.iter().flat_map(paragraphs));
        let styles = package.xml(STYLES)?.unwrap_or_default();
        Ok(Self { document, notes, paragraphs: found, by_path, styles })
    }

    /// The paragraph of that number, the element.
    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        let paragraph = self.paragraphs.get(at)?;
        match paragraph.standing {
            Standing::Footnote(_) => paragraph.of(self.notes.as_ref()?),
            _ => paragraph.of(&self.document),
        }
    }

    /// The roots of its trees.
    pub(super) fn roots(&self) -> impl Iterator<Item = &Element> {
        self.notes.iter().chain([&self.document])
    }

    pub(super) fn is_note(&self, at: usize) -> bool {
        let paragraph = self.paragraphs.get(at);
        paragraph.is_some_and(|it| matches!(it.standing, Standing::Footnote(_)))
    }

    /// The path of a paragraph of the text.
    pub(super) fn path(&self, at: usize) -> Option<&Path> {
        self.paragraphs.get(at).filter(|_| !self.is_note(at)).map(|it| &it.path)
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.paragraphs.get(at).map_or("", |it| it.text.as_str())
    }

    /// The numbers of the paragraphs of the text below `path`.
    pub(super) fn below<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = usize> + 'a {
        let rest = self.by_path.range(path.clone()..);
        rest.take_while(move |(it, _)| it.starts_with(path)).map(|(_, at)| *at)
    }

    /// The path of the innermost element of that name around `path`.
    pub(super) fn around(&self, path: &Path, name: &str) -> Option<Path> {
        let above = |length: &usize| path.get(..*length).and_then(|it| self.document.at(it));
        let mut lengths = (1..=path.len()).rev();
        let found = lengths.find(|it| above(it).is_some_and(|it| it.name == name))?;
        path.get(..found).map(<[usize]>::to_vec)
    }

    /// The name of the style of that id.
    pub(super) fn style_name(&self, id: &str) -> &str {
        name_of_style(&self.styles, id)
    }
}

/// The name of the style `id` of a style sheet.
pub(super) fn name_of_style<'a>(styles: &'a Element, id: &str) -> &'a str {
    let style = styles.elements().find(|it| it.attribute("w:styleId") == Some(id));
    style.and_then(|it| it.first("w:name")?.attribute("w:val")).unwrap_or_default()
}
