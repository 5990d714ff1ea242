//! The keys of all files: the Chinese key and its English alias, one table a map.

use std::sync::LazyLock;

pub(super) use super::shape::Names;
use super::{Field, Step, list_keys};

pub(super) const VERSION: Names = ("版本", "version");
pub(super) const OFFICE: Names = ("单位", "office");
pub(super) const YEAR: Names = ("年份", "year");
pub(super) const FACES: Names = ("字体", "faces");
pub(super) const TYPESETTING: Names = ("排版", "typesetting");
pub(super) const REPLY_MONTHS: Names = ("办理期限", "reply_months");
pub(super) const RULES: Names = ("规则", "rules");
pub(super) const OUTCOME_SCHEME: Names = ("口径表", "outcome_scheme");
pub(super) const CATEGORIES: Names = ("分类", "categories");
pub(super) const BATCHES: Names = ("批次", "batches");
pub(super) const POPULATIONS: Names = ("总体", "populations");
pub(super) const PAST_YEARS: Names = ("历年", "past_years");
pub(super) const FIGURES: Names = ("指标", "figures");
pub(super) const SUMMARIES: Names = ("汇总", "summaries");
pub(super) const TOTAL: Names = ("总数", "total");
pub(super) const STOP_WORDS: Names = ("停用词", "stop_words");
pub(super) const ACTIVITIES: Names = ("活动", "activities");
pub(super) const DEADLINES: Names = ("时限", "deadlines");
pub(super) const HOLIDAYS: Names = ("节假日", "holidays");
pub(super) const UNIFIED_OUTCOMES: Names = ("口径对照", "unified_outcomes");
pub(super) const UNIT_REGISTRY: Names = ("单位名录", "unit_registry");
pub(super) const PUBLICITY: Names = ("公开属性", "publicity");
pub(super) const SATISFACTION: Names = ("满意度", "satisfaction");

/// `huibao.yaml`.
pub(super) const SETTINGS: &[Names] = &[
    VERSION,
    OFFICE,
    YEAR,
    FACES,
    TYPESETTING,
    REPLY_MONTHS,
    RULES,
    OUTCOME_SCHEME,
    CATEGORIES,
    BATCHES,
    POPULATIONS,
    PAST_YEARS,
    FIGURES,
    ACTIVITIES,
    SUMMARIES,
    STOP_WORDS,
    DEADLINES,
    HOLIDAYS,
    UNIFIED_OUTCOMES,
    UNIT_REGISTRY,
    PUBLICITY,
    SATISFACTION,
];

pub(super) const FULL_NAME: Names = ("全称", "full_name");
pub(super) const ALIASES: Names = ("别名", "aliases");
pub(super) const UNIT_FROM: Names = ("启用", "from");
pub(super) const UNIT_UNTIL: Names = ("停用", "until");
pub(super) const SYSTEM: Names = ("系统", "system");
pub(super) const MERGED_INTO: Names = ("并入", "merged_into");
pub(super) const RENAMED_TO: Names = ("更名为", "renamed_to");

/// One of 单位名录.
pub(super) const UNIT_KEYS: &[Names] =
    &[FULL_NAME, SHORT_NAME, ALIASES, UNIT_FROM, UNIT_UNTIL, SYSTEM, MERGED_INTO, RENAMED_TO];

pub(super) const LINE_END_MARKS: Names = ("行末标点", "line_end_marks");
pub(super) const MARKS_THAT_MEET: Names = ("连续标点", "marks_that_meet");
pub(super) const NUMBERS_AND_UNITS: Names = ("数字与单位", "numbers_and_units");
pub(super) const WHOLE_DOCUMENT_NUMBERS: Names = ("文号", "document_numbers");

/// 排版.
pub(super) const TYPESETTING_KEYS: &[Names] =
    &[LINE_END_MARKS, MARKS_THAT_MEET, NUMBERS_AND_UNITS, WHOLE_DOCUMENT_NUMBERS];

pub(super) const BASE: Names = ("沿用", "base");
pub(super) const START: Names = ("起算", "start");
pub(super) const CLOSINGS: Names = ("闭会日期", "closings");
pub(super) const REPLY_TIME: Names = ("答复", "reply");
pub(super) const EXTENDED_TIME: Names = ("延期", "extended");

/// 时限 written out.
pub(super) const DEADLINE_KEYS: &[Names] = &[
    BASE,
    START,
    CLOSINGS,
    REPLY_TIME,
    EXTENDED_TIME,
    Step::CoOpinion.names(),
    Step::Return.names(),
    Step::AssignAfterSession.names(),
    Step::AssignBetweenSessions.names(),
    Step::Form.names(),
    Step::Rehandling.names(),
    Step::Publication.names(),
];

