//! Pictures, by a path below the project folder and never beyond it.

use std::{
    fs,
    path::{Component, Path},
    sync::Arc,
};

use super::fault;
use crate::diagnostic::Diagnostic;

/// The bytes of the picture at `path` as written in a document, with `/` or `\`.
pub(super) fn read(root: &Path, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
    let below = path.replace('\\', "/");
    let is_below = Path::new(&below)
        .components()
        .all(|it| matches!(it, Component::Normal(_) | Component::CurDir));
    // `C:/` is a folder like any other where there are no drives.
    if !is_below || below.contains(':') || below.is_empty() {
        return Err(outside(path));
    }
    let target = root.join(&below);
    // A link may still lead out.
    match (root.canonicalize(), target.canonicalize()) {
        (Ok(root), Ok(target)) if !target.starts_with(&root) => return Err(outside(path)),
        (_, Err(error)) | (Err(error), _) => return Err(fault::reading(path, &error)),
        _ => {}
    }
    fs::read(target).map(Arc::from).map_err(|error| fault::reading(path, &error))
}

fn outside(path: &str) -> Diagnostic {
    Diagnostic::error(format!("图片“{path}”不在项目文件夹里"))
        .in_file(path)
        .cure("请把图片复制到项目文件夹里，路径从项目文件夹写起，如“图片/现场.png”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_not_leave_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("项目");
        fs::create_dir_all(root.join("图片")).unwrap();
        fs::write(root.join("图片/现场.png"), b"png").unwrap();
        fs::write(folder.path().join("外面.png"), b"secret").unwrap();
        assert_eq!(&*read(&root, "图片/现场.png").unwrap(), b"png");
        assert_eq!(&*read(&root, ".\\图片\\现场.png").unwrap(), b"png");
        for path in ["../外面.png", "图片/../../外面.png", "/etc/hostname", "C:\\a.png", ""] {
            let cause = format!("图片“{path}”不在项目文件夹里");
            assert_eq!(read(&root, path).unwrap_err().cause, cause);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_not_leave_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("项目");
        fs::create_dir(&root).unwrap();
        fs::write(folder.path().join("外面.png"), b"secret").unwrap();
        std::os::unix::fs::symlink(folder.path().join("外面.png"), root.join("a.png")).unwrap();
        assert_eq!(read(&root, "a.png").unwrap_err().cause, "图片“a.png”不在项目文件夹里");
    }

    #[test]
    fn a_missing_picture_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let fault = read(folder.path(), "图片/无.png").unwrap_err();
        assert_eq!(fault.cause, "无法读取图片/无.png：没有这个文件");
    }
}
