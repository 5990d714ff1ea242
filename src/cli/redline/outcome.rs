//! What became of a 花脸稿, as a clerk is told.

use std::{fmt::Write as _, path::PathBuf};

use chrono::{Datelike, NaiveDate};

/// What became of a 花脸稿.
pub(super) enum Outcome {
    /// It was written.
    Written { places: usize, shown: String, files: Vec<PathBuf> },
    /// Nothing changed.
    Same { shown: String },
    /// There is nothing else to hold the document against.
    New,
}

impl Outcome {
    pub(super) fn told(&self, old: &[PathBuf]) -> String {
        let mut told = match self {
            Self::Written { places, shown, files } => {
                let mut told = format!("  花脸稿  与{shown}比，改了{places}处\n");
                for path in files {
                    let _ = writeln!(told, "  写出  {}", path.display());
                }
                told
            }
            Self::Same { shown } => {
                format!("  花脸稿  与{shown}比没有改动，没有写花脸稿\n")
            }
            Self::New => "  花脸稿  没有与这一稿不同的旧稿可比，没有写花脸稿；要与别的文件比，请写--redline=文件.docx\n"
                .to_owned(),
        };
        for path in old {
            let _ = writeln!(told, "  旧的  {}是以前的，这次没有更新", path.display());
        }
        told
    }
}

/// When a version was made, as one speaks of it on `today`.
pub(super) fn when(time: &str, today: NaiveDate) -> String {
    let (day, clock) = time.split_once(' ').unwrap_or((time, ""));
    let clock = clock.get(..5).unwrap_or(clock);
    match day.parse::<NaiveDate>() {
        Ok(day) if day == today => format!("今天{clock}的稿子"),
        Ok(day) => format!("{}年{}月{}日的稿子", day.year(), day.month(), day.day()),
        Err(_) => "以前的稿子".to_owned(),
    }
}
