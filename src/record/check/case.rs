//! One case made of its values, by the rules that concern it alone.

use super::{Vocabulary, field_names, rules, taken::Taken, values::Values};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Rule},
    record::{
        Case, CaseKind, Extension, Field, Filing, Publication, Reply, Review, Role,
        raw::{Content, Node},
        vocabulary::is_taken_on,
    },
};

/// Makes a case of its own values and the defaults, by the rules that concern it alone.
pub(super) fn assemble(
    node: &Node,
    owner: &str,
    own: Values,
    defaults: &Values,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) -> Option<Case> {
    let mut taken = Taken::new(with_defaults(own, defaults));
    let is_map = matches!(node.content, Content::Map(_));
    if is_map {
        report_missing(node, owner, &taken, vocabulary, found);
        rules::check_roles(owner, &taken, found);
        check_outcome(owner, &taken, found);
    }
    let places = taken.places();
    let kind = CaseKind::named(&taken.text(Field::Kind)?)?;
    let (sole, mut unit_steps) = taken.units(Field::Sole, Role::Sole);
    let mut unit = |field, role| {
        let (units, steps) = taken.units(field, role);
        unit_steps.extend(steps);
        units
    };
    let lead = unit(Field::Lead, Role::Lead).into_iter().next();
    let co = unit(Field::Co, Role::Co);
    let split = unit(Field::Split, Role::Split);
    let undertake = unit(Field::Undertake, Role::Undertake);
    let number = taken.text(Field::Number)?;
    let session = taken.text(Field::Session)?;
    let title = taken.text(Field::Title)?;
    Some(Case {
        id: taken.text(Field::Id),
        level: taken.text(Field::Level),
        phase: taken.text(Field::Phase),
        short_title: taken.text(Field::ShortTitle),
        aliases: taken.names(Field::Aliases),
        summary: taken.text(Field::Summary),
        category: taken.text(Field::Category),
        keywords: taken.names(Field::Keywords),
        streets: taken.names(Field::Streets),
        proposers: taken.proposers(),
        motion_converted: taken.flag(Field::MotionConverted).unwrap_or_default(),
        review: taken.review(),
        is_sole: !sole.is_empty(),
        lead: lead.or_else(|| sole.into_iter().next()),
        co,
        split,
        undertake,
        unit_steps,
        joint_with: taken.names(Field::JointWith),
        leader_reviews: taken.names(Field::LeaderReviews),
        leader_handling: taken.names(Field::LeaderHandling),
        leader_supervision: taken.names(Field::LeaderSupervision),
        supervised_by: taken.names(Field::SupervisedBy),
        assigned: taken.date(Field::Assigned),
        due_given: taken.date(Field::ReplyDue),
        extension: taken.extension(),
        contacts: taken.contacts(),
        interim_replies: taken.interim_replies(),
        replied: taken.date(Field::Replied),
        outcome: taken.text(Field::Outcome),
        reply: taken.reply(),
        measures: taken.measures(),
        commitments: taken.commitments(),
        publicity: taken.text(Field::Publicity),
        publication: taken.publication(),
        satisfaction: taken.satisfaction(),
        feedback: taken.feedback(),
        rehandlings: taken.rehandlings(),
        follow_ups: taken.follow_ups(),
        highlights: taken.highlights(),
        is_highlight: taken.flag(Field::Highlights).unwrap_or_default(),
        filing: taken.filing(),
        places,
        ..Case::new(kind, &session, &number, &title, node.place.clone())
    })
}

impl Taken {
    fn review(&mut self) -> Review {
        Review {
            result: self.text(Field::ReviewResult),
            date: self.date(Field::Reviewed),
            merged_into: self.text(Field::MergedInto),
            reason: self.text(Field::ReviewReason),
        }
    }

    fn extension(&mut self) -> Extension {
        Extension {
            until: self.date(Field::ExtendedTo),
            reason: self.text(Field::ExtensionReason),
            approver: self.text(Field::ExtensionApprover),
        }
    }

    fn reply(&mut self) -> Reply {
        Reply {
            number: self.text(Field::ReplyNumber),
            signer: self.text(Field::Signer),
            signer_post: self.text(Field::SignerPost),
            text: self.text(Field::ReplyText),
            note: self.text(Field::ReplyNote),
            copies_to: self.names(Field::CopiesTo),
        }
    }

    fn publication(&mut self) -> Publication {
        Publication {
            form: self.text(Field::PublishForm),
            reason: self.text(Field::PublicityReason),
            content_public: self.flag(Field::ContentPublic),
            result_public: self.flag(Field::ResultPublic),
            date: self.date(Field::Published),
            url: self.text(Field::Url),
        }
    }

    fn filing(&mut self) -> Filing {
        Filing {
            volume: self.text(Field::Volume),
            date: self.date(Field::Filed),
            complete: self.flag(Field::FileComplete),
        }
    }
}

/// The record's own values over the defaults.
fn with_defaults(own: Values, defaults: &Values) -> Values {
    let mut values = defaults.clone();
    values.retain(|field, _| field.is_inherited(|it| own.contains_key(&it)));
    values.extend(own);
    values
}

/// The fields without which a case cannot be counted or answered for.
const REQUIRED: [Field; 5] =
    [Field::Number, Field::Kind, Field::Session, Field::Title, Field::Proposers];

fn report_missing(
    node: &Node,
    owner: &str,
    taken: &Taken,
    vocabulary: &Vocabulary,
    found: &mut Diagnostics,
) {
    let mut missing: Vec<Field> =
        REQUIRED.into_iter().filter(|&it| taken.place(it).is_none()).collect();
    let units = [Field::Lead, Field::Sole, Field::Split, Field::Undertake];
    if needs_units(taken) && units.iter().all(|&it| taken.place(it).is_none()) {
        missing.push(Field::Lead);
    }
    // X16: a case without a category would be missing from the partition.
    if !vocabulary.categories.is_empty() && taken.place(Field::Category).is_none() {
        missing.push(Field::Category);
    }
    if !missing.is_empty() {
        found.push(
            Diagnostic::error(format!("{owner}缺少必填的{}", field_names(missing)))
                .at(&node.place)
                .cure("请补上；整个文件都一样的，可写在“公共”里"),
        );
    }
}

/// Whether somebody here handles it: not what was refused, merged or passed on.
fn needs_units(taken: &Taken) -> bool {
    let kind = taken.peek_text(Field::Kind).and_then(CaseKind::named);
    kind != Some(CaseKind::Transfer) && taken.peek_text(Field::ReviewResult).is_none_or(is_taken_on)
}

/// Rule X16, for one case: what has been replied to has an outcome, and nothing else has.
fn check_outcome(owner: &str, taken: &Taken, found: &mut Diagnostics) {
    let (place, cause, cure) = match (taken.place(Field::Replied), taken.place(Field::Outcome)) {
        (Some(place), None) => {
            (place, format!("{owner}已经答复，但未填办理结果"), "请补填“办理结果”")
        }
        (None, Some(place)) => (
            place,
            format!("{owner}填了办理结果，但没有答复日期"),
            "请补填“答复日期”；尚未答复的，请删去“办理结果”",
        ),
        _ => return,
    };
    found.push(Diagnostic::error(cause).rule(Rule::X16).at(place).cure(cure));
}
