//! The commands for workbooks.

use std::path::PathBuf;

use clap::Args;

/// `huibao import`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// Excel台账，如：台账.xlsx
    #[arg(value_name = "台账", required_unless_present = "update", conflicts_with = "update")]
    pub(in crate::cli) workbook: Option<PathBuf>,
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) folder: PathBuf,
    /// 只读这张工作表；不写则读有表头的各张
    #[arg(long = "表", value_name = "工作表", conflicts_with = "update")]
    pub(in crate::cli) sheet: Option<String>,
    /// 表里没有“类型”一列时，各行算什么，如：代表建议
    #[arg(long = "类型", value_name = "类型", conflicts_with = "update")]
    pub(in crate::cli) kind: Option<String>,
    /// 表里没有“届次会议”一列时，各行算哪次会议
    #[arg(long = "届次会议", value_name = "届次会议", conflicts_with = "update")]
    pub(in crate::cli) session: Option<String>,
    /// 写成records里的哪个文件，如：2025建议；不写则与台账同名
    #[arg(long = "名称", value_name = "名称", conflicts_with = "update")]
    pub(in crate::cli) name: Option<String>,
    /// 收回export导出、填好或改好的文件，可以写几个，也可以写它们所在的文件夹；只列出新增、改动和冲突
    #[arg(long = "更新", value_name = "文件", num_args = 1..)]
    pub(in crate::cli) update: Vec<PathBuf>,
    /// 与--更新同用：列出之后写入台账
    #[arg(long = "写入", requires = "update")]
    pub(in crate::cli) write: bool,
    /// 与--更新同用：项目文件夹；不写则是当前文件夹
    #[arg(long = "项目", value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) project: PathBuf,
}

/// `huibao export`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(in crate::cli) folder: PathBuf,
    /// 写到哪个文件；不写则是项目的out/台账.xlsx。与--按单位同用时写文件夹，不写则是out/按单位
    #[arg(long, value_name = "文件")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// 每个承办单位一份，请它填写的格有底色
    #[arg(long = "按单位")]
    pub(in crate::cli) by_unit: bool,
}
