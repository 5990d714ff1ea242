//! What an edited DOCX wants of a document: its paragraphs held against those of a fresh build, which
//! are held against the document's passages.

use std::collections::{BTreeMap, BTreeSet};

use super::{line::Style, part::Wanted};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    document::{Document, Level, Passage, PassageKey, PassageRole, passages},
    revision::alignment::{Step, align, lines},
    word::{Base, BaseParagraph, Element, OBJECT, Package, Paragraph, Standing, Unreadable},
};

/// What `edited` wants of `document`, of which `fresh` is the DOCX as built; and what of it is undecided
/// or stands where nothing of the document's own does.
///
/// # Errors
/// One of the files cannot be read.
pub fn wanted(
    document: &Document,
    fresh: &Package,
    edited: &Package,
) -> Result<(Vec<Wanted>, Diagnostics), Unreadable> {
    let fresh_styles = style_names(fresh)?;
    let base = Base::kept_in(fresh).unwrap_or_default().paragraphs;
    let mine = edited.paragraphs()?;
    let open = undecided(edited, &mine)?;
    let passages = passages(document);
    let homes = Homes::of(&base, &passages);
    let steps = align(&lines(&base), &lines(&mine));
    let reader = Reader {
        base: &base,
        mine: &mine,
        passages: &passages,
        homes,
        open,
        styles: (fresh_styles, style_names(edited)?),
        wanted: Vec::new(),
        found: Diagnostics::default(),
        last_row: None,
    };
    Ok(reader.read(&steps))
}

/// The names of a file's styles, by id.
fn style_names(package: &Package) -> Result<BTreeMap<String, String>, Unreadable> {
    let Some(root) = package.xml("word/styles.xml")? else { return Ok(BTreeMap::new()) };
    let name = |style: &Element| {
        let name = style.elements().find(|it| it.name == "w:name")?.attribute("w:val")?;
        Some((style.attribute("w:styleId")?.to_owned(), name.to_lowercase()))
    };
    Ok(root.elements().filter_map(name).collect())
}

/// The paragraphs in which tracked changes stand that nobody has decided on, by their order.
fn undecided(package: &Package, mine: &[Paragraph]) -> Result<BTreeSet<usize>, Unreadable> {
    fn is_open(element: &Element) -> bool {
        matches!(element.name.as_str(), "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo")
            || element.elements().any(is_open)
    }
    let root = package.document()?;
    let open = mine.iter().enumerate().filter(|(_, it)| {
        !matches!(it.standing, Standing::Footnote(_)) && it.of(&root).is_some_and(is_open)
    });
    Ok(open.map(|it| it.0).collect())
}

/// Which passage each paragraph of a fresh build prints, with what is printed around it.
struct Homes(BTreeMap<usize, Home>);

struct Home {
    passage: usize,
    before: String,
    after: String,
}

impl Homes {
    fn of(base: &[BaseParagraph], passages: &[Passage<'_>]) -> Self {
        let mut homes = BTreeMap::new();
        let mut free: BTreeSet<usize> = (0..passages.len()).collect();
        let texts: Vec<String> = passages.iter().map(|it| bare(&it.text())).collect();
        let mut last = 0;
        // What reads the same is the same; what is printed with more around it, by what is left.
        for exactly in [true, false] {
            for (at, paragraph) in base.iter().enumerate() {
                let text = bare(&paragraph.text);
                if text.is_empty() || homes.contains_key(&at) {
                    continue;
                }
                let fits = |it: &usize| {
                    let (Some(passage), Some(words)) = (passages.get(*it), texts.get(*it)) else {
                        return false;
                    };
                    let is_like = if exactly {
                        *words == text
                    } else {
                        words.chars().count() > 3 && text.contains(words.as_str())
                    };
                    is_like && stands_alike(passage, &paragraph.standing)
                };
                let found = free.range(last..).find(|it| fits(it)).copied();
                let found = found.or_else(|| free.iter().find(|it| fits(it)).copied());
                let Some(passage) = found else { continue };
                free.remove(&passage);
                if exactly {
                    last = passage;
                }
                let words = texts.get(passage).map_or("", String::as_str);
                let (before, after) = text.split_once(words).unwrap_or_default();
                let (before, after) = (before.to_owned(), after.to_owned());
                homes.insert(at, Home { passage, before, after });
            }
        }
        Self(homes)
    }
}

fn stands_alike(passage: &Passage<'_>, standing: &Standing) -> bool {
    match standing {
        Standing::Body => {
            !matches!(passage.key.role, PassageRole::Cell(..) | PassageRole::Footnote(_))
        }
        // A box is a table of one cell to some programs.
        Standing::Cell { .. } => !matches!(passage.key.role, PassageRole::Footnote(_)),
        Standing::Footnote(_) => matches!(passage.key.role, PassageRole::Footnote(_)),
    }
}

/// A text without what setting it in lines adds or takes.
fn bare(text: &str) -> String {
    text.chars().filter(|it| !matches!(it, '\n' | '\t' | '\u{200d}' | '　')).collect()
}

struct Reader<'a> {
    base: &'a [BaseParagraph],
    mine: &'a [Paragraph],
    passages: &'a [Passage<'a>],
    homes: Homes,
    open: BTreeSet<usize>,
    /// Names of styles in the fresh build and in the edited file.
    styles: (BTreeMap<String, String>, BTreeMap<String, String>),
    wanted: Vec<Wanted>,
    found: Diagnostics,
    /// The row of a table that was told of last: the table and the row of it.
    last_row: Option<(usize, usize)>,
}

