//! The columns of a 台账: what each is headed, when we write one, and under which headers others
//! keep the same thing. Import and export use this one table.

use crate::record::Field;

/// What a column of a workbook holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// One field of the record.
    Field(Field),
    /// 承办单位: units whose parts the cell itself tells, as in `区民政局（主办）、区医保局（会办）`.
    Units,
    /// 附议人: they follow those who lead among 提出人.
    CoSigners,
    /// 满意度, 办理态度.
    Attitude,
    /// 满意度, 办理结果.
    Result,
    /// 序号: the row's own number, which no record keeps.
    Serial,
}

/// The headers of a column, first the one under which we write it.
type Headers = &'static [&'static str];

/// Every column with its headers, as [`normal`] leaves them.
const HEADERS: &[(Column, Headers)] = &[
    (Column::Serial, &["序号", "序", "行号", "no", "no."]),
    (Column::Field(Field::Number), NUMBER),
    (Column::Field(Field::Kind), &["类型", "案件类型", "类型名称", "建议类型", "提案类型"]),
    (
        Column::Field(Field::Session),
        &["届次会议", "届次", "会议届次", "会议", "所属会议", "会次", "会议名称"],
    ),
    (Column::Field(Field::Title), TITLE),
    (Column::Field(Field::ShortTitle), &["简称", "标题简称", "案由简称"]),
    (
        Column::Field(Field::Category),
        &["分类", "类别", "建议类别", "提案类别", "建议分类", "提案分类", "所属类别", "内容分类"],
    ),
    (Column::Field(Field::Proposers), PROPOSERS),
    (
        Column::CoSigners,
        &["附议人", "联名人", "附议代表", "联名代表", "附议委员", "联名委员", "附议", "联名"],
    ),
    (
        Column::Field(Field::Lead),
        &["主办", "主办单位", "主办部门", "主办方", "牵头单位", "牵头部门", "主承办单位"],
    ),
    (Column::Units, &["承办单位", "办理单位", "承办部门", "责任单位", "办理部门"]),
    (
        Column::Field(Field::Co),
        &[
            "会办",
            "会办单位",
            "协办单位",
            "协办",
            "会办部门",
            "协办部门",
            "配合单位",
            "会同单位",
            "会同办理单位",
        ],
    ),
    (Column::Field(Field::Split), &["分办", "分办单位", "分别办理单位", "分别办理"]),
    (
        Column::Field(Field::LeaderReviews),
        &["领导阅批", "阅批领导", "批示领导", "领导批示", "阅批"],
    ),
    (Column::Field(Field::Assigned), ASSIGNED),
    (Column::Field(Field::Replied), REPLIED),
    (
        Column::Field(Field::Outcome),
        &[
            "办理结果",
            "办理类别",
            "结果类别",
            "答复类别",
            "办理结果类别",
            "办理情况类别",
            "结果分类",
            "答复分类",
            "落实情况",
        ],
    ),
    (
        Column::Field(Field::Measures),
        &["措施", "办理措施", "主要措施", "办理情况", "办理落实情况", "具体措施", "工作措施"],
    ),
    (Column::Field(Field::Commitments), &["承诺事项", "承诺", "承诺内容", "答复承诺事项"]),
    (
        Column::Field(Field::Publicity),
        &[
            "公开属性",
            "是否公开",
            "公开",
            "公开情况",
            "公开方式",
            "公开类型",
            "答复公开",
            "是否主动公开",
            "答复是否公开",
        ],
    ),
    (
        Column::Field(Field::Satisfaction),
        &[
            "满意度",
            "满意情况",
            "反馈意见",
            "满意程度",
            "代表意见",
            "委员意见",
            "评价",
            "反馈情况",
            "代表反馈",
            "代表满意度",
            "委员满意度",
            "满意度评价",
        ],
    ),
    (Column::Attitude, &["态度满意度", "办理态度", "对办理态度", "办理态度评价", "态度"]),
    (Column::Result, &["结果满意度", "对办理结果", "办理结果评价", "结果评价"]),
    (Column::Field(Field::Keywords), &["关键词", "关键字", "热词", "主题词", "热议词"]),
    (Column::Field(Field::State), &["状态", "办理状态", "办理进度", "当前状态"]),
    (Column::Field(Field::OnTime), &["按期办复", "是否按期", "是否按期办复", "按期"]),
    (Column::Field(Field::Id), &["标识", "唯一标识", "统一编码"]),
    (Column::Field(Field::Level), &["层级", "级别", "案件层级"]),
    (Column::Field(Field::Phase), &["期间", "提出期间", "会议期间", "提出时段"]),
    (
        Column::Field(Field::Summary),
        &["摘要", "内容摘要", "主要内容", "内容", "建议内容", "提案内容", "建议摘要", "提案摘要"],
    ),
    (Column::Field(Field::Streets), &["街镇", "涉及街镇", "所属街镇", "街道", "涉及街道"]),
    (Column::Field(Field::MotionConverted), &["议案转建议", "是否议案转建议", "议案转"]),
    (
        Column::Field(Field::ReviewResult),
        &["审查结果", "立案情况", "是否立案", "审查意见", "立案结果"],
    ),
    (Column::Field(Field::Reviewed), &["审查日期", "立案日期", "审查时间", "立案时间"]),
    (Column::Field(Field::MergedInto), &["并入", "并入编号", "并案编号", "并入案号"]),
    (Column::Field(Field::ReviewReason), &["审查原因", "不予立案原因", "不立案原因", "审查理由"]),
    (Column::Field(Field::Sole), &["独办", "独办单位"]),
    (Column::Field(Field::Undertake), &["承办"]),
    (Column::Field(Field::JointWith), &["并办", "并办编号", "合并办理"]),
    (
        Column::Field(Field::LeaderHandling),
        &["领衔办理", "领衔领导", "领办领导", "领衔办理领导", "领导领办", "领导领衔办理"],
    ),
    (Column::Field(Field::LeaderSupervision), &["牵头督办", "督办领导", "牵头督办领导"]),
    (Column::Field(Field::SupervisedBy), &["督办", "督办类型", "重点督办", "督办单位"]),
    (
        Column::Field(Field::ReplyDue),
        &[
            "答复期限",
            "办理期限",
            "办理时限",
            "答复时限",
            "办结期限",
            "办理截止日期",
            "答复截止日期",
            "截止日期",
            "应答复日期",
        ],
    ),
    (Column::Field(Field::ExtendedTo), &["延期至", "延期时间", "延期日期", "延期到"]),
    (Column::Field(Field::ExtensionReason), &["延期原因", "延期理由"]),
    (Column::Field(Field::ExtensionApprover), &["延期批准人", "批准人", "延期审批人"]),
    (Column::Field(Field::Contacts), &["沟通"]),
    (Column::Field(Field::InterimReplies), &["阶段答复"]),
    (
        Column::Field(Field::ReplyNumber),
        &["答复文号", "文号", "复函文号", "答复函文号", "发文字号", "答复函编号"],
    ),
    (Column::Field(Field::Signer), &["签发人", "签发领导", "答复签发人"]),
    (Column::Field(Field::SignerPost), &["签发职务", "签发人职务"]),
    (Column::Field(Field::ReplyText), &["答复正文", "答复内容", "答复全文", "复函内容"]),
    (Column::Field(Field::ReplyNote), &["答复说明", "留作参考原因", "未采纳原因", "说明理由"]),
    (Column::Field(Field::CopiesTo), &["抄送", "抄送单位"]),
    (Column::Field(Field::PublishForm), &["公开形式", "公开内容形式"]),
    (
        Column::Field(Field::PublicityReason),
        &["公开理由", "不公开理由", "不予公开理由", "不公开原因", "不予公开原因"],
    ),
    (
        Column::Field(Field::ContentPublic),
        &["内容公开", "建议内容公开", "提案内容公开", "内容是否公开"],
    ),
    (Column::Field(Field::ResultPublic), &["结果公开", "办理结果公开", "结果是否公开"]),
    (Column::Field(Field::Published), &["公开日期", "公开时间", "上网日期", "上网时间"]),
    (Column::Field(Field::Url), &["公开网址", "网址", "公开链接", "链接"]),
    (Column::Field(Field::Feedback), &["反馈"]),
    (Column::Field(Field::Rehandlings), &["二次办理"]),
    (Column::Field(Field::FollowUps), &["回头看"]),
    (Column::Field(Field::Highlights), &["特色案例", "是否特色案例", "典型案例"]),
    (Column::Field(Field::Volume), &["案卷号", "卷号", "档号"]),
    (Column::Field(Field::Filed), &["归档日期", "归档时间"]),
    (Column::Field(Field::FileComplete), &["归档齐全", "是否归档", "材料齐全", "归档是否齐全"]),
];

