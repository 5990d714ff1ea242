//! A figure beside a past year's, both as they were printed, and the words for their difference
//! (reference C5, C6).

use super::{
    Decimal, Printed,
    percent::{percent_text, zeros_as_declared},
};
use crate::record::{Declaration, PastFigure};

/// Two printed numbers of one kind.
pub(super) struct Pair<'a> {
    pub(super) past: &'a PastFigure,
    now: Decimal,
    then: Decimal,
    /// Whether they are percentages; else they are counts.
    is_rate: bool,
    /// The declaration of the figure: its decimals, zeros and measure word hold for the difference.
    declaration: &'a Declaration,
}

impl<'a> Pair<'a> {
    /// `now`, as printed, beside `past`; `None` unless both are percentages, or both counts. The
    /// past count may have its measure word.
    pub(super) fn new(
        now: &str,
        past: &'a PastFigure,
        declaration: &'a Declaration,
    ) -> Option<Self> {
        let printed = past.printed.trim();
        let is_rate = now.ends_with('%');
        let unit = if is_rate { "%" } else { declaration.measure_word.as_str() };
        let then = match printed.strip_suffix(unit) {
            Some(number) => number.trim_end(),
            None if is_rate => return None,
            None => printed,
        };
        let now = now.trim_end_matches('%');
        let (now, then) = (Decimal::parse(now)?, Decimal::parse(then)?);
        Some(Self { past, now, then, is_rate, declaration })
    }

    /// Now less then; below zero when it fell.
    pub(super) fn difference(&self) -> Decimal {
        self.now.minus(self.then)
    }

    /// 差 as printed: `6.65个百分点`; of counts the bare number.
    pub(super) fn amount(&self) -> String {
        let amount = zeros_as_declared(self.difference().magnitude(), self.declaration);
        let unit = if self.is_rate { "个百分点" } else { "" };
        format!("{amount}{unit}")
    }

    /// 方向: 提高, 下降 of a rate; 增加, 减少 of a count; 持平.
    pub(super) fn direction(&self) -> &'static str {
        match (self.difference().sign(), self.is_rate) {
            (0, _) => "持平",
            (1, true) => "提高",
            (_, true) => "下降",
            (1, false) => "增加",
            (_, false) => "减少",
        }
    }

    /// 幅度: how far a count rose or fell in percent of the past one; `None` for a rate, and where
    /// there was nothing to rise from.
    pub(super) fn relative_change(&self) -> Option<String> {
        if self.is_rate {
            return None;
        }
        let share = self.difference().magnitude().share_of(self.then)?;
        let percent = share.percent(u32::from(self.declaration.decimals));
        Some(percent_text(share, percent, self.declaration))
    }

    /// `较2020年（85.89%）提高6.65个百分点`, `与2020年（85.89%）持平`,
    /// `较2020年（78件）减少11件，下降14.1%`.
    pub(super) fn phrase(&self) -> Vec<Printed> {
        let year = self.past.year;
        let unit = if self.is_rate { "" } else { self.declaration.measure_word.as_str() };
        let past = self.past.printed.trim();
        let past_unit = if past.ends_with(unit) { "" } else { unit };
        let rose = self.difference().sign();
        let mut phrase = vec![
            Printed::words(if rose == 0 { "与" } else { "较" }),
            Printed::figure(&["比较年份"], year.to_string()),
            Printed::words("年（"),
            Printed::figure(&[past_value(year)], past),
            Printed::words(format!("{past_unit}）{}", self.direction())),
        ];
        if rose != 0 {
            phrase.push(Printed::figure(&["差"], self.amount()));
            if let Some(relative) = self.relative_change() {
                let word = if rose > 0 { "上升" } else { "下降" };
                phrase.push(Printed::words(format!("{unit}，{word}")));
                phrase.push(Printed::figure(&["幅度"], relative));
            } else if !unit.is_empty() {
                phrase.push(Printed::words(unit));
            }
        }
        phrase
    }
}

impl Pair<'_> {
    /// 增减 in a few words: `提高6.65个百分点`, `减少11件，下降14.1%`, `持平`.
    pub(super) fn change(&self) -> String {
        let direction = self.direction();
        if self.difference().sign() == 0 {
            return direction.to_owned();
        }
        let unit = if self.is_rate { "" } else { self.declaration.measure_word.as_str() };
        let word = if self.difference().sign() > 0 { "上升" } else { "下降" };
        let relative = self.relative_change().map(|it| format!("，{word}{it}")).unwrap_or_default();
        format!("{direction}{}{unit}{relative}", self.amount())
    }
}

/// 增减: the part that says how a figure changed since last year.
pub(super) const CHANGE: &str = "增减";

/// The part that gives a past year's figure: `2020年值`.
pub(super) fn past_value(year: i32) -> String {
    format!("{year}年值")
}
