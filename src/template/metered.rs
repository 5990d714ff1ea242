//! Templates whose loops are counted, so that one that never ends is stopped wherever it writes.
//!
//! Tera has no limit of its own and no hook in a loop; what a template gathers in a paragraph or a
//! variable passes no writer until it is whole. So a call that counts is put at the beginning of
//! every loop, and places in that text are led back to the text as it was written.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::tag;

/// The most rounds that all loops of one draft may take together: a thousand cases told of in a
/// hundred places.
const MOST_ROUNDS: usize = 100_000;

/// What is said when they are more.
pub(super) const TOO_MANY_ROUNDS: &str = "循环转了十万遍还没有完，已经停下";

/// The name of the call, which no template needs to know.
const CALL: &str = "__round";

/// A template's text with its loops counted.
#[derive(Debug, Clone)]
pub(super) struct Metered {
    /// The text that Tera reads.
    pub(super) text: String,
    /// Where a call was put, in bytes of that text, and its length.
    calls: Vec<(usize, usize)>,
}

impl Metered {
    /// `text` with a call at the beginning of every loop.
    pub(super) fn new(text: &str) -> Self {
        let mut metered = Self { text: String::with_capacity(text.len()), calls: Vec::new() };
        let mut copied = 0;
        for tag in tag::all(text).filter(|it| it.keyword == "for" && it.is_closed) {
            metered.text.push_str(text.get(copied..tag.range.end).unwrap_or_default());
            copied = tag.range.end;
            let trims = text.get(..copied).is_some_and(|it| it.ends_with("-%}"));
            let call = format!("{{{{ {CALL}() {}}}}}", if trims { "-" } else { "" });
            metered.calls.push((metered.text.len(), call.len()));
            metered.text.push_str(&call);
        }
        metered.text.push_str(text.get(copied..).unwrap_or_default());
        metered
    }

    /// The byte of the text as it was written for a byte of the text that Tera reads; within a
    /// call, the end of the loop's tag.
    pub(super) fn written(&self, byte: usize) -> usize {
        let before = self.calls.iter().filter(|it| it.0 < byte);
        let put_in: usize = before.map(|&(at, length)| length.min(byte - at)).sum();
        byte.saturating_sub(put_in)
    }
}

/// Makes `tera` count anew.
pub(super) fn start_counting(tera: &mut Tera) {
    let rounds = Arc::new(AtomicUsize::new(0));
    tera.register_function(CALL, move |_: Kwargs, _: &State| -> TeraResult<Value> {
        if rounds.fetch_add(1, Ordering::Relaxed) < MOST_ROUNDS {
            Ok(Value::safe_string(""))
        } else {
            Err(Error::message(TOO_MANY_ROUNDS))
        }
    });
}

#[cfg(test)]
mod tests {
    use super::Metered;

    #[test]
    fn loops_are_counted_and_nothing_else_is_changed() {
        let text = "{# {% for %} #}{% raw %}{% for %}{% endraw %}{{ \"{% for %}\" }}\
            {% for a in b | list(by=\"%}\") -%}甲{% endfor %}";
        let call = "{{ __round() -}}";
        let metered = Metered::new(text);
        assert_eq!(metered.text, text.replace("-%}甲", &format!("-%}}{call}甲")));
    }

    #[test]
    fn places_lead_back_to_the_text_as_written() {
        let text = "{% for a in b %}甲{% for c in a %}乙{{ d }}{% endfor %}{% endfor %}";
        let metered = Metered::new(text);
        for word in ["甲", "乙", "{{ d", "{% endfor %}{% endfor %}"] {
            let byte = metered.text.find(word).unwrap();
            assert_eq!(Some(metered.written(byte)), text.find(word));
        }
    }
}
