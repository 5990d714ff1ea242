//! 图表: figures drawn beside each other. What is drawn is what is printed, number for number.

use serde::Serialize;

use super::{Inline, inline::plain_text};

/// 图表.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// 图题; empty when there is none.
    pub caption: Vec<Inline>,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What its numbers count, such as 件, or `%`; empty where that is not known.
    pub unit: String,
    /// What stands beside each bar, or below each point of a line, in order.
    pub categories: Vec<Label>,
    /// What is drawn: bars of one fill, or one line.
    pub series: Vec<Series>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// 条形图
    Bars,
    /// 堆积条形图
    StackedBars,
    /// 折线图
    Line,
}

impl ChartKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Bars, Self::StackedBars, Self::Line];

    /// The Chinese name.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Bars => "条形图",
            Self::StackedBars => "堆积条形图",
            Self::Line => "折线图",
        }
    }
}

/// The name of a category or a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// From the records: a class, a year, the name of a figure.
    Recorded(String),
    /// As typed.
    Typed(Vec<Inline>),
}

impl Label {
    /// What a reader reads.
    pub fn plain_text(&self) -> String {
        match self {
            Self::Recorded(text) => text.clone(),
            Self::Typed(words) => plain_text(words),
        }
    }
}

/// One series of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    /// Its name in the legend; in a chart of only one it is not printed.
    pub name: Label,
    /// As many as there are categories; `None` where there is no number.
    pub points: Vec<Option<Point>>,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Its size in ten-thousandths: 240000 of `24`, 358000 of `35.8%`.
    pub value: u64,
    /// As printed: a figure.
    pub label: Inline,
}

impl Chart {
    /// What a person or a template wrote of it: 图题 and names, each by itself.
    pub fn written(&self) -> impl Iterator<Item = &[Inline]> {
        let names = self.series.iter().map(|it| &it.name);
        let typed = self.categories.iter().chain(names).filter_map(|it| match it {
            Label::Typed(words) => Some(words.as_slice()),
            Label::Recorded(_) => None,
        });
        std::iter::once(self.caption.as_slice()).chain(typed)
    }

    /// What it shows, in words, for who cannot see it: `条形图“各类建议数量”：民生保障17件，…`.
    pub fn in_words(&self) -> String {
        let title = plain_text(&self.caption);
        let title = if title.is_empty() { title } else { format!("“{title}”") };
        let alone = self.series.len() == 1;
        let series: Vec<String> = self
            .series
            .iter()
            .map(|series| {
                let points = self.points_in_words(series).join("，");
                if alone { points } else { format!("{}：{points}", series.name.plain_text()) }
            })
            .collect();
        format!("{}{title}：{}。", self.kind.chinese(), series.join("；"))
    }

    fn points_in_words(&self, series: &Series) -> Vec<String> {
        let unit = self.counted_in();
        let pairs = self.categories.iter().zip(&series.points);
        pairs
            .filter_map(|(category, point)| {
                let number = plain_text(std::slice::from_ref(&point.as_ref()?.label));
                Some(format!("{}{number}{unit}", category.plain_text()))
            })
            .collect()
    }

    /// The measure word that the printed numbers lack; empty where they lack none.
    pub fn counted_in(&self) -> &str {
        if self.unit == "%" { "" } else { &self.unit }
    }
}
