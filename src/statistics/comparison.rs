//! 比较: figures against those that a past year printed (rule X18).

use super::{
    Exact, Figure, FigureKind, Refusal,
    pair::{CHANGE, Pair, past_value},
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{Declaration, PastFigure, Register},
};

/// The parts of a comparison, whatever its year.
const PARTS: [&str; 7] = ["比较", "较上年", "上年值", "比较年份", "方向", "差", "幅度"];

/// `figure` with what the 比较 of its own declaration asks for.
pub(super) fn compared(
    figure: Figure,
    declaration: &Declaration,
    register: &Register,
    found: &mut Diagnostics,
) -> Figure {
    let last_year = register.year.saturating_sub(1);
    let Some(year) = declaration.compared_year else {
        let name = &declaration.name;
        let of_last_year = |it: &&PastFigure| it.year == last_year && it.name == figure.name;
        let past = register.past_figures.iter().find(of_last_year);
        // Where 历年 has last year's, nothing need be said for it.
        if figure.parts.refusal(figure.kind.main_part()).is_none()
            && let Some(pair) = past.and_then(|it| Pair::new(&figure.text, it, declaration))
        {
            return with_pair(figure, &pair, register);
        }
        let refusal = Refusal::new(
            format!("“{name}”没有写“比较”，不知与哪一年比"),
            format!("请在huibao.yaml的“{name}”里加上“比较: {last_year}”"),
        );
        return without_pair(figure, None, &refusal);
    };
    match pair(&figure, year, declaration, declaration, register, found) {
        Ok(pair) => with_pair(figure, &pair, register),
        Err(refusal) => without_pair(figure, Some(year), &refusal),
    }
}

/// `figure` with what past years printed of it, as `2019年值` and the like.
pub(super) fn with_past(
    mut figure: Figure,
    declaration: &Declaration,
    register: &Register,
) -> Figure {
    let known = register.past_figures.iter().filter(|it| it.name == figure.name);
    figure.past = known.cloned().collect();
    figure.past.sort_by_key(|it| it.year);
    for of_year in figure.past.clone() {
        let part = past_value(of_year.year);
        if figure.parts.get(&part).is_none() {
            figure = figure.with(&part, &of_year.printed);
        }
        figure = figure.with(&source_of(of_year.year), &of_year.source);
        if of_year.year == register.year.saturating_sub(1) {
            let change = change(&figure, &of_year, declaration);
            figure = figure.give(CHANGE, change);
        }
    }
    figure
}

/// 增减: against last year, whether the declaration asks for a comparison or not, as a table has it:
/// `提高6.65个百分点`, `减少11件，下降14.1%`, `持平`.
fn change(figure: &Figure, past: &PastFigure, of: &Declaration) -> Result<String, Refusal> {
    if let Some(refusal) = figure.parts.refusal(figure.kind.main_part()) {
        return Err(refusal.clone());
    }
    let Some(pair) = Pair::new(&figure.text, past, of) else {
        return Err(Refusal::new(
            format!(
                "“{}”今年是{}，{}年是{}，无法比较",
                figure.name, figure.text, past.year, past.printed
            ),
            "两年须同为百分比（如85.89%）或同为数（如78）；请照当年印发的写",
        ));
    };
    Ok(pair.change())
}

/// The part that gives 来源 of a past year's figure: `2020年来源`.
fn source_of(year: i32) -> String {
    format!("{year}年来源")
}

/// 比较 as a figure of its own: `subject`, declared by `of`, against the year of `declaration`.
pub(super) fn comparison(
    declaration: &Declaration,
    subject: &Figure,
    of: &Declaration,
    register: &Register,
    found: &mut Diagnostics,
) -> Option<Figure> {
    let one_value = matches!(
        subject.kind,
        FigureKind::Count
            | FigureKind::DistinctCount
            | FigureKind::CaseUnits
            | FigureKind::ActivityCount
            | FigureKind::Rate
            | FigureKind::Input
    );
    let name = &declaration.name;
    let problem = match declaration.compared_year {
        _ if !one_value => Some((
            format!("“{name}”所比的“{}”是{}，不是一个数", subject.name, subject.kind.chinese()),
            "请改比一个计数、占比或录入的指标",
        )),
        None => Some((format!("“{name}”没有写与哪一年比"), "请加上“年份”，如“年份: 2020”")),
        Some(_) => None,
    };
    if let Some((cause, cure)) = problem {
        found.push(Diagnostic::error(cause).at(&declaration.place).cure(cure));
    }
    let year = declaration.compared_year.filter(|_| one_value)?;
    let figure = Figure {
        name: name.clone(),
        kind: FigureKind::Comparison,
        exact: Exact::Nothing,
        decimal: None,
        source: None,
        subject: Some(Box::new(subject.clone())),
        expression: format!("{} - {}", subject.name, past_value(year)),
        place: declaration.place.clone(),
        ..subject.clone()
    };
    let figure = match pair(subject, year, declaration, of, register, found) {
        Ok(pair) => {
            let figure = Figure {
                exact: Exact::Words(format!("{} - {}", subject.exact, pair.past.printed)),
                decimal: Some(pair.difference().with_decimals(4).to_string()),
                ..figure
            };
            with_pair(figure, &pair, register)
        }
        Err(refusal) => without_pair(figure, Some(year), &refusal),
    };
    Some(figure.finished())
}

