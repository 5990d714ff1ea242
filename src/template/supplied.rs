//! The figures that the built-in templates speak of, for projects that do not declare them.
//!
//! A project's own declaration of the same name always wins. Only what the records can answer is
//! supplied: 按分类 when every case has a category, 较上年 when the past figure is known.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    diagnostic::{Place, SourceFile, SourceKind},
    record::{
        Case, Closing, Condition, Declaration, DeclarationKind, Denominator, Field, FieldTest, NO,
        OutcomeClass, PUBLIC, Population, REPLIED, Register, THIS_BATCH, Test, TrailingZeros,
        UNREPLIED, ZeroClasses,
    },
};

use super::scope::Scope;

/// `register` with the figures that the built-in templates speak of and it does not declare.
pub fn with_supplied_figures(register: &Register, as_of: NaiveDate) -> Register {
    let scope = Scope::new(register, register.as_of(as_of));
    let (population, declarations) = Supply::new(&scope).all();
    let mut register = register.clone();
    if register.populations.iter().all(|it| it.name != population.name) {
        register.populations.push(population);
    }
    for declaration in declarations {
        if register.declarations.iter().all(|it| it.name != declaration.name) {
            register.declarations.push(declaration);
        }
    }
    register
}

/// Makes declarations as a clerk would write them.
struct Supply<'a> {
    scope: &'a Scope<'a>,
    source: Arc<SourceFile>,
}

impl<'a> Supply<'a> {
    fn new(scope: &'a Scope<'a>) -> Self {
        Self { scope, source: SourceFile::new("内置指标", SourceKind::Settings, "") }
    }

    fn all(&self) -> (Population, Vec<Declaration>) {
        let replied = Population {
            name: REPLIED.to_owned(),
            condition: self.one_of(Field::State, [REPLIED]),
            place: self.place(),
        };
        let mut declarations = self.of_all_cases();
        if self.scope.cases.iter().any(|it| self.scope.is_replied(it)) {
            declarations.extend(self.of_replied_cases());
        }
        (replied, declarations)
    }

    /// What can be said before any reply.
    fn of_all_cases(&self) -> Vec<Declaration> {
        let count = |name: &str, condition| self.figure(name, DeclarationKind::Count(condition));
        let mut declarations = vec![
            count("总数", Condition::default()),
            count("未办复", self.one_of(Field::State, [UNREPLIED])),
            count("超期未办复", self.overdue()),
            count("领导阅批", self.present(Field::LeaderReviews)),
            count("联合办理", self.present(Field::Co)),
            count("分别办理", self.present(Field::Split)),
            count("有承诺", self.present(Field::Commitments)),
            Declaration {
                measure_word: "家".to_owned(),
                ..self.figure(
                    "主办单位",
                    DeclarationKind::DistinctCount(Field::Lead, Condition::default()),
                )
            },
        ];
        if self.scope.kinds().len() > 1 {
            let words = "{项}{件数}件，占总数的{占比}";
            declarations.push(self.partition("按类型", Field::Kind, [words, words]));
        }
        if self.scope.all(|it| it.category.is_some()) {
            let words = ["涉及{项}方面的{件数}件，占总数的{占比}", "{项}方面的{件数}件，占{占比}"];
            declarations.push(self.partition("按分类", Field::Category, words));
        }
        declarations
    }

