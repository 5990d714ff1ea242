//! How a content stream's coordinates lie on the sheet (ISO 32000-1, 8.3.3).

/// The operands of `cm`: where one step to the right and one up lead, and where the origin lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix {
    right: (f64, f64),
    up: (f64, f64),
    origin: (f64, f64),
}

impl Default for Matrix {
    /// As they are.
    fn default() -> Self {
        Self { right: (1.0, 0.0), up: (0.0, 1.0), origin: (0.0, 0.0) }
    }
}

impl Matrix {
    pub(super) fn of(operands: &[f64]) -> Self {
        let pair = |at: usize| (operands[at], operands[at + 1]);
        Self { right: pair(0), up: pair(2), origin: pair(4) }
    }

    /// First this one, then `outer`.
    pub(super) fn then(self, outer: Self) -> Self {
        Self {
            right: outer.lead(self.right),
            up: outer.lead(self.up),
            origin: outer.apply(self.origin),
        }
    }

    pub(super) fn apply(self, point: (f64, f64)) -> (f64, f64) {
        let (across, along) = self.lead(point);
        (across + self.origin.0, along + self.origin.1)
    }

    /// Where a line of text goes on the sheet: `(1, 0)` to the right, `(0, 1)` up.
    pub(super) fn direction(self) -> (f64, f64) {
        self.right
    }

    /// Where a step leads.
    fn lead(self, (right, up): (f64, f64)) -> (f64, f64) {
        (right * self.right.0 + up * self.up.0, right * self.right.1 + up * self.up.1)
    }
}
