//! An issued document against the register of today: which of its printed figures would be others
//! now.

use std::fmt;

use serde::Deserialize;

use super::{FORMAT, Prepared};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    record::DocumentHead,
    statistics::{Figures, plain_text},
};

/// A figure that the register no longer gives as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The section in which it is printed.
    pub place: String,
    /// Figure and part, as a reference names them: `按结果.解决采纳.件数`.
    pub reference: String,
    /// As printed.
    pub printed: String,
    /// What the register gives now; `None` when it gives nothing.
    pub now: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, reference, printed, now } = self;
        write!(to, "“{place}”的{{{reference}}}印的是{printed}，")?;
        match now {
            Some(now) => write!(to, "现有台账是{now}"),
            None => write!(to, "现有台账数不出来"),
        }
    }
}

/// Of `figures.json`, what the comparison needs.
#[derive(Deserialize)]
struct PrintedList {
    format: u32,
    figures: Vec<PrintedFigure>,
}

#[derive(Deserialize)]
struct PrintedFigure {
    name: String,
    printed: Vec<PrintedPart>,
}

#[derive(Deserialize)]
struct PrintedPart {
    parts: Vec<String>,
    text: String,
    place: String,
}

impl Prepared {
    /// Where the figures printed in the document of `head`, as its `figures.json` has them, differ
    /// from those of the register as of the document's own 截至.
    ///
    /// # Errors
    /// The list is damaged or of a newer huibao; `file` is its name for the message.
    pub fn differences(
        &self,
        head: &DocumentHead,
        file: &str,
        list: &str,
    ) -> Result<Vec<Difference>, Diagnostic> {
        let fault = |cause: String| Diagnostic::error(cause).in_file(file);
        let list: PrintedList =
            serde_json::from_str(list).map_err(|_| fault(format!("{file}已经损坏，无法读取")))?;
        if list.format > FORMAT {
            return Err(fault(format!("{file}是更新版本的huibao生成的，这个版本读不了")));
        }
        // What a document cannot print any more is a difference, not a fault of the register.
        let (_, figures) = self.counted(head, &mut Diagnostics::default());
        let compared = list.figures.into_iter().flat_map(|it| {
            let name = it.name;
            it.printed.into_iter().map(move |part| (name.clone(), part))
        });
        Ok(compared.filter_map(|(name, part)| difference(&figures, &name, part)).collect())
    }
}

fn difference(figures: &Figures, name: &str, part: PrintedPart) -> Option<Difference> {
    let now = figures.get(name).and_then(|it| it.printed(&part.parts).ok());
    let now = now.map(|it| plain_text(&it));
    let mut reference = vec![name.to_owned()];
    reference.extend(part.parts);
    (now.as_deref() != Some(part.text.as_str())).then(|| Difference {
        place: part.place,
        reference: reference.join("."),
        printed: part.text,
        now,
    })
}
