//! Tables as text: fields between commas, semicolons or tabs, in double quotes where they hold one.

use std::sync::Arc;

use super::{Cell, Epoch, Kind, Row, Sheet, Workbook, limit, limit::Budget, refusal::Refusal};

/// What may stand between two fields.
const SEPARATORS: [char; 4] = [',', '\t', ';', '，'];

/// How many rows tell which separator is in use.
const LOOKED_AT: usize = 20;

/// The one sheet of a text; `name` is the file's.
pub(super) fn read(name: &str, text: &str, budget: &mut Budget) -> Result<Workbook, Refusal> {
    let mut rows = Vec::new();
    let mut fields = Fields::new(text, separator(text));
    let mut number: u32 = 0;
    while let Some(row) = fields.row(number.saturating_add(1))? {
        number = number.saturating_add(1);
        if number > limit::ROWS {
            return Err(Refusal::TooBig("行"));
        }
        budget.cell()?;
        let cells = cells(row, budget)?;
        if !cells.is_empty() {
            rows.push(Row { number, cells });
        }
    }
    if rows.is_empty() {
        return Err(Refusal::NoRows);
    }
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let sheets = vec![Sheet { name: stem.to_owned(), rows }];
    Ok(Workbook { sheets, hidden: Vec::new(), epoch: Epoch::Of1900 })
}

fn cells(row: Vec<String>, budget: &mut Budget) -> Result<Vec<Cell>, Refusal> {
    let mut cells = Vec::new();
    for (field, column) in row.into_iter().zip(0..limit::COLUMNS) {
        let text = field.trim();
        if !text.is_empty() {
            budget.cell()?;
            budget.text(text.len())?;
            let text = Arc::from(formula_of_text(text));
            cells.push(Cell {
                column,
                text,
                kind: Kind::Text,
                is_formula: false,
                merged_from: None,
            });
        }
    }
    Ok(cells)
}

/// `0038` of `="0038"`, which is how a CSV keeps Excel from dropping zeros.
fn formula_of_text(text: &str) -> &str {
    let inner = text.strip_prefix("=\"").and_then(|it| it.strip_suffix('"'));
    inner.filter(|it| !it.contains('"')).unwrap_or(text)
}

/// The separator that makes most fields of the first rows.
fn separator(text: &str) -> char {
    let fields = |separator: char| {
        let mut fields = Fields::new(text, separator);
        let rows = (0..LOOKED_AT).map_while(|_| fields.row(1).ok().flatten());
        rows.map(|it| it.len().saturating_sub(1)).sum::<usize>()
    };
    // The first of equals.
    let best = SEPARATORS.into_iter().rev().max_by_key(|&it| fields(it));
    best.unwrap_or(',')
}

/// The fields of a text, row by row.
struct Fields<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
}

impl<'a> Fields<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self { rest: text.chars().peekable(), separator }
    }

    /// The next row, which is the `number`th; `None` at the end.
    fn row(&mut self, number: u32) -> Result<Option<Vec<String>>, Refusal> {
        if self.rest.peek().is_none() {
            return Ok(None);
        }
        let mut row = vec![String::new()];
        let mut is_quoted = false;
        while let Some(it) = self.rest.next() {
            let Some(field) = row.last_mut() else { break };
            match it {
                '"' if is_quoted && self.rest.peek() == Some(&'"') => {
                    self.rest.next();
                    field.push('"');
                }
                '"' if is_quoted => is_quoted = false,
                '"' if field.trim().is_empty() => {
                    field.clear();
                    is_quoted = true;
                }
                _ if is_quoted => field.push(it),
                '\r' if self.rest.peek() == Some(&'\n') => {}
                '\n' | '\r' => return Ok(Some(row)),
                _ if it == self.separator => row.push(String::new()),
                _ => field.push(it),
            }
            if row.last().is_some_and(|it| it.len() > limit::EVENT) {
                break;
            }
        }
        if is_quoted {
            return Err(Refusal::OpenQuote(usize::try_from(number).unwrap_or_default()));
        }
        if self.rest.peek().is_some() {
            Err(Refusal::TooBig("一格里的文字"))
        } else {
            Ok(Some(row))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u32, String)>, Refusal> {
        let workbook = super::read("台账.csv", text, &mut Budget::default())?;
        let row = |it: &Row| {
            let cells = it
                .cells
                .iter()
                .map(|it| format!("{}={}", super::super::letters(it.column), it.text));
            (it.number, cells.collect::<Vec<_>>().join("|"))
        };
        Ok(workbook.sheets[0].rows.iter().map(row).collect())
    }

    #[test]
    fn every_separator_is_found_by_itself() {
        for separator in [",", ";", "\t", "，"] {
            let text =
                ["编号", "案由"].join(separator) + "\r\n\r\n" + &["0038", "甲、乙"].join(separator);
            let expected = [(1, "A=编号|B=案由".to_owned()), (3, "A=0038|B=甲、乙".to_owned())];
            assert_eq!(read(&text).unwrap(), expected);
        }
    }

    #[test]
    fn quoted_fields_hold_anything() {
        let told =
            read("编号,案由\n=\"0038\",\"关于“一网通办”,\n让数据\"\"多跑路\"\"\"\n,\n").unwrap();
        assert_eq!(
            told[1],
            (2, "A==\"0038\"|B=关于“一网通办”,\n让数据\"多跑路\"".replace("=\"0038\"", "0038"))
        );
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn an_open_quote_is_told_with_its_row() {
        assert_eq!(read("编号,案由\n1,\"甲\n2,乙\n"), Err(Refusal::OpenQuote(2)));
        assert_eq!(read("\n\n,,\n"), Err(Refusal::NoRows));
    }
}
