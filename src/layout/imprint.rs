//! 版记 at the foot of the last page (GB/T 9704-2012, 7.4, 10.1).

use super::{
    Colour, PageItem, Role, Rule,
    compositor::Compositor,
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    pagination::Paginated,
    paragraph::{baseline, half_cells_in},
    strip::{Foot, Strip, moved},
};
use crate::{
    diagnostic::Diagnostic,
    document::{Document, Format, Imprint, Inline},
    style::{
        TextStyle,
        gb9704::{
            IMPRINT_INDENT_CELLS, IMPRINT_INNER_RULE_MM, IMPRINT_OUTER_RULE_MM, IMPRINT_PITCH_PT,
            PT_PER_MM, TYPE_AREA_HEIGHT_PT, TYPE_AREA_WIDTH_PT,
        },
    },
};

/// 版记 as it was set, for Word.
#[derive(Clone, Debug, PartialEq)]
pub struct SetImprint {
    /// What stands in it, from its top.
    pub parts: Vec<ImprintPart>,
    /// The page that it stands on, from 0.
    pub page: usize,
    /// Whether it has that page for itself.
    pub has_own_page: bool,
    /// Whether a blank page stands before that page: neither has a number (7.5).
    pub follows_blank_page: bool,
}

/// A piece of 版记 of full width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintPart {
    /// The first or the last rule.
    OuterRule,
    /// A rule between two items.
    InnerRule,
    /// 主送, which has moved here, in so many lines.
    Addressees(usize),
    /// 抄送 in so many lines.
    CopiesTo(usize),
    /// 印发机关 and 印发日期 in so many lines.
    Printing(usize),
}

impl ImprintPart {
    /// How many lines it takes.
    pub fn lines(self) -> usize {
        match self {
            Self::OuterRule | Self::InnerRule => 0,
            Self::Addressees(lines) | Self::CopiesTo(lines) | Self::Printing(lines) => lines,
        }
    }
}

impl SetImprint {
    /// Whether the page, from 0, has no number because of it.
    pub fn bars_number_of(&self, page: usize) -> bool {
        self.follows_blank_page && (page == self.page || page + 1 == self.page)
    }
}

impl Compositor<'_> {
    /// 版记 as it has come to stand, the strip at `index`.
    pub(super) fn set_imprint(&self, index: usize, set: &Paginated) -> Option<SetImprint> {
        let page = set.page_of(index)?;
        let before = index.checked_sub(1).and_then(|it| set.page_of(it));
        Some(SetImprint {
            parts: self.imprint_parts.clone(),
            page,
            has_own_page: before != Some(page),
            follows_blank_page: before.is_some_and(|it| it + 1 < page),
        })
    }

    /// Sets 版记, where the document has one or 主送 has to stand in one.
    pub(super) fn imprint(&mut self, document: &Document) -> Option<Strip> {
        let none = Imprint::default();
        let imprint = document.imprint.as_ref().unwrap_or(&none);
        let mut items: Vec<Vec<(ImprintPart, Vec<Strip>)>> = vec![Vec::new(), Vec::new()];
        let [recipients, printing] = items.as_mut_slice() else { return None };
        if self.plan.addressees_in_imprint {
            let names = document.head.addressees();
            let lines = self.element(Role::Paragraph, |it| it.recipients("主送：", names, "。"));
            recipients.push((ImprintPart::Addressees(lines.len()), lines));
        }
        if !imprint.copies_to.is_empty() {
            let names = &imprint.copies_to;
            let lines = self.element(Role::Paragraph, |it| it.recipients("抄送：", names, ""));
            recipients.push((ImprintPart::CopiesTo(lines.len()), lines));
        }
        if !imprint.printing_office.is_empty() {
            let lines = self.element(Role::Paragraph, |it| it.printing(imprint));
            printing.push((ImprintPart::Printing(lines.len()), lines));
        }
        items.retain(|it| !it.is_empty());
        if items.is_empty() {
            return None;
        }
        let has_rules = document.format != Format::Letter;
        let (strip, parts) = stacked(items, has_rules);
        let origin = imprint.copies_to.first().or(document.head.addressees.first());
        if let Some(origin) = origin.filter(|_| strip.height > TYPE_AREA_HEIGHT_PT) {
            let lines: usize = parts.iter().map(|it| it.lines()).sum();
            let cause = format!("版记有{lines}行，一页排不下");
            let cure = "请用统称代替逐个列出的机关，如“各区人民政府”";
            self.found.push(Diagnostic::error(cause).at(&origin.origin).cure(cure));
        }
        self.imprint_parts = parts;
        Some(Strip { foot: Some(Foot { on_even_page: imprint.on_even_page }), ..strip })
    }

    /// 主送 or 抄送, closed with `end`: one cell in at both ends, wrapped under its first name.
    fn recipients(&mut self, label: &str, names: &[Inline], end: &str) -> Vec<Strip> {
        let style = TextStyle::IMPRINT;
        let Some(origin) = names.first().map(|it| it.origin.clone()) else { return Vec::new() };
        let mut letters = self.letters_of(label, style, &origin);
        let hanging = letter::width(&letters);
        letters.extend(self.letters(names, style));
        letters.extend(self.letters_of(end, style, &origin));
        imprint_lines(&letters, hanging)
    }

    /// 印发机关 at the left, 印发日期 at the right, a cell in each.
    fn printing(&mut self, imprint: &Imprint) -> Vec<Strip> {
        let style = TextStyle::IMPRINT;
        let office = self.letters(&imprint.printing_office, style);
        let date = self.letters(&imprint.printed_on, style);
        let mut lines = imprint_lines(&office, 0);
        let is_beside = letter::width(&office) + letter::width(&date) < width();
        if lines.is_empty() || !is_beside {
            lines.push(Strip::of_height(IMPRINT_PITCH_PT));
        }
        if let Some(last) = lines.last_mut() {
            last.items.extend(line(&date, 0, Alignment::Right));
        }
        lines
    }
}

