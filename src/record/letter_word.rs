//! What a letter says of its case that is no field of the record as it is: how those who proposed it
//! are addressed, what it is called in full, whom the letter goes to besides.

use super::{AsOf, Case, CaseKind, Field, Proposer, Rehandling, Role, Subject, UnitSteps};
use crate::chinese::session;

/// What `{本件.称呼}` and the like give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterWord {
    /// 称呼: those who are addressed, each with what he is: `王某某代表`; an organ by its name.
    Salutation,
    /// 案号: `区二届人大五次会议第0038号代表建议`, `区政协十五届四次会议第0021号提案`.
    CaseName,
    /// 答复单位: who replies, by its full name.
    Replier,
    /// 会办单位全称: the reporting office where it gives 会办意见, by its full name.
    Consulted,
    /// 联系人 of the unit that replies.
    Contact,
    /// 联系电话 of the unit that replies; printed in 附注 alone (rule X22).
    Phone,
    /// 联系方式: both of them, as 附注 has them.
    ContactRemark,
    /// 会办联系方式: the same of the reporting office where it gives 会办意见.
    OpinionContact,
    /// 结果标注: `办理结果：解决采纳` of the reply.
    OutcomeMark,
    /// 公开标注: `公开属性：主动公开`.
    PublicityMark,
    /// 抄送机关: as the record has them, else those that replies of this kind go to (reference D.8).
    CopiesTo,
    /// 会办文号 of the reporting office's 会办意见.
    OpinionNumber,
    /// 会办日期 of the same.
    OpinionDate,
    /// 重新答复文号 of the last reply after 不满意.
    SecondNumber,
    /// 重新答复日期 of the same.
    SecondDate,
    /// 重新答复结果标注: its outcome.
    SecondOutcomeMark,
}

impl LetterWord {
    /// All of them with their Chinese names.
    pub const ALL: [(&str, Self); 16] = [
        ("称呼", Self::Salutation),
        ("案号", Self::CaseName),
        ("答复单位", Self::Replier),
        ("会办单位全称", Self::Consulted),
        ("联系人", Self::Contact),
        ("联系电话", Self::Phone),
        ("联系方式", Self::ContactRemark),
        ("会办联系方式", Self::OpinionContact),
        ("结果标注", Self::OutcomeMark),
        ("公开标注", Self::PublicityMark),
        ("抄送机关", Self::CopiesTo),
        ("会办文号", Self::OpinionNumber),
        ("会办日期", Self::OpinionDate),
        ("重新答复文号", Self::SecondNumber),
        ("重新答复日期", Self::SecondDate),
        ("重新答复结果标注", Self::SecondOutcomeMark),
    ];

    /// The word of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.0 == name).map(|it| it.1)
    }

    /// Its Chinese name.
    pub fn chinese(self) -> &'static str {
        Self::ALL.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }

    /// Whether it says how to reach somebody, which nothing that is published does.
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::Contact | Self::Phone | Self::ContactRemark | Self::OpinionContact)
    }

    /// What to add to the record that does not say it.
    pub const fn cure(self) -> &'static str {
        match self {
            Self::Contact | Self::Phone | Self::ContactRemark => {
                "请在台账里给主办单位补上联系人、电话，如“主办: {单位: 区房管局, 联系人: 丙, 电话: 021-00000001}”"
            }
            Self::OpinionNumber | Self::OpinionDate | Self::OpinionContact | Self::Consulted => {
                "请在台账的会办里给本单位补上，如“会办: [{单位: 区建管委, 意见日期: 2021-03-05, 意见文号: 某建管会〔2021〕3号, 联系人: 丙, 电话: 021-00000001}]”"
            }
            Self::SecondNumber | Self::SecondDate | Self::SecondOutcomeMark => {
                "请在台账的二次办理里补上，如“二次办理: [{日期: 2021-06-20, 答复日期: 2021-07-15, 办理结果: 正在解决, 答复文号: 某建管提〔2021〕30号}]”"
            }
            Self::Salutation | Self::CaseName | Self::Replier | Self::CopiesTo => {
                "请在台账里补上提出人、编号和主办单位"
            }
            Self::OutcomeMark | Self::PublicityMark => "请在台账里补上答复日期、办理结果和公开属性",
        }
    }
}

