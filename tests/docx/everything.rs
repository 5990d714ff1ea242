//! A small document with everything that a document can hold.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use huibao::{
    diagnostic::{Place, SourceFile, SourceKind},
    document::{
        Annex, Block, BlockContent, BlockId, CaseNode, Cell, CellAlignment, ClaimNode, Document,
        FigureNode, Head, Heading, Inline, InlineContent, Level, Orientation, Picture, Signature,
        SignaturePosition, Table,
    },
    export::{Docx, ExportError, Exporter, Manuscript, Properties},
    layout::{
        Closing, Faces, Laid, LinePlace, ListedPages, Page, Pages, SignatureLine, SignatureText,
    },
    style::Typesetting,
};

pub(super) struct Everything {
    pub(super) document: Document,
    pub(super) laid: Laid,
    pub(super) properties: Properties,
    pub(super) pictures: BTreeMap<String, Arc<[u8]>>,
}

impl Everything {
    pub(super) fn signed(position: SignaturePosition) -> Self {
        let signature = Signature {
            signatories: vec![vec![text("长宁区人民政府办公室")]],
            issue_date: vec![text("2021年7月　日")],
            position,
            ..Signature::default()
        };
        Self {
            document: Document {
                head: head(),
                body: body(),
                signature: Some(signature),
                ..Document::default()
            },
            laid: laid(position),
            properties: Properties {
                title: "关于代表建议办理情况的汇报".into(),
                author: "长宁区人民政府办公室".into(),
                as_of: NaiveDate::from_ymd_opt(2021, 7, 5).unwrap(),
                web: Vec::new(),
                provenance: None,
            },
            pictures: BTreeMap::from([(
                "图/办理进度.png".into(),
                Arc::from(include_bytes!("picture.png").as_slice()),
            )]),
        }
    }

    pub(super) fn export(&self) -> Vec<u8> {
        self.try_export().unwrap()
    }

    pub(super) fn try_export(&self) -> Result<Vec<u8>, ExportError> {
        let manuscript = Manuscript {
            document: &self.document,
            laid: &self.laid,
            properties: &self.properties,
            pictures: &self.pictures,
        };
        Docx.export(&manuscript)
    }
}

pub(super) fn inline(content: InlineContent) -> Inline {
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, "");
    Inline { origin: Place::new(&file, 0..0), content }
}

pub(super) fn text(text: &str) -> Inline {
    inline(InlineContent::Text(text.into()))
}

pub(super) fn block(key: &str, content: BlockContent) -> Block {
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, "");
    Block { id: BlockId::of(&[key]), origin: Place::new(&file, 0..0), content }
}

pub(super) fn paragraph(words: &str) -> Block {
    block(words, BlockContent::Paragraph(vec![text(words)]))
}

fn strong(words: &str) -> Inline {
    inline(InlineContent::Strong(vec![text(words)]))
}

fn figure(name: &str, printed: &str) -> Inline {
    let node = FigureNode { name: name.into(), parts: vec![], text: printed.into() };
    inline(InlineContent::Figure(node))
}

fn heading(level: Level, number: &str, words: &str, rest: Vec<Inline>) -> Block {
    let heading = Heading { level, number: number.into(), text: vec![text(words)], rest };
    block(words, BlockContent::Heading(heading))
}

fn head() -> Head {
    Head {
        title: vec![
            text("关于代表建议办理情况的汇报"),
            inline(InlineContent::Footnote(vec![text("本汇报的数字截至2021年7月5日。")])),
        ],
        title_lines: vec![],
        addressees: vec![text("区人大常委会：")],
        ..Head::default()
    }
}

