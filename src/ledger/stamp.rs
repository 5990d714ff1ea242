//! 核对码: a hidden column that says what the cells of a row were when the workbook went out, so
//! that a cell which came back different from one that a unit changed is told from one that the
//! office changed meanwhile, and which cells were not for the reader to fill in.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

/// The first mark of a stamp; another means another way of writing it.
const VERSION: &str = "1";

/// What a row said when it went out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    closed: Vec<String>,
    /// Header and hash of each cell that was not empty.
    sums: Vec<(String, String)>,
}

impl Stamp {
    /// The stamp of a row's cells: header, text, and whether it may be filled in.
    pub(super) fn of<'a>(cells: impl Iterator<Item = (&'a str, &'a str, bool)>) -> Self {
        let mut stamp = Self::default();
        for (header, text, is_open) in cells {
            if !is_open {
                stamp.closed.push(header.to_owned());
            }
            if !text.is_empty() {
                stamp.sums.push((header.to_owned(), sum(text)));
            }
        }
        stamp
    }

    /// As it stands in its cell.
    pub(super) fn written(&self) -> String {
        let sums: Vec<String> = self.sums.iter().map(|(it, sum)| format!("{it}={sum}")).collect();
        format!("{VERSION};{};{}", self.closed.join(","), sums.join(","))
    }

    /// Reads what [`Stamp::written`] wrote.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(';');
        if parts.next()? != VERSION {
            return None;
        }
        let list = |text: &str| -> Vec<String> {
            text.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect()
        };
        let closed = list(parts.next()?);
        let sums = list(parts.next()?);
        let sums = sums.iter().filter_map(|it| it.split_once('=').map(owned)).collect();
        Some(Self { closed, sums })
    }

    /// Whether the cell under `header` is not for the reader to fill in.
    pub(super) fn is_closed(&self, header: &str) -> bool {
        self.closed.iter().any(|it| it == header)
    }

    /// Whether the cell under `header` said `text` when it went out.
    pub(super) fn says(&self, header: &str, text: &str) -> bool {
        match self.sums.iter().find(|(it, _)| it == header) {
            Some((_, known)) => *known == sum(text),
            None => text.is_empty(),
        }
    }
}

fn owned((one, other): (&str, &str)) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

/// Eight letters; empty texts have none.
fn sum(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    BASE32_NOPAD.encode(digest.get(..5).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let cells = [("标题", "甲", false), ("答复日期", "", true), ("办理结果", "=1;2,3", true)];
        let stamp = Stamp::of(cells.into_iter());
        let read = Stamp::read(&stamp.written()).unwrap();
        assert_eq!(read, stamp);
        assert!(read.is_closed("标题") && !read.is_closed("答复日期"));
        assert!(read.says("标题", "甲") && !read.says("标题", "乙"));
        assert!(read.says("答复日期", "") && !read.says("答复日期", "2021-04-16"));
        assert_eq!(Stamp::read("2;标题"), None);
        assert_eq!(Stamp::read("说明"), None);
    }
}
