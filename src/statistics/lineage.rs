//! Where one printed part of a figure comes from: its exact value, its formula, its cases.

use super::{
    CaseList, Exact, Figure, FigureItem, FigureKind, Ratio,
    pair::{CHANGE, past_value},
    printed::plain_text,
    ratio::length,
};

/// What stands behind one printed number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// Before rounding.
    pub exact: Exact,
    /// The formula in words.
    pub expression: String,
    /// Numbers of the cases that it counts.
    pub cases: CaseList,
    /// 来源 of what no record holds and this part rests on.
    pub sources: Vec<String>,
}

impl Figure {
    /// Where `{name.parts…}` comes from; for a part that is no number of its own, such as a list of
    /// titles, and for one that is not known, where the figure comes from.
    pub fn lineage(&self, parts: &[String]) -> Lineage {
        if let (Some(subject), [part, ..]) = (&self.subject, parts)
            && !is_of_comparison(part)
        {
            return subject.lineage(parts);
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let own = match parts.as_slice() {
            [part, rest @ ..] if part.starts_with("居前") => self.lineage_of_leading(part, rest),
            [row, column, rest @ ..] if self.cell(row, column).is_some() => {
                self.cell(row, column).map(|it| it.lineage(rest.first().unwrap_or(&"")))
            }
            [class, part] => self.item(class).map(|it| it.lineage(part)),
            [part] => self.lineage_of_part(part),
            _ => None,
        };
        let own = own.unwrap_or_else(|| Lineage {
            exact: self.exact.clone(),
            expression: self.expression.clone(),
            cases: self.cases.clone(),
            sources: Vec::new(),
        });
        Lineage { sources: self.sources(&parts), ..own }
    }

    /// What the part takes from outside the records: the typed value, the past year's figure.
    fn sources(&self, parts: &[&str]) -> Vec<String> {
        let part = parts.first().copied().unwrap_or(self.kind.main_part());
        let typed = match &self.subject {
            Some(subject) => subject.typed_source(),
            None => self.typed_source(),
        };
        let then = self.source_then(part);
        let typed = typed.filter(|_| then.is_none() || !is_past(part));
        typed.into_iter().chain(then).cloned().collect()
    }

    /// 来源 of the past year's figure that the part rests on.
    fn source_then(&self, part: &str) -> Option<&String> {
        let of_year = self.past.iter().find(|it| past_value(it.year) == part);
        let of_year = of_year.or_else(|| self.past.last().filter(|_| part == CHANGE));
        let compared = self.past_source.as_ref().filter(|_| is_of_comparison(part));
        of_year.map(|it| &it.source).or(compared)
    }

    /// 来源 of a 录入.
    fn typed_source(&self) -> Option<&String> {
        self.source.as_ref().filter(|_| self.kind == FigureKind::Input)
    }

    /// Of a 交叉: the number of a column in a row.
    fn cell(&self, row: &str, column: &str) -> Option<&FigureItem> {
        self.item(row)?.cell(column)
    }

    fn lineage_of_part(&self, part: &str) -> Option<Lineage> {
        let text = |part: &str| Some(plain_text(&self.parts.get(part)?));
        let (exact, expression, cases) = match part {
            "件数" | "合计" => {
                (Exact::Integer(self.counted()), numerator(&self.expression), self.cases.clone())
            }
            "总体" => {
                (count(self.population.size), self.population.name.clone(), CaseList::default())
            }
            "其余" => (
                count(self.population.size.saturating_sub(self.cases.len())),
                format!("{} - {}", self.population.name, numerator(&self.expression)),
                CaseList::default(),
            ),
            "项数" => {
                let present = self.items.iter().filter(|it| it.counted() > 0).count();
                (count(present), "有案件的各类".to_owned(), self.cases.clone())
            }
            // A comparison of its own is that difference, exact value and formula.
            "差" | "方向" if self.kind != FigureKind::Comparison => {
                let year = text("比较年份")?;
                let then = text(&format!("{year}年值"))?;
                let exact = Exact::Words(format!("{} - {then}", self.exact));
                (exact, format!("{} - {year}年值", self.name), self.cases.clone())
            }
            "幅度" => {
                let year = text("比较年份")?;
                let then = text(&format!("{year}年值"))?;
                let exact = Exact::Words(format!("{}/{then}", text("差")?));
                (exact, format!("差 ÷ {year}年值"), self.cases.clone())
            }
            CHANGE => {
                let exact = Exact::Words(format!("{} - {}", self.exact, self.past.last()?.printed));
                (exact, format!("{} - 上年印出的", self.name), self.cases.clone())
            }
            _ if is_past(part) => {
                (Exact::Words(text(part)?), "照录历年".to_owned(), CaseList::default())
            }
            _ => return None,
        };
        Some(Lineage { exact, expression, cases, sources: Vec::new() })
    }

    /// How many cases it counts, or was handed in for (汇总).
    pub fn counted(&self) -> u64 {
        match &self.exact {
            _ if !self.cases.is_empty() => length(self.cases.len()),
            Exact::Integer(count) if self.kind == FigureKind::Count => *count,
            Exact::Share(ratio) => ratio.part(),
            Exact::List(ratios) => ratios.iter().map(|it| it.part()).sum(),
            _ => 0,
        }
    }

    /// Of `居前3` and what follows it: the classes that it names.
    fn lineage_of_leading(&self, part: &str, rest: &[&str]) -> Option<Lineage> {
        let leading = self.leading(part.strip_prefix("居前")?.parse().ok()?);
        let cases = CaseList::joined(leading.iter().map(|it| &it.cases));
        let counted = leading.iter().map(|it| it.counted()).sum();
        let which = format!("“{}”{part}的各类", self.name);
        let (exact, expression) = match rest {
            ["占比"] => {
                let ratio = Ratio::new(counted, length(self.population.size))?;
                (Exact::Share(ratio), format!("{which} ÷ {}", self.population.name))
            }
            ["件数"] => (Exact::Integer(counted), which),
            ["其余"] => {
                let others = length(self.population.size).saturating_sub(counted);
                let expression = format!("{} - {which}", self.population.name);
                return Some(Lineage {
                    exact: Exact::Integer(others),
                    expression,
                    cases: CaseList::default(),
                    sources: Vec::new(),
                });
            }
            ["其余项数"] => {
                let present = self.items.iter().filter(|it| it.counted() > 0).count();
                (count(present.saturating_sub(leading.len())), format!("有案件的各类 - {which}"))
            }
            _ => (count(leading.len()), which),
        };
        Some(Lineage { exact, expression, cases, sources: Vec::new() })
    }

    /// The `how_many` largest classes, those as large as the last of them too, the largest first.
    pub(super) fn leading(&self, how_many: usize) -> Vec<&FigureItem> {
        if self.kind == FigureKind::Ranking {
            let is_within = |it: &&FigureItem| it.rank.is_some_and(|it| it <= how_many);
            return self.items.iter().filter(is_within).collect();
        }
        let mut largest: Vec<&FigureItem> =
            self.items.iter().filter(|it| it.counted() > 0).collect();
        largest.sort_by_key(|it| std::cmp::Reverse(it.counted()));
        let last = how_many.checked_sub(1).and_then(|at| largest.get(at));
        let enough = last.map_or(0, |it| it.counted());
        largest.retain(|it| it.counted() >= enough);
        largest
    }
}

impl FigureItem {
    /// How many cases it counts, or was handed in for (汇总).
    pub fn counted(&self) -> u64 {
        match &self.exact {
            Exact::Share(ratio) => ratio.part(),
            // Of 件次 there are more than cases.
            Exact::Integer(count) if self.rank.is_none() => *count,
            _ => length(self.cases.len()),
        }
    }

