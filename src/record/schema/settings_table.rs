//! `huibao.yaml`: what each key is and what it takes.

use super::{
    figure_table::FIGURE,
    form::{Entry, Form, Table},
};
use crate::{
    diagnostic::Level,
    record::{
        ActivityKind, OutcomeClass, Shape, Step, keys,
        vocabulary::{PUBLICITY, SATISFACTION},
    },
};

pub(super) const TEXT: Form = Form::Shape(Shape::Text);
/// A number handed in.
const NUMBER: Form = Form::Integer(0, 1_000_000);
/// Numbers handed in by class.
const CLASSES: Form = Form::MapOf("^.+$", &NUMBER);
const CLAUSE: Form = Form::Shape(Shape::Clause);
pub(super) const NAMES: Form = Form::Shape(Shape::Names);
const DAY: Form = Form::Shape(Shape::Day);

/// A name that the user chooses.
const ANY_NAME: &str = "^[^.{}:：]+$";

const YEAR: &str = "^[12][0-9]{3}$";

/// The settings.
pub(super) static SETTINGS: Table = Table {
    name: "settings",
    keys: keys::SETTINGS,
    required: &[keys::VERSION, keys::OFFICE, keys::YEAR],
    entries: &[
        Entry(keys::VERSION, "设置文件的版本，写1", Form::Integer(1, 1)),
        Entry(keys::OFFICE, "谁报告", Form::Map(&OFFICE)),
        Entry(keys::YEAR, "报告哪一年的工作", Form::Integer(1954, 2999)),
        Entry(
            keys::FACES,
            "PDF用哪里的字体：内置，各台电脑结果一样；本机优先，先用本机的方正小标宋、仿宋_GB2312等，没有的用内置的",
            Form::OneOf(|| vec!["内置", "本机优先"]),
        ),
        Entry(
            keys::TYPESETTING,
            "行末和连续的标点怎么排，哪些内容不拆到两行",
            Form::Map(&TYPESETTING),
        ),
        Entry(keys::REPLY_MONTHS, "从交办到答复的月数，不写就按“时限”", Form::Integer(1, 24)),
        Entry(
            keys::RULES,
            "检查规则的级别，如“X4: 警告”；不写的照原定的级别",
            Form::MapOf("^[Xx][0-9]+$", &Form::OneOf(|| Level::ALL.map(Level::chinese).to_vec())),
        ),
        Entry(
            keys::PUBLICITY,
            "本单位对公开属性的叫法：左边是叫法，右边是含义；先后就是打印的先后",
            Form::MapOf(ANY_NAME, &Form::OneOf(|| PUBLICITY.to_vec())),
        ),
        Entry(
            keys::SATISFACTION,
            "本单位对满意度的叫法，从好到差：左边是叫法，右边是含义",
            Form::MapOf(ANY_NAME, &Form::OneOf(|| SATISFACTION.to_vec())),
        ),
        Entry(
            keys::OUTCOME_SCHEME,
            "办理结果的一套说法：内置的写名称，如“沪人大”；自己的写名称和结果",
            Form::Either(&[TEXT, Form::Map(&SCHEME)]),
        ),
        Entry(keys::CATEGORIES, "分类的名称，按打印的先后排列", NAMES),
        Entry(
            keys::BATCHES,
            "一起统计的案件；“本次”是默认的一批",
            Form::MapOf(ANY_NAME, &Form::Batch),
        ),
        Entry(keys::POPULATIONS, "给分母起的名字", Form::MapOf(ANY_NAME, &Form::Condition)),
        Entry(
            keys::PAST_YEARS,
            "往年印发的数字，照印出的抄；每一年都写来源",
            Form::MapOf(YEAR, &Form::MapOf("^.+$", &TEXT)),
        ),
        Entry(
            keys::FIGURES,
            "要统计的数字，正文里用{名称}引用",
            Form::MapOf(ANY_NAME, &Form::Map(&FIGURE)),
        ),
        Entry(
            keys::ACTIVITIES,
            "会议、调研、督办、批示等，起草“主要措施”时用",
            Form::ListOf(&Form::Map(&ACTIVITY)),
        ),
        Entry(
            keys::SUMMARIES,
            "没有逐件记录的批次：总数、分类和来源，照来件写",
            Form::MapOf("^.+$", &Form::MapOf("^.+$", &Form::Either(&[NUMBER, TEXT, CLASSES]))),
        ),
        Entry(keys::STOP_WORDS, "找标题词时另外略过的词", Form::Shape(Shape::Names)),
        Entry(
            keys::DEADLINES,
            "办理的各种时限：内置的写名称，如“通用”；不同的地方逐项写",
            Form::Either(&[TEXT, Form::Map(&DEADLINES)]),
        ),
        Entry(
            keys::HOLIDAYS,
            "内置没有的年份，或要更正的放假和调休",
            Form::MapOf(YEAR, &Form::Map(&HOLIDAY)),
        ),
        Entry(
            keys::UNIFIED_OUTCOMES,
            "别的口径表里的结果，折算成本届口径表的哪一种",
            Form::MapOf("^.+$", &Form::MapOf(ANY_NAME, &TEXT)),
        ),
        Entry(
            keys::UNIT_REGISTRY,
            "单位的全称、简称和别名，几种叫法按一家统计",
            Form::ListOf(&Form::Either(&[TEXT, Form::Map(&UNIT)])),
        ),
    ],
};

