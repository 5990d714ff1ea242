//! `::: 图 图题`: a chart of figures.

use super::{
    body::{Body, Read},
    chart_data::{FigureData, assembled},
    chart_options::Options,
    line::{Fence, LineKind},
    reader::Reader,
    span::Span,
};
use crate::{
    diagnostic::Diagnostic,
    document::{
        BlockContent, Chart, ChartKind, DataReference, Inline, InlineContent, Label, Unresolved,
    },
};

impl<'a> Body<'a> {
    /// Reads the chart that `fence` opens. In a draft, one that cannot be drawn leaves a mark.
    pub(super) fn chart(&mut self, fence: Fence<'a>) -> Option<Read> {
        let caption = self.reader.inlines(fence.title);
        let is_option = |kind: LineKind<'_>| matches!(kind, LineKind::Text);
        let refusal = "图里只能有“数据: 按分类”这样的行";
        let (lines, end) = self.inside(fence, is_option, refusal, "图");
        let whole = self.whole(fence, end);
        let options = self.reader.chart_options(fence.line, &lines)?;
        let id = self.id("chart", whole.text);
        let content = match self.reader.drawn(caption, &options, fence) {
            Some(chart) => BlockContent::Chart(chart),
            None if self.reader.notation.draft => {
                let what = format!("图 {}", fence.title.text).trim().to_owned();
                let origin = fence.line.place(self.reader.file);
                let content = InlineContent::Missing(what);
                BlockContent::Paragraph(vec![Inline { origin, content }])
            }
            None => return None,
        };
        Some(self.block(id, whole, content).into())
    }
}

impl<'a> Reader<'a> {
    /// The chart; `None`, and why, when it cannot be drawn.
    fn drawn(
        &mut self,
        caption: Vec<Inline>,
        options: &Options<'a>,
        fence: Fence<'a>,
    ) -> Option<Chart> {
        let data = self.all_data(options)?;
        match assembled(caption, options, data) {
            Ok(chart) => {
                if chart.kind == ChartKind::Line {
                    self.warn_of_gaps(&chart, options);
                }
                Some(chart)
            }
            Err(unresolved) => {
                self.undrawn(unresolved, fence.line);
                None
            }
        }
    }

    /// The numbers of every figure; `None` when one of them has none.
    fn all_data(&mut self, options: &Options<'a>) -> Option<Vec<FigureData>> {
        let mut all = Vec::new();
        for (at, figure) in options.data.iter().enumerate() {
            let reference = DataReference {
                figure: figure.text.to_owned(),
                part: options.part.map(|it| it.text.to_owned()),
                as_line: options.kind == ChartKind::Line,
            };
            match self.notation.references.data(&reference) {
                Ok(data) => {
                    let name = match options.names.get(at) {
                        Some(typed) => Label::Typed(self.inlines(*typed)),
                        None => Label::Recorded(figure.text.to_owned()),
                    };
                    all.push(FigureData { name, data, place: figure.place(self.file) });
                }
                Err(unresolved) => self.undrawn(unresolved, *figure),
            }
        }
        (all.len() == options.data.len()).then_some(all)
    }

    fn undrawn(&mut self, unresolved: Unresolved, at: Span<'a>) {
        let fault = if self.notation.draft { Diagnostic::warning } else { Diagnostic::error };
        let fault = fault(unresolved.cause).at(&at.place(self.file));
        self.found.push(fault.cure(unresolved.cure));
    }

    /// A line is broken where a number is missing between two others.
    fn warn_of_gaps(&mut self, chart: &Chart, options: &Options<'a>) {
        for (series, at) in chart.series.iter().zip(&options.data) {
            let known = |it: &usize| matches!(series.points.get(*it), Some(Some(_)));
            let mut inner = (0..series.points.len()).skip_while(|it| !known(it));
            let last = (0..series.points.len()).rev().find(known).unwrap_or_default();
            let missing: Vec<String> = inner
                .by_ref()
                .take_while(|it| *it < last)
                .filter(|it| !known(it))
                .filter_map(|it| Some(chart.categories.get(it)?.plain_text()))
                .collect();
            if !missing.is_empty() {
                let years = missing.join("、");
                let cause = format!("缺“{}”{years}的数，折线在那里断开", at.text);
                let cure = format!("有这个数的，请补在huibao.yaml“历年”里（{years}）");
                self.found.push(Diagnostic::warning(cause).at(&at.place(self.file)).cure(cure));
            }
        }
    }
}