impl Reader<'_> {
    fn read(mut self, steps: &[Step]) -> (Vec<Wanted>, Diagnostics) {
        let mut removed = BTreeSet::new();
        let reset = self.set_elsewhere(steps);
        for step in steps {
            match step {
                Step::Added { new } if reset.1.contains(new) => {}
                Step::Removed { old } if reset.0.contains(old) => self.as_is(&[*old]),
                Step::Added { new } => self.added(*new),
                Step::Removed { old } => removed.extend(self.removed(*old)),
                _ => self.kept(step.before(), step.after()),
            }
        }
        self.fill_in(&removed);
        (self.wanted, self.found)
    }

    /// What stands around the text and another program has only set in another place, as a frame of 版头 in
    /// a box: the paragraphs that are gone, and those that say the same.
    fn set_elsewhere(&self, steps: &[Step]) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut gone, mut there) = (BTreeSet::new(), BTreeSet::new());
        for step in steps {
            let Step::Removed { old } = step else { continue };
            let Some(was) = self.base.get(*old).filter(|_| self.is_around(&[*old])) else {
                continue;
            };
            let says_it = |step: &&Step| {
                let Step::Added { new } = step else { return false };
                let is = self.mine.get(*new).map_or("", |it| it.text.as_str());
                !there.contains(new) && read(is) == read(&was.text)
            };
            if let Some(Step::Added { new }) = steps.iter().find(says_it) {
                gone.insert(*old);
                there.insert(*new);
            }
        }
        (gone, there)
    }

    /// Whether paragraphs are of 版头, 版记 and the like, around the text.
    fn is_around(&self, old: &[usize]) -> bool {
        old.iter().all(|it| self.key(*it).is_none_or(|it| it.block.is_none()))
    }

    fn key(&self, old: usize) -> Option<PassageKey> {
        let home = self.homes.0.get(&old)?;
        self.passages.get(home.passage).map(|it| it.key.clone())
    }

    fn kept(&mut self, old: &[usize], new: &[usize]) {
        let was: String =
            old.iter().filter_map(|it| self.base.get(*it)).map(|it| it.text.as_str()).collect();
        let is: String =
            new.iter().filter_map(|it| self.mine.get(*it)).map(|it| it.text.as_str()).collect();
        let from: Vec<PassageKey> = old.iter().filter_map(|it| self.key(*it)).collect();
        let is_one = old.len() == 1 && new.len() == 1;
        if self.is_around(old) && read(&was) == read(&is) {
            return self.as_is(old);
        }
        if from.len() < old.len() {
            if bare(&was) != bare(&is) {
                let cause =
                    format!("“{}”改成“{}”，没有写回：这里由程序印出", short(&was), short(&is));
                self.tell(&cause, "请改台账、文件开头的设置或模板");
            }
            self.as_is(old);
            return;
        }
        if new.iter().any(|it| self.open.contains(it)) {
            let cause = format!("“{}”里有还没有接受或拒绝的修订，没有写回", short(&was));
            self.tell(&cause, "请在Word里接受或拒绝后，再运行一次huibao merge --write-back");
            self.as_is(old);
            return;
        }
        if is_one && bare(&was) == bare(&is) {
            let style = self.style_change(old, new);
            let first = self.wanted.len();
            self.as_is(old);
            if let Some(it) = self.wanted.get_mut(first) {
                it.style = style;
            }
            return;
        }
        let style = if is_one { self.style_change(old, new) } else { None };
        for (nth, at) in new.iter().enumerate() {
            let Some(paragraph) = self.mine.get(*at) else { continue };
            let mut text = clean(&paragraph.text);
            if let Some(home) = old.first().and_then(|it| self.homes.0.get(it)) {
                if nth == 0 && text.starts_with(home.before.as_str()) {
                    text.drain(..home.before.len());
                }
                if nth.saturating_add(1) == new.len() {
                    let length =
                        text.strip_suffix(home.after.as_str()).map_or(text.len(), str::len);
                    text.truncate(length);
                }
            }
            self.wanted.push(Wanted { from: from.clone(), text, style });
        }
    }

    /// Passages that are wanted as they are.
    fn as_is(&mut self, old: &[usize]) {
        for home in old.iter().filter_map(|it| self.homes.0.get(it)) {
            if let Some(passage) = self.passages.get(home.passage) {
                self.wanted.push(unchanged(passage));
            }
        }
    }

    fn added(&mut self, new: usize) {
        let Some(paragraph) = self.mine.get(new) else { return };
        let text = clean(&paragraph.text).replace(OBJECT, "");
        if text.trim().is_empty() {
            return;
        }
        let has_object = paragraph.text.contains(OBJECT);
        let told = short(&text);
        if self.open.contains(&new) {
            let cause = format!("新加的“{told}”是还没有接受的修订，没有写回");
            return self
                .tell(&cause, "请在Word里接受或拒绝后，再运行一次huibao merge --write-back");
        }
        match paragraph.standing {
            Standing::Body => {
                let style = heading(&self.styles.1, &paragraph.style);
                let style = style.map(Style::Heading);
                if has_object {
                    let cause = format!("新加的“{told}”里的图片或脚注没有写回，只写回文字");
                    self.tell(&cause, "请自己写进正文：图片用“![题目](文件)”，脚注用“[^1]”");
                }
                self.wanted.push(Wanted { from: Vec::new(), text, style });
            }
            Standing::Cell { table, row, .. } => {
                // A row is told of once.
                if self.last_row.replace((table, row)) != Some((table, row)) {
                    let cause = format!("表格里新加的“{told}”那一行没有写回");
                    let cure = "由台账列出的表格，请在台账里加；正文里写的表格，请在正文的表格里加";
                    self.tell(&cause, cure);
                }
            }
            Standing::Footnote(_) => {
                let cause = format!("新加的脚注“{told}”没有写回");
                self.tell(&cause, "请在正文里写“[^1]”，另起一行写“[^1]: 脚注文字”");
            }
        }
    }

    /// The passage that is gone with a paragraph; what the program prints is told of.
    fn removed(&mut self, old: usize) -> Option<PassageKey> {
        let text = self.base.get(old).map(|it| it.text.clone())?;
        if bare(&text).trim().is_empty() {
            return None;
        }
        let key = self.key(old);
        if key.is_none() {
            let cause = format!("删去“{}”，没有写回：这里由程序印出", short(&text));
            self.tell(&cause, "请改台账、文件开头的设置或模板");
        }
        key
    }

    /// Adds what no paragraph stands for, after what it follows in the document.
    fn fill_in(&mut self, removed: &BTreeSet<PassageKey>) {
        let mut last: Option<PassageKey> = None;
        for passage in self.passages {
            let is_there = self.wanted.iter().any(|it| it.from.contains(&passage.key));
            if !is_there && !removed.contains(&passage.key) {
                let follows =
                    |it: &Wanted| last.as_ref().is_some_and(|last| it.from.contains(last));
                let at = self.wanted.iter().rposition(follows);
                let at = at.map_or(0, |it| it.saturating_add(1));
                self.wanted.insert(at, unchanged(passage));
            }
            if !removed.contains(&passage.key) {
                last = Some(passage.key.clone());
            }
        }
    }

    /// What a paragraph has become, where it became a heading of another level, or none.
    fn style_change(&self, old: &[usize], new: &[usize]) -> Option<Style> {
        let (old, new) = (self.base.get(*old.first()?)?, self.mine.get(*new.first()?)?);
        let was = heading(&self.styles.0, &old.style);
        let is = heading(&self.styles.1, &new.style);
        let is_text = |styles: &BTreeMap<String, String>, id: &str| {
            id.is_empty()
                || styles.get(id).is_some_and(|it| {
                    ["normal", "body text", "正文", "standard", "text body"].contains(&it.as_str())
                })
        };
        match (was, is) {
            (was, Some(is)) if was != Some(is) => Some(Style::Heading(is)),
            (Some(_), None) if is_text(&self.styles.1, &new.style) => Some(Style::Paragraph),
            _ => None,
        }
    }

    fn tell(&mut self, cause: &str, cure: &str) {
        self.found.push(Diagnostic::warning(cause).cure(cure));
    }
}

/// The level of a style of headings.
fn heading(styles: &BTreeMap<String, String>, id: &str) -> Option<Level> {
    let depth = styles.get(id)?.strip_prefix("heading ")?.parse::<usize>().ok()?;
    Level::ALL.into_iter().find(|it| it.depth() == depth)
}

fn unchanged(passage: &Passage<'_>) -> Wanted {
    Wanted { from: vec![passage.key.clone()], text: passage.text(), style: None }
}

/// A paragraph's text without the line ends that setting it has put in.
fn clean(text: &str) -> String {
    let is_text = |it: &char| (!it.is_control() || *it == '\t') && *it != '\u{200d}';
    text.chars().filter(is_text).collect::<String>().trim().to_owned()
}

/// The words of a text that a person reads: what is no text and blanks every program sets in its own way.
fn read(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !it.is_control() && !matches!(*it, '\u{200d}' | OBJECT))
        .collect()
}

fn short(text: &str) -> String {
    const MOST: usize = 24;
    let text = clean(text);
    let beginning: String = text.chars().take(MOST).collect();
    if beginning.len() < text.len() { format!("{beginning}……") } else { beginning }
}
