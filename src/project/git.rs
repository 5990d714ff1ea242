//! A project as it was at a revision of its git history: git is run as a program, and what it has of
//! the project's folder is put into a temporary one.

use std::{
    io::{Cursor, ErrorKind},
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;
use zip::ZipArchive;

use crate::diagnostic::Diagnostic;

/// A folder with the project as it was; gone with this.
#[derive(Debug)]
pub struct PastProject {
    folder: TempDir,
}

impl PastProject {
    /// The project in `root` as it was at `revision`, which is written in any way that git knows.
    ///
    /// # Errors
    /// There is no git program, no history of the folder, or no such revision in it.
    pub fn at(root: &Path, revision: &str, sought: Sought) -> Result<Self, Diagnostic> {
        let git = Git { root, revision, sought };
        let commit = git.commit()?;
        let archive = git.run(&["archive", "--format=zip", &commit, "--", "."])?;
        if !archive.status.success() {
            return Err(git.refused(&archive, "里没有这个项目文件夹"));
        }
        let unpacked = TempDir::new().and_then(|folder| {
            let mut archive = ZipArchive::new(Cursor::new(archive.stdout))?;
            archive.extract(folder.path())?;
            Ok(Self { folder })
        });
        unpacked.map_err(|error| {
            let cause = format!("修订“{revision}”的文件放不进临时文件夹：{error}");
            Diagnostic::error(cause).cure("请检查磁盘空间，再运行一次")
        })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// What else than a revision might have been meant.
#[derive(Clone, Copy, Debug)]
pub struct Sought {
    /// What it is: `文件夹`.
    pub what: &'static str,
    /// What to write for it: `请写另一个项目文件夹的路径`.
    pub cure: &'static str,
}

impl Sought {
    /// Another project.
    pub const FOLDER: Self =
        Self { what: "文件夹", cure: "请写另一个项目文件夹的路径" };
    /// A document.
    pub const DOCX: Self =
        Self { what: "DOCX文件", cure: "请写DOCX文件的路径，以.docx结尾" };
}

/// What is asked of git.
struct Git<'a> {
    root: &'a Path,
    revision: &'a str,
    sought: Sought,
}

impl Git<'_> {
    /// The full name of the revision.
    fn commit(&self) -> Result<String, Diagnostic> {
        let inside = self.run(&["rev-parse", "--is-inside-work-tree"])?;
        if !inside.status.success() {
            return Err(self.refused(&inside, "要在git管理的文件夹里才找得到"));
        }
        let asked = format!("{}^{{commit}}", self.revision);
        let found = self.run(&["rev-parse", "--verify", "--end-of-options", &asked])?;
        if found.status.success() {
            return Ok(String::from_utf8_lossy(&found.stdout).trim().to_owned());
        }
        let Sought { what, cure } = self.sought;
        let cause = format!("“{}”不是{what}，git里也没有这个修订", self.revision);
        let cure = format!("{cure}；要写修订，请用“git log --oneline”看有哪些，如HEAD、HEAD~1");
        Err(Diagnostic::error(cause).cure(cure))
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Diagnostic> {
        let run = Command::new("git").arg("-C").arg(self.root).args(arguments).output();
        run.map_err(|error| {
            let cause = match error.kind() {
                ErrorKind::NotFound => "这台电脑上没有git程序".to_owned(),
                _ => format!("git程序运行不了：{error}"),
            };
            let (asked, Sought { what, cure }) = (self.revision, self.sought);
            Diagnostic::error(format!("“{asked}”不是{what}；当作git的修订来找，{cause}"))
                .cure(format!("{cure}；要与以前的修订比较，请先装好git"))
        })
    }

    /// That git does not give the revision, in its own words.
    fn refused(&self, output: &Output, cause: &str) -> Diagnostic {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        let (asked, Sought { what, cure }) = (self.revision, self.sought);
        Diagnostic::error(format!("“{asked}”不是{what}；当作git的修订，{cause}（git：{said}）"))
            .cure(format!("{cure}，或核对修订"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(root: &Path, arguments: &[&str]) {
        let name = ["-c", "user.name=甲", "-c", "user.email=jia@example.cn"];
        let run = Command::new("git").arg("-C").arg(root).args(name).args(arguments).output();
        assert!(run.unwrap().status.success(), "{arguments:?}");
    }

    #[test]
    fn a_folder_below_the_top_is_given_as_it_was() {
        let top = tempfile::tempdir().unwrap();
        let project = top.path().join("汇报");
        std::fs::create_dir(&project).unwrap();
        std::fs::write(project.join("台账.yaml"), "旧").unwrap();
        git(top.path(), &["init", "-q"]);
        git(top.path(), &["add", "."]);
        git(top.path(), &["commit", "-qm", "一"]);
        std::fs::write(project.join("台账.yaml"), "新").unwrap();
        let past = PastProject::at(&project, "HEAD", Sought::FOLDER).unwrap();
        assert_eq!(std::fs::read_to_string(past.path().join("台账.yaml")).unwrap(), "旧");
        assert!(!past.path().join("汇报").exists());
        let refused = PastProject::at(&project, "HEAD~3", Sought::FOLDER).unwrap_err();
        assert_eq!(refused.cause, "“HEAD~3”不是文件夹，git里也没有这个修订");
    }

    #[test]
    fn a_folder_without_history_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let refused = PastProject::at(folder.path(), "HEAD", Sought::FOLDER).unwrap_err();
        let told = "“HEAD”不是文件夹；当作git的修订，要在git管理的文件夹里才找得到（git：";
        assert!(refused.cause.starts_with(told), "{}", refused.cause);
    }
}