static UNIT: Table = Table {
    name: "unit",
    keys: keys::UNIT_KEYS,
    required: &[keys::FULL_NAME],
    entries: &[
        Entry(keys::FULL_NAME, "单位全称", TEXT),
        Entry(keys::SHORT_NAME, "统计和印出来的名称，不写就用全称", TEXT),
        Entry(keys::ALIASES, "其他叫法，用顿号隔开", NAMES),
        Entry(keys::UNIT_FROM, "从哪天起有这个单位", DAY),
        Entry(keys::UNIT_UNTIL, "从哪天起没有这个单位", DAY),
        Entry(keys::SYSTEM, "属于哪个系统", TEXT),
        Entry(keys::MERGED_INTO, "停用以后并入哪个单位", TEXT),
        Entry(keys::RENAMED_TO, "停用以后改叫什么", TEXT),
    ],
};

static OFFICE: Table = Table {
    name: "office",
    keys: keys::OFFICE_KEYS,
    required: &[keys::NAME],
    entries: &[
        Entry(keys::NAME, "单位全称", TEXT),
        Entry(keys::SHORT_NAME, "正文里的简称，如区政府", TEXT),
        Entry(keys::SECRETARIAT, "办公机构，如区政府办公室", TEXT),
    ],
};

static TYPESETTING: Table = Table {
    name: "typesetting",
    keys: keys::TYPESETTING_KEYS,
    required: &[],
    entries: &[
        Entry(
            keys::LINE_END_MARKS,
            "行末放不下的标点：带前一个字转下行（全角，默认）、占半格、。，、伸出版心",
            Form::OneOf(|| vec!["全角", "半角", "悬挂"]),
        ),
        Entry(
            keys::MARKS_THAT_MEET,
            "相连的标点各占一格（全角，默认），还是压缩中间的空白",
            Form::OneOf(|| vec!["全角", "压缩"]),
        ),
        Entry(
            keys::NUMBERS_AND_UNITS,
            "67件、2021年这样的数字和单位能不能拆到两行；默认可分",
            Form::OneOf(|| vec!["可分", "不分"]),
        ),
        Entry(
            keys::WHOLE_DOCUMENT_NUMBERS,
            "文号能不能拆到两行；默认可分",
            Form::OneOf(|| vec!["可分", "不分"]),
        ),
    ],
};

