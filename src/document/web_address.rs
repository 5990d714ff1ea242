//! Web addresses typed in a text: what a reader may follow.

use std::ops::Range;

/// What an address begins with.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// What may stand in an address besides letters and digits (RFC 3986, 2.2 and 2.3, and `%`).
const MARKS: &str = "-._~:/?#[]@!$&'()*+,;=%";
/// Marks that end a sentence or close a bracket rather than an address.
const CLOSING: [char; 9] = ['.', ',', ';', ':', '!', '?', '\'', ')', ']'];

/// The pieces that a text is made of, in order, each with whether it is a web address.
pub fn pieces(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    while let Some(address) = next_address(text, done) {
        if address.start > done {
            pieces.push((done..address.start, false));
        }
        done = address.end;
        pieces.push((address, true));
    }
    if done < text.len() {
        pieces.push((done..text.len(), false));
    }
    pieces
}

/// The first address from byte `from` on.
fn next_address(text: &str, from: usize) -> Option<Range<usize>> {
    let mut from = from;
    loop {
        let rest = text.get(from..)?;
        let at = SCHEMES.iter().filter_map(|it| rest.find(it)).min()?;
        let address = address_at(rest.get(at..)?);
        let inside_a_word = rest.get(..at)?.ends_with(|it: char| it.is_ascii_alphanumeric());
        if let Some(length) = address.filter(|_| !inside_a_word) {
            return Some(from + at..from + at + length);
        }
        from += at + 1;
    }
}

/// The length of the address that `text` begins with.
fn address_at(text: &str) -> Option<usize> {
    let scheme = SCHEMES.iter().find(|it| text.starts_with(**it))?;
    let in_address = |it: char| it.is_ascii_alphanumeric() || MARKS.contains(it);
    let end = text.find(|it| !in_address(it)).unwrap_or(text.len());
    let address = text.get(..end)?.trim_end_matches(CLOSING);
    let host = address.get(scheme.len()..)?;
    host.starts_with(|it: char| it.is_ascii_alphanumeric()).then_some(address.len())
}

#[cfg(test)]
mod tests {
    use super::{Range, pieces};

    fn addresses(text: &str) -> Vec<&str> {
        let pieces = pieces(text);
        let word = |range: &Range<usize>| text.get(range.clone()).unwrap();
        assert_eq!(pieces.iter().map(|(range, _)| word(range)).collect::<String>(), text);
        pieces.iter().filter(|(_, is)| *is).map(|(range, _)| word(range)).collect()
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        assert_eq!(
            addresses("见https://www.cn.gov.cn/a_b?c=1&d=%20（附http://x.cn），完。"),
            ["https://www.cn.gov.cn/a_b?c=1&d=%20", "http://x.cn"]
        );
        assert_eq!(addresses("(see http://x.cn/a.)"), ["http://x.cn/a"]);
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        assert!(addresses("http://。https:// ahttp://x.cn www.cn.gov.cn").is_empty());
        assert!(addresses("").is_empty());
    }
}
