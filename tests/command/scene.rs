//! A folder of its own for each test, with a project in it, and what the command says there.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use assert_cmd::Command;
use huibao::project::STATE;
use tempfile::TempDir;

/// Where the samples stand.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

/// The folder of a scene that stands for those in which the system keeps fonts; most have none.
const SYSTEM_FONTS: &str = "系统字体";

/// What a project remembers of its builds.
const REMEMBERED: [&str; 3] = [".huibao/.gitignore", ".huibao/built", ".huibao/earlier"];

/// A temporary folder, gone when the test ends.
pub(super) struct Scene {
    folder: TempDir,
    /// The commands run so far with all they said.
    told: String,
}

impl Scene {
    /// An empty folder.
    pub(super) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), told: String::new() }
    }

    /// The folder of a sample's copy.
    pub(super) fn sample(name: &str) -> Self {
        let scene = Self::empty();
        for part in ["huibao.yaml", "records", "documents"] {
            copy(&Path::new(SAMPLES).join(name).join(part), &scene.path().join(part));
        }
        scene
    }

    /// The project that `huibao new` makes.
    pub(super) fn project() -> Self {
        Self::sample("first-project")
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, its folder too.
    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(super) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Replaces the first `from` of a file, which must be there.
    pub(super) fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} does not say {from}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// Adds to the end of a file.
    pub(super) fn append(&self, name: &str, text: &str) {
        self.write(name, self.read(name) + text);
    }

    /// Runs the command in the folder.
    pub(super) fn run(&mut self, arguments: &[&str]) -> &mut Self {
        self.run_in("", arguments)
    }

    /// Runs the command in a folder below.
    pub(super) fn run_in(&mut self, folder: &str, arguments: &[&str]) -> &mut Self {
        let output = huibao(&self.path().join(folder)).args(arguments).output().unwrap();
        let place = if folder.is_empty() { String::new() } else { format!("{folder}> ") };
        let _ = writeln!(self.told, "{place}$ huibao {}", arguments.join(" "));
        for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            if !bytes.is_empty() {
                let _ = write!(self.told, "{name}:\n{}", String::from_utf8_lossy(bytes));
            }
        }
        let _ = write!(self.told, "exit {}\n\n", output.status.code().unwrap());
        self
    }

    /// Adds to what the commands said.
    pub(super) fn note(&mut self, text: &str) {
        self.told.push_str(text);
    }

    /// Forgets what the commands said so far.
    pub(super) fn discard(&mut self) {
        self.told.clear();
    }

    /// Everything that the commands said.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.told)
    }

    /// Everything that the commands said must be what `told/<name>.txt` has; `UPDATE=1` writes it.
    pub(super) fn told(&mut self, name: &str) {
        let told = std::mem::take(&mut self.told);
        crate::golden::holds(format!("tests/command/told/{name}.txt"), &told);
    }

    /// Every file and folder below, with its bytes; a folder has none. What the project remembers of its
    /// builds, which says when they were, is left out.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.path(), self.path(), &mut files);
        files
    }

    /// The names below a folder.
    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path().join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The command in a folder.
pub(super) fn huibao(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huibao"));
    // Help is laid out for the terminal's width.
    command.current_dir(folder).env_remove("COLUMNS");
    // What is installed on the machine is no matter of a test's.
    command.env("HUIBAO_FONTS", SYSTEM_FONTS);
    command
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if REMEMBERED.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            if name != STATE {
                files.insert(name, Vec::new());
            }
            gather(root, &path, files);
        } else {
            files.insert(name, fs::read(path).unwrap());
        }
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}
