//! 图表: drawn in rules, shapes and the document's own faces, as wide as the type area, legible in
//! black and white (practice).
//!
//! Every number that is drawn is also printed, and nothing else is: there are no scales, whose
//! numbers nobody would have counted.

mod bars;
mod canvas;
mod columns;
mod fill;
mod legend;
mod marker;
mod number_places;
mod number_table;
mod stacked;
mod trend;

use std::sync::Arc;

use self::{
    canvas::{Canvas, width},
    fill::Fill,
};
use super::{
    Drawing, PageItem, PlacedDrawing, Role,
    compositor::Compositor,
    letter::Letter,
    line::Alignment,
    picture::{framed, room_above},
    strip::{Strip, moved},
};
use crate::{
    diagnostic::{Diagnostic, Place},
    document::{Block, Chart, ChartKind, Label},
    style::{
        TextStyle,
        gb9704::{CHART_LINE_PITCH_PT, LINE_PITCH_PT, TYPE_AREA_WIDTH_PT},
    },
};

/// Blank between a chart and its 图题 in pt.
const CAPTION_GAP: f64 = 4.0;

/// A chart's numbers with their words set in type.
struct Numbers {
    categories: Vec<Vec<Letter>>,
    series: Vec<SetSeries>,
}

/// One series.
struct SetSeries {
    name: Vec<Letter>,
    /// As many as there are categories.
    numbers: Vec<Option<Number>>,
}

/// One number.
struct Number {
    size: f64,
    text: Vec<Letter>,
}

impl Numbers {
    fn all(&self) -> impl Iterator<Item = &Number> {
        self.series.iter().flat_map(|it| it.numbers.iter().flatten())
    }

    /// The largest size; never 0, so that others may be measured by it.
    fn largest(&self) -> f64 {
        let largest = self.all().map(|it| it.size).fold(0.0, f64::max);
        if largest > 0.0 { largest } else { 1.0 }
    }

    fn widest_number(&self) -> f64 {
        canvas::widest(self.all().map(|it| &it.text))
    }
}

/// What keeps a chart from being drawn: cause and cure.
type Refused = (String, &'static str);

impl Compositor<'_> {
    /// Sets a chart with its 图题.
    pub(super) fn chart(&mut self, chart: &Chart, block: &Block) -> Vec<Strip> {
        let alternative = chart.in_words();
        self.element(Role::Figure { alternative }, |it| it.framed_chart(chart, block))
    }

    fn framed_chart(&mut self, chart: &Chart, block: &Block) -> Vec<Strip> {
        if self.measure.width < TYPE_AREA_WIDTH_PT {
            let fault = Diagnostic::error("图表与版心同宽，分栏的部分和方框里放不下");
            self.found.push(fault.at(&block.origin).cure("请把图表写在它们的外面"));
            return Vec::new();
        }
        let caption = self.caption(&chart.caption, &block.id);
        let numbers = self.numbers(chart, &block.origin);
        let unit = self.unit(chart, &block.origin);
        let mut canvas = Canvas::default();
        let top = if unit.is_empty() { 0.0 } else { CHART_LINE_PITCH_PT + 4.0 };
        let middle = CHART_LINE_PITCH_PT / 2.0;
        canvas.words(&[&unit], 0.0, TYPE_AREA_WIDTH_PT, middle, Alignment::Right);
        let room = room_above(&caption, self.measure) - top;
        let drawn = match chart.kind {
            ChartKind::Bars if numbers.series.len() > Fill::ALL.len() => {
                Err(too_many_fills(&numbers))
            }
            ChartKind::Bars if columns::suit(&numbers) => {
                Ok(columns::draw(&numbers, &mut canvas, top))
            }
            ChartKind::Bars => bars::draw(&numbers, &mut canvas, top, room),
            ChartKind::StackedBars => stacked::draw(&numbers, &mut canvas, top, room),
            ChartKind::Line => trend::draw(&numbers, &mut canvas, top),
        };
        let height = match drawn.and_then(|it| on_a_page(it, room)) {
            Ok(height) => top + height,
            Err((cause, cure)) => {
                self.found.push(Diagnostic::error(cause).at(&block.origin).cure(cure));
                return caption;
            }
        };
        // Whole lines less a gap: then the 图题 stands as near in Word.
        let on_grid = ((height + CAPTION_GAP) / LINE_PITCH_PT).ceil() * LINE_PITCH_PT - CAPTION_GAP;
        let lowered = canvas.items.into_iter().map(|it| moved(it, 0.0, on_grid - height));
        let size = (TYPE_AREA_WIDTH_PT, on_grid);
        let alternative = chart.in_words();
        let drawing = Arc::new(Drawing { size, items: lowered.collect(), alternative });
        self.drawings.insert(block.id.clone(), Arc::clone(&drawing));
        let element = self.structure.current;
        framed(size, self.measure, caption, |origin| {
            PageItem::Drawing(PlacedDrawing { origin, drawing, element })
        })
    }

    fn numbers(&mut self, chart: &Chart, origin: &Place) -> Numbers {
        let categories = chart.categories.iter().map(|it| self.label(it, origin)).collect();
        let mut series = Vec::new();
        for it in &chart.series {
            let mut numbers = Vec::new();
            for point in &it.points {
                numbers.push(point.as_ref().map(|point| Number {
                    size: size(point.value),
                    text: self.letters(std::slice::from_ref(&point.label), TextStyle::CHART),
                }));
            }
            series.push(SetSeries { name: self.label(&it.name, origin), numbers });
        }
        Numbers { categories, series }
    }

    fn label(&mut self, label: &Label, origin: &Place) -> Vec<Letter> {
        match label {
            Label::Recorded(text) => self.letters_of(text, TextStyle::CHART, origin),
            Label::Typed(words) => self.letters(words, TextStyle::CHART),
        }
    }

    /// What the numbers count, where they do not say it themselves.
    fn unit(&mut self, chart: &Chart, origin: &Place) -> Vec<Letter> {
        match chart.counted_in() {
            "" => Vec::new(),
            unit => self.letters_of(&format!("单位：{unit}"), TextStyle::CHART, origin),
        }
    }
}

/// A number of ten-thousandths.
#[expect(clippy::cast_precision_loss, reason = "what is drawn is no finer than what is printed")]
fn size(ten_thousandths: u64) -> f64 {
    ten_thousandths as f64 / 10_000.0
}

/// The refusal of a chart that is too high for a page.
fn too_high(count: usize, what: &str) -> Refused {
    (format!("这张图有{count}{what}，一页画不下"), "请减少要画的类，分成几张图，或改用表格")
}

/// The height, unless names of many lines make it more than a page has.
fn on_a_page(height: f64, room: f64) -> Result<f64, Refused> {
    if height > room {
        return Err(("这张图的名称太长，一页画不下".to_owned(), "请把“名称”写短些"));
    }
    Ok(height)
}

/// The refusal of more bars of a class than there are fills.
fn too_many_fills(numbers: &Numbers) -> Refused {
    let cause = format!("这张图每类有{}条，黑白印出来分不清", numbers.series.len());
    (cause, "请减少到8条以内，或分成几张图")
}

/// Whether `words` fit on so many lines of `room` pt.
fn fits(words: &[Letter], room: f64, lines: usize) -> bool {
    width(words) <= room || canvas::broken(words, room).len() <= lines
}
