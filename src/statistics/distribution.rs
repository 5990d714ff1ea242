//! 分布: how many cases have each value. Values of one case overlap, so their shares are of the
//! cases that have a value at all, and nothing is closed to 100.

use super::{
    Exact, Figure, FigureItem, FigureKind, Part, Ratio, Refusal,
    clause::joined,
    division::Class,
    percent::percent_text,
    ratio::length,
    scope::Scope,
    standing::{cut_in_words, kept, standings},
    valued::{OTHERS, Valued},
};
use crate::{
    chinese::wording,
    diagnostic::Diagnostics,
    record::{CASE_UNIT, Condition, Field, ZeroClasses},
};

impl<'a> Scope<'a> {
    /// 分布.
    pub(super) fn distribution(
        &self,
        field: Field,
        condition: &Condition,
        top: Option<usize>,
        found: &mut Diagnostics,
    ) -> Figure {
        let mut valued = self.valued(field, condition);
        let keeps_order = top.is_none() && !self.classes(field).is_empty();
        if self.declaration.zero_classes == ZeroClasses::Omit {
            valued.classes.retain(|it| !it.cases.is_empty());
        }
        if !keeps_order {
            // What is not named stands last, however much it is.
            let is_rest = |it: &Class<'_>| self.roster.is_for_public && it.name == OTHERS;
            valued.classes.sort_by_key(|it| (is_rest(it), std::cmp::Reverse(it.cases.len())));
        }
        let all = valued.classes.len().saturating_add(valued.unnamed);
        let standings = standings(&valued.classes, |a, b| a.cases.len() == b.cases.len());
        valued.classes.truncate(kept(&standings, top));
        let listed = cut_in_words(all, valued.classes.len(), top);
        let cut = listed.as_ref().map_or_else(String::new, |it| format!("，{it}"));

        let members = self.members(condition);
        let whole = format!("有{}的案件", field.chinese());
        let expression =
            format!("{members}按{}分布{cut} ÷ {whole}", super::expression::label(field));
        let having = length(valued.having.len());
        let of_having = |it: &Class<'_>| Ratio::new(length(it.cases.len()), having);
        let ratios = valued.classes.iter().filter_map(of_having).collect();
        let kind = FigureKind::Distribution;
        let mut figure = self.figure(kind, Exact::List(ratios), expression, &valued.having);
        figure.cut = listed;
        figure.items = valued
            .classes
            .iter()
            .map(|it| self.share_of_having(field, it, &whole, having))
            .collect();
        let left = self.population.cases.len().saturating_sub(valued.having.len());
        let mut figure = figure.with("其余", left.to_string());
        figure = self.with_sums(field, figure, &valued);
        let sentence = self.listed(field, &figure.items, "{项}{件数}", found);
        figure.parts.put("分述", sentence);
        self.with_leading(figure, !valued.overlaps()).finished()
    }

    fn share_of_having(
        &self,
        field: Field,
        class: &Class<'a>,
        whole: &str,
        having: u64,
    ) -> FigureItem {
        let ratio = Ratio::new(length(class.cases.len()), having);
        let share = ratio.map(|it| {
            let percent = it.percent(u32::from(self.declaration.decimals));
            percent_text(it, percent, self.declaration)
        });
        self.item(field, class, whole, ratio, share)
    }

    /// 项数, 名称, 件次, and 合计 where the counts may be added.
    fn with_sums(&self, field: Field, figure: Figure, valued: &Valued<'_>) -> Figure {
        let name = &self.declaration.name;
        let present: Vec<&str> = figure
            .items
            .iter()
            .filter(|it| !it.cases.is_empty())
            .map(|it| it.name.as_str())
            .collect();
        let names = if present.is_empty() { Err(self.no_values(field)) } else { Ok(()) };
        let names = names.map(|()| wording::enumerate(&present));
        let count = present.len().saturating_add(valued.unnamed).to_string();
        let sum = if valued.overlaps() {
            let (pairs, having) = (valued.pairs, valued.having.len());
            let field = field.chinese();
            Err(Refusal::new(
                format!(
                    "“{name}”各项相加是{pairs}{CASE_UNIT}，不是{having}件：一件有几个{field}的，\
                     每个{field}都计入"
                ),
                format!("件数请用{{{name}.件数}}，件次请用{{{name}.件次}}"),
            ))
        } else {
            Ok(valued.having.len().to_string())
        };
        let pairs = valued.pairs.to_string();
        figure.with("项数", count).give("名称", names).with("件次", pairs).give("合计", sum)
    }

    /// The items one after another in the declared wording, else in `plain` with the measure word.
    pub(super) fn listed(
        &self,
        field: Field,
        items: &[FigureItem],
        plain: &str,
        found: &mut Diagnostics,
    ) -> Part {
        let (wording, mark) = match &self.declaration.wording {
            Some(declared) => (declared.clone(), "；"),
            None if plain.ends_with("{件数}") => {
                (format!("{plain}{}", self.declaration.measure_word), "、")
            }
            None => (plain.to_owned(), "、"),
        };
        let clause = self.clause("句式", &wording, found);
        let population = self.population.cases.len().to_string();
        let clauses = items.iter().map(|it| clause.of_item(it, &population)).collect();
        let sentence = joined(clauses, mark);
        if sentence.is_empty() { Err(self.no_values(field)) } else { Ok(sentence) }
    }

    fn no_values(&self, field: Field) -> Refusal {
        let (name, field) = (&self.declaration.name, field.chinese());
        Refusal::new(
            format!("“{name}”所指的案件都没有{field}，排不出各项"),
            format!("请在台账里补填{field}，或删去这处引用"),
        )
    }
}
