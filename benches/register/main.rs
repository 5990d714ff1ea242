//! Writes a project with a big register, the same bytes on every machine:
//!
//! ```text
//! cargo bench --bench register -- FOLDER [--cases N] [--one-file] [--typos N]
//! ```
//!
//! 10,000 cases of ten years in twenty files, about 10 MB, and a report on all of them, unless told
//! otherwise. `--typos N` spoils that many of them, repeats a number and writes a day that no
//! calendar has; where each of these stands is printed, `file:line` a line, in the order in which
//! `huibao check` tells them.

mod dice;
mod project;
mod record;
mod words;

use std::{env, fs, io, path::PathBuf, process::ExitCode};

/// What is to be written.
#[derive(Debug)]
struct Wanted {
    folder: PathBuf,
    cases: usize,
    one_file: bool,
    typos: usize,
}

fn main() -> ExitCode {
    let Some(wanted) = read(env::args().skip(1)) else {
        eprintln!("FOLDER [--cases N] [--one-file] [--typos N]");
        return ExitCode::from(2);
    };
    match write(&wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", wanted.folder.display());
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: impl Iterator<Item = String>) -> Option<Wanted> {
    // `cargo bench` adds an option of its own.
    let mut arguments = arguments.filter(|it| it != "--bench");
    let mut wanted =
        Wanted { folder: arguments.next()?.into(), cases: 10_000, one_file: false, typos: 0 };
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--cases" => wanted.cases = arguments.next()?.parse().ok()?,
            "--one-file" => wanted.one_file = true,
            "--typos" => wanted.typos = arguments.next()?.parse().ok()?,
            _ => return None,
        }
    }
    Some(wanted)
}

fn write(wanted: &Wanted) -> io::Result<()> {
    for (name, text) in project::files(wanted) {
        let path = wanted.folder.join(&name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let faults = text.lines().zip(1_usize..).filter(|(line, _)| line.ends_with(record::SPOILT));
        for (_, line) in faults {
            println!("{name}:{line}");
        }
        fs::write(path, text.replace(record::SPOILT, ""))?;
    }
    Ok(())
}
