//! What the items of a record's lists are: people, units, events.

use super::{lists::Item, taken::Taken};
use crate::record::{
    Commitment, Contact, Feedback, Field, FollowUp, Highlight, InterimReply, Measure, Proposer,
    Rehandling, Role, Satisfaction, UnitSteps,
    keys::{ATTITUDE, CLOSED, CONTENT, DATE, DUE, ITEM, RESULT, UNIT},
    list_keys as keys,
};

/// What [`list_keys`](keys) requires is there: an item without it was reported and left out.
impl Taken {
    pub(super) fn proposers(&mut self) -> Vec<Proposer> {
        self.items(Field::Proposers).into_iter().filter_map(proposer).collect()
    }

    /// The units of a role, and what they did where the record says so.
    pub(super) fn units(&mut self, field: Field, role: Role) -> (Vec<String>, Vec<UnitSteps>) {
        let steps: Vec<UnitSteps> =
            self.items(field).into_iter().filter_map(|it| unit_steps(it, role)).collect();
        let units = steps.iter().map(|it| it.unit.clone()).collect();
        (units, steps.into_iter().filter(UnitSteps::says_anything).collect())
    }

    pub(super) fn contacts(&mut self) -> Vec<Contact> {
        let mut all: Vec<Contact> =
            self.items(Field::Contacts).into_iter().filter_map(contact).collect();
        all.sort_by_key(|it| it.date);
        all
    }

    pub(super) fn measures(&mut self) -> Vec<Measure> {
        self.items(Field::Measures).into_iter().filter_map(measure).collect()
    }

    pub(super) fn commitments(&mut self) -> Vec<Commitment> {
        self.items(Field::Commitments).into_iter().filter_map(commitment).collect()
    }

    pub(super) fn interim_replies(&mut self) -> Vec<InterimReply> {
        let mut all: Vec<InterimReply> =
            self.items(Field::InterimReplies).into_iter().filter_map(interim_reply).collect();
        all.sort_by_key(|it| it.date);
        all
    }

    pub(super) fn feedback(&mut self) -> Vec<Feedback> {
        self.items(Field::Feedback).into_iter().map(feedback).collect()
    }

    pub(super) fn rehandlings(&mut self) -> Vec<Rehandling> {
        let mut all: Vec<Rehandling> =
            self.items(Field::Rehandlings).into_iter().filter_map(rehandling).collect();
        all.sort_by_key(|it| it.date);
        all
    }

    pub(super) fn follow_ups(&mut self) -> Vec<FollowUp> {
        let mut all: Vec<FollowUp> =
            self.items(Field::FollowUps).into_iter().filter_map(follow_up).collect();
        all.sort_by_key(|it| it.date);
        all
    }

    pub(super) fn highlights(&mut self) -> Vec<Highlight> {
        self.items(Field::Highlights).into_iter().filter_map(highlight).collect()
    }
}

fn proposer(mut item: Item) -> Option<Proposer> {
    Some(Proposer {
        name: item.text(keys::PERSON)?,
        class: item.text(keys::CLASS),
        part: item.text(keys::PART),
        group: item.text(keys::GROUP),
        unit: item.text(UNIT),
        phone: item.text(keys::PHONE),
    })
}

fn unit_steps(mut item: Item, role: Role) -> Option<UnitSteps> {
    Some(UnitSteps {
        unit: item.text(UNIT)?,
        role,
        assigned: item.date(keys::ASSIGNED),
        accepted: item.date(keys::ACCEPTED),
        returned: item.date(keys::RETURNED),
        opinion_due: item.date(keys::OPINION_DUE),
        opinion_date: item.date(keys::OPINION_DATE),
        opinion_number: item.text(keys::OPINION_NUMBER),
        opinion_place: item.place_of(keys::OPINION),
        opinion: item.text(keys::OPINION),
        contact: item.text(keys::CONTACT),
        phone: item.text(keys::PHONE),
        place: item.place,
    })
}

fn contact(mut item: Item) -> Option<Contact> {
    Some(Contact {
        step: item.text(keys::STEP)?,
        mode: item.text(keys::MODE)?,
        date: item.date(DATE)?,
        with: item.names(keys::WITH),
        content: item.text(CONTENT),
        place: item.place,
    })
}

fn measure(mut item: Item) -> Option<Measure> {
    Some(Measure {
        text: item.text(CONTENT)?,
        unit: item.text(UNIT),
        progress: item.text(keys::PROGRESS),
        done: item.date(CLOSED),
        evidence: item.text(keys::EVIDENCE),
        place: item.place,
    })
}

fn commitment(mut item: Item) -> Option<Commitment> {
    Some(Commitment {
        text: item.text(ITEM)?,
        unit: item.text(UNIT),
        due: item.date(DUE),
        closed: item.date(CLOSED),
        proof: item.text(keys::PROOF),
        place: item.place,
    })
}

fn interim_reply(mut item: Item) -> Option<InterimReply> {
    let number = item.text(keys::LETTER_NUMBER);
    Some(InterimReply { date: item.date(DATE)?, number, place: item.place })
}

/// A form of which nothing is said came back when it says anything.
fn feedback(mut item: Item) -> Feedback {
    let attitude = item.text(ATTITUDE);
    let result = item.text(RESULT);
    let says_anything = attitude.is_some() || result.is_some();
    Feedback {
        proposer: item.text(keys::PROPOSER),
        round: item.whole(keys::ROUND).unwrap_or(1),
        is_returned: item.flag(keys::FORM_RETURNED).unwrap_or(says_anything),
        date: item.date(DATE),
        satisfaction: Satisfaction { attitude, result },
        comment: item.text(keys::COMMENT),
        place: item.place,
    }
}

fn rehandling(mut item: Item) -> Option<Rehandling> {
    Some(Rehandling {
        date: item.date(DATE)?,
        reason: item.text(keys::REASON),
        replied: item.date(keys::REPLIED),
        outcome: item.text(keys::REHANDLED),
        number: item.text(keys::REPLY_NUMBER),
        text_place: item.place_of(keys::REPLY_TEXT),
        text: item.text(keys::REPLY_TEXT),
        place: item.place,
    })
}

fn follow_up(mut item: Item) -> Option<FollowUp> {
    Some(FollowUp {
        round: item.text(keys::ROUND),
        date: item.date(DATE)?,
        before: item.text(keys::BEFORE)?,
        after: item.text(keys::AFTER)?,
        is_upgraded: false,
        note: item.text(keys::NOTE),
        place: item.place,
    })
}

fn highlight(mut item: Item) -> Option<Highlight> {
    Some(Highlight {
        lead_phrase: item.text(keys::LEAD_PHRASE)?,
        content: item.text(CONTENT)?,
        place: item.place,
    })
}
