//! 封面: the document's title on a page of its own, with what stands around it.

use super::{
    PageItem, Role,
    compositor::Compositor,
    head::{text, title_lines},
    letter::{self, Letter},
    line::{Alignment, Space, in_pt, set_line},
    line_breaking::break_lines,
    measure::Measure,
    paragraph::{Indents, baseline, grid_lines},
    strip::{OutlineMark, Strip},
};
use crate::{
    diagnostic::Diagnostic,
    document::{Block, Cover, Document, Inline, Particular},
    style::{
        TextStyle,
        gb9704::{
            COVER_INDENT_CELLS, COVER_LINES_ABOVE, COVER_LINES_APART, COVER_LINES_BELOW,
            COVER_TITLE_PITCH_PT, LINE_PITCH_PT, TYPE_AREA_HEIGHT_PT,
        },
    },
};

/// 封面 as it was set. Gaps are pt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetCover {
    /// The title's lines.
    pub title_lines: Vec<String>,
    /// Above the words before the title.
    pub above_words: f64,
    /// Above the title.
    pub above_title: f64,
    /// Above the particulars below it.
    pub above_particulars: f64,
    /// Above the first line at the foot.
    pub above_foot: f64,
    /// The labels of the particulars below the title, spread to one width.
    pub labels: Vec<String>,
}

/// The strips of 封面 so far.
#[derive(Default)]
struct Sheet {
    strips: Vec<Strip>,
    bottom: f64,
}

impl Sheet {
    /// Leaves the room down to `top`, at least `lines` lines where something stands above. Gives the
    /// room.
    fn down_to(&mut self, top: f64, lines: usize) -> f64 {
        let least = if self.strips.is_empty() { 0.0 } else { in_pt(lines, LINE_PITCH_PT) };
        let gap = (top - self.bottom).max(least);
        self.add([Strip::of_height(gap)]);
        gap
    }

    fn add(&mut self, strips: impl IntoIterator<Item = Strip>) {
        for strip in strips {
            self.bottom += strip.height;
            self.strips.push(Strip { on_grid: false, ..strip }.kept_with_next());
        }
    }
}

