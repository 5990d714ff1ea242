//! A register made by hand, case by case, for tests of what is counted from it.

use std::{fmt, sync::Arc};

use chrono::{Months, NaiveDate};
use huibao::{
    diagnostic::{Place, RuleLevels, SourceFile, SourceKind},
    record::{
        Batch, Case, CaseKind, Condition, Declaration, DeclarationKind, FacePreference, Field,
        FieldTest, Office, Outcome, OutcomeClass, OutcomeScheme, PastFigure, Population, Proposer,
        Register, Satisfaction, Test,
    },
    statistics::{Figure, Figures, count, plain_text},
    style::Typesetting,
};

/// A date as it is written in ISO 8601.
pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A register that grows by what a test says of it. The record numbered `0088` stands in line 88.
pub(super) struct Book {
    pub(super) register: Register,
    records: Arc<SourceFile>,
    settings: Arc<SourceFile>,
}

impl fmt::Debug for Book {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cases = self.register.cases.iter();
        formatter
            .debug_list()
            .entries(cases.map(|it| (&it.number, &it.category, &it.outcome, it.replied)))
            .finish()
    }
}

impl Book {
    /// 2021, scheme 沪人大, one batch of all cases, no cases.
    pub(super) fn new() -> Self {
        let records = SourceFile::new("records/2021.yaml", SourceKind::Records, "\n".repeat(999));
        let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, "\n".repeat(99));
        let register = Register {
            typesetting: Typesetting::default(),
            office: Office {
                name: "上海市长宁区人民政府".to_owned(),
                short_name: "区政府".to_owned(),
                secretariat: "区政府办公室".to_owned(),
            },
            year: 2021,
            faces: FacePreference::Bundled,
            categories: Vec::new(),
            rules: RuleLevels::default(),
            deadlines: huibao::record::Deadlines::default(),
            words: std::sync::Arc::default(),
            units: huibao::record::UnitRegistry::default(),
            scheme: scheme(["解决采纳", "正在解决", "计划解决", "留作参考"]),
            batches: vec![Batch {
                name: "本次".to_owned(),
                condition: Condition::default(),
                place: None,
            }],
            populations: Vec::new(),
            past_figures: Vec::new(),
            declarations: Vec::new(),
            supplied: Vec::new(),
            stop_words: Vec::new(),
            summaries: Vec::new(),
            activities: Vec::new(),
            cases: Vec::new(),
        };
        Self { register, records, settings }
    }

    /// A place in line `line` of the settings.
    pub(super) fn setting(&self, line: usize) -> Place {
        Place::new(&self.settings, line - 1..line)
    }

    /// `{field: value、value}`, `{field: 有}`, `{field: 无}`.
    pub(super) fn condition(&self, tests: &[(Field, &str)]) -> Condition {
        let tests = tests.iter().map(|&(field, value)| FieldTest {
            field,
            test: match value {
                "有" => Test::Present,
                "无" => Test::Absent,
                values => Test::OneOf(values.split('、').map(str::to_owned).collect()),
            },
            place: self.setting(1),
        });
        Condition { tests: tests.collect() }
    }

    pub(super) fn categories(mut self, names: &[&str]) -> Self {
        self.register.categories = names.iter().map(|&it| it.to_owned()).collect();
        self
    }

    pub(super) fn scheme(mut self, names: [&str; 4]) -> Self {
        self.register.scheme = scheme(names);
        self
    }

    pub(super) fn year(mut self, year: i32) -> Self {
        self.register.year = year;
        self
    }

    pub(super) fn batch(mut self, name: &str, tests: &[(Field, &str)]) -> Self {
        let condition = self.condition(tests);
        if name == "本次" {
            self.register.batches[0].condition = condition;
        } else {
            let place = Some(self.setting(1));
            self.register.batches.push(Batch { name: name.to_owned(), condition, place });
        }
        self
    }

    pub(super) fn population(mut self, name: &str, tests: &[(Field, &str)]) -> Self {
        let population = Population {
            name: name.to_owned(),
            condition: self.condition(tests),
            place: self.setting(1),
        };
        self.register.populations.push(population);
        self
    }

    pub(super) fn past(mut self, year: i32, name: &str, printed: &str) -> Self {
        let past = PastFigure {
            year,
            name: name.to_owned(),
            printed: printed.to_owned(),
            source: format!("{year}年汇报"),
            place: self.setting(2),
        };
        self.register.past_figures.push(past);
        self
    }

    /// `count` cases more, each as `change` makes it: replied in time unless it says otherwise.
    pub(super) fn cases(mut self, count: usize, change: impl Fn(&mut Case)) -> Self {
        for _ in 0..count {
            let number = self.register.cases.len() + 1;
            let place = Place::new(&self.records, number - 1..number);
            let [number, title] = [format!("{number:04}"), format!("关于第{number}件事的建议")];
            let mut case = Case {
                proposers: vec![Proposer::named("甲")],
                lead: Some("区建管委".to_owned()),
                assigned: Some(date("2021-02-08")),
                replied: Some(date("2021-04-16")),
                outcome: Some(self.register.scheme.outcomes[0].name.clone()),
                publicity: Some("主动公开".to_owned()),
                ..Case::new(CaseKind::NpcSuggestion, "区十六届人大六次会议", &number, &title, place)
            };
            change(&mut case);
            case.reply_due = case.assigned.map(|it| it + Months::new(3));
            self.register.cases.push(case);
        }
        self
    }

    /// One figure more, in the next line of the settings, from line 11 on.
    pub(super) fn figure(self, name: &str, kind: DeclarationKind) -> Self {
        self.figure_as(name, kind, |_| {})
    }

    /// One figure more with other keys than the defaults.
    pub(super) fn figure_as(
        mut self,
        name: &str,
        kind: DeclarationKind,
        change: impl Fn(&mut Declaration),
    ) -> Self {
        let place = self.setting(11 + self.register.declarations.len());
        let mut declaration = Declaration::new(name, kind, place);
        change(&mut declaration);
        self.register.declarations.push(declaration);
        self
    }

    /// A 计数 of the cases that meet `tests`.
    pub(super) fn count(self, name: &str, tests: &[(Field, &str)]) -> Self {
        let condition = self.condition(tests);
        self.figure(name, DeclarationKind::Count(condition))
    }

    /// A 占比 of the cases that meet `tests`.
    pub(super) fn rate(
        self,
        name: &str,
        tests: &[(Field, &str)],
        change: impl Fn(&mut Declaration),
    ) -> Self {
        let condition = self.condition(tests);
        self.figure_as(name, DeclarationKind::Rate(condition), change)
    }

    /// A 分组 by `field`.
    pub(super) fn partition(
        self,
        name: &str,
        field: Field,
        change: impl Fn(&mut Declaration),
    ) -> Self {
        self.figure_as(name, DeclarationKind::Partition { field, classes: None }, change)
    }

    /// All figures as of `as_of`, which must be without fault.
    pub(super) fn counted(&self, as_of: &str) -> Figures {
        let (figures, diagnostics) = count(&self.register, date(as_of));
        assert_eq!(diagnostics.iter().map(|it| &it.cause).collect::<Vec<_>>(), [""; 0]);
        figures
    }

    /// What is wrong as of `as_of`: rule, line, cause and cure of each fault.
    pub(super) fn faults(&self, as_of: &str) -> Vec<String> {
        let (_, diagnostics) = count(&self.register, date(as_of));
        let line = |it: &huibao::diagnostic::Diagnostic| {
            let place = it.place.as_ref().unwrap();
            let (line, _) = place.line_and_column();
            let rule = it.rule.map(|rule| format!("{} ", rule.id())).unwrap_or_default();
            let cure = it.cure.as_deref().unwrap_or_default();
            format!("{rule}{} {line}: {}。{cure}。", place.file.name, it.cause)
        };
        diagnostics.iter().map(line).collect()
    }
}

