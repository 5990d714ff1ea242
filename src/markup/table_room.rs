//! Whether a page holds a table's columns: what could only be pressed together is told.

use super::{body::Body, reader::Reader, span::Span};
use crate::{
    document::{ColumnWidth, Orientation},
    style::{
        characters_in_columns,
        gb9704::{
            BOX_INSET_CELLS, CELL_PITCH_PT, CELLS_PER_LINE, LANDSCAPE_CELLS_PER_LINE,
            TYPE_AREA_HEIGHT_PT, TYPE_AREA_WIDTH_PT, column_cells,
        },
        most_columns,
    },
};

/// What a table stands in.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// In pt.
    width: f64,
    /// How a wider one is had.
    cure: &'static str,
}

impl Body<'_> {
    /// The room of a table here whose own pages lie so.
    pub(super) fn table_room(&self, orientation: Orientation) -> Room {
        let place = if orientation.is_portrait() { self.orientation_here() } else { orientation };
        let (width, cells, cure) = match place {
            Orientation::Portrait => {
                (TYPE_AREA_WIDTH_PT, CELLS_PER_LINE, "或把表横排：“::: 表（横排） 标题”")
            }
            Orientation::Landscape => {
                (TYPE_AREA_HEIGHT_PT, LANDSCAPE_CELLS_PER_LINE, "或分成几张表")
            }
        };
        let inset = if self.in_box() { BOX_INSET_CELLS } else { 0 };
        let (own, cure) = match self.columns_here() {
            None if inset == 0 => return Room { width, cure },
            None => (cells, "或把表移到方框外面"),
            Some(count) => (column_cells(cells, count.number()), "或把表移到分栏的部分外面"),
        };
        let given = u32::try_from(cells - own + inset).unwrap_or_default();
        Room { width: width - f64::from(given) * CELL_PITCH_PT, cure }
    }
}

impl<'a> Reader<'a> {
    /// Tells of more columns than have room for a character each.
    pub(super) fn told_of_columns(&mut self, at: Span<'a>, columns: usize, room: Room) {
        let most = most_columns(room.width);
        if u32::try_from(columns).is_ok_and(|it| it > most) {
            let cause = format!("这张表有{columns}列，这里最多放得下{most}列");
            self.error(at, cause, format!("请少写几列，{}", room.cure));
        }
    }

    /// The widths that `line` gives, none where they ask for more characters than there is room for.
    pub(super) fn held(
        &mut self,
        widths: Vec<ColumnWidth>,
        line: Option<Span<'a>>,
        room: Room,
    ) -> Vec<ColumnWidth> {
        let characters = widths.iter().map(|it| match it {
            ColumnWidth::Characters(count) => *count,
            ColumnWidth::FromContent | ColumnWidth::Sentence => 1,
            ColumnWidth::Share(_) => 0,
        });
        let wanted: u32 = characters.sum();
        let columns = u32::try_from(widths.len()).unwrap_or(u32::MAX);
        let fitting = characters_in_columns(columns, room.width);
        let Some(line) = line.filter(|_| wanted > fitting) else { return widths };
        let free = widths.contains(&ColumnWidth::FromContent);
        let least = if free { "（“自动”的一列至少1字）" } else { "" };
        let cause =
            format!("“列宽”一共要{wanted}字{least}，{columns}列的表这里只放得下{fitting}字");
        self.error(line, cause, format!("请改小，{}", room.cure));
        Vec::new()
    }
}
