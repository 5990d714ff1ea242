//! Breaks a title into lines that keep its meaning whole and make a trapezoid or a diamond
//! (GB/T 9704-2012, 7.3.1).

use std::ops::Range;

use super::title_units::{Unit, units};
use crate::chinese::character;

/// Costs, in sixths of the unit of which a difference of one cell is a third.
mod cost {
    /// For each half cell beyond the line.
    pub(super) const OVERFULL: usize = 30;
    /// For lines that make neither a trapezoid nor a diamond.
    pub(super) const SHAPELESS: usize = 24;
    /// For three lines or more that are all alike.
    pub(super) const RECTANGLE: usize = 18;
    /// For a waist.
    pub(super) const HOURGLASS: usize = 12;
    /// For a last line of one or two characters.
    pub(super) const SHORT_LAST: usize = 36;
    /// For a first line that does not end with the issuing organ.
    pub(super) const ORGAN_NOT_FIRST: usize = 40;
    /// For each line more than are needed.
    pub(super) const MORE_LINES: usize = 6;
}

/// The best difference between neighbouring lines, in half cells.
const BEST_STEP: usize = 6;
/// The shortest issuing organ that should have the first line to itself, in half cells.
const LONG_ORGAN: usize = 12;
/// From so many lines on, no more than are needed are tried.
const MANY_LINES: usize = 4;
/// Titles of more lines are only filled: a paragraph in the place of 标题 has no shape to look for.
const MOST_LINES: usize = 10;
/// So many breaks are tried; the ways to break a title of many lines have no end, and the best of those
/// tried by then will do.
const MOST_TRIED: usize = 100_000;

/// The lines of `title`, none wider than `widest` half cells, as ranges of its characters; no line ends
/// within one of `names`, the document's own organs.
pub(super) fn balance(title: &[char], names: &[String], widest: usize) -> Vec<Range<usize>> {
    let units = units(title, names);
    let total: usize = units.iter().map(|it| it.width).sum();
    let fewest = total.div_ceil(widest).max(1);
    let most = if fewest < MANY_LINES { fewest + 2 } else { fewest };
    let mut search =
        Search { units: &units, widest, organ: organ(title, names), best: None, tried: 0 };
    if fewest <= MOST_LINES {
        for lines in fewest..=most {
            search.place(0, lines, (lines - fewest) * cost::MORE_LINES, &mut Vec::new());
        }
    }
    let ends = search.best.map_or_else(|| filled(&units, widest), |(_, ends)| ends);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).filter_map(|(from, to)| span(units.get(from..*to)?)).collect()
}

/// Ends of lines that take as many units as fit, for titles that nothing better is found for.
fn filled(units: &[Unit], widest: usize) -> Vec<usize> {
    let (mut ends, mut width) = (Vec::new(), 0);
    for (at, unit) in units.iter().enumerate() {
        if width > 0 && width + unit.width > widest {
            ends.push(at);
            width = 0;
        }
        width += unit.width;
    }
    ends.push(units.len());
    ends
}

fn span(units: &[Unit]) -> Option<Range<usize>> {
    Some(units.first()?.range.start..units.last()?.range.end)
}

/// The characters of the issuing organ, where the title names one at its beginning: one of `names`, or
/// what stands before 关于.
fn organ(title: &[char], names: &[String]) -> Option<usize> {
    let begins = |it: &&String| title.iter().copied().take(it.chars().count()).eq(it.chars());
    let own = names.iter().filter(begins).map(|it| it.chars().count()).max();
    let about = || title.windows(2).position(|it| it == ['关', '于']);
    let end = own.or_else(about)?;
    let width: usize = title.iter().take(end).copied().map(character::half_cells).sum();
    (width >= LONG_ORGAN && end < title.len()).then_some(end)
}

/// Tries all ways of breaking, leaving off those that already cost more than the best.
struct Search<'a> {
    units: &'a [Unit],
    widest: usize,
    organ: Option<usize>,
    best: Option<(usize, Vec<usize>)>,
    tried: usize,
}

