//! What may be typed: the commands and their options, with Chinese help.

mod after_edit;
mod help;
mod typed;
mod workbook;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::typed::{day, number_of_days, number_of_items};
pub(super) use self::{
    after_edit::{Diff, DiffFormat, Merge, Verify, Watch},
    help::command,
    workbook::{Export, Import},
};
use super::redline;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "huibao",
    version,
    about = "汇报：建议提案台账变公文。数字出自记录，改了数据，文档随之更新。",
    after_help = "不带文件夹时，对当前文件夹操作。各命令的用法见：huibao 命令 --help",
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 新建一个项目文件夹，立即可以生成，并附说明
    New(New),
    /// 把模板根据记录起草的各节写进文档文件，供接着修改
    Draft(Draft),
    /// 检查台账和文档，列出全部问题，不生成文件
    Check(Check),
    /// 生成文档（DOCX、PDF）和核数材料
    Build(Build),
    /// 看着项目文件夹，一保存就重新生成，按Ctrl-C停止
    Watch(Watch),
    /// 列出改动的结果：哪些数字变了，哪些案件、哪些句子随之变了；也能先假设再看，不动文件
    Diff(Diff),
    /// 列出各项数字、算式和依据
    Figures(Figures),
    /// 列出逾期未办的和快要到期的，按单位排列
    Due(Due),
    /// 把Excel台账（xlsx、xls、csv）读成记录；收回填好的台账，加上--更新
    Import(Import),
    /// 把台账写成Excel，可以给每个承办单位一份
    Export(Export),
    /// 写出编辑器用的提示文件：边写边提示有哪些键、能写什么
    Schema(Schema),
    /// 统计：各项指标，和按分类、单位、关键词、月份等的分布
    Stats(Stats),
    /// 在Word、WPS里改过的文件，与台账的新数字合成一份：改的文字保留，数字更新
    Merge(Merge),
    /// 核对生成的文件（DOCX、PDF）：生成以后有没有人改过，数字过时没有
    Verify(Verify),
}

/// `huibao new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// 要新建的文件夹；与--eject同用时是已有的项目，不写则是当前文件夹
    #[arg(value_name = "文件夹", required_unless_present = "eject")]
    pub(super) folder: Option<PathBuf>,
    /// 文档用哪个内置模板，如：总结；不写则为汇报
    #[arg(long, alias = "模板", value_name = "模板", conflicts_with = "carry")]
    pub(super) template: Option<String>,
    /// 与--template同用：把内置模板和它的片段取到项目的templates文件夹，供修改
    #[arg(long, alias = "取出", requires = "template")]
    pub(super) eject: bool,
    /// 由上年的项目结转：印发的数字写进历年，未办结的案件带来“回头看”，口径和模板照旧
    #[arg(long = "结转", value_name = "上年的文件夹")]
    pub(super) carry: Option<PathBuf>,
    /// 结转时用：本年的届次会议，如：区五届人大五次会议；不写则留着待填
    #[arg(long = "届次会议", value_name = "届次会议", requires = "carry")]
    pub(super) session: Option<String>,
}

/// `huibao draft`.
#[derive(Debug, Args)]
pub(super) struct Draft {
    /// 文档的名称，如：汇报
    #[arg(value_name = "文档")]
    pub(super) document: String,
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
}

/// `huibao check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(super) format: Style,
    /// 列出全部问题；不写则最多列200处，json总是列出全部
    #[arg(long)]
    pub(super) all: bool,
    /// 讲解一条规则，如：X4；不写编号则列出全部规则
    #[arg(long, value_name = "编号", num_args = 0..=1, default_missing_value = "")]
    pub(super) explain: Option<String>,
}