/// `figure` beside the past figure of the same name; what cannot be compared is an error at
/// `asking`. `of` is the declaration of `figure`.
fn pair<'a>(
    figure: &Figure,
    year: i32,
    asking: &Declaration,
    of: &'a Declaration,
    register: &'a Register,
    found: &mut Diagnostics,
) -> Result<Pair<'a>, Refusal> {
    // A figure that has nothing to print as of the date is no fault of the comparison.
    if let Some(refusal) = figure.parts.refusal(figure.kind.main_part()) {
        return Err(refusal.clone());
    }
    let past = register.past_figures.iter().find(|it| it.year == year && it.name == figure.name);
    let (asking_name, name) = (&asking.name, &figure.name);
    let refusal = match past {
        _ if year >= register.year => Refusal::new(
            format!("“{asking_name}”与{year}年比较，但“年份”是{}", register.year),
            "请改为更早的一年",
        ),
        Some(past) => match Pair::new(&figure.text, past, of) {
            Some(pair) => return Ok(pair),
            None => Refusal::new(
                format!("“{name}”今年是{}，{year}年是{}，无法比较", figure.text, past.printed),
                "两年须同为百分比（如85.89%）或同为数（如78）；请照当年印发的写",
            ),
        },
        None => Refusal::new(
            format!("“{asking_name}”与{year}年比较，但“历年”里没有{year}年的“{name}”"),
            format!("请在huibao.yaml“历年”的{year}里加上“{name}: 当年印发的数”和“来源”"),
        ),
    };
    found.push(refusal.clone().at(&asking.place).rule(Rule::X18));
    Err(refusal)
}

fn with_pair(figure: Figure, pair: &Pair<'_>, register: &Register) -> Figure {
    let year = pair.past.year;
    let past = past_value(year);
    let relative = pair
        .relative_change()
        .ok_or_else(|| Refusal::new(format!("“{}”没有增减幅度", figure.name), "请改用“差”"));
    let mut figure = figure
        .with("比较年份", year.to_string())
        .with("方向", pair.direction())
        .with("差", pair.amount())
        .give("幅度", relative)
        .with(&past, &pair.past.printed);
    figure.past_source = Some(pair.past.source.clone());
    figure.source.get_or_insert_with(|| pair.past.source.clone());
    for part in ["比较".to_owned(), format!("较{year}年")] {
        figure.parts.put(&part, Ok(pair.phrase()));
    }
    let last_year = register.year.saturating_sub(1);
    if year == last_year {
        figure.parts.put("较上年", Ok(pair.phrase()));
        return figure.with("上年值", &pair.past.printed);
    }
    let name = figure.name.clone();
    let not_last_year = |part: &str| {
        Refusal::new(
            format!("“{name}”是与{year}年比较，上年是{last_year}年"),
            format!("请改写为{{{name}.{part}}}，或把比较的年份改为{last_year}"),
        )
    };
    figure
        .give("较上年", Err(not_last_year(&format!("较{year}年"))))
        .give("上年值", Err(not_last_year(&past)))
}

/// The parts of a comparison, all refused for one reason.
fn without_pair(mut figure: Figure, year: Option<i32>, why: &Refusal) -> Figure {
    for part in PARTS {
        figure = figure.give(part, Err(why.clone()));
    }
    for part in year.into_iter().flat_map(|it| [format!("较{it}年"), past_value(it)]) {
        figure = figure.give(&part, Err(why.clone()));
    }
    figure
}
