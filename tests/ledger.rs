//! Excel in and out.

mod back;
mod hostile;
mod import;
mod old;
mod sheet;