/// `huibao build`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option that may be given or not")]
#[derive(Debug, Default, Args)]
pub(super) struct Build {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// 生成哪些格式，用逗号隔开：docx,pdf,html；不写则生成docx和pdf。html是网页版，总是公开版的内容
    #[arg(long, value_name = "格式", value_delimiter = ',', hide_possible_values = true)]
    pub(super) format: Vec<FileFormat>,
    /// 写到哪个文件夹；不写则写到项目的out
    #[arg(long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 只生成这些文档，可以写多次；不写则生成全部
    #[arg(long, value_name = "文档")]
    pub(super) only: Vec<String>,
    /// 缺少的内容用红字【待补：…】标出，照样生成
    #[arg(long)]
    pub(super) draft: bool,
    /// 只生成校样（文档名.校样.pdf）：套印版心、网格和量出的尺寸，供核对版面；其他文件不动
    #[arg(long, conflicts_with = "format")]
    pub(super) proof: bool,
    /// 生成公开版：没有主动公开的各件不点名，不印姓名、电话和住址，总数不变
    #[arg(long = "公开版")]
    pub(super) public: bool,
    /// 全部重新生成，没有变化的也生成；有人改过的DOCX也覆盖
    #[arg(long, alias = "强制")]
    pub(super) force: bool,
    /// 同时写出花脸稿（文档名.花脸稿.docx、.pdf），标出改了哪些：不写与什么比，就与上次的稿子比；也可以写DOCX文件，或git的修订
    #[arg(long, alias = "花脸稿", value_name = "与什么比", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = redline::LAST, conflicts_with = "proof")]
    pub(super) redline: Option<String>,
    /// 花脸稿的修订算谁改的；不写则是署名的单位
    #[arg(long, alias = "花脸稿作者", value_name = "姓名", requires = "redline")]
    pub(super) redline_author: Option<String>,
    /// 花脸稿的修订算哪天改的；不写则为今天
    #[arg(long, alias = "花脸稿日期", value_name = "日期", requires = "redline", value_parser = day)]
    pub(super) redline_date: Option<NaiveDate>,
    /// Which faces the documents are set in.
    #[command(flatten)]
    pub(super) fonts: Fonts,
}

/// The faces of `huibao build`.
#[derive(Debug, Default, Args)]
pub(super) struct Fonts {
    /// 先用这个文件夹里的字体，可以写多次；huibao.yaml的“字体”怎么写都用
    #[arg(long, value_name = "文件夹")]
    pub(super) font_dir: Vec<PathBuf>,
    /// 公文字体（方正小标宋、仿宋等）缺一种就不生成，不用内置的代替
    #[arg(long)]
    pub(super) strict_fonts: bool,
}

/// `huibao schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
}

/// `huibao figures`.
#[derive(Debug, Args)]
pub(super) struct Figures {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// 只列这个文档的数字；不写则逐个列出
    #[arg(long, value_name = "文档")]
    pub(super) only: Vec<String>,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(super) format: Style,
}

/// `huibao due`.
#[derive(Debug, Args)]
pub(super) struct Due {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// 列出几天内到期的；不写则为30天
    #[arg(long = "天数", value_name = "天数", default_value = "30", hide_default_value = true)]
    #[arg(value_parser = number_of_days)]
    pub(super) days: u32,
    /// 看哪一天的情况；不写则为今天
    #[arg(long = "截至", value_name = "日期", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
    /// 只列这个单位的，可以写多次；不写则列出全部
    #[arg(long = "单位", value_name = "单位")]
    pub(super) units: Vec<String>,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(super) format: Style,
}

/// `huibao stats`.
#[derive(Debug, Args)]
pub(super) struct Stats {
    /// 项目文件夹
    #[arg(value_name = "文件夹", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// 按哪一项统计，如：主办、关键词、街镇、交办月份，可以写多次；不写则列出各项指标和分布
    #[arg(long = "按", value_name = "字段")]
    pub(super) by: Vec<String>,
    /// 统计哪个批次；不写则为本次
    #[arg(long = "批次", value_name = "批次")]
    pub(super) batch: Option<String>,
    /// 看哪一天的情况；不写则为今天
    #[arg(long = "截至", value_name = "日期", value_parser = day)]
    pub(super) as_of: Option<NaiveDate>,
    /// 只列最多的几项；与最后一项并列的都列出
    #[arg(long = "前", value_name = "项数", value_parser = number_of_items)]
    pub(super) top: Option<usize>,
    /// 除了别的，也统计标题里的词；只看标题里的词，用“--按 标题词”
    #[arg(long = "标题词")]
    pub(super) title_words: bool,
    /// 输出的样式：text（供人看）或json（供程序读）
    #[arg(long, value_name = "样式", default_value = "text", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(super) format: Style,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Style {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// A format that a document is built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FileFormat {
    /// Word.
    Docx,
    /// PDF.
    Pdf,
    /// HTML: the web edition, never made unless it is asked for.
    Html,
}

impl Arguments {
    /// Reads the command line; errors are still clap's, in English.
    pub(super) fn read(
        arguments: impl IntoIterator<Item = std::ffi::OsString>,
    ) -> Result<Self, clap::Error> {
        let mut matches = command().try_get_matches_from(arguments)?;
        Self::from_arg_matches_mut(&mut matches)
    }
}
