//! Why a file cannot be read as a workbook, in a clerk's terms.

use crate::diagnostic::Diagnostic;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is bigger than any 台账.
    TooLong,
    /// More than a 台账 has of this.
    TooBig(&'static str),
    /// What it says contradicts itself; where.
    Broken(&'static str),
    /// It opens with a password.
    Locked,
    /// It is something else, which Excel can turn into XLSX.
    Unread(&'static str),
    /// It is no table at all.
    Foreign(&'static str),
    /// It has characters that no text has, as files of programs have.
    Binary,
    /// Its characters are in none of the encodings that we read.
    Encoding,
    /// A quotation mark of this row is never closed.
    OpenQuote(usize),
    /// There is no visible sheet with anything in it.
    NoRows,
}

const SAVE_AS: &str = "请用Excel或WPS打开它，另存为“Excel工作簿（*.xlsx）”，再导入另存的那一份";

impl Refusal {
    /// The message about the file called `name`.
    pub(super) fn told(self, name: &str) -> Diagnostic {
        let (cause, cure) = self.words();
        Diagnostic::error(format!("{name}{cause}")).in_file(name).cure(cure)
    }

    fn words(self) -> (String, &'static str) {
        let (cause, cure) = match self {
            Self::Empty => ("是空文件", "请核对文件是否存好了"),
            Self::TooBig(what) => {
                return (
                    format!("的{what}太多，不像是台账，没有读下去"),
                    "请用Excel打开，只把台账的表头和各行复制到一个新的工作簿，存成xlsx再导入",
                );
            }
            Self::TooLong => (
                "太大，不像是台账，没有读下去",
                "请用Excel打开，只把台账的表头和各行复制到一个新的工作簿，存成xlsx再导入",
            ),
            Self::Broken(place) => {
                return (
                    format!("已损坏，读不下去（{place}）"),
                    "请用Excel或WPS打开它，另存为新的xlsx再导入；打不开的，请向来源重新要一份",
                );
            }
            Self::Locked => (
                "加了打开密码，读不了",
                "请用Excel打开，在“文件—信息—保护工作簿—用密码进行加密”里清空密码，保存后再导入",
            ),
            Self::Unread(what) => return (format!("是{what}，读不了"), SAVE_AS),
            Self::Foreign(what) => {
                return (format!("是{what}，不是表格"), "请导入xlsx、xls或csv格式的台账");
            }
            Self::Encoding => (
                "的编码看不懂：不是UTF-8，也不是GBK",
                "请用Excel或WPS打开它，核对文字无误后另存为“CSV UTF-8（逗号分隔）”或xlsx，再导入",
            ),
            Self::Binary => (
                "里有文本不会有的字符（空字符之类），不像是CSV，或已损坏",
                "请用Excel或WPS打开它，核对文字无误后另存为xlsx，再导入；打不开的，请向来源重新要一份",
            ),
            Self::OpenQuote(row) => {
                return (
                    format!("第{row}行有一个半角双引号没有配对，后面的行都被当成了一格"),
                    "请用Excel打开核对，另存为xlsx再导入",
                );
            }
            Self::NoRows => {
                ("里没有内容", "请核对是不是选错了文件；内容在隐藏的工作表里的，请先取消隐藏")
            }
        };
        (cause.to_owned(), cure)
    }
}
