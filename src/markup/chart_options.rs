//! The lines of a chart's block: `数据: 按分类`, `类型: 折线图` and so on.

use super::{options::list, reader::Reader, span::Span};
use crate::document::ChartKind;

/// What the lines of a chart may say.
const KEYS: [&str; 5] = ["数据", "类型", "取值", "名称", "分段"];

/// What the segments of a stacked bar are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Segments {
    /// 各类: a bar is a figure, its segments are the classes.
    #[default]
    Classes,
    /// 各指标: a bar is a class, its segments are the figures.
    Figures,
}

/// What is to be drawn, and how.
#[derive(Clone, Debug)]
pub(super) struct Options<'a> {
    /// 数据: the figures.
    pub(super) data: Vec<Span<'a>>,
    /// 类型
    pub(super) kind: ChartKind,
    /// 取值: the part of each class.
    pub(super) part: Option<Span<'a>>,
    /// 名称: what the figures are called, in the order of 数据; empty for their own names.
    pub(super) names: Vec<Span<'a>>,
    /// 分段
    pub(super) segments: Segments,
}

impl<'a> Reader<'a> {
    /// Reads the lines of the block that `fence` opens; `None` when they do not say what to draw.
    pub(super) fn chart_options(
        &mut self,
        fence: Span<'a>,
        lines: &[Span<'a>],
    ) -> Option<Options<'a>> {
        let written = self.options("图", &KEYS, lines);
        let value = |key| written.get(key);
        let Some(data) = value("数据") else {
            let cure = "请在块里写一行指标的名称，例如“数据: 按分类”";
            self.error(fence, "图没有写“数据”", cure);
            return None;
        };
        let data: Vec<Span<'a>> = list(data);
        let names = value("名称").map(list).unwrap_or_default();
        let kind = value("类型").and_then(|it| self.kind(it)).unwrap_or(ChartKind::Bars);
        let segments = value("分段").map(|it| self.segments(it, kind)).unwrap_or_default();
        if let Some(at) = value("名称").filter(|_| names.len() != data.len()) {
            let cause = format!("“名称”有{}个，“数据”有{}个", names.len(), data.len());
            self.error(at, cause, "请按“数据”的先后一一写出，用“、”隔开");
            return None;
        }
        Some(Options { data, kind, part: value("取值"), names, segments })
    }

    fn kind(&mut self, typed: Span<'a>) -> Option<ChartKind> {
        let kind = ChartKind::ALL.into_iter().find(|it| it.chinese() == typed.text);
        if kind.is_none() {
            let known = ChartKind::ALL.map(ChartKind::chinese);
            self.not_one_of("类型", typed, &known);
        }
        kind
    }

    fn segments(&mut self, typed: Span<'a>, kind: ChartKind) -> Segments {
        if kind != ChartKind::StackedBars {
            let cause = format!("{}不分段，用不着“分段”", kind.chinese());
            self.error(typed, cause, "请删去这一行，或把“类型”改为“堆积条形图”");
        }
        match typed.text {
            "各类" => Segments::Classes,
            "各指标" => Segments::Figures,
            _ => {
                self.not_one_of("分段", typed, &["各类", "各指标"]);
                Segments::default()
            }
        }
    }
}
