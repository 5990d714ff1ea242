//! What a person does to a document beside its words: pictures, headers and footers, how words stand out.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{Element, OBJECT, Package, Unreadable, paragraph::pieces, paragraphs};

/// The parts with the text, in the order of [`Package::paragraphs`].
const TEXTS: [&str; 2] = ["word/document.xml", "word/footnotes.xml"];
/// Styles that rest on one another in a circle end there.
const MOST_STYLES: usize = 12;

/// What is another than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookChange {
    /// Pictures were added or taken away.
    Pictures,
    /// Headers or footers say something else.
    Margins,
    /// Words stand out otherwise: bold, slanted, underlined, struck out, coloured, highlighted.
    Emphasis,
}

impl fmt::Display for LookChange {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Pictures => "图片有增减",
            Self::Margins => "页眉、页脚的文字改了",
            Self::Emphasis => "有的字加粗、倾斜、下划线、颜色或突出显示与生成时不同",
        })
    }
}

/// How a character stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Emphasis {
    /// Toggles that are on: `w:b`, `w:i`.
    on: BTreeSet<&'static str>,
    /// The colours of ink, marker and ground, where they are not plain.
    colours: BTreeMap<&'static str, String>,
}

impl Package {
    /// What of `then`, which was written, looks otherwise in this file. What a program makes of a look
    /// that saves the file is no change: styles are followed to what they come to.
    ///
    /// # Errors
    /// A part of either cannot be read.
    pub fn look_changes(&self, then: &Self) -> Result<Vec<LookChange>, Unreadable> {
        let mut found = Vec::new();
        if self.pictures()? != then.pictures()? {
            found.push(LookChange::Pictures);
        }
        if self.margins()? != then.margins()? {
            found.push(LookChange::Margins);
        }
        let (now, then) = (self.emphases()?, then.emphases()?);
        // Of other words, the words themselves are told.
        let are_same_words = now.iter().map(|it| it.0).eq(then.iter().map(|it| it.0));
        if are_same_words && now != then {
            found.push(LookChange::Emphasis);
        }
        Ok(found)
    }

    /// Whether a marker pen was used, which nothing that is generated does.
    pub(super) fn is_highlighted(&self) -> Result<bool, Unreadable> {
        for path in TEXTS {
            if self.xml(path)?.is_some_and(|it| count(&it, &["w:highlight"]) > 0) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// How many pictures it shows.
    fn pictures(&self) -> Result<usize, Unreadable> {
        let mut found: usize = 0;
        for path in self.paths().filter(|it| it.starts_with("word/document") || is_margin(it)) {
            let root = self.xml(path)?.unwrap_or_default();
            found = found.saturating_add(count(&root, &["a:blip", "v:imagedata"]));
        }
        Ok(found)
    }

    /// What stands in its headers and footers but for the pages' numbers, which programs count.
    fn margins(&self) -> Result<BTreeSet<String>, Unreadable> {
        let mut found = BTreeSet::new();
        for path in self.paths().filter(|it| is_margin(it)) {
            let root = self.xml(path)?.unwrap_or_default();
            let text: String = paragraphs(&root).into_iter().map(|it| it.text).collect();
            let is_said = |it: &char| !it.is_whitespace() && !it.is_ascii_digit() && *it != OBJECT;
            found.insert(text.chars().filter(is_said).collect());
        }
        found.remove("");
        Ok(found)
    }

    /// Its characters in reading order, each with how it stands out.
    fn emphases(&self) -> Result<Vec<(char, Emphasis)>, Unreadable> {
        let styles = Styles::of(&self.xml("word/styles.xml")?.unwrap_or_default());
        let mut found = Vec::new();
        for path in TEXTS {
            let Some(root) = self.xml(path)? else { continue };
            for paragraph in paragraphs(&root) {
                let Some(element) = paragraph.of(&root) else { continue };
                let whole = styles.come_to(&paragraph.style);
                pieces(element, &mut Vec::new(), &mut |piece| {
                    let run = piece.path.split_last().and_then(|(_, path)| element.at(path));
                    let own = run.and_then(|it| it.first("w:rPr"));
                    let emphasis = styles.of_run(&whole, own);
                    let read = piece.text.chars().filter(|it| !it.is_whitespace());
                    found.extend(read.filter(|it| *it != OBJECT).map(|it| (it, emphasis.clone())));
                });
            }
        }
        Ok(found)
    }
}

fn is_margin(path: &str) -> bool {
    ["word/header", "word/footer"].iter().any(|it| path.starts_with(it))
}

/// How many elements of those names stand below `element`; what only old programs show is not counted.
fn count(element: &Element, names: &[&str]) -> usize {
    let below = element.elements().filter(|it| it.name != "mc:Fallback");
    below.fold(0, |sum, it| {
        let own = usize::from(names.contains(&it.name.as_str()));
        sum.saturating_add(own).saturating_add(count(it, names))
    })
}

/// The looks of styles by their ids.
struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    look: Option<Element>,
}

impl Styles {
    fn of(root: &Element) -> Self {
        let styles = root.elements().filter(|it| it.name == "w:style").filter_map(|it| {
            let based_on = it.first("w:basedOn").and_then(|it| it.attribute("w:val"));
            let style =
                Style { based_on: based_on.map(str::to_owned), look: it.first("w:rPr").cloned() };
            Some((it.attribute("w:styleId")?.to_owned(), style))
        });
        Self { by_id: styles.collect() }
    }

