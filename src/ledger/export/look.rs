//! How cells look: widths, colours, the words to choose from.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::{
    ledger::page::Slot,
    record::{Field, Register, Shape},
};

/// The tint of a cell that is to be filled in: light enough to print well.
const OPEN: Color = Color::RGB(0x00FF_F2CC);

/// The tint of the headings.
const HEADING: Color = Color::RGB(0x00DD_E6F0);

/// The formats of a sheet.
pub(super) struct Look {
    pub(super) heading: Format,
    pub(super) cell: Format,
    pub(super) open: Format,
}

impl Look {
    /// Every cell is text: zeros stay, and `=` begins no formula.
    pub(super) fn new() -> Self {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_num_format("@");
        let heading =
            cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color(HEADING);
        let open = cell.clone().set_background_color(OPEN);
        Self { heading, cell, open }
    }
}

/// The width of a column in characters.
pub(super) fn width(slot: Slot) -> f64 {
    let Some(shape) = slot.shape() else { return 8.0 };
    match shape {
        Shape::Title => 32.0,
        Shape::Clause | Shape::Prose => 44.0,
        Shape::Number | Shape::Whole | Shape::YesNo => 9.0,
        Shape::Names | Shape::Named(_) => 20.0,
        Shape::Text if slot == Slot::Field(Field::Session) => 22.0,
        Shape::Text | Shape::Unit => 16.0,
        _ => 12.0,
    }
}

/// The words of a register that cells may choose from.
pub(super) struct Words<'a> {
    register: Option<&'a Register>,
}

impl<'a> Words<'a> {
    /// Of a register that could be read; else only what every register has.
    pub(super) fn of(register: Option<&'a Register>) -> Self {
        Self { register }
    }

    /// The words to choose from in a column; none where any will do.
    pub(super) fn choices(&self, slot: Slot) -> Vec<String> {
        let of_field = |field: Field| {
            let classes = self.register.and_then(|it| it.classes(field)).unwrap_or_default();
            classes.into_iter().map(str::to_owned).collect()
        };
        match slot.shape() {
            Some(Shape::Choice(words)) => words.iter().map(|it| (*it).to_owned()).collect(),
            Some(Shape::YesNo) => vec!["是".to_owned(), "否".to_owned()],
            Some(Shape::Category) => of_field(Field::Category),
            Some(Shape::Outcome) => of_field(Field::Outcome),
            Some(Shape::Publicity) => of_field(Field::Publicity),
            Some(Shape::Satisfaction | Shape::SatisfactionAxes) => of_field(Field::Satisfaction),
            _ => Vec::new(),
        }
    }

    /// The name under which a unit counts.
    pub(super) fn unit<'b>(&'b self, name: &'b str) -> &'b str {
        self.register.map_or(name, |it| it.units.name(name))
    }

    /// The year of the register.
    pub(super) fn year(&self) -> u16 {
        self.register.and_then(|it| u16::try_from(it.year).ok()).unwrap_or(2000)
    }
}
