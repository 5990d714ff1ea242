//! The fields of a record: Chinese key, English alias, form of the value (reference D.9).

use std::{collections::HashMap, sync::LazyLock};

use super::{
    list_keys as lists,
    shape::{Names, Shape},
};

/// One table for the fields: variant, Chinese key, English alias, shape.
macro_rules! fields {
    ($($variant:ident $chinese:literal $english:literal $shape:expr;)+) => {
        /// A field of a case, stored or derived.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $chinese] $variant,)+ }

        impl Field {
            /// All fields, in the order in which a record lists them; the derived ones last.
            pub const ALL: [Self; [$($chinese),+].len()] = [$(Self::$variant),+];

            /// The Chinese key and the English alias.
            pub const fn names(self) -> Names {
                match self { $(Self::$variant => ($chinese, $english),)+ }
            }

            /// The form of its value.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$variant => $shape,)+ }
            }
        }
    };
}

fields! {
    Number "编号" "number" Shape::Number;
    Id "标识" "id" Shape::Text;
    Kind "类型" "kind" Shape::Choice(&KINDS);
    Level "层级" "level" Shape::Choice(&["国家级", "省级", "市级", "区级", "乡镇级"]);
    Session "届次会议" "session" Shape::Session;
    Phase "期间" "phase" Shape::Choice(&["会议期间", "闭会期间", "大会提案", "平时提案"]);
    Title "标题" "title" Shape::Title;
    ShortTitle "简称" "short_title" Shape::Title;
    Aliases "别名" "aliases" Shape::Names;
    Summary "摘要" "summary" Shape::Clause;
    Category "分类" "category" Shape::Category;
    Keywords "关键词" "keywords" Shape::Names;
    Streets "街镇" "streets" Shape::Names;
    Proposers "提出人" "proposers" Shape::Named(&lists::PROPOSERS);
    MotionConverted "议案转建议" "motion_converted" Shape::YesNo;
    ReviewResult "审查结果" "review_result" Shape::Choice(&REVIEW_RESULTS);
    Reviewed "审查日期" "reviewed" Shape::Day;
    MergedInto "并入" "merged_into" Shape::Text;
    ReviewReason "审查原因" "review_reason" Shape::Clause;
    Sole "独办" "sole" Shape::Named(&lists::UNITS);
    Lead "主办" "lead" Shape::Named(&lists::UNITS);
    Co "会办" "co" Shape::Named(&lists::UNITS);
    Split "分办" "split" Shape::Named(&lists::UNITS);
    Undertake "承办" "undertake" Shape::Named(&lists::UNITS);
    JointWith "并办" "joint_with" Shape::Names;
    LeaderReviews "领导阅批" "leader_reviews" Shape::Names;
    LeaderHandling "领衔办理" "leader_handling" Shape::Names;
    LeaderSupervision "牵头督办" "leader_supervision" Shape::Names;
    SupervisedBy "督办" "supervised_by"
        Shape::Choices(&["人大督办", "政协督办", "政府督办", "联合督办"]);
    Assigned "交办日期" "assigned" Shape::Day;
    ReplyDue "答复期限" "reply_due" Shape::Day;
    ExtendedTo "延期至" "extended_to" Shape::Day;
    ExtensionReason "延期原因" "extension_reason" Shape::Clause;
    ExtensionApprover "延期批准人" "extension_approver" Shape::Text;
    Contacts "沟通" "contacts" Shape::List(&lists::CONTACTS);
    InterimReplies "阶段答复" "interim_replies" Shape::List(&lists::INTERIM_REPLIES);
    Replied "答复日期" "replied" Shape::Day;
    ReplyNumber "答复文号" "reply_number" Shape::Text;
    Signer "签发人" "signer" Shape::Text;
    SignerPost "签发职务" "signer_post" Shape::Text;
    Outcome "办理结果" "outcome" Shape::Outcome;
    ReplyText "答复正文" "reply_text" Shape::Prose;
    ReplyNote "答复说明" "reply_note" Shape::Clause;
    CopiesTo "抄送" "copies_to" Shape::Names;
    Measures "措施" "measures" Shape::List(&lists::MEASURES);
    Commitments "承诺事项" "commitments" Shape::List(&lists::COMMITMENTS);
    Publicity "公开属性" "publicity" Shape::Publicity;
    PublishForm "公开形式" "publish_form" Shape::Choice(&["全文", "摘要"]);
    PublicityReason "公开理由" "publicity_reason" Shape::Clause;
    ContentPublic "内容公开" "content_public" Shape::YesNo;
    ResultPublic "结果公开" "result_public" Shape::YesNo;
    Published "公开日期" "published" Shape::Day;
    Url "公开网址" "url" Shape::Text;
    Satisfaction "满意度" "satisfaction" Shape::SatisfactionAxes;
    Feedback "反馈" "feedback" Shape::List(&lists::FEEDBACK);
    Rehandlings "二次办理" "rehandlings" Shape::List(&lists::REHANDLINGS);
    FollowUps "回头看" "follow_ups" Shape::List(&lists::FOLLOW_UPS);
    Highlights "特色案例" "highlights" Shape::Marked(&lists::HIGHLIGHTS);
    Volume "案卷号" "volume" Shape::Text;
    Filed "归档日期" "filed" Shape::Day;
    FileComplete "归档齐全" "file_complete" Shape::YesNo;
    State "状态" "state" Shape::Derived;
    OnTime "按期办复" "on_time" Shape::Derived;
    Owed "应办复" "owed" Shape::Derived;
    Stage "办理环节" "stage" Shape::Derived;
    Units "承办单位" "units" Shape::Derived;
    LeadSystem "主办系统" "lead_system" Shape::Derived;
    OwnRole "本单位角色" "own_role" Shape::Derived;
    OwnOpinion "本单位意见" "own_opinion" Shape::Derived;
    ProposerClass "提出人类别" "proposer_class" Shape::Derived;
    ProposerGroup "提出人组别" "proposer_group" Shape::Derived;
    TitleWords "标题词" "title_words" Shape::Derived;
    Leaders "领导领衔" "leaders" Shape::Derived;
    AssignedMonth "交办月份" "assigned_month" Shape::Derived;
    RepliedMonth "答复月份" "replied_month" Shape::Derived;
    ContactStep "沟通阶段" "contact_step" Shape::Derived;
    ContactMode "沟通方式" "contact_mode" Shape::Derived;
    ThreeContacts "三次沟通" "three_contacts" Shape::Derived;
    OutcomeClass "结果含义" "outcome_class" Shape::Derived;
    OutcomeNow "现办理结果" "outcome_now" Shape::Derived;
    Unified "统一结果" "unified_outcome" Shape::Derived;
    UnifiedNow "现统一结果" "unified_outcome_now" Shape::Derived;
    Upgraded "回头看转化" "upgraded" Shape::Derived;
    Fulfilled "销项" "fulfilled" Shape::Derived;
    Attitude "态度满意度" "attitude" Shape::Derived;
    Result "结果满意度" "result" Shape::Derived;
    FirstSatisfaction "初次满意度" "first_satisfaction" Shape::Derived;
    SecondSatisfaction "二次满意度" "second_satisfaction" Shape::Derived;
    FormReturned "反馈收回" "form_returned" Shape::Derived;
}

