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
    let bytes = fs::read(target).map_err(|error| fault::reading(path, &error))?;
    match other_format(&bytes) {
        Some(format) => Err(other(path, format)),
        None => Ok(bytes.into()),
    }
}

/// The name of a picture's format by its first bytes, where it is one that no document can hold.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 5] = [
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"<svg", "SVG"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("WebP");
    }
    if bytes.starts_with(b"<?xml") && bytes.windows(4).take(1024).any(|it| it == b"<svg") {
        return Some("SVG");
    }
    BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, name)| name)
}

fn other(path: &str, format: &str) -> Diagnostic {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let program = if format == "SVG" { "画它的软件" } else { "“画图”" };
    Diagnostic::error(format!("只能用PNG和JPEG图片，“{name}”是{format}"))
        .in_file(path)
        .cure(format!("请用{program}打开，另存为PNG，文档里改写成“{stem}.png”；只改扩展名是不够的"))
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

    #[test]
    fn pictures_of_other_formats_are_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("图.jpg"), b"\xFF\xD8\xFF\xE0").unwrap();
        assert!(read(folder.path(), "图.jpg").is_ok());
        let told = |bytes: &[u8]| {
            fs::write(folder.path().join("图.jpg"), bytes).unwrap();
            read(folder.path(), "图.jpg").unwrap_err()
        };
        let cause = |bytes: &[u8]| told(bytes).cause;
        assert_eq!(cause(b"GIF89a"), "只能用PNG和JPEG图片，“图.jpg”是GIF");
        assert_eq!(cause(b"BM\x36\0"), "只能用PNG和JPEG图片，“图.jpg”是BMP");
        assert_eq!(cause(b"RIFF\x24\0\0\0WEBPVP8 "), "只能用PNG和JPEG图片，“图.jpg”是WebP");
        assert_eq!(cause(b"II*\0\x08"), "只能用PNG和JPEG图片，“图.jpg”是TIFF");
        assert_eq!(cause(b"MM\0*\0"), "只能用PNG和JPEG图片，“图.jpg”是TIFF");
        assert_eq!(cause(b"<svg xmlns="), "只能用PNG和JPEG图片，“图.jpg”是SVG");
        assert_eq!(cause(b"<?xml version=\"1.0\"?>\n<svg"), "只能用PNG和JPEG图片，“图.jpg”是SVG");
        assert_eq!(
            told(b"GIF89a").cure.unwrap(),
            "请用“画图”打开，另存为PNG，文档里改写成“图.png”；只改扩展名是不够的"
        );
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