static SCHEME: Table = Table {
    name: "scheme",
    keys: keys::SCHEME_KEYS,
    required: &[keys::NAME, keys::OUTCOMES],
    entries: &[
        Entry(keys::NAME, "这套口径叫什么，如本区", TEXT),
        Entry(
            keys::OUTCOMES,
            "左边是本地的叫法，右边是含义；先后就是打印的先后",
            Form::MapOf(
                ANY_NAME,
                &Form::OneOf(|| OutcomeClass::ALL.map(OutcomeClass::chinese).to_vec()),
            ),
        ),
    ],
};

static ACTIVITY: Table = Table {
    name: "activity",
    keys: keys::ACTIVITY_KEYS,
    required: &[keys::DATE, keys::KIND, keys::NAME],
    entries: &[
        Entry(keys::DATE, "哪一天，如2021-05-26", DAY),
        Entry(
            keys::KIND,
            "是会议、调研，还是别的",
            Form::OneOf(|| ActivityKind::ALL.map(ActivityKind::chinese).to_vec()),
        ),
        Entry(keys::NAME, "会议或活动的名称", CLAUSE),
        Entry(keys::LEADER, "参加的领导，写职务，不写姓名", CLAUSE),
        Entry(keys::CONTENT, "做了什么", CLAUSE),
        Entry(keys::UNITS, "参加的单位，用顿号隔开", NAMES),
        Entry(keys::CASES, "关于哪几件，写编号，用顿号隔开", NAMES),
        Entry(keys::ACTIVITY_RESULT, "有什么成果", CLAUSE),
        Entry(keys::MEDIA, "哪家媒体报道", CLAUSE),
        Entry(keys::MEDIA_LEVEL, "媒体是哪一级的", CLAUSE),
        Entry(keys::LINK, "报道的网址", CLAUSE),
    ],
};

/// A length of time, for all kinds of cases or for each.
const TIME: Form = Form::Either(&[TEXT, Form::MapOf("^.+$", &TEXT)]);

static DEADLINES: Table = Table {
    name: "deadlines",
    keys: keys::DEADLINE_KEYS,
    required: &[],
    entries: &[
        Entry(keys::BASE, "以哪一套内置的时限为底，如“通用”", TEXT),
        Entry(keys::START, "从交办还是闭会起算", Form::OneOf(|| vec!["交办", "闭会"])),
        Entry(keys::CLOSINGS, "各次会议的闭会日期", Form::MapOf("^.+$", &DAY)),
        Entry(keys::REPLY_TIME, "多久答复，如“3个月”；可以按类型分写", TIME),
        Entry(keys::EXTENDED_TIME, "延期最长可到多久，如“6个月”；可以按类型分写", TIME),
        Entry(Step::CoOpinion.names(), "会办意见多久给主办单位，如“1个月”", TEXT),
        Entry(Step::Return.names(), "认为不该由本单位办的，多久退回，如“5个工作日”", TEXT),
        Entry(Step::AssignAfterSession.names(), "大会提出的多久交办，如“30日”", TEXT),
        Entry(Step::AssignBetweenSessions.names(), "平时提出的多久交办，如“5个工作日”", TEXT),
        Entry(Step::Form.names(), "征询意见表多久收回，如“20个工作日”", TEXT),
        Entry(Step::Rehandling.names(), "不满意的多久重新答复，如“1个月”", TEXT),
        Entry(Step::Publication.names(), "答复以后多久公开，如“20个工作日”", TEXT),
    ],
};

static HOLIDAY: Table = Table {
    name: "holiday",
    keys: keys::HOLIDAY_KEYS,
    required: &[],
    entries: &[
        Entry(keys::NOTICE, "放假通知的文号", TEXT),
        Entry(keys::DAYS_OFF, "放假的日子，如[2027-01-01至2027-01-03]", NAMES),
        Entry(keys::DAYS_WORKED, "补班的周末，如[2027-01-09]", NAMES),
    ],
};
