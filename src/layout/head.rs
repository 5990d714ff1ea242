//! 标题, 主送机关, 署名 and 成文日期 under the title.

use super::{
    PageItem, Role,
    compositor::Compositor,
    letter::Letter,
    letterhead::text_top,
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    measure::Measure,
    paragraph::{Indents, baseline, centred_lines, grid_lines},
    strip::{OutlineMark, Strip},
    title,
};
use crate::{
    diagnostic::Diagnostic,
    document::{Document, Format, Head, Inline, Signature},
    style::{
        TextStyle,
        gb9704::{LINE_PITCH_PT, TITLE_PITCH_PT, TYPE_AREA_HEIGHT_PT},
    },
};

/// The title as it was set.
#[derive(Default)]
pub(super) struct SetTitle {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// Blank space in pt above and below them.
    pub(super) padding: f64,
    /// Height in pt of their box.
    pub(super) height: f64,
}

impl Compositor<'_> {
    /// Sets 标题: at the top of the type area, or `above` pt below it where a 版头 stands there. Its
    /// lines stand 36 pt apart; without a 版头 the space around them brings what follows to the
    /// grid. `None` where the format prints no title (GB/T 9704-2012, 10.2).
    pub(super) fn title(
        &mut self,
        document: &Document,
        above: Option<f64>,
    ) -> Option<(SetTitle, Strip)> {
        if document.format == Format::Order {
            return None;
        }
        let head = &document.head;
        let letters = self.element(Role::Title, |it| it.letters(&head.title, TextStyle::TITLE));
        let lines =
            title_lines(&letters, &head.title_lines, &self.organs, self.measure, TextStyle::TITLE);
        let height = in_pt(lines.len(), TITLE_PITCH_PT);
        let room = TYPE_AREA_HEIGHT_PT - above.unwrap_or_default();
        if let Some(first) = head.title.first().filter(|_| height > room) {
            let cause = format!("标题有{}行，一页排不下", lines.len());
            let cure = "请缩短标题；正文写在文档设置之后";
            self.found.push(Diagnostic::error(cause).at(&first.origin).cure(cure));
        }
        let (padding, whole) = title_box(height, above);
        let mut strip =
            Strip { on_grid: above.is_none(), ..Strip::of_height(whole) }.kept_with_next();
        strip.begins_grid = above.is_some();
        for (at, line) in lines.iter().enumerate() {
            let top = padding + in_pt(at, TITLE_PITCH_PT);
            let space = Space {
                left: 0.0,
                width: self.measure.width,
                baseline: top + baseline(TITLE_PITCH_PT, TextStyle::TITLE),
                alignment: Alignment::Centre,
            };
            let runs = set_line(line, TextStyle::TITLE, space);
            strip.items.extend(runs.into_iter().map(PageItem::Glyphs));
            strip.notes.extend(line.iter().filter_map(|it| it.note));
        }
        let lines: Vec<String> = lines.into_iter().map(text).collect();
        strip.outline = Some(OutlineMark { depth: 0, text: lines.concat(), block: None });
        Some((SetTitle { lines, padding, height: whole }, strip))
    }

    /// Sets 引题, a line of the grid or more above the title.
    pub(super) fn overline(&mut self, overline: &[Inline]) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(overline, TextStyle::OVERLINE));
        let lines = centred_lines(&letters, self.measure, TextStyle::OVERLINE);
        lines.into_iter().map(Strip::kept_with_next).collect()
    }

    /// Sets 主送机关, flush left.
    pub(super) fn addressees(&mut self, addressees: &[Inline]) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(addressees, TextStyle::BODY));
        grid_lines(&letters, self.measure, Indents::NONE)
    }

    /// Sets 报告场合, its lines ending where a title's would, and 报告人 under the title.
    pub(super) fn delivery(&mut self, head: &Head) -> Vec<Strip> {
        let style = TextStyle::OCCASION;
        let mut strips = Vec::new();
        if !head.occasion.is_empty() {
            let letters = self.element(Role::Paragraph, |it| it.letters(&head.occasion, style));
            let lines = title_lines(&letters, &[], &self.organs, self.measure, style);
            strips.extend(lines.iter().flat_map(|it| centred_lines(it, self.measure, style)));
            self.occasion_lines = lines.into_iter().map(text).collect();
        }
        if !head.speaker.is_empty() {
            let letters = self.element(Role::Paragraph, |it| it.letters(&head.speaker, style));
            strips.extend(centred_lines(&letters, self.measure, style));
        }
        strips.into_iter().map(Strip::kept_with_next).collect()
    }

    /// Sets 署名 and 成文日期 under the title.
    pub(super) fn byline(&mut self, signature: &Signature) -> Vec<Strip> {
        let lines = signature.signatories.iter().chain([&signature.issue_date]);
        lines
            .flat_map(|it| {
                let letters = self.element(Role::Paragraph, |compositor| {
                    compositor.letters(it, TextStyle::BYLINE)
                });
                centred_lines(&letters, self.measure, TextStyle::BYLINE)
            })
            .map(Strip::kept_with_next)
            .collect()
    }
}

/// Blank above title lines of `height` pt, and the height of their box, which ends on the grid. After
/// a 版头 nothing is added: the distances are the standard's (7.3.1, 7.3.2), and the grid of this page
/// begins below the title.
fn title_box(height: f64, above: Option<f64>) -> (f64, f64) {
    match above {
        None => {
            let whole = (height / LINE_PITCH_PT).ceil() * LINE_PITCH_PT;
            ((whole - height) / 2.0, whole)
        }
        Some(above) => (0.0, text_top(above + height) - above),
    }
}

/// The lines as 题行 says, where it agrees with the title, else balanced; each fits its width.
pub(super) fn title_lines<'a>(
    letters: &'a [Letter],
    wanted: &[String],
    names: &[String],
    measure: Measure,
    style: TextStyle,
) -> Vec<&'a [Letter]> {
    let width = measure.half_cells(style);
    let characters: Vec<char> = letters.iter().map(|it| it.character).collect();
    let joined: Vec<char> = wanted.iter().flat_map(|it| it.chars()).collect();
    let ranges = if joined == characters {
        let mut end = 0;
        let lengths = wanted.iter().map(|it| it.chars().count());
        lengths
            .map(|it| {
                let start = end;
                end += it;
                start..end
            })
            .collect()
    } else {
        title::balance(&characters, names, width)
    };
    ranges
        .into_iter()
        .filter_map(|it| letters.get(it))
        .flat_map(|line| break_lines(line, width, width).into_iter().filter_map(|it| line.get(it)))
        .collect()
}

/// What stands on a line.
pub(super) fn text(letters: &[Letter]) -> String {
    letters.iter().filter(|it| it.note.is_none()).map(|it| it.character).collect()
}
