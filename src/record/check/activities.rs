//! 活动: dated, of a kind, about cases that are in the register.

use super::{
    entries::{Entries, list},
    leaf, units,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics},
    record::{Activity, ActivityKind, AsOf, Batch, Case, UnitRegistry, Written, keys, raw::Node},
};

/// The cases that an activity may concern; none when not all could be read.
#[derive(Clone, Copy)]
pub(super) struct Concerned<'a> {
    pub(super) cases: &'a [Case],
    /// 本次, whose case is meant where others bear the same number.
    pub(super) batch: Option<&'a Batch>,
    /// 单位名录.
    pub(super) units: &'a UnitRegistry,
}

/// All activities by date, those of one day as written.
pub(super) fn read(
    entries: &Entries<'_>,
    concerned: Concerned<'_>,
    found: &mut Diagnostics,
) -> Vec<Activity> {
    let Some(node) = entries.get(keys::ACTIVITIES) else { return Vec::new() };
    let items = list(node, "活动", found).iter().zip(1usize..);
    let mut activities: Vec<Activity> = items
        .filter_map(|(item, nth)| activity(item, &format!("第{nth}项活动"), concerned, found))
        .collect();
    activities.sort_by_key(|it| it.date);
    activities
}

fn activity(
    node: &Node,
    what: &str,
    concerned: Concerned<'_>,
    found: &mut Diagnostics,
) -> Option<Activity> {
    let entries = Entries::open(node, what, keys::ACTIVITY_KEYS, found)?;
    let label = |name: keys::Names| format!("{what}的{}", name.0);
    let mut require = |name, cure| entries.require(name, what, cure, found);
    let date = require(keys::DATE, "请写“日期: 2021-05-26”");
    let kind = require(keys::KIND, "请写会议、调研、督办、批示、部署会、培训、宣传、直播之一");
    let name = require(keys::NAME, "请写会议或活动的名称");
    let kinds = ActivityKind::ALL.map(|it| (it.chinese(), it));
    let date = date.and_then(|it| leaf::date(it, &label(keys::DATE), found));
    let kind = kind.and_then(|it| leaf::choice(it, &label(keys::KIND), &kinds, found));
    let name = name.and_then(|it| leaf::clause(it, &label(keys::NAME), found));
    let mut text = |name| {
        let node = entries.get(name)?;
        leaf::clause(node, &label(name), found).map(|it| it.text)
    };
    let leader = text(keys::LEADER);
    let content = text(keys::CONTENT);
    let result = text(keys::ACTIVITY_RESULT);
    let media = text(keys::MEDIA);
    let media_level = text(keys::MEDIA_LEVEL);
    let link = text(keys::LINK);
    let mut names =
        |name| entries.get(name).map(|it| leaf::names(it, &label(name), found)).unwrap_or_default();
    let units = names(keys::UNITS);
    let numbers = names(keys::CASES);
    let unit = |it| units::counted(it, &label(keys::UNITS), concerned.units, found).text;
    let units = units.into_iter().map(unit).collect();
    for number in &numbers {
        check_number(number, what, concerned, found);
    }
    Some(Activity {
        date: date?,
        kind: kind?,
        name: name?.text,
        leader,
        content,
        units,
        cases: leaf::texts(numbers),
        result,
        media,
        media_level,
        link,
        place: node.place.clone(),
    })
}

fn check_number(number: &Written, what: &str, concerned: Concerned<'_>, found: &mut Diagnostics) {
    let Concerned { cases, batch, .. } = concerned;
    let numbered = || cases.iter().filter(|it| it.number == number.text);
    let belongs =
        |case: &&Case| batch.is_none_or(|it| it.condition.matches(case, AsOf::END_OF_TIME));
    let (cause, cure) = match (numbered().count(), numbered().filter(belongs).count()) {
        (0, _) if cases.is_empty() => return,
        (0, _) => (format!("{what}提到的{}号不在台账里", number.text), slip(number, cases)),
        (_, 0 | 1) => return,
        (_, several) => (
            format!("{what}提到的{}号在本次里有{several}件，不知道指哪一件", number.text),
            "请从“案件”中删去，在“内容”里写明是哪一件".to_owned(),
        ),
    };
    found.push(Diagnostic::error(cause).at(&number.place).cure(cure));
}

/// The number that was probably meant: the same but for its zeros, or much like it.
fn slip(number: &Written, cases: &[Case]) -> String {
    let numbers = || cases.iter().map(|it| it.number.as_str());
    let bare = |it: &str| it.trim_start_matches('0').to_owned();
    let meant = numbers().find(|it| bare(it) == bare(&number.text));
    match meant.or_else(|| nearest(&number.text, numbers())) {
        Some(meant) => format!("是否为“{meant}”？请核实"),
        None => "请核实编号".to_owned(),
    }
}
