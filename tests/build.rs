//! Tests of `build`: whole documents from whole projects.

mod flip;
mod hostile;
mod recount;
mod references;
mod supplied;
