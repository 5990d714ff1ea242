//! 单位名录: the units by all their names, so that one unit counts as one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::Place;

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// 简称: how figures and documents call it; the full name where it has none.
    pub name: String,
    /// 全称.
    pub full_name: String,
    /// 别名.
    pub aliases: Vec<String>,
    /// 启用: its first day.
    pub from: Option<NaiveDate>,
    /// 停用: the first day on which it was no more.
    pub until: Option<NaiveDate>,
    /// 系统 that it belongs to.
    pub system: Option<String>,
    /// What became of it.
    pub successor: Option<Successor>,
    /// Where it stands.
    pub place: Place,
}

/// What became of a unit, by the name that the registry gives its successor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Successor {
    /// 并入.
    MergedInto(String),
    /// 更名为.
    RenamedTo(String),
}

impl Successor {
    /// The successor's name.
    pub fn name(&self) -> &str {
        match self {
            Self::MergedInto(name) | Self::RenamedTo(name) => name,
        }
    }

    /// The Chinese word.
    pub const fn chinese(&self) -> &'static str {
        match self {
            Self::MergedInto(_) => "并入",
            Self::RenamedTo(_) => "更名为",
        }
    }
}

/// 单位名录; empty where the office keeps none, and any name will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitRegistry {
    units: Vec<Unit>,
    by_name: BTreeMap<String, usize>,
}

impl UnitRegistry {
    /// Adds a unit.
    ///
    /// # Errors
    /// The first of its names that another unit has.
    pub fn add(&mut self, unit: Unit) -> Result<(), String> {
        let names = [&unit.name, &unit.full_name].into_iter().chain(&unit.aliases);
        if let Some(taken) = names.clone().find(|it| self.by_name.contains_key(*it)) {
            return Err(taken.clone());
        }
        let at = self.units.len();
        self.by_name.extend(names.map(|it| (it.clone(), at)));
        self.units.push(unit);
        Ok(())
    }

    /// The unit of a name, full, short or another.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.units.get(*self.by_name.get(name)?)
    }

    /// The name under which a unit counts: its short one; a name that is not listed is its own.
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.unit(name).map_or(name, |it| &it.name)
    }

    /// The units in order.
    pub fn iter(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter()
    }

    /// All names that a record may write.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Whether the office keeps none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}
