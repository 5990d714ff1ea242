//! 单位名录 and rule X23: records call a unit by a name of the registry, at a time when it was
//! there.

use chrono::NaiveDate;

use super::{
    entries::{Entries, list},
    leaf,
};
use crate::{
    chinese::nearest::nearest,
    diagnostic::{Diagnostic, Diagnostics, Place, Rule},
    record::{
        Case, Field, Role, Successor, Unit, UnitRegistry, Written, keys,
        raw::{Content, Node},
    },
};

/// The registry of the settings; empty when there is none.
pub(super) fn read(entries: &Entries<'_>, found: &mut Diagnostics) -> UnitRegistry {
    let mut registry = UnitRegistry::default();
    let Some(node) = entries.get(keys::UNIT_REGISTRY) else { return registry };
    for (node, nth) in list(node, "单位名录", found).iter().zip(1_usize..) {
        let Some(unit) = unit(node, nth, found) else { continue };
        let place = unit.place.clone();
        if let Err(taken) = registry.add(unit) {
            found.push(
                Diagnostic::error(format!("单位名录里“{taken}”写了两次"))
                    .at(&place)
                    .cure("一个名称只能指一个单位，请删去一处，或改用全称区分"),
            );
        }
    }
    for unit in registry.iter() {
        check_successor(unit, &registry, found);
    }
    registry
}

fn unit(node: &Node, nth: usize, found: &mut Diagnostics) -> Option<Unit> {
    let what = format!("单位名录第{nth}项");
    if let Content::Text(..) = node.content {
        let name = leaf::text(node, &what, found)?.text;
        return Some(named(name.clone(), name, node.place.clone()));
    }
    let entries = Entries::open(node, &what, keys::UNIT_KEYS, found)?;
    let label = |name: keys::Names| format!("{what}的{}", name.0);
    let cure = "请写“全称: 区发展和改革委员会, 简称: 区发改委”";
    let full_name = entries.require(keys::FULL_NAME, &what, cure, found)?;
    let mut text = |name: keys::Names| {
        entries.get(name).and_then(|it| leaf::text(it, &label(name), found)).map(|it| it.text)
    };
    let system = text(keys::SYSTEM);
    let merged = text(keys::MERGED_INTO).map(Successor::MergedInto);
    let renamed = text(keys::RENAMED_TO).map(Successor::RenamedTo);
    let short_name = text(keys::SHORT_NAME);
    let full_name = leaf::text(full_name, &label(keys::FULL_NAME), found)?.text;
    let mut date =
        |name: keys::Names| entries.get(name).and_then(|it| leaf::date(it, &label(name), found));
    let (from, until) = (date(keys::UNIT_FROM), date(keys::UNIT_UNTIL));
    let successor = merged.or(renamed);
    if successor.is_some() && !entries.has(keys::UNIT_UNTIL) {
        found.push(
            Diagnostic::error(format!("{what}“{full_name}”写了后继单位，没有写停用日期"))
                .at(&node.place)
                .cure("请补写“停用: 2024-03-01”，即从哪天起用新的名称"),
        );
    }
    let aliases =
        entries.get(keys::ALIASES).map(|it| leaf::names(it, &label(keys::ALIASES), found));
    let aliases = leaf::texts(aliases.unwrap_or_default());
    let name = short_name.unwrap_or_else(|| full_name.clone());
    leaf::is_referable(&name, "单位", &node.place, found);
    Some(Unit {
        aliases,
        from,
        until,
        system,
        successor,
        ..named(name, full_name, node.place.clone())
    })
}

fn named(name: String, full_name: String, place: Place) -> Unit {
    let (aliases, system, successor) = (Vec::new(), None, None);
    Unit { name, full_name, aliases, from: None, until: None, system, successor, place }
}

fn check_successor(unit: &Unit, registry: &UnitRegistry, found: &mut Diagnostics) {
    let Some(successor) = &unit.successor else { return };
    if registry.unit(successor.name()).is_none() {
        let cause = format!(
            "单位名录里“{}”{}的“{}”不在名录里",
            unit.name,
            successor.chinese(),
            successor.name()
        );
        let cure = nearest(successor.name(), registry.names()).map_or_else(
            || "请在名录里补上这个单位".to_owned(),
            |it| format!("是否为“{it}”？不是的，请在名录里补上这个单位"),
        );
        found.push(Diagnostic::error(cause).at(&unit.place).cure(cure));
    }
}

/// The name under which a unit of a record counts; one that the registry does not have is told
/// (rule X23) and stays as it is.
pub(super) fn counted(
    written: Written,
    what: &str,
    registry: &UnitRegistry,
    found: &mut Diagnostics,
) -> Written {
    let Some(unit) = registry.unit(&written.text) else {
        if !registry.is_empty() {
            let near = nearest(&written.text, registry.names());
            let cure = match near.filter(|it| differ_little(it, &written.text)) {
                Some(name) => format!("是否为“{name}”？不是的，请在名录里补上，或写进它的别名"),
                None => "请改用名录里的名称；新的单位、新的叫法请补进名录".to_owned(),
            };
            let cause = format!("{what}“{}”不在单位名录里", written.text);
            found.push(Diagnostic::of(Rule::X23, cause).at(&written.place).cure(cure));
        }
        return written;
    };
    Written { text: unit.name.clone(), ..written }
}

