//! How a camera was held (Exif 2.3, 4.6.4, tag 0x0112).

/// How a stored picture is turned to be seen upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orientation {
    /// Quarter turns clockwise, 0 to 3.
    pub turns: u8,
    /// Whether it is then mirrored from left to right.
    pub mirrored: bool,
}

impl Orientation {
    /// The orientation that Exif gives this number; upright for a number that it does not know.
    pub(super) fn of_exif(number: u16) -> Self {
        let (turns, mirrored) = match number {
            2 => (0, true),
            3 => (2, false),
            4 => (2, true),
            5 => (1, true),
            6 => (1, false),
            7 => (3, true),
            8 => (3, false),
            _ => (0, false),
        };
        Self { turns, mirrored }
    }

    /// Whether there is nothing to turn.
    pub fn is_upright(self) -> bool {
        self == Self::default()
    }

    /// Whether width and height change places.
    pub fn is_sideways(self) -> bool {
        self.turns % 2 == 1
    }

    /// Where the lower right, the upper left and the lower left corner of the stored picture come to
    /// stand in a square of one by one, seen from that square's lower left corner.
    pub fn corners(self) -> [(f64, f64); 3] {
        let corners = match self.turns {
            1 => [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
            2 => [(0.0, 1.0), (1.0, 0.0), (1.0, 1.0)],
            3 => [(1.0, 1.0), (0.0, 0.0), (1.0, 0.0)],
            _ => [(1.0, 0.0), (0.0, 1.0), (0.0, 0.0)],
        };
        if self.mirrored { corners.map(|(x, y)| (1.0 - x, y)) } else { corners }
    }
}
