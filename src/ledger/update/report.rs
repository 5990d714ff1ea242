//! What an update brings, in the words of a person who must decide whether to take it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{
    Update,
    change::{Finding, FindingKind},
};
use crate::{
    diagnostic::{Diagnostics, Place},
    record::Field,
};

/// The most characters of a value that are shown.
const LONGEST: usize = 60;

impl Update {
    /// Works out how much of each there is.
    pub(super) fn count(&mut self) {
        let all = || self.findings.values().flatten();
        let is = |wanted: fn(&FindingKind) -> bool| all().filter(|it| wanted(&it.kind)).count();
        self.counts.cells = is(FindingKind::is_change);
        self.counts.conflicts = is(FindingKind::is_conflict);
        self.counts.emptied = is(|it| matches!(it, FindingKind::Emptied));
        self.counts.closed = is(|it| matches!(it, FindingKind::Closed(..)));
        self.counts.added = self.added.len();
        let changed = self.findings.iter().filter(|(case, found)| {
            !self.added.contains(case) && found.iter().any(|it| it.kind.is_change())
        });
        self.counts.changed = changed.count();
        let quiet = self.findings.iter().filter(|(case, found)| {
            !self.added.contains(case) && found.iter().all(|it| !it.kind.needs_telling())
        });
        self.counts.same = quiet.count();
    }

    /// Everything that was found.
    pub fn report(&self) -> String {
        let mut report = String::new();
        self.tell_added(&mut report);
        self.tell(&mut report, "有改动", FindingKind::is_change);
        self.tell(&mut report, "有冲突，没有采用，请核实后自己改台账", FindingKind::is_conflict);
        let is_closed = |it: &FindingKind| matches!(it, FindingKind::Closed(..));
        self.tell(&mut report, "不是请单位填的格，没有采用", is_closed);
        let is_emptied = |it: &FindingKind| matches!(it, FindingKind::Emptied);
        self.tell(&mut report, "清空了，没有照办（空格不会抹掉原有内容）", is_emptied);
        if !self.unfit.is_empty() {
            report.push_str("没有对上的：\n");
            for line in &self.unfit {
                let _ = writeln!(report, "  {line}");
            }
        }
        let counts = &self.counts;
        let _ = writeln!(
            report,
            "共{}行：新增{}件，有改动{}件，没有改动{}件；采用{}格，有冲突{}格。",
            counts.rows, counts.added, counts.changed, counts.same, counts.cells, counts.conflicts
        );
        report
    }

    /// Where the workbooks say what the faults of the revised records point at, one line each.
    pub fn sources(&self, faults: &Diagnostics) -> String {
        let mut told: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        let (mut changed, mut added) = (BTreeMap::<&str, Vec<&Finding>>::new(), Vec::new());
        for finding in self.findings.values().flatten() {
            match &finding.kind {
                FindingKind::Changed(_, after) => changed.entry(after).or_default().push(finding),
                FindingKind::Added(item) => added.push((item, finding)),
                _ => {}
            }
        }
        for fault in faults.iter() {
            let Some(text) = fault.place.as_ref().map(Place::text) else { continue };
            if !seen.insert(text) {
                continue;
            }
            let items = added.iter().filter(|(item, _)| item.contains(text)).map(|(_, it)| *it);
            for finding in changed.get(text).into_iter().flatten().copied().chain(items) {
                let places = finding.places.join("、");
                let line = format!("  {}“{}”出自{places}\n", finding.label, shortened(text));
                told.push(line);
            }
        }
        told.concat()
    }

    fn tell_added(&self, report: &mut String) {
        if self.added.is_empty() {
            return;
        }
        let _ = writeln!(report, "新增{}件：", self.added.len());
        for case in &self.added {
            let cells = self.findings.get(case).map_or(0, Vec::len);
            let _ = writeln!(report, "  {}（{cells}格）", self.name(*case));
        }
    }

    /// The findings of one kind, case by case; those of added cases are told with the case.
    fn tell(&self, report: &mut String, heading: &str, is_meant: impl Fn(&FindingKind) -> bool) {
        let mut cells = 0_usize;
        let mut lines = String::new();
        for (case, found) in &self.findings {
            let is_added = self.added.contains(case);
            let found: Vec<&Finding> = found
                .iter()
                .filter(|it| is_meant(&it.kind) && !(is_added && it.kind.is_change()))
                .collect();
            if !found.is_empty() {
                let _ = writeln!(lines, "  {}", self.name(*case));
            }
            for finding in found {
                cells = cells.saturating_add(1);
                let _ = writeln!(lines, "    {}", told(finding));
            }
        }
        if cells > 0 {
            let _ = writeln!(report, "{heading}（{cells}格）：");
            report.push_str(&lines);
        }
    }

    fn name(&self, case: usize) -> String {
        let Some(case) = self.records.case(case) else { return String::new() };
        format!("{}号 {}", case.shown(Field::Number), shortened(&case.shown(Field::Title)))
    }
}

impl FindingKind {
    /// Whether it is more than a cell that was left alone.
    fn needs_telling(&self) -> bool {
        self.is_change() || self.is_conflict() || matches!(self, Self::Closed(..))
    }
}

fn told(finding: &Finding) -> String {
    let label = &finding.label;
    match &finding.kind {
        FindingKind::Changed(before, after) => {
            format!("{label}：{} → {}", value(before), value(after))
        }
        FindingKind::Added(item) => format!("{label}：新增一条（{}）", shortened(item)),
        FindingKind::Overtaken(now, text, place) => {
            format!("{label}：台账在导出以后改成了{}；{place}写的是{}", value(now), value(text))
        }
        FindingKind::Contested(now, texts) => {
            let texts = texts.iter().map(|(text, place)| format!("{place}写的是{}", value(text)));
            let texts: Vec<String> = texts.collect();
            format!("{label}：台账是{}；{}", value(now), texts.join("，"))
        }
        FindingKind::Closed(text, place) => format!("{label}：{place}写的是{}", value(text)),
        FindingKind::Emptied => label.clone(),
    }
}

/// A value in quotes, or that there is none.
fn value(text: &str) -> String {
    if text.is_empty() { "空".to_owned() } else { format!("“{}”", shortened(text)) }
}

fn shortened(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}……", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