/// Whether a name has all characters of another but one: names of units are alike by their kind.
fn differ_little(one: &str, other: &str) -> bool {
    let missing = one.chars().filter(|&it| !other.contains(it)).count();
    missing <= 1 && one.chars().count().abs_diff(other.chars().count()) <= 1
}

/// Rule X23 of the dates: the units of a case were there when it was assigned.
pub(super) fn check_dates(case: &Case, registry: &UnitRegistry, found: &mut Diagnostics) {
    let Some(assigned) = case.assigned.filter(|_| !registry.is_empty()) else { return };
    for (role, name) in case.units() {
        let fields: &[Field] = match role {
            Role::Sole => &[Field::Sole, Field::Lead],
            Role::Lead => &[Field::Lead],
            Role::Co => &[Field::Co],
            Role::Split => &[Field::Split],
            Role::Undertake => &[Field::Undertake],
        };
        let written = fields.iter().find_map(|it| Some((*it, case.places.get(it)?)));
        let (field, place) = written.unwrap_or((Field::Units, &case.place));
        let Some(unit) = registry.unit(name) else { continue };
        if let Some((fault, instead)) = out_of_time(unit, assigned, registry) {
            let number = &case.number;
            let told = format!("{number}号{assigned}交办，{}“{name}”{fault}", field.chinese());
            let instead = format!("{instead}；交办日期写错的，请核实");
            found.push(Diagnostic::of(Rule::X23, told).at(place).cure(instead));
        }
    }
}

/// Why a unit was not there on a day, and what to write.
fn out_of_time(unit: &Unit, day: NaiveDate, registry: &UnitRegistry) -> Option<(String, String)> {
    if let Some(until) = unit.until.filter(|it| *it <= day) {
        return Some(match &unit.successor {
            Some(successor) => (
                format!("已于{until}{}“{}”", successor.chinese(), successor.name()),
                format!("请改为“{}”", registry.name(successor.name())),
            ),
            None => (format!("已于{until}停用"), "请改为接办的单位".to_owned()),
        });
    }
    let from = unit.from.filter(|it| *it > day)?;
    let became_it =
        |it: &&Unit| it.successor.as_ref().is_some_and(|to| registry.name(to.name()) == unit.name);
    let before: Vec<&str> = registry.iter().filter(became_it).map(|it| it.name.as_str()).collect();
    let cure = if before.is_empty() {
        "请改为当时的单位".to_owned()
    } else {
        format!("请改为当时的单位（{}）", before.join("、"))
    };
    Some((format!("{from}才启用"), cure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::{SourceFile, SourceKind},
        record::{AsOf, Register, check},
    };

    fn register() -> Register {
        let settings = SourceFile::new(
            "huibao.yaml",
            SourceKind::Settings,
            "版本: 1\n单位: {名称: 区发展和改革委员会}\n年份: 2021\n\
             指标: {发改: {计数: {主办: 区发展和改革委员会}}}\n单位名录:\n\
             - {全称: 区发展和改革委员会, 简称: 区发改委, 别名: [发改委], 系统: 经济}\n- 区教育局\n",
        );
        let case = |number, lead, more| {
            format!(
                "- {{编号: {number}, 类型: 代表建议, 届次会议: 六次会议, 标题: 甲, 提出人: 乙, \
                 主办: {lead}{more}}}\n"
            )
        };
        let records = [
            case("1", "区发展和改革委员会", ""),
            case("2", "发改委", ", 会办: [{单位: 区教育局, 意见: 无}]"),
            case("3", "区教育局", ", 会办: 区发改委, 措施: [{内容: 丙, 单位: 发改委}]"),
        ];
        let records = format!("案件:\n{}", records.concat());
        let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records)];
        let (register, found) = check(&settings, &records);
        assert!(found.is_empty(), "{found:?}");
        register.unwrap()
    }

    #[test]
    fn one_unit_counts_under_one_name_whatever_records_call_it() {
        let register = register();
        let values = |field| -> Vec<String> {
            let of = |it: &Case| {
                it.values(field, AsOf { date: NaiveDate::MAX })
                    .into_iter()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join("、")
            };
            register.cases.iter().map(of).collect()
        };
        assert_eq!(values(Field::Lead), ["区发改委", "区发改委", "区教育局"]);
        assert_eq!(values(Field::Co), ["", "区教育局", "区发改委"]);
        assert_eq!(values(Field::LeadSystem), ["经济", "经济", ""]);
        assert_eq!(values(Field::OwnRole), ["独办", "主办", "会办"]);
        assert_eq!(register.cases[2].measures[0].unit.as_deref(), Some("区发改委"));
        let declared = &register.declarations[0].kind;
        let crate::record::DeclarationKind::Count(condition) = declared else { panic!() };
        let as_of = AsOf { date: NaiveDate::MAX };
        let met = register.cases.iter().filter(|it| condition.matches(it, as_of));
        assert_eq!(met.count(), 2);
    }
}
