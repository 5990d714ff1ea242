//! 句式: the wording of one item of a partition.

use super::Printed;

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
}

/// The places that a wording may have.
pub(super) const PLACES: [&str; 4] = ["{项}", "{件数}", "{占比}", "{总体}"];

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
                _ => return Err(format!("{{{name}}}")),
            });
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The wording of the class called `name`.
    pub(super) fn printed(
        &self,
        name: &str,
        count: &str,
        share: &str,
        population: &str,
    ) -> Vec<Printed> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => Printed::words(words),
                Piece::Item => Printed::words(name),
                Piece::Count => Printed::figure(&[name, "件数"], count),
                Piece::Share => Printed::figure(&[name, "占比"], share),
                Piece::Population => Printed::figure(&["总体"], population),
            })
            .collect()
    }
}

/// `clauses` with ； between them, neighbouring words made one piece.
pub(super) fn joined(clauses: Vec<Vec<Printed>>) -> Vec<Printed> {
    let mut sentence: Vec<Printed> = Vec::new();
    for (at, clause) in clauses.into_iter().enumerate() {
        let mark = (at > 0).then(|| Printed::words("；"));
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
