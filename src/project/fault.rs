//! What the operating system refuses, in a clerk's terms.

use std::{
    io::{Error, ErrorKind},
    path::Path,
};

use crate::diagnostic::Diagnostic;

/// Why a file could not be read.
pub(super) fn reading(name: &str, error: &Error) -> Diagnostic {
    let (why, cure) = match error.kind() {
        ErrorKind::NotFound => ("没有这个文件".to_owned(), "请核对文件名和所在文件夹"),
        ErrorKind::PermissionDenied => {
            ("没有读取它的权限".to_owned(), "请检查文件的权限，或请管理员开放")
        }
        ErrorKind::IsADirectory => ("它是一个文件夹".to_owned(), "请改用别的名称"),
        _ => (error.to_string(), "请检查文件和磁盘是否正常"),
    };
    Diagnostic::error(format!("无法读取{name}：{why}")).in_file(name).cure(cure)
}

/// Why the file at `path` could not be replaced; what was there before still is.
pub(super) fn writing(path: &Path, error: &Error) -> Diagnostic {
    let name = name(path);
    if is_open_elsewhere(error) {
        return unwritten(path, &format!("{name}正被Word或WPS打开，无法写入"))
            .cure("请关闭后重新运行");
    }
    let (why, cure) = refusal(error);
    unwritten(path, &format!("{name}无法写入：{why}")).cure(cure)
}

/// Why nothing could be written in `folder`; what was there before still is.
pub(super) fn writing_in(folder: &Path, error: &Error) -> Diagnostic {
    let (why, cure) = refusal(error);
    unwritten(folder, &format!("“{}”文件夹无法写入：{why}", folder.display())).cure(cure)
}

/// A program has the result open, by its lock file.
pub(super) fn open_elsewhere(path: &Path, lock: &Path) -> Diagnostic {
    let lock = name(lock);
    unwritten(path, &format!("{}正被Word或WPS打开，无法写入", name(path)))
        .cure(format!("请关闭后重新运行；若没有打开，请删除同一文件夹里的“{lock}”"))
}

/// The result is there and marked as read-only.
pub(super) fn read_only(path: &Path) -> Diagnostic {
    unwritten(path, &format!("{}是只读文件，无法写入", name(path)))
        .cure("请在文件属性里去掉“只读”，或把它移走后重新运行")
}

/// A folder has the result's name.
pub(super) fn is_folder(path: &Path) -> Diagnostic {
    unwritten(path, &format!("{}无法写入：已有同名的文件夹", name(path)))
        .cure("请把那个文件夹改名或移开")
}

fn unwritten(path: &Path, cause: &str) -> Diagnostic {
    Diagnostic::error(format!("{cause}，原文件未动")).in_file(path.display().to_string())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// What the system says, and what helps.
pub(super) fn refusal(error: &Error) -> (String, &'static str) {
    let (why, cure) = match error.kind() {
        ErrorKind::PermissionDenied => ("没有写入它的权限", "请检查文件夹的权限，或换一个文件夹"),
        ErrorKind::ReadOnlyFilesystem => ("所在磁盘是只读的", "请换一个文件夹"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("磁盘已满", "请清理磁盘后重新运行"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            ("它的路径上有一个文件", "请把那个文件移开，或换一个文件夹")
        }
        ErrorKind::IsADirectory => ("这个位置上有一个同名的文件夹", "请把那个文件夹改名或移开"),
        ErrorKind::InvalidFilename => ("名称太长，或有系统不允许的字符", "请换一个名称"),
        _ => return (error.to_string(), "请检查文件夹和磁盘是否正常"),
    };
    (why.to_owned(), cure)
}

fn is_open_elsewhere(error: &Error) -> bool {
    /// Windows: sharing violation, lock violation, and access denied, which is what replacing an
    /// open file gives there.
    const WINDOWS: [i32; 3] = [32, 33, 5];
    let code = error.raw_os_error().unwrap_or_default();
    let is_busy = matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy);
    is_busy || (cfg!(windows) && WINDOWS.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_output_is_named_as_such() {
        let fault = writing("out/汇报.docx".as_ref(), &Error::from(ErrorKind::ResourceBusy));
        assert_eq!(fault.cause, "汇报.docx正被Word或WPS打开，无法写入，原文件未动");
        assert_eq!(fault.cure.as_deref(), Some("请关闭后重新运行"));
    }

    #[test]
    fn a_full_disk_is_named_as_such() {
        let fault = writing_in("out".as_ref(), &Error::from(ErrorKind::StorageFull));
        assert_eq!(fault.cause, "“out”文件夹无法写入：磁盘已满，原文件未动");
        assert_eq!(fault.cure.as_deref(), Some("请清理磁盘后重新运行"));
    }
}
