//! How a percentage is printed (reference C3).

use super::{Decimal, Ratio};
use crate::{
    diagnostic::Diagnostic,
    record::{Declaration, TrailingZeros},
};

/// `percent`, the rounded share of `ratio`, as printed: `86.0%`, or `86%` where trailing zeros are
/// trimmed; all of the whole is `100%` either way.
pub(super) fn percent_text(ratio: Ratio, percent: Decimal, declaration: &Declaration) -> String {
    let number =
        if ratio.is_full() { percent.trimmed() } else { zeros_as_declared(percent, declaration) };
    format!("{number}%")
}

/// `number` with the zeros at its end, or without, as the declaration has it.
pub(super) fn zeros_as_declared(number: Decimal, declaration: &Declaration) -> Decimal {
    match declaration.trailing_zeros {
        TrailingZeros::Keep => number,
        TrailingZeros::Trim => number.trimmed(),
    }
}

/// A warning when rounding makes some look like none, or most look like all.
pub(super) fn misread(
    what: &str,
    ratio: Ratio,
    percent: Decimal,
    declaration: &Declaration,
) -> Option<Diagnostic> {
    let hundred = Decimal::new(100, 0);
    let looks_like = if !ratio.is_zero() && percent.sign() == 0 {
        "没有"
    } else if !ratio.is_full() && percent.minus(hundred).sign() == 0 {
        "全部"
    } else {
        return None;
    };
    let printed = percent_text(ratio, percent, declaration);
    let cause = format!("{what}是{ratio}，印成{printed}会被读作“{looks_like}”");
    Some(imprecise(cause, declaration, "加大“小数”"))
}

/// A warning that a share of `declaration` reads wrong as it is rounded; `change` would mend it. A
/// built-in figure stands in no file: the project declares it anew first.
pub(super) fn imprecise(cause: String, declaration: &Declaration, change: &str) -> Diagnostic {
    let (warning, name) = (Diagnostic::warning(cause), &declaration.name);
    if declaration.is_supplied() {
        warning.cure(format!("请在huibao.yaml的“指标”里自己声明“{name}”，{change}"))
    } else {
        warning.at(&declaration.place).cure(format!("请{change}"))
    }
}
