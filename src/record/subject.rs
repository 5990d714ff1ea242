//! 本件: the case that a letter is about, with what a letter says of it besides the fields of its
//! record.

use std::borrow::Cow;

use super::{AsOf, Case, CaseKind, Field, Proposer, Role, UnitSteps};

/// The case that a letter is about, and to whom this copy of it goes.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Whose copy it is; `None` for one that goes to all who proposed the case.
    pub addressee: Option<&'a Proposer>,
}

/// What `{本件.称呼}` and the like give besides the fields of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterWord {
    /// 称呼: those who are addressed, each with what he is: `王某某代表`; an organ by its name.
    Salutation,
    /// 联系人 of the unit that replies.
    Contact,
    /// 联系电话 of the unit that replies; printed in 附注 alone (rule X22).
    Phone,
}

impl LetterWord {
    /// All of them with their Chinese names.
    pub const ALL: [(&str, Self); 3] =
        [("称呼", Self::Salutation), ("联系人", Self::Contact), ("联系电话", Self::Phone)];
}

/// What may stand after `本件.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectPart {
    /// A field of the record.
    Field(Field),
    /// A word of letters.
    Word(LetterWord),
}

impl SubjectPart {
    /// The part of that name.
    pub fn named(name: &str) -> Option<Self> {
        let word = LetterWord::ALL.iter().find(|it| it.0 == name).map(|it| Self::Word(it.1));
        word.or_else(|| Field::named(name).map(Self::Field))
    }
}

impl<'a> Subject<'a> {
    /// The name by which heads, prose and templates speak of it.
    pub const KEY: &'static str = "本件";

    /// What a part says as of a date, dates as `2025-06-18`; `None` when the record does not say it.
    pub fn says(&self, part: SubjectPart, as_of: AsOf) -> Option<String> {
        match part {
            SubjectPart::Field(field) => {
                let values: Vec<Cow<'_, str>> = self.case.values(field, as_of);
                (!values.is_empty()).then(|| values.join("、"))
            }
            SubjectPart::Word(word) => self.word(word),
        }
    }

    /// A word of letters.
    pub fn word(&self, word: LetterWord) -> Option<String> {
        match word {
            LetterWord::Salutation => Some(self.salutation()),
            LetterWord::Contact => self.replying()?.contact.clone(),
            LetterWord::Phone => self.replying()?.phone.clone(),
        }
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

    /// What is known of the unit that replies: the lead, or the reporting office where several reply
    /// each on its part.
    fn replying(&self) -> Option<&'a UnitSteps> {
        let mut steps = self.case.unit_steps.iter();
        let is_lead = |it: &&UnitSteps| {
            matches!(it.role, Role::Sole | Role::Lead) && self.case.lead.as_ref() == Some(&it.unit)
        };
        steps.find(is_lead).or_else(|| {
            self.case.unit_steps.iter().find(|it| it.role == Role::Split && it.contact.is_some())
        })
    }
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
