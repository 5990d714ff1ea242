//! How wide a picture is to be: what stands in braces behind it.

use super::{
    body::Body,
    span::{Span, is_blank},
};
use crate::{
    document::Orientation,
    style::gb9704::{PICTURE_NARROWEST_MM, TYPE_AREA_HEIGHT_MM, TYPE_AREA_WIDTH_MM},
};

/// What may stand before the length, the longest first.
const LABELS: [&str; 3] = ["宽度", "图宽", "宽"];
/// Units of length with the tenths of a mm that they have.
const UNITS: [(&str, f64); 4] = [("厘米", 10.0), ("毫米", 1.0), ("cm", 10.0), ("mm", 1.0)];

const EXAMPLE: &str = "请写成“{宽: 8厘米}”，可以有一位小数；不写就按图片自己的大小";

/// Why a width cannot be read.
enum Fault {
    NoNumber,
    NoUnit(String),
    Percent,
}

impl<'a> Body<'a> {
    /// The width in mm that `宽: 8厘米` says.
    pub(super) fn picture_width(&mut self, manner: Span<'a>) -> Option<u32> {
        let whole = match self.orientation_here() {
            Orientation::Portrait => TYPE_AREA_WIDTH_MM,
            Orientation::Landscape => TYPE_AREA_HEIGHT_MM,
        };
        let (cause, cure) = match millimetres(manner.text) {
            Ok(width) if (PICTURE_NARROWEST_MM..=whole).contains(&width) => return in_whole(width),
            Ok(_) => {
                let (least, most) = (PICTURE_NARROWEST_MM / 10.0, whole / 10.0);
                let cause = format!("图片的宽要在{least}厘米到{most}厘米之间");
                (cause, "请改写宽度；不写就按图片自己的大小，太大的缩到版心以内".to_owned())
            }
            Err(Fault::NoUnit(number)) => {
                ("图片的宽没有写单位".to_owned(), format!("请写成“{{宽: {number}厘米}}”"))
            }
            Err(Fault::Percent) => {
                let cause = "图片的宽不能写百分数".to_owned();
                (cause, format!("请写厘米，如“{{宽: 8厘米}}”；版心宽{}厘米", whole / 10.0))
            }
            Err(Fault::NoNumber) => ("看不懂图片后面括号里的话".to_owned(), EXAMPLE.to_owned()),
        };
        self.reader.error(manner, cause, cure);
        None
    }
}

/// `宽: 8厘米`, `８.5cm` or `85毫米` in mm.
fn millimetres(manner: &str) -> Result<f64, Fault> {
    let plain: String = manner.chars().filter(|it| !is_blank(*it)).map(narrow).collect();
    let plain = plain.to_ascii_lowercase();
    let length = LABELS.iter().find_map(|it| plain.strip_prefix(it)).unwrap_or(&plain);
    let length = length.strip_prefix(':').unwrap_or(length);
    if let Some((number, scale)) =
        UNITS.iter().find_map(|(unit, scale)| Some((length.strip_suffix(unit)?, scale)))
    {
        return number_of(number).map(|it| it * scale).ok_or(Fault::NoNumber);
    }
    match length.strip_suffix('%').map(number_of) {
        Some(Some(_)) => Err(Fault::Percent),
        None if number_of(length).is_some() => Err(Fault::NoUnit(length.to_owned())),
        _ => Err(Fault::NoNumber),
    }
}

/// A number of digits with a point and a sign at most.
fn number_of(text: &str) -> Option<f64> {
    let is_plain = text.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | '-'));
    text.parse().ok().filter(|_| is_plain)
}

/// The half-width character that a full-width one stands for.
fn narrow(character: char) -> char {
    match character {
        '：' | '＝' | '=' => ':',
        '－' => '-',
        '．' => '.',
        '％' => '%',
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))
            .unwrap_or(character),
        _ => character,
    }
}

/// A width that a page holds, in whole mm.
fn in_whole(width: f64) -> Option<u32> {
    format!("{width:.0}").parse().ok()
}
