//! Reading and checking a project: what is understood, and what is refused with which words.

use std::{
    fs,
    path::{Path, PathBuf},
};

use huibao::{
    diagnostic::{Diagnostics, Format, render},
    project::Project,
    record,
};

/// The folder of projects that each have one defect, with the whole expected message.
fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

/// Everything that reading and checking the project in `root` has to say.
fn messages(root: &Path) -> String {
    let project = match Project::open(root) {
        Ok(project) => project,
        Err(found) => return plain(&found, root),
    };
    let (register, mut found) = record::check(&project.settings, &project.records);
    assert_eq!(register.is_none(), found.has_errors());
    for document in &project.documents {
        let (head, faults) = record::document_head(document);
        assert_eq!(head.is_none(), faults.has_errors());
        found.append(faults);
    }
    plain(&found, root)
}

/// The messages without the name of the folder that the tests run in.
fn plain(found: &Diagnostics, root: &Path) -> String {
    render(found, Format::Plain).replace(&root.display().to_string(), "项目")
}

#[test]
fn every_defect_is_told_in_full() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(invalid()).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 30, "the defects are gone");
    let mut wrong = Vec::new();
    for folder in folders {
        let expected = folder.join("expected.txt");
        let told = messages(&folder);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &told).unwrap();
        }
        let known = fs::read_to_string(&expected).unwrap_or_default();
        if told != known || told.is_empty() {
            wrong.push(format!("{}\n--- expected\n{known}--- told\n{told}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
