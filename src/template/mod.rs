//! Drafts the whole document from the records: the Tera environment, built-ins overlaid by the
//! project's own. What comes out is markup with references, never figures.
//!
//! A template holds sentences and decides by what is there; it counts nothing. Figures and cases
//! are written as references (`{总数}`, `{案0038.简称}`) that `build` resolves, data of the records
//! are escaped so that they never become structure, and the clerk's prose never comes here.

mod activity_view;
mod builtin;
mod case_view;
mod context;
mod draft;
mod ejected;
mod fault;
mod figure_view;
mod filters;
mod group;
mod handling_view;
mod letter_view;
mod limit_view;
mod metered;
mod named;
mod opinion_view;
mod own_view;
mod scope;
mod tag;
mod telling;
mod templates;
mod tera_message;
mod value;

pub use context::Views;
pub use ejected::{built_in_pieces, built_in_templates, eject};
pub use templates::Templates;