/// 类型 (reference D.1).
pub(super) const KINDS: [&str; 6] =
    ["代表建议", "政协提案", "联系社区意见", "人民建议", "现场咨询", "转上级"];

/// 审查结果; all but the first two take a case out of handling (rule X12).
pub(super) const REVIEW_RESULTS: [&str; 6] =
    ["立案", "作为建议", "不予立案", "并案", "转社情民意", "转上级"];

/// The fields by both their names: records of 10 MB ask for each of their keys.
static BY_NAME: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
    let both = |it: Field| [(it.names().0, it), (it.names().1, it)];
    Field::ALL.into_iter().flat_map(both).collect()
});

impl Field {
    /// The fields whose values are units.
    pub const OF_UNITS: [Self; 6] =
        [Self::Sole, Self::Lead, Self::Co, Self::Split, Self::Undertake, Self::Units];

    /// The Chinese key.
    pub const fn chinese(self) -> &'static str {
        self.names().0
    }

    /// Whether it is worked out, never written.
    pub const fn is_derived(self) -> bool {
        matches!(self.shape(), Shape::Derived)
    }

    /// Whether its value is a date.
    pub const fn is_date(self) -> bool {
        matches!(self.shape(), Shape::Day)
    }

    /// Whether a case has one value of it at most, of a kind that cases share, so that it divides
    /// them into classes.
    pub const fn is_single(self) -> bool {
        match self.shape() {
            Shape::Choice(_)
            | Shape::YesNo
            | Shape::Category
            | Shape::Outcome
            | Shape::Publicity
            | Shape::SatisfactionAxes => true,
            Shape::Derived => !matches!(
                self,
                Self::Units
                    | Self::ProposerClass
                    | Self::ProposerGroup
                    | Self::TitleWords
                    | Self::Leaders
                    | Self::ContactStep
                    | Self::ContactMode
            ),
            _ => matches!(self, Self::Session | Self::Lead | Self::Sole | Self::Signer),
        }
    }

    /// Whether its values are names of units that handle a case.
    pub const fn is_of_units(self) -> bool {
        matches!(
            self,
            Self::Sole | Self::Lead | Self::Co | Self::Split | Self::Undertake | Self::Units
        )
    }

    /// Whether its values name classes, units or persons: several cases may share one.
    pub const fn is_shared(self) -> bool {
        self.is_single()
            || matches!(
                self,
                Self::Units
                    | Self::ProposerClass
                    | Self::ProposerGroup
                    | Self::TitleWords
                    | Self::Leaders
                    | Self::ContactStep
                    | Self::ContactMode
            )
            || matches!(self.shape(), Shape::Names | Shape::Choices(_) | Shape::Named(_))
    }

    /// Whether its values are months.
    pub const fn is_month(self) -> bool {
        matches!(self, Self::AssignedMonth | Self::RepliedMonth)
    }

    /// Whether it speaks of the reply, so that it says nothing before there is one.
    pub const fn comes_with_reply(self) -> bool {
        matches!(
            self,
            Self::Replied
                | Self::ReplyNumber
                | Self::Signer
                | Self::SignerPost
                | Self::Outcome
                | Self::ReplyText
                | Self::ReplyNote
                | Self::CopiesTo
                | Self::Publicity
                | Self::PublishForm
                | Self::PublicityReason
                | Self::ResultPublic
                | Self::Published
                | Self::Url
                | Self::Satisfaction
                | Self::Feedback
                | Self::Rehandlings
                | Self::FollowUps
                | Self::RepliedMonth
                | Self::OutcomeClass
                | Self::OutcomeNow
                | Self::Unified
                | Self::UnifiedNow
                | Self::Attitude
                | Self::Result
                | Self::FirstSatisfaction
                | Self::SecondSatisfaction
                | Self::FormReturned
        )
    }

    /// Whether a record that writes the fields for which `writes` holds takes this one from 公共.
    /// Who handles a case is decided as a whole: a record with 分办 does not inherit 主办 and 会办.
    pub fn is_inherited(self, writes: impl Fn(Self) -> bool) -> bool {
        match self {
            Self::Lead | Self::Co => !writes(Self::Split) && !writes(Self::Sole),
            Self::Sole => !writes(Self::Split) && !writes(Self::Lead),
            Self::Split => !writes(Self::Lead) && !writes(Self::Sole),
            _ => true,
        }
    }

    /// The fields that a record may write, in order.
    pub fn written() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|it| !it.is_derived())
    }

    /// The field of a key, Chinese or English.
    pub fn named(key: &str) -> Option<Self> {
        BY_NAME.get(key).copied()
    }
}
