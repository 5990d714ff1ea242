//! The commands after an edit, of the records or of a finished file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{FileFormat, Style, typed::number_of_seconds};

/// `huibao watch`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Watch {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) folder: PathBuf,
    /// 生成哪些格式，用逗号隔开：docx,pdf,html；不写则生成docx和pdf
    #[arg(long, value_name = "格式", value_delimiter = ',', hide_possible_values = true)]
    pub(in crate::cli) format: Vec<FileFormat>,
    /// 写到哪个文件夹；不写则写到项目的out
    #[arg(long, value_name = "文件夹")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// 只生成这些文档，可以写多次；不写则生成全部
    #[arg(long, value_name = "文档")]
    pub(in crate::cli) only: Vec<String>,
    /// 缺少的内容用红字【待补：…】标出，照样生成
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    /// 不等系统通知，每隔这么多秒查看一次；网络盘上保存了没有动静时用
    #[arg(long, alias = "查看", value_name = "秒", value_parser = number_of_seconds)]
    pub(in crate::cli) poll: Option<u64>,
}

/// `huibao diff`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) folder: PathBuf,
    /// 假如台账这样改，文档会怎样，如“编号=38 办理结果=已经解决”；可以写多次，文件不动
    #[arg(long = "if", alias = "假如", value_name = "改动")]
    pub(in crate::cli) suppositions: Vec<String>,
    /// 与另一个项目文件夹，或本项目在git里的一个修订（如HEAD）比较；不写则与上次生成的比较
    #[arg(long, alias = "对照", value_name = "文件夹|修订")]
    pub(in crate::cli) against: Option<String>,
    /// 只比较这些文档，可以写多次；不写则比较全部
    #[arg(long, value_name = "文档")]
    pub(in crate::cli) only: Vec<String>,
    /// 缺少的内容用【待补：…】标出，照样比较
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    /// 输出的样式：text（供人看）、html（左右对照的网页，可以打印）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(in crate::cli) format: DiffFormat,
    /// 写到这个文件；不写则显示出来
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) out: Option<PathBuf>,
}

/// `huibao merge`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Merge {
    /// 改过的文件，如：out/汇报.docx
    #[arg(value_name = "文件")]
    pub(in crate::cli) file: PathBuf,
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) folder: PathBuf,
    /// 合并稿写成哪个文件；不写则是项目的out/文档名.合并稿.docx。改过的文件不动
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// 当初生成的DOCX；改过的文件里没有基准稿时用
    #[arg(long, alias = "基准稿", value_name = "文件")]
    pub(in crate::cli) base: Option<PathBuf>,
    /// 是哪个文档，如：汇报；不写则看文件里的记号和文件名
    #[arg(long, alias = "文档", value_name = "文档")]
    pub(in crate::cli) document: Option<String>,
    /// 先接受文件里的修订，再合并；不写则修订仍是修订
    #[arg(long, alias = "接受修订")]
    pub(in crate::cli) accept_changes: bool,
    /// 把改动写回documents里的正文和台账的文字，引用照旧；下次生成就有这些改动
    #[arg(long, alias = "写回")]
    pub(in crate::cli) write_back: bool,
    /// 缺少的内容用红字【待补：…】标出，照样合并
    #[arg(long)]
    pub(in crate::cli) draft: bool,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(in crate::cli) format: Style,
}

/// `huibao verify`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// 要核对的文件，可以写几个，也可以写它们所在的文件夹；写项目文件夹则对照那个项目，不写则从文件所在的文件夹往上找
    #[arg(value_name = "文件", required = true, num_args = 1..)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(in crate::cli) format: Style,
}

/// How differences are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum DiffFormat {
    /// For a terminal.
    Text,
    /// For a program.
    Json,
    /// For a browser and for paper.
    Html,
}
