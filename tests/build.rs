//! Tests of `build`: whole documents from whole projects.

mod charts;
mod closing;
mod flip;
mod formats;
mod hostile;
mod metrics;
mod recount;
mod references;
mod summed;
mod supplied;