const NUMBER: Headers = &[
    "编号",
    "建议编号",
    "提案编号",
    "提案号",
    "建议号",
    "案号",
    "案件编号",
    "编码",
    "建议提案编号",
    "提案编码",
    "书面意见编号",
    "提案序号",
    "建议序号",
    "意见编号",
];

const TITLE: Headers = &[
    "标题",
    "案由",
    "建议名称",
    "提案名称",
    "建议标题",
    "提案标题",
    "题目",
    "名称",
    "建议案由",
    "提案案由",
    "案名",
    "建议题目",
    "提案题目",
    "主题",
    "建议提案名称",
    "书面意见标题",
    "案件名称",
];

const PROPOSERS: Headers = &[
    "提出人",
    "领衔代表",
    "提案人",
    "第一提案人",
    "建议人",
    "代表姓名",
    "提出代表",
    "领衔人",
    "领衔委员",
    "提案者",
    "第一提案者",
    "提案委员",
    "委员姓名",
    "代表",
    "委员",
    "建议代表",
    "第一提案委员",
    "提议人",
    "提出者",
    "主提人",
    "建议提出人",
    "提案单位",
    "提出单位",
    "姓名",
];

const ASSIGNED: Headers = &[
    "交办日期",
    "交办时间",
    "交办日",
    "转办日期",
    "转办时间",
    "下发日期",
    "下发时间",
    "分办日期",
    "分办时间",
    "收文日期",
];

