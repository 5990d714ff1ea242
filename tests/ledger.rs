//! Excel in and out.

mod hostile;
mod sheet;