    /// How a style stands out, with all that it rests on.
    fn come_to(&self, id: &str) -> Emphasis {
        let mut looks = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(style) = next.filter(|_| looks.len() < MOST_STYLES) {
            looks.push(style.look.as_ref());
            next = style.based_on.as_ref().and_then(|it| self.by_id.get(it));
        }
        let mut emphasis = Emphasis::default();
        looks.into_iter().rev().flatten().for_each(|it| emphasis.take(it));
        emphasis
    }

    /// How a run of a paragraph that stands out as `whole` does.
    fn of_run(&self, whole: &Emphasis, own: Option<&Element>) -> Emphasis {
        let mut emphasis = whole.clone();
        let Some(own) = own else { return emphasis };
        let style = own.first("w:rStyle").and_then(|it| it.attribute("w:val"));
        if let Some(style) = style {
            let Emphasis { on, colours } = self.come_to(style);
            emphasis.on.extend(on);
            emphasis.colours.extend(colours);
        }
        emphasis.take(own);
        emphasis
    }
}

impl Emphasis {
    /// Takes on what a `w:rPr` says.
    fn take(&mut self, look: &Element) {
        for said in look.elements() {
            let value = said.attribute("w:val").unwrap_or_default();
            match said.name.as_str() {
                "w:b" => self.switch("w:b", value),
                "w:i" => self.switch("w:i", value),
                "w:u" => self.switch("w:u", value),
                "w:strike" | "w:dstrike" => self.switch("w:strike", value),
                "w:color" => self.colour("ink", value, &["", "auto", "000000"]),
                "w:highlight" => self.colour("marker", value, &["", "none"]),
                "w:shd" => {
                    let ground = said.attribute("w:fill").unwrap_or_default();
                    self.colour("ground", ground, &["", "auto", "FFFFFF", "ffffff"]);
                }
                _ => {}
            }
        }
    }

    fn switch(&mut self, name: &'static str, value: &str) {
        if matches!(value, "0" | "false" | "off" | "none") {
            self.on.remove(name);
        } else {
            self.on.insert(name);
        }
    }

    fn colour(&mut self, name: &'static str, value: &str, plain: &[&str]) {
        if plain.contains(&value) {
            self.colours.remove(name);
        } else {
            self.colours.insert(name, value.to_ascii_uppercase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOOTER: &str = "word/footer1.xml";

    fn document(runs: &str, styles: &str, footer: &str) -> Package {
        let mut package = Package::of_document(
            format!(
                "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"正文\"/></w:pPr>{runs}</w:p>\
                 </w:body></w:document>"
            )
            .as_bytes(),
        );
        package.set_part("word/styles.xml", format!("<w:styles>{styles}</w:styles>").into());
        let footer = format!("<w:ftr><w:p><w:r><w:t>{footer}</w:t></w:r></w:p></w:ftr>");
        package.set_part(FOOTER, footer.into());
        package
    }

    #[test]
    fn what_a_person_sets_is_told_and_what_a_program_writes_in_its_own_way_is_not() {
        let style = "<w:style w:styleId=\"正文\"><w:rPr><w:b/></w:rPr></w:style>";
        let then = document("<w:r><w:t>全部办复</w:t></w:r>", style, "— 1 —");
        let look =
            |runs: &str, footer: &str| document(runs, style, footer).look_changes(&then).unwrap();
        let saved = "<w:r><w:rPr><w:b w:val=\"true\"/><w:color w:val=\"auto\"/></w:rPr><w:t>全部</w:t></w:r>\
                     <w:r><w:t>办复</w:t></w:r>";
        assert_eq!(look(saved, "— 23 —"), []);
        let plain = "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>全部办复</w:t></w:r>";
        assert_eq!(look(plain, "— 1 —"), [LookChange::Emphasis]);
        let marked = "<w:r><w:t>全部</w:t></w:r><w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>\
                      <w:t>办复</w:t></w:r>";
        assert_eq!(look(marked, "内部资料 1"), [LookChange::Margins, LookChange::Emphasis]);
        let picture = "<w:r><w:t>全部办复</w:t><w:drawing><a:blip/></w:drawing></w:r>";
        assert_eq!(look(picture, "— 1 —"), [LookChange::Pictures]);
    }
}