pub(super) const NOTICE: Names = ("文号", "notice");
pub(super) const DAYS_OFF: Names = ("放假", "off");
pub(super) const DAYS_WORKED: Names = ("调休", "worked");

/// One year of 节假日.
pub(super) const HOLIDAY_KEYS: &[Names] = &[NOTICE, DAYS_OFF, DAYS_WORKED];

pub(super) const NAME: Names = ("名称", "name");
pub(super) const SHORT_NAME: Names = ("简称", "short_name");
pub(super) const SECRETARIAT: Names = ("办公机构", "secretariat");

/// 单位.
pub(super) const OFFICE_KEYS: &[Names] = &[NAME, SHORT_NAME, SECRETARIAT];

pub(super) const OUTCOMES: Names = ("结果", "outcomes");

/// 口径表 written out.
pub(super) const SCHEME_KEYS: &[Names] = &[NAME, OUTCOMES];

pub(super) const DATE: Names = ("日期", "date");
pub(super) const KIND: Names = ("类型", "kind");
pub(super) const LEADER: Names = ("领导", "leader");
pub(super) const CONTENT: Names = ("内容", "content");
pub(super) const UNITS: Names = ("单位", "units");
pub(super) const CASES: Names = ("案件", "cases");
pub(super) const ACTIVITY_RESULT: Names = ("成果", "result");
pub(super) const MEDIA: Names = ("媒体", "media");
pub(super) const MEDIA_LEVEL: Names = ("媒体层级", "media_level");
pub(super) const LINK: Names = ("链接", "link");

/// One of 活动.
pub(super) const ACTIVITY_KEYS: &[Names] =
    &[DATE, KIND, NAME, LEADER, CONTENT, UNITS, CASES, ACTIVITY_RESULT, MEDIA, MEDIA_LEVEL, LINK];

pub(super) const DEFAULTS: Names = ("公共", "defaults");

/// A file of `records/`.
pub(super) const RECORDS_KEYS: &[Names] = &[DEFAULTS, CASES];

/// One of 案件: the stored fields.
pub(super) static CASE_KEYS: LazyLock<Vec<Names>> =
    LazyLock::new(|| Field::written().map(Field::names).collect());

pub(super) const UNIT: Names = ("单位", "unit");
pub(super) const DUE: Names = ("期限", "due");
pub(super) const CLOSED: Names = ("完成日期", "closed");
pub(super) const ITEM: Names = ("事项", "item");

pub(super) const ATTITUDE: Names = ("态度", "attitude");
pub(super) const RESULT: Names = ("结果", "result");

/// 满意度 on two axes.
pub(super) const SATISFACTION_KEYS: &[Names] = &[ATTITUDE, RESULT];

pub(super) const SOURCE: Names = ("来源", "source");

pub(super) const COUNT: Names = ("计数", "count");
pub(super) const DISTINCT_COUNT: Names = ("去重计数", "distinct_count");
pub(super) const PARTITION: Names = ("分组", "partition");
pub(super) const RATE: Names = ("占比", "rate");
pub(super) const COMPARISON: Names = ("比较", "comparison");
pub(super) const DISTRIBUTION: Names = ("分布", "distribution");
pub(super) const RANKING: Names = ("排名", "ranking");
pub(super) const CROSS: Names = ("交叉", "cross");
pub(super) const ROWS: Names = ("行", "rows");
pub(super) const COLUMNS: Names = ("列", "columns");
pub(super) const CASE_UNITS: Names = ("件次", "case_units");
pub(super) const ACTIVITY_COUNT: Names = ("活动计数", "activity_count");
pub(super) const EARLIEST: Names = ("最早", "earliest");
pub(super) const LATEST: Names = ("最晚", "latest");
pub(super) const INPUT: Names = ("录入", "input");
pub(super) const CONDITION: Names = ("条件", "condition");
pub(super) const TOP: Names = ("前", "top");
pub(super) const RANKED_BY: Names = ("按", "by");
pub(super) const BATCH: Names = ("批次", "batch");
pub(super) const POPULATION: Names = ("总体", "population");
pub(super) const DECIMALS: Names = ("小数", "decimals");
pub(super) const CLOSING: Names = ("凑整", "closing");
pub(super) const TRAILING_ZEROS: Names = ("末尾零", "trailing_zeros");
pub(super) const ZERO_CLASSES: Names = ("零项", "zero_classes");
pub(super) const MEASURE_WORD: Names = ("量词", "measure_word");
pub(super) const BASIS: Names = ("口径", "basis");
pub(super) const DESCRIPTION: Names = ("说明", "description");
pub(super) const CLASSES: Names = ("顺序", "classes");
pub(super) const WORDING: Names = ("句式", "wording");
pub(super) const FIRST_WORDING: Names = ("首项句式", "first_wording");