impl Search<'_> {
    /// Breaks the units from `start` into `lines` lines; `ends` are the ends of those before.
    fn place(&mut self, start: usize, lines: usize, spent: usize, ends: &mut Vec<usize>) {
        self.tried += 1;
        let is_worse = self.best.as_ref().is_some_and(|(cost, _)| *cost <= spent);
        if is_worse || self.tried > MOST_TRIED {
            return;
        }
        if lines == 0 {
            if start == self.units.len() {
                let cost = spent + self.shape_cost(ends);
                if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                    self.best = Some((cost, ends.clone()));
                }
            }
            return;
        }
        let before = ends.len().checked_sub(1).map(|last| self.line_width(ends, last));
        let mut left: usize = self.units.iter().skip(start).map(|it| it.width).sum();
        let mut width = 0;
        for (at, unit) in self.units.iter().enumerate().skip(start) {
            width += unit.width;
            left -= unit.width;
            let over = width.saturating_sub(self.widest);
            if over > 0 && at > start {
                break;
            }
            if left > (lines - 1) * self.widest {
                continue;
            }
            let last = at + 1 == self.units.len();
            let step = before.map_or(0, |before| width.abs_diff(before).abs_diff(BEST_STEP));
            let breaking = if last { 0 } else { unit.break_cost };
            ends.push(at + 1);
            self.place(at + 1, lines - 1, spent + over * cost::OVERFULL + step + breaking, ends);
            ends.pop();
        }
    }

    fn line_width(&self, ends: &[usize], line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
        let end = ends.get(line).copied().unwrap_or(start);
        self.units.get(start..end).unwrap_or_default().iter().map(|it| it.width).sum()
    }

    fn shape_cost(&self, ends: &[usize]) -> usize {
        let widths: Vec<usize> = (0..ends.len()).map(|at| self.line_width(ends, at)).collect();
        let steps: Vec<isize> =
            widths.windows(2).map(|it| signed(it.last()) - signed(it.first())).collect();
        let widening = steps.iter().take_while(|it| **it >= 0).count();
        let narrowing = steps.iter().rev().take_while(|it| **it < 0).count();
        let (falls, rises) = (
            steps.iter().take_while(|it| **it < 0).count(),
            steps.iter().rev().take_while(|it| **it > 0).count(),
        );
        let shaped =
            widening + narrowing == steps.len() || rises == steps.len() || falls == steps.len();
        let waisted = falls > 0 && rises > 0 && falls + rises == steps.len();
        let alike = steps.len() >= 2 && steps.iter().all(|it| it.abs() < 2);
        let short = widths.len() > 1 && widths.last().is_some_and(|it| *it <= 4);
        let first_end = ends.first().and_then(|at| self.units.get(at.checked_sub(1)?));
        let organ_alone = first_end.map(|it| it.range.end) == self.organ;
        let organ_joined = ends.len() > 1 && self.organ.is_some() && !organ_alone;
        [
            (!shaped, cost::SHAPELESS),
            (alike, cost::RECTANGLE),
            (waisted, cost::HOURGLASS),
            (short, cost::SHORT_LAST),
            (organ_joined, cost::ORGAN_NOT_FIRST),
        ]
        .into_iter()
        .filter_map(|(applies, cost)| applies.then_some(cost))
        .sum()
    }
}

fn signed(width: Option<&usize>) -> isize {
    width.and_then(|it| isize::try_from(*it).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty characters of 二号.
    const WIDEST: usize = 40;

    fn balanced(title: &str) -> Vec<String> {
        let title: Vec<char> = title.chars().collect();
        let names = ["示范市示范区住房保障和城乡建设管理局".to_owned()];
        balance(&title, &names, WIDEST).into_iter().map(|it| title[it].iter().collect()).collect()
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(balanced("2021年建议提案办理工作总结"), ["2021年建议提案办理工作总结"]);
    }

    #[test]
    fn a_briefing_makes_a_trapezoid() {
        assert_eq!(
            balanced("关于区十六届人大六次会议期间代表建议、批评和意见办理情况的汇报"),
            ["关于区十六届人大六次会议期间", "代表建议、批评和意见办理情况的汇报"]
        );
    }

    #[test]
    fn a_summary_for_the_upper_level_makes_a_trapezoid() {
        assert_eq!(
            balanced("2023年闵行区政府办理市“两会”建议提案工作总结"),
            ["2023年闵行区政府办理", "市“两会”建议提案工作总结"]
        );
    }

    #[test]
    fn a_report_names_its_organ_first_and_makes_a_diamond() {
        assert_eq!(
            balanced(
                "上海市静安区人民政府关于《静安区第二届人大常委会第三十四次会议关于代表建议办理情况的审议意见》落实情况的报告"
            ),
            [
                "上海市静安区人民政府",
                "关于《静安区第二届人大常委会第三十四次",
                "会议关于代表建议办理情况的审议意见》",
                "落实情况的报告",
            ]
        );
    }

    #[test]
    fn a_session_is_not_parted_from_its_place_nor_its_meeting() {
        assert_eq!(
            balanced("示范区人民政府关于区五届人大四次会议代表建议办理情况的报告"),
            ["示范区人民政府", "关于区五届人大四次会议", "代表建议办理情况的报告"]
        );
        assert_eq!(
            balanced("关于区五届人大四次会议期间代表建议、批评和意见办理情况的报告"),
            ["关于区五届人大四次会议期间", "代表建议、批评和意见办理情况的报告"]
        );
    }

    #[test]
    fn the_documents_own_organ_is_never_parted() {
        let title =
            "示范市示范区住房保障和城乡建设管理局对区五届人大四次会议第0012号代表建议的答复";
        assert_eq!(
            balanced(title),
            [
                "示范市示范区住房保障和城乡建设管理局",
                "对区五届人大四次会议第0012号",
                "代表建议的答复",
            ]
        );
    }

    #[test]
    fn a_quoted_name_stays_on_one_line() {
        assert_eq!(
            balanced("关于区五届人大四次会议“一网通办”建议办理情况的汇报"),
            ["关于区五届人大四次会议", "“一网通办”建议办理情况的汇报"]
        );
    }

    #[test]
    fn a_title_of_unknown_words_is_broken_all_the_same() {
        let title = "甲".repeat(150);
        let lines = balanced(&title);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|it| it.chars().count() <= 20), "{lines:?}");
    }

    /// A paragraph pasted into 标题; without a limit the search would not end.
    #[test]
    fn a_title_as_long_as_a_page_is_broken_before_long() {
        let title = "甲".repeat(395);
        assert_eq!(balanced(&title).concat(), title);
    }

    #[test]
    fn an_empty_title_has_no_lines() {
        assert_eq!(balanced(""), Vec::<String>::new());
    }
}
