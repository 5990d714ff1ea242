//! The lines of a chart's block: `数据: 按分类`, `类型: 折线图` and so on.

use super::{reader::Reader, span::Span};
use crate::{chinese::nearest::nearest, document::ChartKind};

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
        let mut written: Vec<(&str, Span<'a>)> = Vec::new();
        for line in lines {
            let Some((key, value)) = self.option(*line) else { continue };
            if written.iter().any(|(it, _)| *it == key) {
                self.error(*line, format!("“{key}”写了两次"), "请只留一行");
            } else {
                written.push((key, value));
            }
        }
        let value = |key| written.iter().find(|(it, _)| *it == key).map(|(_, value)| *value);
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

    /// Key and value of a line.
    fn option(&mut self, line: Span<'a>) -> Option<(&'a str, Span<'a>)> {
        let known = KEYS.join("、");
        let Some(at) = line.text.find([':', '：']) else {
            let cure = format!("请写成“数据: 按分类”这样；可以写：{known}");
            self.error(line, "这一行没有冒号", cure);
            return None;
        };
        let (key, value) = line.split(at);
        let (_, value) = value.split(value.text.chars().next().map_or(0, char::len_utf8));
        let (key, value) = (key.trim(), value.trim());
        if !KEYS.contains(&key.text) {
            let cure = match nearest(key.text, KEYS) {
                Some(near) => format!("是否应为“{near}”？可以写：{known}"),
                None => format!("可以写：{known}"),
            };
            self.error(key, format!("图里没有“{}”这一项", key.text), cure);
            return None;
        }
        if value.text.is_empty() {
            self.error(line, format!("“{}”后面没有写内容", key.text), "请补上，或删去这一行");
            return None;
        }
        Some((key.text, value))
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

    fn not_one_of(&mut self, key: &str, typed: Span<'a>, known: &[&str]) {
        let cure = match nearest(typed.text, known.iter().copied()) {
            Some(near) => format!("是否应为“{near}”？可以写：{}", known.join("、")),
            None => format!("可以写：{}", known.join("、")),
        };
        self.error(typed, format!("“{key}”不能是“{}”", typed.text), cure);
    }
}

/// What stands between the 、 of a line.
fn list(line: Span<'_>) -> Vec<Span<'_>> {
    let mut items = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.text.find('、') {
        items.push(rest.first(at).trim());
        rest = rest.after(at + '、'.len_utf8());
    }
    items.push(rest.trim());
    items.retain(|it| !it.text.is_empty());
    items
}
