//! The head of a document: what each key is and what it takes.

use super::{
    form::{Entry, Form, Table},
    settings_table::{NAMES, TEXT},
    shapes,
};
use crate::{
    document::{ColumnCount, Format, LetterheadPrinting, Signing, Urgency},
    record::{Copies, Field, Openness, Shape, Stage, keys},
};

/// 审议意见.
static OPINION: Table = Table {
    name: "opinion",
    keys: keys::OPINION_KEYS,
    required: &[keys::NAME, keys::OPINION_ITEMS],
    entries: &[
        Entry(keys::NAME, "审议意见的全称，不加书名号", TEXT),
        Entry(keys::DOCUMENT_NUMBER, "审议意见的文号，如“静会〔2025〕34号”", TEXT),
        Entry(keys::DATE, "审议意见的日期", Form::Shape(Shape::Day)),
        Entry(
            keys::OPINION_ITEMS,
            "逐条照抄，正文要有一节回应它",
            Form::ListOf(&Form::Either(&[TEXT, Form::Map(&OPINION_ITEM)])),
        ),
    ],
};

/// One of its 意见.
static OPINION_ITEM: Table = Table {
    name: "opinion_item",
    keys: keys::OPINION_ITEM_KEYS,
    required: &[keys::OPINION_ITEM],
    entries: &[
        Entry(keys::OPINION_ITEM, "这一条的原话", TEXT),
        Entry(keys::ANSWERED_IN, "回应它的那一节的标题；标题里有这一条的原话的，不用写", TEXT),
    ],
};

/// 报告场合.
static OCCASION: Table = Table {
    name: "occasion",
    keys: keys::OCCASION_KEYS,
    required: keys::OCCASION_KEYS,
    entries: &[
        Entry(keys::DATE, "开会的日期；日子未定的，写到月", TEXT),
        Entry(
            keys::OCCASION_MEETING,
            "会议，如“区二届人大常委会第三十三次会议”",
            Form::Shape(Shape::Session),
        ),
    ],
};

/// 报告人.
static SPEAKER: Table = Table {
    name: "speaker",
    keys: keys::SPEAKER_KEYS,
    required: keys::SPEAKER_KEYS,
    entries: &[
        Entry(keys::SPEAKER_POST, "职务，写全称，如“区人民政府副区长”", TEXT),
        Entry(keys::SPEAKER_NAME, "姓名", TEXT),
    ],
};

/// 公开信息.
static WEB_METADATA: Table = Table {
    name: "web_metadata",
    keys: keys::WEB_METADATA_KEYS,
    required: &[keys::WEB_MODE],
    entries: &[
        Entry(keys::WEB_ISSUER, "发文机构，默认是署名的机关", TEXT),
        Entry(keys::WEB_PUBLISHED, "上网的日子，默认是上网日期", Form::Shape(Shape::Day)),
        Entry(keys::WEB_INDEX, "索引号", TEXT),
        Entry(keys::WEB_SUBJECT, "主题分类，如“综合政务”", TEXT),
        Entry(
            keys::WEB_MODE,
            "公开方式；主动公开的才出网页版",
            Form::OneOf(|| Openness::ALL.map(Openness::chinese).to_vec()),
        ),
        Entry(keys::WEB_EXTENT, "公开属性，如“全部公开”", TEXT),
        Entry(keys::WEB_TERM, "公开期限，如“长期公开”", TEXT),
    ],
};

