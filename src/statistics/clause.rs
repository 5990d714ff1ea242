//! 句式: the wording of one item of a partition.

use super::{FigureItem, Printed, plain_text};

/// A wording with places for what is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clause {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Item,
    Count,
    Share,
    Population,
    Rank,
}

/// The places that a wording may have.
pub(super) const PLACES: [&str; 5] = ["{项}", "{件数}", "{占比}", "{总体}", RANK];

/// The place that only a 排名 has.
pub(super) const RANK: &str = "{名次}";

impl Clause {
    /// Reads a wording; a mark at its end is dropped, for ； and 。 are put between and after items.
    /// The error is the place that is not known, such as `{比例}`, or an unpaired brace.
    pub(super) fn read(wording: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = wording.trim().trim_end_matches(['。', '；', '，']);
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err(format!("{{{after}"));
            };
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(match name.trim() {
                "项" => Piece::Item,
                "件数" => Piece::Count,
                "占比" => Piece::Share,
                "总体" => Piece::Population,
                "名次" => Piece::Rank,
                _ => return Err(format!("{{{name}}}")),
            });
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The wording of `item` in a population of so many cases.
    pub(super) fn of_item(&self, item: &FigureItem, population: &str) -> Vec<Printed> {
        let figure = |part: &str| {
            let text = item.parts.get(part).map_or_else(|| "—".to_owned(), |it| plain_text(&it));
            Printed::figure(&[item.name.as_str(), part], text)
        };
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => Printed::words(words),
                Piece::Item => Printed::words(&item.name),
                Piece::Count => figure("件数"),
                Piece::Share => figure("占比"),
                Piece::Rank => figure("名次"),
                Piece::Population => Printed::figure(&["总体"], population),
            })
            .collect()
    }
}

/// `clauses` with `mark` between them, neighbouring words made one piece.
pub(super) fn joined(clauses: Vec<Vec<Printed>>, mark: &str) -> Vec<Printed> {
    let mut sentence: Vec<Printed> = Vec::new();
    for (at, clause) in clauses.into_iter().enumerate() {
        let mark = (at > 0).then(|| Printed::words(mark));
        for piece in mark.into_iter().chain(clause) {
            match (sentence.last_mut(), piece) {
                (_, Printed::Words(words)) if words.is_empty() => {}
                (Some(Printed::Words(before)), Printed::Words(words)) => before.push_str(&words),
                (_, piece) => sentence.push(piece),
            }
        }
    }
    sentence
}
