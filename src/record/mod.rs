//! The register: what the YAML files say, checked and made into the terms of the field.
//!
//! Two layers. The raw layer keeps every value as it was typed, with its place. The checked layer
//! holds domain types and applies every rule, collecting all problems.

mod activity;
mod case;
mod condition;
mod declaration;
mod field;
mod register;

pub use activity::{Activity, ActivityKind};
pub use case::{Case, CaseKind, Commitment, Measure, Satisfaction};
pub use condition::{Condition, FieldTest, Test};
pub use declaration::{Closing, Declaration, DeclarationKind, ZeroClasses};
pub use field::Field;
pub use register::{
    Batch, FacePreference, Office, Outcome, OutcomeClass, OutcomeScheme, PastFigure, Population,
    Register,
};