/// The keys that say what kind of figure it is; 比较 with a figure's name, not a year.
pub(super) const FIGURE_KINDS: &[Names] = &[
    COUNT,
    DISTINCT_COUNT,
    PARTITION,
    DISTRIBUTION,
    RANKING,
    CROSS,
    CASE_UNITS,
    ACTIVITY_COUNT,
    RATE,
    EARLIEST,
    LATEST,
    INPUT,
    COMPARISON,
];

/// What stands after 交叉.
pub(super) const CROSS_KEYS: &[Names] = &[ROWS, COLUMNS];

/// One of 指标.
pub(super) const FIGURE_KEYS: &[Names] = &[
    COUNT,
    DISTINCT_COUNT,
    PARTITION,
    DISTRIBUTION,
    RANKING,
    CROSS,
    CASE_UNITS,
    ACTIVITY_COUNT,
    RATE,
    COMPARISON,
    EARLIEST,
    LATEST,
    INPUT,
    CONDITION,
    TOP,
    RANKED_BY,
    BATCH,
    POPULATION,
    DECIMALS,
    CLOSING,
    TRAILING_ZEROS,
    ZERO_CLASSES,
    MEASURE_WORD,
    CLASSES,
    WORDING,
    FIRST_WORDING,
    BASIS,
    DESCRIPTION,
    ALIASES,
    YEAR,
    SOURCE,
    DATE,
];

pub(super) const EVERY: Names = ("须填", "every");
pub(super) const SOME: Names = ("须有", "some");
pub(super) const SEVERAL: Names = ("须分", "several");

pub(super) const SURVEYED: Names = ("列入统计", "surveyed");

pub(super) const TAKEN_FROM: Names = ("取自", "taken_from");

/// One of 内置指标.
pub(super) fn supplied_keys() -> Vec<Names> {
    [FIGURE_KEYS, &[EVERY, SOME, SEVERAL, SURVEYED, TAKEN_FROM]].concat()
}

pub(super) const TEMPLATE: Names = ("模板", "template");
pub(super) const TITLE: Names = ("标题", "title");
pub(super) const OVERLINE: Names = ("引题", "overline");
pub(super) const SET_IN: Names = ("分栏", "columns");
pub(super) const TITLE_LINES: Names = ("题行", "title_lines");
pub(super) const AS_OF: Names = ("截至", "as_of");
pub(super) const STAGE: Names = ("状态", "stage");
pub(super) const LEVELS: Names = ("层次", "levels");
pub(super) const ADDRESSEES: Names = ("主送", "addressees");
pub(super) const SIGNATORY: Names = ("署名", "signatory");
pub(super) const ISSUE_DATE: Names = ("成文日期", "issue_date");
pub(super) const BODY: Names = ("机构", "body");
pub(super) const TERM: Names = ("届", "term");
pub(super) const MEETING: Names = ("次", "meeting");

/// 届次会议 in numbers.
pub(super) const SESSION_KEYS: &[Names] = &[BODY, TERM, MEETING];

pub(super) const PRINTED_ON: Names = ("印发日期", "printed_on");
pub(super) const PUBLISHED_ON: Names = ("上网日期", "published_on");
pub(super) const PAGE: Names = ("页面", "page");
pub(super) const SIGNATURE_POSITION: Names = ("署名位置", "signature_position");
pub(super) const GROUPING: Names = ("成效分组", "grouping");

pub(super) const FORMAT: Names = ("格式", "format");
pub(super) const LETTERHEAD: Names = ("版头", "letterhead");
pub(super) const ISSUERS: Names = ("发文机关", "issuers");
pub(super) const MARK: Names = ("标志", "mark");
pub(super) const COPY_NUMBER: Names = ("份号", "copy_number");
pub(super) const CLASSIFICATION: Names = ("密级", "classification");
pub(super) const SECRECY_PERIOD: Names = ("保密期限", "secrecy_period");
pub(super) const URGENCY: Names = ("紧急程度", "urgency");
pub(super) const DOCUMENT_NUMBER: Names = ("文号", "document_number");
pub(super) const APPROVERS: Names = ("签发人", "approvers");
pub(super) const PRESENT: Names = ("出席", "present");
pub(super) const ABSENT: Names = ("请假", "absent");
pub(super) const ATTENDING: Names = ("列席", "attending");
pub(super) const SIGNING: Names = ("用印", "signing");
pub(super) const SIGNER_POSTS: Names = ("签发人职务", "signer_posts");
pub(super) const REMARK: Names = ("附注", "remark");
pub(super) const COPIES_TO: Names = ("抄送", "copies_to");
pub(super) const PRINTING_OFFICE: Names = ("印发机关", "printing_office");
pub(super) const IMPRINT_ON_EVEN_PAGE: Names = ("双页版记", "imprint_on_even_page");

