//! The seal of a PDF: both of its identifiers (ISO 32000-1, 14.4) are a hash of the whole file with
//! zeros in their place. So they say what is in it, instead of when it was made, and whoever has the file
//! can tell whether a byte of it is another: signing, annotating and stamping add to it or write it anew.

use std::ops::Range;

use data_encoding::HEXUPPER;
use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

/// Length of each of the two identifiers in bytes.
const LENGTH: usize = 16;
/// The same as it is written.
const DIGITS: usize = 32;
/// How often a file was added to, at most, before nobody looks for its beginnings any more.
const MOST_ADDITIONS: usize = 32;

const IDENTIFIERS: &[u8] = b"/ID[<";
const END: &[u8] = b"%%EOF";

/// What a PDF's seal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Not a byte is another.
    Whole,
    /// It begins with a file whose seal is whole; a signature, a stamp or comments were added.
    AddedTo,
    /// It is another file, written anew by another program.
    Broken,
}

/// The identifiers of a file that is not sealed yet.
pub(super) fn blank() -> Object {
    let blank = Object::String(vec![0; LENGTH], StringFormat::Hexadecimal);
    vec![blank.clone(), blank].into()
}

/// Seals a file whose identifiers are [`blank`]; `None` where it has none.
pub(super) fn sealed(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let places = identifiers(&file)?;
    let identifier = identifier(&file);
    for place in places {
        file.get_mut(place)?.copy_from_slice(identifier.as_bytes());
    }
    Some(file)
}

impl Seal {
    /// What the seal of `file` says.
    pub fn of(file: &[u8]) -> Self {
        if is_whole(file) {
            return Self::Whole;
        }
        let mut rest = file;
        for _ in 0..MOST_ADDITIONS {
            let Some(at) = rest.windows(END.len()).rposition(|it| it == END) else { break };
            let end = at.saturating_add(END.len());
            // lopdf ends a file without a line end; others may have put one before what they added.
            if file.get(..end).is_some_and(is_whole) {
                return Self::AddedTo;
            }
            rest = rest.get(..at).unwrap_or_default();
        }
        Self::Broken
    }
}

fn is_whole(file: &[u8]) -> bool {
    let Some(places) = identifiers(file) else { return false };
    let mut unsealed = file.to_vec();
    let mut said = Vec::new();
    for place in places {
        let Some(digits) = unsealed.get_mut(place) else { return false };
        said.push(digits.to_vec());
        digits.fill(b'0');
    }
    let identifier = identifier(&unsealed);
    said.iter().all(|it| it == identifier.as_bytes())
}

fn identifier(blank: &[u8]) -> String {
    HEXUPPER.encode(Sha256::digest(blank).get(..LENGTH).unwrap_or_default())
}

/// Where the digits of the two identifiers are; they stand in the trailer, at the end.
fn identifiers(file: &[u8]) -> Option<[Range<usize>; 2]> {
    let at = file.windows(IDENTIFIERS.len()).rposition(|it| it == IDENTIFIERS)?;
    let first = at.checked_add(IDENTIFIERS.len())?;
    let first = first..first.checked_add(DIGITS)?;
    let second = first.end.checked_add(b"><".len())?;
    let second = second..second.checked_add(DIGITS)?;
    let is_hex = |it: &Range<usize>| {
        file.get(it.clone()).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
    };
    let is_between = file.get(first.end..second.start) == Some(b"><");
    (is_hex(&first) && is_hex(&second) && is_between).then_some([first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let blank = "0".repeat(DIGITS);
        let text = format!("%PDF-1.7\n三件\ntrailer\n<</ID[<{blank}><{blank}>]>>\n%%EOF");
        sealed(text.into_bytes()).unwrap()
    }

    #[test]
    fn a_file_is_whole_until_a_byte_of_it_is_another() {
        let whole = file();
        assert_eq!(Seal::of(&whole), Seal::Whole);
        for at in 0..whole.len() {
            let mut altered = whole.clone();
            altered[at] ^= 1;
            assert_eq!(Seal::of(&altered), Seal::Broken, "byte {at}");
        }
    }

    #[test]
    fn what_was_added_behind_the_end_is_told_from_what_was_written_anew() {
        let mut signed = file();
        signed.extend(b"\n9 0 obj\n<</Type/Sig>>\nendobj\ntrailer\n<</Prev 9>>\n%%EOF\n");
        assert_eq!(Seal::of(&signed), Seal::AddedTo);
        assert_eq!(Seal::of(b"%PDF-1.7\n%%EOF"), Seal::Broken);
    }
}
