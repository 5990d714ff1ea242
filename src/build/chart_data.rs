//! The numbers that charts show: those of a figure's classes, or one figure's over the years. Each is
//! the part of a figure that a reference would print.

use super::RegisterReferences;
use crate::{
    document::{Data, DataReference, Datum, FigureNode, Unresolved},
    record::{DeclarationKind, RankedBy, ZeroClasses},
    statistics::{Decimal, Figure, FigureKind, plain_text},
};

impl RegisterReferences<'_> {
    /// The numbers of the figure that `asked` names.
    pub(super) fn numbers(&self, asked: &DataReference) -> Result<Data, Unresolved> {
        let figure = self.figures.named(&asked.figure)?;
        if figure.kind.has_classes() {
            return self.of_classes(figure, asked);
        }
        if let Some(part) = asked.part.as_ref().filter(|_| asked.as_line) {
            return Err(Unresolved::new(
                format!("“{}”是一个数，折线图画它历年的数，没有“{part}”可取", figure.name),
                "请删去“取值”这一行",
            ));
        }
        let now = self.number(figure, asked.part.as_slice())?;
        let unit = self.unit(figure, &now.1.text);
        let numbers = if asked.as_line {
            self.over_years(figure, now)?
        } else {
            vec![Datum { name: figure.name.clone(), number: Some(now) }]
        };
        Ok(Data { unit, by_class: false, adds_up: false, numbers })
    }

    /// A number a class; classes without cases only where the figure writes them too.
    fn of_classes(&self, figure: &Figure, asked: &DataReference) -> Result<Data, Unresolved> {
        let part = asked.part.as_deref().unwrap_or_else(|| self.own_part(figure));
        let keeps_zeros =
            asked.as_line || figure.kind == FigureKind::Ranking || self.prints_zero_classes(figure);
        let items = figure.items.iter().filter(|it| keeps_zeros || it.counted() > 0);
        let numbers: Vec<Datum> = items
            .map(|item| {
                let number = self.number(figure, &[item.name.clone(), part.to_owned()])?;
                Ok(Datum { name: item.name.clone(), number: Some(number) })
            })
            .collect::<Result<_, Unresolved>>()?;
        let printed = numbers.iter().find_map(|it| it.number.as_ref());
        let unit = printed.map(|(_, node)| self.unit(figure, &node.text)).unwrap_or_default();
        let adds_up = match figure.kind {
            FigureKind::Ranking => false,
            _ => figure.parts.refusal("合计").is_none(),
        };
        Ok(Data { unit, by_class: true, adds_up, numbers })
    }

    /// The part of a class that is drawn when none is asked for: what a ranking goes by, else the
    /// number of cases.
    fn own_part(&self, figure: &Figure) -> &'static str {
        let declared = self.register.declarations.iter().find(|it| it.name == figure.name);
        match declared.map(|it| &it.kind) {
            Some(DeclarationKind::Ranking { by: RankedBy::Rate(_), .. }) => "占比",
            _ => "件数",
        }
    }

    /// The number of every year from the first one known to this year's, which is `now`.
    fn over_years(
        &self,
        figure: &Figure,
        now: (u64, FigureNode),
    ) -> Result<Vec<Datum>, Unresolved> {
        let this_year = self.register.year;
        let known: Vec<i32> = figure.past.iter().map(|it| it.year).collect();
        let first = known.first().copied().unwrap_or(this_year);
        let mut numbers = Vec::new();
        for year in first..this_year {
            let part = format!("{year}年值");
            let number = known.contains(&year).then(|| self.number(figure, &[part])).transpose()?;
            numbers.push(Datum { name: format!("{year}年"), number });
        }
        numbers.push(Datum { name: format!("{this_year}年"), number: Some(now) });
        Ok(numbers)
    }

    /// What `{figure.parts…}` prints, as a size to be drawn.
    fn number(&self, figure: &Figure, parts: &[String]) -> Result<(u64, FigureNode), Unresolved> {
        let text = plain_text(&figure.printed(parts)?);
        let unit = self.unit(figure, &text);
        let digits = text.strip_suffix(&unit).unwrap_or(&text).trim();
        let size = Decimal::parse(digits).map(|it| it.with_decimals(4).units());
        let name = figure.name.clone();
        match size.and_then(|it| u64::try_from(it).ok()) {
            Some(size) => Ok((size, FigureNode { name, parts: parts.to_vec(), text })),
            None => Err(Unresolved::new(
                format!("“{}”是“{text}”，不是一个数，画不成图", path(&name, parts)),
                "请换一个计数、占比或分组的指标，或改“取值”",
            )),
        }
    }

    /// What the number `text` of `figure` counts.
    fn unit(&self, figure: &Figure, text: &str) -> String {
        if text.ends_with('%') {
            return "%".to_owned();
        }
        let declared = self.register.declarations.iter().find(|it| it.name == figure.name);
        let counted = declared.filter(|_| figure.kind != FigureKind::Input);
        counted.map(|it| it.measure_word.clone()).unwrap_or_default()
    }

    fn prints_zero_classes(&self, figure: &Figure) -> bool {
        let declared = self.register.declarations.iter().find(|it| it.name == figure.name);
        declared.is_some_and(|it| it.zero_classes == ZeroClasses::Print)
    }
}

fn path(name: &str, parts: &[String]) -> String {
    std::iter::once(name).chain(parts.iter().map(String::as_str)).collect::<Vec<_>>().join(".")
}
