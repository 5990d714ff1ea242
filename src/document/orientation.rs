//! How pages lie.

use serde::Serialize;

/// How pages lie (GB/T 9704-2012, 8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// 横排: what stands on the page is turned, its head along the sheet's left edge.
    Landscape,
}

impl Orientation {
    /// Whether it is upright.
    pub fn is_portrait(&self) -> bool {
        *self == Self::Portrait
    }
}
