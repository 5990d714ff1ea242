//! `huibao due`: what is overdue and what falls due soon, by unit.

use std::collections::BTreeSet;

use super::{
    arguments::{Due, Style},
    console,
    due_table::table,
    status::Status,
    today::today,
    workshop,
};
use crate::{
    chinese::{nearest::nearest, wording},
    diagnostic::Diagnostic,
    record::Register,
    statistics::DueList,
};

/// Runs the command.
pub(super) fn run(arguments: &Due) -> Result<Status, Status> {
    let (register, standing) = workshop::readable(&arguments.folder)?;
    let register = &register;
    let known = units(register);
    let mut chosen = Vec::new();
    for typed in &arguments.units {
        let unit = register.units.name(typed);
        if !known.contains(unit) && register.units.unit(typed).is_none() {
            console::fault(unknown_unit(typed, &known));
            return Err(Status::Unusable);
        }
        chosen.push(unit.to_owned());
    }
    let as_of = arguments.as_of.unwrap_or_else(today);
    let list = DueList::of(register, as_of, arguments.days, &chosen);
    match arguments.format {
        Style::Text => console::answer(&table(&list))?,
        Style::Json => {
            console::answer(&(serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"))?;
        }
    }
    Ok(standing.told("所列可能不全"))
}

/// All units that the register knows to have something to do.
fn units(register: &Register) -> BTreeSet<&str> {
    let of_cases = register.cases.iter().flat_map(|it| it.units().map(|(_, unit)| unit));
    let promises = register.cases.iter().flat_map(|it| &it.commitments);
    let office = register.office.secretariat.as_str();
    of_cases.chain(promises.filter_map(|it| it.unit.as_deref())).chain([office]).collect()
}

fn unknown_unit(typed: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let units: Vec<&str> = known.iter().copied().collect();
    let cure = match nearest(typed, units.iter().copied()) {
        Some(unit) => format!("是否为“{unit}”？"),
        None => format!("台账里的单位有：{}", wording::enumerate(&units)),
    };
    Diagnostic::error(format!("台账里没有“{typed}”这个单位")).cure(cure)
}