/// The head of a file of `documents/`.
pub(super) static HEAD: Table = Table {
    name: "head",
    keys: keys::HEAD_KEYS,
    required: &[keys::TEMPLATE, keys::AS_OF],
    entries: &[
        Entry(keys::TEMPLATE, "用哪个模板，如“汇报”", TEXT),
        Entry(keys::TITLE, "标题，可以用引用；太长会自动分行", TEXT),
        Entry(keys::OVERLINE, "引题，标题上面的一行，如“积极听　主动征　认真办”", TEXT),
        Entry(
            keys::TITLE_LINES,
            "自己给标题分行，如[第一行, 第二行]，连起来与标题一字不差",
            Form::ListOf(&TEXT),
        ),
        Entry(keys::AS_OF, "数字统计到哪一天，如2021-07-05", Form::Shape(Shape::Day)),
        Entry(
            keys::STAGE,
            "文件走到了哪一步，默认讨论稿；已印发的不再生成",
            Form::OneOf(|| {
                let by_record = [Stage::BY_RECORD];
                Stage::ALL.map(Stage::chinese).into_iter().chain(by_record).collect()
            }),
        ),
        Entry(
            keys::LEVELS,
            "用哪几级标题，如“一、1.”，默认“一、（一）1.（1）”；标题不编号的写“不编号”",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(
            keys::SET_IN,
            "各节连标题排成几栏，默认单栏；第一个标题以前的照旧通栏",
            Form::OneOf(|| {
                std::iter::once("单栏").chain(ColumnCount::ALL.map(ColumnCount::chinese)).collect()
            }),
        ),
        Entry(
            keys::ADDRESSEES,
            "主送机关，不用写冒号；写成列表的，印出来用顿号隔开",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(
            keys::SIGNATORY,
            "落款单位；联合行文的写成列表，主办的在前",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(
            keys::ISSUE_DATE,
            "成文日期；讨论稿和送审稿可以只写年月",
            Form::Pattern(shapes::DAY_OR_MONTH),
        ),
        Entry(keys::PRINTED_ON, "印发的日子，不早于成文日期", Form::Shape(Shape::Day)),
        Entry(keys::PUBLISHED_ON, "上网公开的日子，不早于印发日期", Form::Shape(Shape::Day)),
        Entry(
            keys::SIGNATURE_POSITION,
            "署名放在题下还是文末，默认题下",
            Form::OneOf(|| vec!["题下", "文末"]),
        ),
        Entry(
            keys::PAGE,
            "整份横排还是竖排，默认竖排；只有普通格式的能横排",
            Form::OneOf(|| vec!["竖排", "横排"]),
        ),
        Entry(
            keys::GROUPING,
            "起草“办理成效”时按什么分组，默认分类",
            Form::OneOf(|| [Field::Category, Field::Keywords].map(Field::chinese).to_vec()),
        ),
        Entry(
            keys::FORMAT,
            "公文格式，默认普通；文件、信函、命令、纪要有版头",
            Form::OneOf(|| Format::ALL.map(Format::chinese).to_vec()),
        ),
        Entry(
            keys::LETTERHEAD,
            "版头由谁印：自印（默认），预印（纸上已有标志和红线，留出位置），OA套红（只排正文）",
            Form::OneOf(|| LetterheadPrinting::ALL.map(|it| it.0).to_vec()),
        ),
        Entry(keys::ISSUERS, "发文机关，主办的在前，默认是署名的机关", NAMES),
        Entry(keys::MARK, "发文机关标志的全文，默认是发文机关加“文件”等字", TEXT),
        Entry(keys::COPY_NUMBER, "份号，6位数字", Form::Pattern("^[0-9]{1,6}$")),
        Entry(
            keys::URGENCY,
            "紧急程度",
            Form::OneOf(|| Urgency::ALL.map(Urgency::chinese).to_vec()),
        ),
        Entry(
            keys::DOCUMENT_NUMBER,
            "发文字号，如“静府议〔2025〕7号”，未编号的写“静府议〔2025〕号”；命令写“第7号”",
            TEXT,
        ),
        Entry(keys::APPROVERS, "签发人，上行文才写；几个机关联合行文的按机关先后", NAMES),
        Entry(keys::PRESENT, "纪要的出席人员", TEXT),
        Entry(keys::ABSENT, "纪要的请假人员", TEXT),
        Entry(keys::ATTENDING, "纪要的列席人员", TEXT),
        Entry(
            keys::SIGNING,
            "文末落款怎样用印；文件和信函默认盖章，命令默认签名章",
            Form::OneOf(|| Signing::ALL.map(|it| it.0).to_vec()),
        ),
        Entry(
            keys::SIGNER_POSTS,
            "加盖签名章的，签发人的职务，写全称",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(keys::REMARK, "附注，如“此件公开发布”，不用写括号", TEXT),
        Entry(
            keys::COPIES_TO,
            "版记里的抄送机关，不用写末尾的句号；写成列表的，印出来用逗号隔开",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(keys::PRINTING_OFFICE, "版记里的印发机关", TEXT),
        Entry(
            keys::IMPRINT_ON_EVEN_PAGE,
            "版记是否必须在双页上，默认否",
            Form::Shape(Shape::YesNo),
        ),
        Entry(
            keys::PAGE_MARKS,
            "首页标题右上方的标注，如“办理结果：解决采纳”；几项的写成列表，一项一行",
            Form::Either(&[TEXT, Form::ListOf(&TEXT)]),
        ),
        Entry(
            keys::OCCASION,
            "在会议上宣读的报告，印在标题下，如“——2025年7月20日在……会议上”",
            Form::Map(&OCCASION),
        ),
        Entry(keys::SPEAKER, "宣读报告的人，印在报告场合下面", Form::Map(&SPEAKER)),
        Entry(
            keys::OPINION,
            "本文件要落实、报告的审议意见，每一条正文都要有回应",
            Form::Map(&OPINION),
        ),
        Entry(keys::BATCH, "文档写的是哪个批次的案件，默认本次", TEXT),
        Entry(keys::ONLY, "只写其中的哪些案件，如“{办理结果: 计划解决}”", Form::Condition),
        Entry(
            keys::EACH_CASE,
            "每一件出一份，放在与文档同名的文件夹里，默认否；正文和设置里用“{本件.标题}”",
            Form::Shape(Shape::YesNo),
        ),
        Entry(
            keys::COPIES,
            "逐件的文档，每件一份（默认），还是提出人每人一份",
            Form::OneOf(|| Copies::ALL.map(|it| it.0).to_vec()),
        ),
        Entry(
            keys::ISSUER_CODE,
            "机关代字，如“静府议”；文号还没有的，印成“静府议〔2025〕　号”",
            TEXT,
        ),
        Entry(
            keys::WEB_METADATA,
            "网页版标题下面的几行，也说明这份文件公开不公开",
            Form::Map(&WEB_METADATA),
        ),
    ],
};
