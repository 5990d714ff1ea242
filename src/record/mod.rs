//! The register: what the YAML files say, checked and made into the terms of the field.
//!
//! Two layers. The raw layer keeps every value as it was typed, with its place. The checked layer
//! holds domain types and applies every rule, collecting all problems.

mod activity;
mod activity_condition;
mod as_of;
mod carry;
mod case;
mod check;
mod condition;
mod deadlines;
mod declaration;
mod derived;
mod document_frame;
mod document_head;
mod document_number;
mod duty;
mod each_case;
mod edit;
mod field;
mod keys;
mod letter_word;
mod list_keys;
mod opinion;
mod owed;
mod own_words;
mod raw;
mod register;
mod schema;
mod scheme;
mod shape;
mod spoken;
mod subject;
mod summary;
mod supplied;
mod title_words;
mod unit;
mod vocabulary;
mod web_metadata;
mod written;

pub use activity::{Activity, ActivityKind};
pub use activity_condition::{ActivityCondition, ActivityField};
pub use as_of::AsOf;
pub use carry::{FrozenYear, NewYear, carry_over};
pub use case::{
    Case, CaseKind, Commitment, Contact, Extension, Feedback, Filing, FollowUp, Highlight,
    InterimReply, Measure, OwnOpinion, Proposer, Publication, Rehandling, Reply, Review, Role,
    Satisfaction, UnitSteps,
};
pub use check::{
    HeadGround, Readable, TemplateHeads, check, document_head, own_words, read_pairs,
    read_what_can_be, supplied_figures, supplied_names, template_head,
};
pub use condition::{Condition, FieldTest, Test};
pub use deadlines::{ClockStart, Deadlines, Step, TimeLimit, TimeUnit};
pub use declaration::{
    Closing, Declaration, DeclarationKind, Denominator, RankedBy, TrailingZeros, ZeroClasses,
};
pub use document_frame::{WrittenImprint, WrittenLetterhead};
pub use document_head::{DocumentHead, IssueDate, Stage};
pub use document_number::DocumentNumber;
use document_number::NumberFault;
pub use duty::{Duty, DutyKind};
pub use each_case::{Copies, EachCase, Selection, WrittenSelection};
pub use edit::{YamlText, YamlValue, read_yaml, revise, reword, scalar, yaml_text_at};
pub use field::Field;
pub use letter_word::LetterWord;
pub use opinion::{Opinion, OpinionItem};
pub use own_words::{OwnWord, OwnWords};
pub use register::{
    Batch, FacePreference, Office, Outcome, OutcomeClass, PastFigure, Population, Register,
};
pub use schema::{SCHEMA_FOLDER, schema_line, schemas};
pub use scheme::{OtherScheme, OutcomeScheme};
pub use shape::{ListKey, ListKeys, Names, Shape};
pub use spoken::{Occasion, Speaker};
pub use subject::{Subject, SubjectPart};
pub use summary::Summary;
pub use supplied::{Need, SuppliedFigure};
pub use unit::{Successor, Unit, UnitRegistry};
use vocabulary::OCCASION_UNIT;
pub use vocabulary::{
    ALL_CASES, CASE_UNIT, CO_OPINION, NO, ON_REQUEST, OPINION_IN_TIME, PENDING, PUBLIC, REPLIED,
    SECOND_REPLY_TEXT, THIS_BATCH, UNREPLIED, YES,
};
pub use web_metadata::{Openness, WebMetadata};
pub use written::Written;