/// 标注: what stands above the title at the right.
pub(super) const PAGE_MARKS: Names = ("标注", "marks");
pub(super) const OCCASION: Names = ("报告场合", "occasion");
pub(super) const OCCASION_MEETING: Names = ("会议", "meeting");
pub(super) const SPEAKER: Names = ("报告人", "speaker");
pub(super) const SPEAKER_POST: Names = ("职务", "post");
pub(super) const SPEAKER_NAME: Names = ("姓名", "name");

/// 报告场合.
pub(super) const OCCASION_KEYS: &[Names] = &[DATE, OCCASION_MEETING];

/// 报告人.
pub(super) const SPEAKER_KEYS: &[Names] = &[SPEAKER_POST, SPEAKER_NAME];

pub(super) const WEB_METADATA: Names = ("公开信息", "web_metadata");
pub(super) const WEB_ISSUER: Names = ("发文机构", "issuer");
pub(super) const WEB_PUBLISHED: Names = ("发布日期", "published");
pub(super) const WEB_INDEX: Names = ("索引号", "index");
pub(super) const WEB_SUBJECT: Names = ("主题分类", "subject");
pub(super) const WEB_MODE: Names = ("公开方式", "mode");
pub(super) const WEB_EXTENT: Names = ("公开属性", "extent");
pub(super) const WEB_TERM: Names = ("公开期限", "term");

/// 公开信息, in the order in which its lines are shown.
pub(super) const WEB_METADATA_KEYS: &[Names] =
    &[WEB_ISSUER, WEB_PUBLISHED, WEB_INDEX, WEB_SUBJECT, WEB_MODE, WEB_EXTENT, WEB_TERM];

pub(super) const OPINION: Names = ("审议意见", "opinion");
pub(super) const OPINION_ITEMS: Names = ("意见", "items");

/// 审议意见.
pub(super) const OPINION_KEYS: &[Names] = &[NAME, DOCUMENT_NUMBER, DATE, OPINION_ITEMS];

pub(super) const OPINION_ITEM: Names = ("意见", "item");
pub(super) const ANSWERED_IN: Names = ("回应", "answered_in");

/// One of its 意见.
pub(super) const OPINION_ITEM_KEYS: &[Names] = &[OPINION_ITEM, ANSWERED_IN];

pub(super) const EACH_CASE: Names = ("逐件", "each_case");
pub(super) const COPIES: Names = ("份数", "copies");
pub(super) const ONLY: Names = ("仅", "only");
pub(super) const ISSUER_CODE: Names = ("机关代字", "issuer_code");

/// The head of a document.
pub(super) const HEAD_KEYS: &[Names] = &[
    TEMPLATE,
    TITLE,
    OVERLINE,
    TITLE_LINES,
    AS_OF,
    STAGE,
    LEVELS,
    SET_IN,
    ADDRESSEES,
    SIGNATORY,
    ISSUE_DATE,
    PRINTED_ON,
    PUBLISHED_ON,
    SIGNATURE_POSITION,
    PAGE,
    GROUPING,
    FORMAT,
    LETTERHEAD,
    ISSUERS,
    MARK,
    COPY_NUMBER,
    URGENCY,
    DOCUMENT_NUMBER,
    APPROVERS,
    PRESENT,
    ABSENT,
    ATTENDING,
    SIGNING,
    SIGNER_POSTS,
    REMARK,
    COPIES_TO,
    PRINTING_OFFICE,
    IMPRINT_ON_EVEN_PAGE,
    PAGE_MARKS,
    OCCASION,
    SPEAKER,
    OPINION,
    BATCH,
    ONLY,
    EACH_CASE,
    COPIES,
    ISSUER_CODE,
    WEB_METADATA,
];

/// What only the head of a classified document has: known so that it is refused.
pub(super) const SECRECY_KEYS: &[Names] = &[CLASSIFICATION, SECRECY_PERIOD];

/// Whether any of our maps has this key.
pub(super) fn is_key(word: &str) -> bool {
    let tables = [
        SETTINGS,
        OFFICE_KEYS,
        TYPESETTING_KEYS,
        SCHEME_KEYS,
        ACTIVITY_KEYS,
        RECORDS_KEYS,
        SATISFACTION_KEYS,
        FIGURE_KEYS,
        HEAD_KEYS,
        SECRECY_KEYS,
        SESSION_KEYS,
        DEADLINE_KEYS,
        HOLIDAY_KEYS,
        UNIT_KEYS,
        OCCASION_KEYS,
        SPEAKER_KEYS,
        OPINION_KEYS,
        OPINION_ITEM_KEYS,
        WEB_METADATA_KEYS,
    ];
    let mut all = tables.into_iter().flatten();
    let mut listed = list_keys::ALL.iter().flat_map(|it| it.keys).map(|it| &it.names);
    Field::named(word).is_some()
        || all.any(|it| it.0 == word || it.1 == word)
        || listed.any(|it| it.0 == word || it.1 == word)
}