impl<'a> Subject<'a> {
    /// A word of letters as of a date; `None` when the record does not say it.
    pub fn word(&self, word: LetterWord, as_of: AsOf) -> Option<String> {
        let second = || second_reply(self.case, as_of);
        match word {
            LetterWord::Salutation => Some(self.salutation()),
            LetterWord::CaseName => Some(case_name(self.case)),
            LetterWord::Replier => self.case.replier.clone(),
            LetterWord::Consulted => self.case.consulted.clone(),
            LetterWord::Contact => self.replying()?.contact.clone(),
            LetterWord::Phone => self.replying()?.phone.clone(),
            LetterWord::ContactRemark => reached(self.replying()?),
            LetterWord::OpinionContact => reached(self.own_steps()?),
            LetterWord::OutcomeMark => self.marked("办理结果", Field::Outcome, as_of),
            LetterWord::PublicityMark => self.marked("公开属性", Field::Publicity, as_of),
            LetterWord::CopiesTo => Some(self.copies_to()).filter(|it| !it.is_empty()),
            LetterWord::OpinionNumber => self.own_steps()?.opinion_number.clone(),
            LetterWord::OpinionDate => self.own_steps()?.opinion_date.map(|it| it.to_string()),
            LetterWord::SecondNumber => second()?.number.clone(),
            LetterWord::SecondDate => second()?.replied.map(|it| it.to_string()),
            LetterWord::SecondOutcomeMark => {
                second()?.outcome.as_ref().map(|it| format!("办理结果：{it}"))
            }
        }
    }

    /// `办理结果：解决采纳`.
    fn marked(&self, label: &str, field: Field, as_of: AsOf) -> Option<String> {
        let values = self.case.values(field, as_of);
        values.first().map(|it| format!("{label}：{it}"))
    }

    fn salutation(&self) -> String {
        let all = self.case.proposers.iter();
        let addressed: Vec<&Proposer> = match self.addressee {
            Some(one) => vec![one],
            None => all.collect(),
        };
        let named = addressed.into_iter().map(|it| addressed_as(it, self.case.kind));
        named.collect::<Vec<_>>().join("、")
    }

    /// What is known of the unit that replies: the reporting office's own part, else the lead; where
    /// several reply each on its part, the first that can be reached.
    fn replying(&self) -> Option<&'a UnitSteps> {
        let own = self.own_steps().filter(|it| it.role != Role::Co);
        let mut steps = self.case.unit_steps.iter();
        let is_lead = |it: &&UnitSteps| {
            matches!(it.role, Role::Sole | Role::Lead) && self.case.lead.as_ref() == Some(&it.unit)
        };
        own.or_else(|| steps.find(is_lead)).or_else(|| {
            self.case.unit_steps.iter().find(|it| it.role == Role::Split && it.contact.is_some())
        })
    }

    /// What is known of the reporting office's part.
    fn own_steps(&self) -> Option<&'a UnitSteps> {
        let own = self.case.own_unit.as_ref()?;
        self.case.unit_steps.iter().find(|it| it.unit == *own)
    }

    /// Whom a reply goes to besides: who assigned the case, the government's office, 会办 units.
    fn copies_to(&self) -> String {
        let recorded = &self.case.reply.copies_to;
        if !recorded.is_empty() {
            return recorded.join("，");
        }
        let place = session::place(&self.case.session);
        let assigner = match self.case.kind {
            CaseKind::NpcSuggestion => Some("人大常委会代表工委"),
            CaseKind::CppccProposal => Some("政协提案委"),
            _ => None,
        };
        let office = place.map(|it| format!("{it}政府办公室"));
        let assigner = place.zip(assigner).map(|(place, it)| format!("{place}{it}"));
        let co = (!self.case.co.is_empty()).then(|| self.case.co.join("、"));
        assigner.into_iter().chain(office).chain(co).collect::<Vec<_>>().join("，")
    }
}

/// The last reply after 不满意.
fn second_reply(case: &Case, as_of: AsOf) -> Option<&Rehandling> {
    case.rehandlings.iter().rfind(|it| it.replied.is_some_and(|day| day <= as_of.date))
}

/// Session, number and kind, as a letter's title calls the case.
fn case_name(case: &Case) -> String {
    let kind = match case.kind {
        CaseKind::CppccProposal => "提案",
        kind => kind.chinese(),
    };
    let between = "闭会期间";
    let is_between = case.phase.as_deref() == Some(between) && !case.session.contains(between);
    let phase = if is_between { between } else { "" };
    format!("{}{phase}第{}号{kind}", case.session, case.number)
}

/// Contact and telephone as 附注 has them.
fn reached(steps: &UnitSteps) -> Option<String> {
    let parts = [("联系人", &steps.contact), ("联系电话", &steps.phone)];
    let said =
        parts.into_iter().filter_map(|(label, it)| Some(format!("{label}：{}", it.as_ref()?)));
    Some(said.collect::<Vec<_>>().join("；")).filter(|it| !it.is_empty())
}

/// How a letter addresses one who proposed a case: a person by name and what he is, an organ by name.
fn addressed_as(proposer: &Proposer, kind: CaseKind) -> String {
    let name = &proposer.name;
    let class = proposer.class.as_deref().unwrap_or(kind.proposer_class());
    match class {
        "代表" | "委员" => format!("{name}{class}"),
        "公民" => format!("{name}同志"),
        _ => name.clone(),
    }
}
