//! What holds for any register and any counts.

use huibao::{
    record::{Closing, Condition, DeclarationKind, Denominator, Field, ZeroClasses},
    statistics::{Decimal, Figures, Ratio, Shares, count},
};
use proptest::{prelude::*, sample::select, test_runner::Config};

use super::book::{Book, date, print};

/// As many cases as a test needs, and no file left behind when one fails.
fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// `part` of `whole` in percent as it is worked out on paper: digit after digit, one more digit
/// deciding which way to round.
fn long_division(part: u64, whole: u64, decimals: usize) -> String {
    let (part, whole) = (u128::from(part) * 100, u128::from(whole));
    let mut digits: Vec<u8> = (part / whole).to_string().bytes().map(|it| it - b'0').collect();
    let mut rest = part % whole;
    for _ in 0..decimals {
        rest *= 10;
        digits.push(u8::try_from(rest / whole).unwrap());
        rest %= whole;
    }
    if rest * 10 / whole >= 5 {
        carry(&mut digits);
    }
    let text: String = digits.iter().map(|it| char::from(b'0' + it)).collect();
    let (before, after) = text.split_at(text.len() - decimals);
    if decimals == 0 { before.to_owned() } else { format!("{before}.{after}") }
}

fn carry(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return;
        }
        *digit = 0;
    }
    digits.insert(0, 1);
}

#[test]
fn long_division_is_right_itself() {
    assert_eq!(long_division(24, 67, 1), "35.8");
    assert_eq!(long_division(62, 67, 4), "92.5373");
    assert_eq!(long_division(1, 8, 0), "13");
    assert_eq!(long_division(1999, 2000, 1), "100.0");
    assert_eq!(long_division(3, 3, 2), "100.00");
}

fn some_counts() -> impl Strategy<Value = Vec<u64>> {
    prop_oneof![
        prop::collection::vec(0..200_u64, 1..12),
        prop::collection::vec(0..3_u64, 1..60),
        prop::collection::vec(0..1_000_000_u64, 1..6),
    ]
    .prop_filter("a population of some cases", |it| it.iter().sum::<u64>() > 0)
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_share_is_rounded_half_up(
        whole in 1..100_000_u64,
        part in 0..100_000_u64,
        decimals in 0..=4_usize,
    ) {
        let part = part % (whole + 1);
        let ratio = Ratio::new(part, whole).unwrap();
        let printed = ratio.percent(u32::try_from(decimals).unwrap()).to_string();
        prop_assert_eq!(printed, long_division(part, whole, decimals));
    }

    #[test]
    fn shares_of_a_whole_miss_100_by_no_more_than_half_a_unit_each(
        counts in some_counts(),
        decimals in 0..=4_u32,
    ) {
        let shares = Shares::of(&counts, counts.iter().sum(), decimals, Closing::None).unwrap();
        let missed = 100 * 10_i128.pow(decimals) - shares.rounded.iter().sum::<i128>();
        let present = counts.iter().filter(|&&it| it > 0).count();
        prop_assert!(missed.unsigned_abs() * 2 <= u128::try_from(present).unwrap());
        prop_assert_eq!(shares.closed, shares.rounded);
    }

    #[test]
    fn a_policy_closes_to_exactly_100(
        counts in some_counts(),
        decimals in 0..=4_u32,
        policy in select(&Closing::ALL[1..]),
    ) {
        let full = 100 * 10_i128.pow(decimals);
        let shares = Shares::of(&counts, counts.iter().sum(), decimals, policy).unwrap();
        prop_assert_eq!(shares.closed.iter().sum::<i128>(), full);
        for (&count, &share) in counts.iter().zip(&shares.closed) {
            prop_assert!((0..=full).contains(&share));
            prop_assert!(count > 0 || share == 0, "a class without cases has a share");
        }
    }

    #[test]
    fn a_policy_leaves_alone_what_closes_by_itself_or_does_not_add_up(
        counts in some_counts(),
        left_out in 0..5_u64,
        decimals in 0..=4_u32,
        policy in select(&Closing::ALL),
    ) {
        let whole = counts.iter().sum::<u64>() + left_out;
        let shares = Shares::of(&counts, whole, decimals, policy).unwrap();
        let closes = shares.rounded.iter().sum::<i128>() == 100 * 10_i128.pow(decimals);
        if closes || left_out > 0 {
            prop_assert_eq!(shares.closed, shares.rounded);
        }
    }

    #[test]
    fn the_whole_residual_goes_where_the_policy_says(
        counts in prop::collection::vec(1..200_u64, 2..12),
        decimals in 1..=4_u32,
    ) {
        let whole = counts.iter().sum();
        let largest = counts.iter().max();
        let last = counts.len() - 1;
        for (policy, at) in [
            (Closing::Largest, counts.iter().position(|it| Some(it) == largest).unwrap()),
            (Closing::First, 0),
            (Closing::Last, last),
        ] {
            let shares = Shares::of(&counts, whole, decimals, policy).unwrap();
            let moved = shares.rounded.iter().zip(&shares.closed).enumerate();
            let moved: Vec<usize> =
                moved.filter(|(_, (from, to))| from != to).map(|(at, _)| at).collect();
            // What a class of next to nothing cannot give, the next gives.
            let gave_all = shares.closed[at] == 0;
            prop_assert!(
                moved.is_empty() || moved == [at] || gave_all,
                "{policy:?} moved {moved:?}"
            );
        }
    }
}