    /// What only replies can say.
    fn of_replied_cases(&self) -> Vec<Declaration> {
        let mut declarations = vec![
            of_replied(self.figure(REPLIED, DeclarationKind::Count(Condition::default()))),
            self.figure("最后答复", DeclarationKind::Latest(Field::Replied, Condition::default())),
        ];
        let replied = self.scope.cases_that(|it| self.scope.is_replied(it));
        if replied.iter().all(|it| self.scope.class(it).is_some()) {
            let words =
                ["办理结果为“{项}”的{件数}件，占办复总数的{占比}", "“{项}”的{件数}件，占{占比}"];
            let partition = self.partition("按结果", Field::Outcome, words);
            // 解决采纳率 is printed beside it: only the last share may give way, so that the first
            // is the same in both.
            let partition = Declaration { decimals: 2, closing: Closing::Last, ..partition };
            declarations.push(of_replied(partition));
        }
        let rates = [
            ("解决采纳率", Field::Outcome, self.outcomes(&[OutcomeClass::Adopted])),
            ("公开率", Field::Publicity, vec![PUBLIC.to_owned()]),
            ("满意率", Field::Satisfaction, vec!["满意".to_owned(), "基本满意".to_owned()]),
        ];
        for (name, field, values) in rates {
            let is_known = |it: &&Case| !it.values(field, self.scope.as_of).is_empty();
            if !values.is_empty() && replied.iter().all(is_known) {
                let rate = self.figure(name, DeclarationKind::Rate(self.one_of(field, values)));
                declarations.push(Declaration { decimals: 2, ..of_replied(rate) });
            }
        }
        let followed = self.outcomes(&[OutcomeClass::InProgress, OutcomeClass::Planned]);
        for (name, outcomes) in [
            ("跟踪办理", followed),
            ("参考研究", self.outcomes(&[OutcomeClass::Reference])),
            ("暂难解决", self.outcomes(&[OutcomeClass::Infeasible])),
        ] {
            if !outcomes.is_empty() {
                let condition = self.one_of(Field::Outcome, outcomes);
                declarations.push(self.figure(name, DeclarationKind::Count(condition)));
            }
        }
        declarations
    }

    fn figure(&self, name: &str, kind: DeclarationKind) -> Declaration {
        Declaration {
            name: name.to_owned(),
            population: Denominator::All,
            batch: self.scope.register.batches.first().map_or(THIS_BATCH, |it| &it.name).to_owned(),
            decimals: 1,
            closing: Closing::Largest,
            trailing_zeros: TrailingZeros::Keep,
            zero_classes: ZeroClasses::Omit,
            compared_year: self.compared_year(name, matches!(kind, DeclarationKind::Rate(_))),
            kind,
            wording: None,
            first_wording: None,
            measure_word: "件".to_owned(),
            place: self.place(),
        }
    }

    fn partition(&self, name: &str, field: Field, [first, words]: [&str; 2]) -> Declaration {
        Declaration {
            first_wording: Some(first.to_owned()),
            wording: Some(words.to_owned()),
            ..self.figure(name, DeclarationKind::Partition { field, classes: None })
        }
    }

    /// The year before the report's where its figure is known, else the latest known before it;
    /// only a rate is compared with a rate.
    fn compared_year(&self, name: &str, is_rate: bool) -> Option<i32> {
        let register = self.scope.register;
        let past = register.past_figures.iter();
        let past = past.filter(|it| it.name == name && it.is_rate() == is_rate);
        past.map(|it| it.year).filter(|it| *it < register.year).max()
    }

    fn outcomes(&self, classes: &[OutcomeClass]) -> Vec<String> {
        let all = self.scope.register.scheme.outcomes.iter();
        all.filter(|it| classes.contains(&it.class)).map(|it| it.name.clone()).collect()
    }

    fn one_of(
        &self,
        field: Field,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Condition {
        self.condition(field, Test::OneOf(values.into_iter().map(Into::into).collect()))
    }

    fn present(&self, field: Field) -> Condition {
        self.condition(field, Test::Present)
    }

    /// Still waiting for a reply after the last day for it.
    fn overdue(&self) -> Condition {
        let mut overdue = self.one_of(Field::State, [UNREPLIED]);
        overdue.tests.extend(self.one_of(Field::OnTime, [NO]).tests);
        overdue
    }

    fn condition(&self, field: Field, test: Test) -> Condition {
        Condition { tests: vec![FieldTest { field, test, place: self.place() }] }
    }

    fn place(&self) -> Place {
        Place::new(&self.source, 0..0)
    }
}

/// The figure among the cases that have been replied to.
fn of_replied(declaration: Declaration) -> Declaration {
    Declaration { population: Denominator::Named(REPLIED.to_owned()), ..declaration }
}