/// Half cells between the indents.
fn width() -> usize {
    half_cells_in(TYPE_AREA_WIDTH_PT - 2.0 * indent(), TextStyle::IMPRINT)
}

/// Left or right indent in pt.
fn indent() -> f64 {
    in_pt(IMPRINT_INDENT_CELLS, TextStyle::IMPRINT.cell())
}

/// `letters` in lines, all but the first `hanging` half cells further in.
fn imprint_lines(letters: &[Letter], hanging: usize) -> Vec<Strip> {
    let ranges = break_lines(letters, width(), width().saturating_sub(hanging));
    let last = ranges.len().saturating_sub(1);
    let lines = ranges.into_iter().enumerate().map(|(at, range)| {
        let alignment = if at == last { Alignment::Left } else { Alignment::Filled };
        let letters = letters.get(range).unwrap_or_default();
        let items = line(letters, if at == 0 { 0 } else { hanging }, alignment);
        Strip { items, ..Strip::of_height(IMPRINT_PITCH_PT) }
    });
    lines.collect()
}

fn line(letters: &[Letter], hanging: usize, alignment: Alignment) -> Vec<PageItem> {
    let style = TextStyle::IMPRINT;
    let hanging = in_pt(hanging, style.cell() / 2.0);
    let space = Space {
        left: indent() + hanging,
        width: TYPE_AREA_WIDTH_PT - 2.0 * indent() - hanging,
        baseline: baseline(IMPRINT_PITCH_PT, style),
        alignment,
    };
    set_line(letters, style, space).into_iter().map(PageItem::Glyphs).collect()
}

/// The items below each other, parted by rules where they have any, as one strip.
fn stacked(
    items: Vec<Vec<(ImprintPart, Vec<Strip>)>>,
    has_rules: bool,
) -> (Strip, Vec<ImprintPart>) {
    let mut strip = Strip::of_height(0.0);
    let mut parts = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let rule = if at == 0 { ImprintPart::OuterRule } else { ImprintPart::InnerRule };
        add_rule(rule, has_rules, &mut strip, &mut parts);
        for (part, lines) in item {
            parts.push(part);
            for line in lines {
                let y = strip.height;
                strip.items.extend(line.items.into_iter().map(|it| moved(it, 0.0, y)));
                strip.height += line.height;
            }
        }
    }
    add_rule(ImprintPart::OuterRule, has_rules, &mut strip, &mut parts);
    (strip, parts)
}

fn add_rule(part: ImprintPart, has_rules: bool, strip: &mut Strip, parts: &mut Vec<ImprintPart>) {
    if !has_rules {
        return;
    }
    let is_outer = part == ImprintPart::OuterRule;
    let thickness = if is_outer { IMPRINT_OUTER_RULE_MM } else { IMPRINT_INNER_RULE_MM };
    strip.items.push(PageItem::Rule(Rule {
        from: (0.0, strip.height),
        to: (TYPE_AREA_WIDTH_PT, strip.height),
        thickness: thickness * PT_PER_MM,
        colour: Colour::Black,
    }));
    parts.push(part);
}