const REPLIED: Headers = &[
    "答复日期",
    "答复时间",
    "办复日期",
    "办复时间",
    "办结日期",
    "办结时间",
    "正式答复日期",
    "正式答复时间",
    "复函日期",
    "答复日",
    "回复日期",
    "回复时间",
];

impl Column {
    /// The column under this header, however it is spaced, bracketed or marked; `None` when we know
    /// none such.
    pub fn headed(header: &str) -> Option<Self> {
        let bare = normal(header);
        let short = without_remark(&bare);
        let named = |text: &str| {
            let has = |names: Headers| names.contains(&text);
            HEADERS.iter().find(|(_, names)| has(names)).map(|&(column, _)| column)
        };
        named(&bare).or_else(|| named(short)).or_else(|| Field::named(short).map(Self::Field))
    }

    /// The header under which we write it.
    pub fn header(self) -> &'static str {
        if let Self::Field(field) = self {
            return field.chinese();
        }
        let headers = HEADERS.iter().find(|(column, _)| *column == self);
        headers.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }

    /// The column that a person names, by the header under which we write it.
    pub fn named(word: &str) -> Option<Self> {
        let known = HEADERS.iter().map(|&(column, _)| column);
        known.into_iter().find(|it| it.header() == word)
    }

    /// All columns that are read into records, in the order in which a person would look for them.
    pub fn all_read() -> impl Iterator<Item = Self> {
        HEADERS.iter().map(|&(column, _)| column).filter(|it| it.is_read())
    }

    /// Whether it is read into records; the others are worked out or belong to the sheet.
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Serial) && !matches!(self, Self::Field(field) if field.is_derived())
    }
}

/// A header without what is there for the eye: spaces, line breaks, `*` of a required column, a
/// final colon; full-width letters and digits as half-width ones.
pub fn normal(header: &str) -> String {
    let kept = header.chars().filter(|it| !it.is_whitespace() && !matches!(it, '*' | '＊' | '★'));
    let text: String = kept.map(half_width).collect();
    text.trim_end_matches([':', '：']).to_lowercase()
}

/// `答复时间（办结）` without what stands in its brackets.
fn without_remark(header: &str) -> &str {
    let bare = header.split(['(', '（', '[', '【']).next().unwrap_or(header);
    if bare.is_empty() { header } else { bare }
}

fn half_width(it: char) -> char {
    match it {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            u32::from(it).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(it)
        }
        _ => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_set() {
        for (header, column) in [
            ("建议 编号", Column::Field(Field::Number)),
            ("案由", Column::Field(Field::Title)),
            ("领衔\n代表", Column::Field(Field::Proposers)),
            ("*主办单位：", Column::Field(Field::Lead)),
            ("答复时间（办结）", Column::Field(Field::Replied)),
            ("ＮＯ.", Column::Serial),
            ("replied", Column::Field(Field::Replied)),
            ("承办单位", Column::Units),
        ] {
            assert_eq!(Column::headed(header), Some(column), "{header}");
        }
        assert_eq!(Column::headed("备注"), None);
        assert_eq!(Column::headed(""), None);
    }

    #[test]
    fn every_field_is_read_back_under_the_header_it_is_written_under() {
        for field in Field::written() {
            assert_eq!(Column::headed(field.chinese()), Some(Column::Field(field)));
            assert_eq!(Column::Field(field).header(), field.chinese());
        }
    }

    #[test]
    fn no_header_means_two_columns() {
        let mut all: Vec<&str> =
            HEADERS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
        for (_, names) in HEADERS {
            assert!(names.iter().all(|it| normal(it) == *it), "{names:?}");
        }
    }
}