    fn lineage(&self, part: &str) -> Lineage {
        let (exact, expression) = match part {
            "占比" | "总体" if matches!(self.exact, Exact::Integer(_)) => {
                let whole = self.parts.get("总体").and_then(|it| plain_text(&it).parse().ok());
                let ratio = whole.and_then(|it| Ratio::new(self.counted(), it));
                match (part, ratio) {
                    ("占比", Some(ratio)) => {
                        (Exact::Share(ratio), format!("{} ÷ 本行总体", self.expression))
                    }
                    (_, Some(ratio)) => {
                        (Exact::Integer(ratio.whole()), format!("{}的总体", self.expression))
                    }
                    _ => (self.exact.clone(), self.expression.clone()),
                }
            }
            // The number of a column itself is what it counts, or its share.
            "" | "占比" => (self.exact.clone(), self.expression.clone()),
            "总体" => match self.exact {
                Exact::Share(ratio) => {
                    (Exact::Integer(ratio.whole()), format!("{}的分母", self.expression))
                }
                _ => (self.exact.clone(), self.expression.clone()),
            },
            "其余" => {
                let others = match self.exact {
                    Exact::Share(ratio) => ratio.whole().saturating_sub(ratio.part()),
                    _ => 0,
                };
                return Lineage {
                    exact: Exact::Integer(others),
                    expression: format!("总体 - {}", numerator(&self.expression)),
                    cases: CaseList::default(),
                    sources: Vec::new(),
                };
            }
            "名次" | "位次" => {
                let rank = self.rank.map_or(Exact::Nothing, |it| Exact::Integer(length(it)));
                (rank, format!("{}的名次", self.expression))
            }
            _ => (Exact::Integer(self.counted()), numerator(&self.expression)),
        };
        Lineage { exact, expression, cases: self.cases.clone(), sources: Vec::new() }
    }
}

/// Whether a part rests on a past year's figure: `比较`, `较2020年`, `差`, `2020年值`.
fn is_of_comparison(part: &str) -> bool {
    matches!(part, "比较" | "较上年" | "差" | "方向" | "幅度" | CHANGE)
        || part.strip_prefix('较').is_some_and(|it| it.ends_with('年'))
        || is_past(part)
}

/// Whether a part is the past year's figure itself: `比较年份`, `2020年值`.
fn is_past(part: &str) -> bool {
    part == "比较年份" || part.ends_with("年值") || part.ends_with("年来源")
}

fn count(cases: usize) -> Exact {
    Exact::Integer(length(cases))
}

/// What stands above the line of a rate's formula; of any other, all of it.
fn numerator(expression: &str) -> String {
    expression.split_once(" ÷ ").map_or(expression, |(part, _)| part).to_owned()
}