impl Compositor<'_> {
    /// Sets 封面 of `document`.
    pub(super) fn cover(
        &mut self,
        document: &Document,
        block: &Block,
        cover: &Cover,
    ) -> (SetCover, Vec<Strip>) {
        self.in_block(&block.id, |it| it.cover_sheet(document, block, cover))
    }

    fn cover_sheet(
        &mut self,
        document: &Document,
        block: &Block,
        cover: &Cover,
    ) -> (SetCover, Vec<Strip>) {
        let mut sheet = Sheet::default();
        let mut set = SetCover::default();
        let [words, title, particulars] = COVER_LINES_ABOVE.map(|it| in_pt(it, LINE_PITCH_PT));
        for particular in &cover.corner {
            sheet.add(self.particular(particular, &particular.label, 0));
        }
        if !cover.above.is_empty() {
            set.above_words = sheet.down_to(words, COVER_LINES_APART);
            let style = TextStyle::COVER_WORDS;
            let lines = cover.above.iter();
            sheet.add(lines.flat_map(|it| self.centred(it, style, LINE_PITCH_PT)));
        }
        set.above_title = sheet.down_to(title, COVER_LINES_APART);
        let (lines, strips) = self.cover_title(document);
        set.title_lines = lines;
        sheet.add(strips);
        if !cover.particulars.is_empty() {
            let labels = cover.particulars.iter().map(|it| it.label.chars().count());
            let cells = labels.max().unwrap_or_default();
            set.labels = cover.particulars.iter().map(|it| spread(&it.label, cells)).collect();
            set.above_particulars = sheet.down_to(particulars, 2 * COVER_LINES_APART);
            for (particular, label) in cover.particulars.iter().zip(&set.labels) {
                sheet.add(self.particular(particular, label, COVER_INDENT_CELLS));
            }
        }
        let foot = document.cover_foot(cover);
        let foot: Vec<Strip> = foot
            .into_iter()
            .flat_map(|it| self.centred(it, TextStyle::BYLINE, LINE_PITCH_PT))
            .collect();
        if !foot.is_empty() {
            let height: f64 = foot.iter().map(|it| it.height).sum();
            let below = in_pt(COVER_LINES_BELOW, LINE_PITCH_PT);
            set.above_foot = sheet.down_to(TYPE_AREA_HEIGHT_PT - below - height, COVER_LINES_APART);
            sheet.add(foot);
        }
        if sheet.bottom > TYPE_AREA_HEIGHT_PT {
            let cause = "封面的内容一页排不下";
            let cure = "请减少封面上的项目或文字，如提出人很多的只写领衔的一位";
            self.found.push(Diagnostic::error(cause).at(&block.origin).cure(cure));
        }
        let mut strips = sheet.strips;
        if let Some(first) = strips.first_mut() {
            let text = set.title_lines.concat();
            first.outline = Some(OutlineMark { depth: 0, text, block: None });
        }
        if let Some(last) = strips.last_mut() {
            last.keep_with_next = false;
        }
        (set, strips)
    }

    fn cover_title(&mut self, document: &Document) -> (Vec<String>, Vec<Strip>) {
        let (style, pitch) = (TextStyle::COVER_TITLE, COVER_TITLE_PITCH_PT);
        let letters = self.element(Role::Title, |it| it.letters(&document.head.title, style));
        let lines =
            title_lines(&letters, &document.head.title_lines, &self.organs, self.measure, style);
        let strips = lines.iter().map(|it| centred_line(it, style, pitch, self.measure));
        let strips = strips.collect();
        (lines.into_iter().map(text).collect(), strips)
    }

    /// Lines of `inlines` in the middle.
    fn centred(&mut self, inlines: &[Inline], style: TextStyle, pitch: f64) -> Vec<Strip> {
        let letters = self.element(Role::Paragraph, |it| it.letters(inlines, style));
        let width = self.measure.half_cells(style);
        let lines = break_lines(&letters, width, width).into_iter();
        let lines = lines.filter_map(|it| letters.get(it));
        lines.map(|it| centred_line(it, style, pitch, self.measure)).collect()
    }

    /// `承办单位：区教育局`, the label written like this, further lines hanging behind it; so many cells in
    /// from both sides.
    fn particular(&mut self, it: &Particular, label: &str, indent: usize) -> Vec<Strip> {
        let origin = match it.value.first() {
            Some(first) => first.origin.clone(),
            None => return Vec::new(),
        };
        let mut hanging = 0;
        let letters = self.element(Role::Paragraph, |compositor| {
            let mut letters =
                compositor.letters_of(&format!("{label}："), TextStyle::LABEL, &origin);
            hanging = letter::width(&letters);
            letters.extend(compositor.letters(&it.value, TextStyle::BODY));
            letters
        });
        let measure = self.measure.narrowed(indent);
        let first = indent * 2;
        grid_lines(&letters, measure, Indents { first, rest: first + hanging })
    }
}

/// `label` with blanks between its characters, so that it is as wide as `cells` characters.
fn spread(label: &str, cells: usize) -> String {
    let characters: Vec<char> = label.chars().collect();
    let gaps = characters.len().saturating_sub(1);
    let blanks = cells.saturating_sub(characters.len()) * 2;
    if gaps == 0 {
        return label.to_owned();
    }
    let mut spread = String::new();
    let mut written = 0;
    for (at, character) in characters.into_iter().enumerate() {
        let due = blanks * at / gaps;
        spread.extend(std::iter::repeat_n(' ', due - written));
        written = due;
        spread.push(character);
    }
    spread
}

fn centred_line(letters: &[Letter], style: TextStyle, pitch: f64, measure: Measure) -> Strip {
    let space = Space {
        left: 0.0,
        width: measure.width,
        baseline: baseline(pitch, style),
        alignment: Alignment::Centre,
    };
    let items = set_line(letters, style, space).into_iter().map(PageItem::Glyphs).collect();
    Strip { items, ..Strip::of_height(pitch) }
}