fn scheme(names: [&str; 4]) -> OutcomeScheme {
    let classes = [
        OutcomeClass::Adopted,
        OutcomeClass::InProgress,
        OutcomeClass::Planned,
        OutcomeClass::Reference,
    ];
    let outcomes = names
        .into_iter()
        .zip(classes)
        .map(|(name, class)| Outcome { name: name.to_owned(), class })
        .collect();
    OutcomeScheme { name: "口径表".to_owned(), outcomes, others: Vec::new() }
}

/// The same answer on both axes.
pub(super) fn satisfied(answer: &str) -> Satisfaction {
    Satisfaction { attitude: Some(answer.to_owned()), result: Some(answer.to_owned()) }
}

/// What `{path}` prints.
pub(super) fn print(figures: &Figures, path: &str) -> String {
    let (figure, parts) = asked(figures, path);
    plain_text(&figure.printed(&parts).unwrap_or_else(|it| panic!("{path}：{}", it.cause)))
}

/// Why `{path}` prints nothing: cause and cure.
pub(super) fn refuse(figures: &Figures, path: &str) -> String {
    let (figure, parts) = asked(figures, path);
    let refusal = figure.printed(&parts).unwrap_err();
    format!("{}。{}。", refusal.cause, refusal.cure)
}

fn asked<'a>(figures: &'a Figures, path: &str) -> (&'a Figure, Vec<String>) {
    let mut names = path.split('.').map(str::to_owned);
    let name = names.next().unwrap();
    (figures.get(&name).unwrap_or_else(|| panic!("没有“{name}”")), names.collect())
}