fn body() -> Vec<Block> {
    let case = CaseNode {
        number: "0038".into(),
        field: "简称".into(),
        text: "“开放性公共区域增设技防设施”".into(),
    };
    let claim = ClaimNode {
        population: "全部".into(),
        condition: "按期办复".into(),
        text: "均在规定时间内办复".into(),
    };
    vec![
        heading(Level::First, "一、", "基本情况", vec![]),
        block(
            "总数",
            BlockContent::Paragraph(vec![
                text("今年以来，共收到代表建议"),
                figure("总数", "67"),
                text("件，"),
                inline(InlineContent::Claim(claim)),
                text("。其中"),
                inline(InlineContent::Case(case)),
                text("等建议由领导阅批，A&B <两家> \"协办\"。"),
                inline(InlineContent::Footnote(vec![
                    text("按交办日期统计，不含"),
                    figure("转办", "3"),
                    text("件转办件。"),
                ])),
            ]),
        ),
        heading(
            Level::Second,
            "（一）",
            "强化督促检查。",
            vec![
                text("针对办理中的难点，"),
                strong("逐件梳理、逐件销号"),
                text("，推动办理工作落到实处，按时办结率"),
                figure("办结率", "92.54%"),
                text("。"),
            ],
        ),
        heading(Level::Third, "1.", "明确责任", vec![]),
        heading(
            Level::Fourth,
            "（1）",
            "现场办公。",
            vec![text("共"), inline(InlineContent::Missing("现场办公次数".into())), text("次。")],
        ),
        block("结果表", BlockContent::Table(table())),
        paragraph("分类办理情况见下图。"),
        block(
            "进度图",
            BlockContent::Picture(Picture {
                path: "图/办理进度.png".into(),
                caption: vec![text("图1　“办理进度” & 结果")],
                width: None,
            }),
        ),
        annex(1, "代表建议办理情况一览表", vec![paragraph("第一个附件的正文。")]),
        annex(
            2,
            "重点督办建议目录",
            vec![block("附表", BlockContent::Table(Table { caption: vec![], ..table() }))],
        ),
    ]
}

fn annex(number: usize, title: &str, blocks: Vec<Block>) -> Block {
    let annex =
        Annex { number: Some(number), title: vec![text(title)], blocks, ..Annex::default() };
    block(title, BlockContent::Annex(annex))
}

fn table() -> Table {
    let row = |cells: [&str; 3]| cells.map(|it| Cell::from(vec![text(it)])).to_vec();
    Table {
        caption: vec![text("表1　办理结果")],
        columns: vec![CellAlignment::Left, CellAlignment::Centre, CellAlignment::Right],
        header_rows: 1,
        rows: vec![
            row(["办理结果", "件数", "占比"]),
            row(["解决采纳", "62", "92.54%"]),
            row(["正在解决", "5", "7.46%"]),
        ],
        ..Table::default()
    }
}

fn laid(position: SignaturePosition) -> Laid {
    let page = Page {
        width: 595.28,
        height: 841.89,
        orientation: Orientation::Portrait,
        items: vec![],
        number: vec![],
        proof: vec![],
    };
    let lines = |words: &[&str]| words.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
    let line =
        |text, right, above| SignatureLine { text, place: LinePlace::FromRight(right), above };
    let signature = vec![
        line(SignatureText::Signatories { first: 0, count: 1 }, 2.0, 1.0),
        line(SignatureText::IssueDate, 3.5, 0.0),
    ];
    let is_at_end = position == SignaturePosition::AtEnd;
    Laid {
        typesetting: Typesetting::default(),
        pages: Pages { pages: vec![page; 5], outline: vec![], elements: vec![] },
        faces: Faces::bundled(),
        cast: BTreeMap::new(),
        strays: BTreeMap::new(),
        letterhead: None,
        even_lines: BTreeMap::new(),
        cover: None,
        listed: ListedPages::default(),
        contents_lines: BTreeMap::new(),
        title_lines: lines(&["关于代表建议", "办理情况的汇报"]),
        title_padding: 7.0,
        occasion_lines: Vec::new(),
        annex_title_lines: BTreeMap::from([(
            BlockId::of(&["代表建议办理情况一览表"]),
            lines(&["代表建议", "办理情况一览表"]),
        )]),
        parted_rows: BTreeMap::new(),
        column_widths: BTreeMap::from([(BlockId::of(&["结果表"]), vec![222.2, 110.0, 110.0])]),
        picture_sizes: BTreeMap::from([(BlockId::of(&["进度图"]), (256.0, 96.0))]),
        drawings: BTreeMap::new(),
        closing: Closing {
            signature: if is_at_end { signature } else { vec![] },
            ..Closing::default()
        },
    }
}
