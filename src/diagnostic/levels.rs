//! 规则 of `huibao.yaml`: rules that an office has turned off or set to another severity. Applied in
//! one place, where a fault is set down, so that it holds wherever the fault arises.

use std::collections::BTreeMap;

use super::{Diagnostic, Place, Rule, Severity};

/// What an office has a rule do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 关: nothing is told.
    Off,
    /// 提示, 警告 or 错误, whatever the fault has of its own.
    Told(Severity),
}

impl Level {
    /// All levels, from the least.
    pub const ALL: [Self; 4] = [
        Self::Off,
        Self::Told(Severity::Note),
        Self::Told(Severity::Warning),
        Self::Told(Severity::Error),
    ];

    /// As written in `huibao.yaml`.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Off => "关",
            Self::Told(severity) => severity.chinese(),
        }
    }
}

/// The rules that an office has changed, each with the place that says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleLevels {
    levels: BTreeMap<Rule, (Level, Place)>,
}

impl RuleLevels {
    /// Sets a rule.
    pub fn set(&mut self, rule: Rule, level: Level, place: Place) {
        self.levels.insert(rule, (level, place));
    }

    /// Whether no rule is changed.
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// The changed rules in order.
    pub fn changed(&self) -> impl Iterator<Item = (Rule, Level)> {
        self.levels.iter().map(|(rule, (level, _))| (*rule, *level))
    }

    /// Whether the rule is off, so that nobody need look for what breaks it.
    pub fn is_off(&self, rule: Rule) -> bool {
        self.levels.get(&rule).is_some_and(|(level, _)| *level == Level::Off)
    }

    /// The fault at the level that its rule is set to; `None` when the rule is off.
    pub fn weigh(&self, mut fault: Diagnostic) -> Option<Diagnostic> {
        match fault.rule.and_then(|it| self.levels.get(&it)) {
            Some((Level::Off, _)) => return None,
            Some((Level::Told(severity), _)) => fault.severity = *severity,
            None => {}
        }
        Some(fault)
    }

    /// A line that says what was changed and where; `None` when nothing was.
    pub fn summary(&self) -> Option<String> {
        let (_, place) = self.levels.values().next()?;
        let (line, _) = place.line_and_column();
        let clauses = Level::ALL.iter().filter_map(|&level| {
            let rules = self.changed().filter(|it| it.1 == level).map(|it| it.0.id());
            let rules: Vec<&str> = rules.collect();
            let effect = match level {
                Level::Off => "已关，不检查".to_owned(),
                Level::Told(severity) => format!("改为{}", severity.chinese()),
            };
            (!rules.is_empty()).then(|| format!("{}{effect}", rules.join("、")))
        });
        let clauses: Vec<String> = clauses.collect();
        let file = &place.file.name;
        Some(format!("规则有改动（{file} 第{line}行）：{}。\n", clauses.join("；")))
    }

    /// The same as notes, one a rule, for a program.
    pub fn notes(&self) -> impl Iterator<Item = Diagnostic> {
        self.levels.iter().map(|(rule, (level, place))| {
            let (id, title) = (rule.id(), rule.explanation().title);
            let cause = match level {
                Level::Off => format!("规则{id}（{title}）已关，不检查"),
                Level::Told(severity) => {
                    format!("规则{id}（{title}）改为{}", severity.chinese())
                }
            };
            Diagnostic::note(cause).at(place)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceFile, SourceKind};

    fn levels() -> RuleLevels {
        let file = SourceFile::new("huibao.yaml", SourceKind::Settings, "版本: 1\n规则: …\n");
        let place = Place::new(&file, 10..16);
        let mut levels = RuleLevels::default();
        for (rule, level) in [
            (Rule::X20, Level::Off),
            (Rule::X4, Level::Told(Severity::Warning)),
            (Rule::X15, Level::Off),
        ] {
            levels.set(rule, level, place.clone());
        }
        levels
    }

    #[test]
    fn what_was_changed_is_said_in_one_line() {
        assert_eq!(
            levels().summary().as_deref(),
            Some("规则有改动（huibao.yaml 第2行）：X15、X20已关，不检查；X4改为警告。\n")
        );
        assert_eq!(RuleLevels::default().summary(), None);
    }

    #[test]
    fn a_fault_is_weighed_where_it_is_set_down() {
        let late = || Diagnostic::error("晚了").rule(Rule::X4);
        let mut found = Diagnostics::under(&levels());
        found.push(late());
        found.push(Diagnostic::warning("简称").rule(Rule::X20));
        assert!(!found.has_errors());
        assert_eq!(found.iter().count(), 1);
        let mut other = Diagnostics::default();
        other.push(late());
        other.push(Diagnostic::error("与规则无关"));
        found.append(other);
        assert_eq!(found.iter().filter(|it| it.severity == Severity::Error).count(), 1);
    }

    #[test]
    fn levels_come_along_and_hold_for_what_was_there() {
        let mut outer = Diagnostics::from(Diagnostic::error("晚了").rule(Rule::X4));
        outer.append(Diagnostics::under(&levels()));
        assert!(!outer.has_errors());
        assert_eq!(outer.levels(), &levels());
    }
}