const CATEGORIES: [&str; 4] = ["经济发展", "社会事业", "民生保障", "公共安全与交通"];
const OUTCOMES: [&str; 4] = ["解决采纳", "正在解决", "计划解决", "留作参考"];

/// A register of any cases, and figures of every kind that does not depend on their order.
fn some_book() -> impl Strategy<Value = Book> {
    let case = (0..4_usize, 0..4_usize, prop::bool::ANY, prop::bool::ANY, 0..40_i64);
    prop::collection::vec(case, 1..80).prop_map(|cases| {
        let mut book = Book::new()
            .categories(&CATEGORIES)
            .population("已办复", &[(Field::State, "已办复")])
            .past(2020, "解决采纳率", "85.89%")
            .cases(cases.len(), |_| {});
        for (case, (category, outcome, is_open, is_read, day)) in
            book.register.cases.iter_mut().zip(cases)
        {
            case.category = Some(CATEGORIES[category].to_owned());
            case.outcome = Some(OUTCOMES[outcome].to_owned());
            case.replied = Some(date("2021-04-01") + chrono::Duration::days(day));
            case.lead = Some(format!("单位{day}"));
            if is_open {
                case.replied = None;
                case.outcome = None;
            }
            if is_read {
                case.leader_reviews = vec!["代区长".to_owned()];
            }
        }
        let replied = "已办复";
        book.count("总数", &[])
            .count("已办复", &[(Field::State, replied)])
            .count("领导阅批", &[(Field::LeaderReviews, "有")])
            .partition("按分类", Field::Category, |it| it.zero_classes = ZeroClasses::Print)
            .partition("按结果", Field::Outcome, move |it| {
                it.population = Denominator::Named(replied.to_owned());
            })
            .rate("解决采纳率", &[(Field::Outcome, "解决采纳")], move |it| {
                it.population = Denominator::Named(replied.to_owned());
                it.decimals = 2;
                it.compared_year = Some(2020);
            })
            .figure("单位", DeclarationKind::DistinctCount(Field::Lead, Condition::default()))
            .figure("最后", DeclarationKind::Latest(Field::Replied, Condition::default()))
    })
}

/// As of a day when all of them may have been replied to.
fn counted(book: &Book) -> Figures {
    let (figures, diagnostics) = count(&book.register, date("2021-07-05"));
    assert!(!diagnostics.has_errors());
    figures
}

/// What must not change when cases change places: text, exact value, shares, the set of cases.
fn told(figures: &Figures) -> Vec<(String, String, String, Vec<String>)> {
    let mut told = Vec::new();
    for figure in &figures.figures {
        let mut cases: Vec<String> = figure.cases.numbers().map(str::to_owned).collect();
        cases.sort();
        let shares = figure.items.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join(" ");
        told.push((figure.text.clone(), figure.exact.to_string(), shares, cases));
    }
    told
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_partition_places_every_case_of_its_population_once(book in some_book()) {
        let figures = counted(&book);
        for (name, population) in [("按分类", "总数"), ("按结果", "已办复")] {
            let figure = figures.get(name).unwrap();
            let mut placed: Vec<&str> = figure.items.iter().flat_map(|it| it.cases.numbers()).collect();
            placed.sort_unstable();
            let whole: Vec<&str> = figures.get(population).unwrap().cases.numbers().collect();
            prop_assert_eq!(&placed, &whole);
            prop_assert_eq!(figure.population.size, whole.len());
            prop_assert_eq!(print(&figures, &format!("{name}.合计")), whole.len().to_string());
            if !whole.is_empty() {
                let shares = figure.items.iter().map(|it| it.text.trim_end_matches('%'));
                let tenths = shares.map(|it| Decimal::parse(it).unwrap().with_decimals(1).units());
                prop_assert_eq!(tenths.sum::<i128>(), 1000);
            }
        }
    }

    #[test]
    fn the_order_of_cases_changes_no_figure(book in some_book(), turn in 0..80_usize) {
        let before = told(&counted(&book));
        let mut turned = book;
        let cases = &mut turned.register.cases;
        cases.reverse();
        let middle = turn % cases.len();
        cases.rotate_left(middle);
        prop_assert_eq!(told(&counted(&turned)), before);
    }

    #[test]
    fn flipping_an_outcome_moves_one_case_between_two_classes(book in some_book(), which in 0..80_usize) {
        let before = counted(&book);
        let mut flipped = book;
        let at = which % flipped.register.cases.len();
        let case = &mut flipped.register.cases[at];
        let Some(outcome) = case.outcome.clone() else { return Ok(()) };
        let next = OUTCOMES[(OUTCOMES.iter().position(|it| *it == outcome).unwrap() + 1) % 4];
        case.outcome = Some(next.to_owned());
        let after = counted(&flipped);
        let size = |figures: &Figures, class: &str| {
            figures.get("按结果").unwrap().item(class).unwrap().cases.len()
        };
        for class in OUTCOMES {
            let moved = usize::from(class == next);
            let left = usize::from(class == outcome);
            prop_assert_eq!(size(&after, class) + left, size(&before, class) + moved);
        }
        for name in ["总数", "已办复", "领导阅批", "按分类", "单位", "最后"] {
            prop_assert_eq!(after.get(name), before.get(name));
        }
    }
}
