//! Tests of `layout`: what a reader with a ruler would find on the pages.

mod boxes;
mod breaking;
mod charts;
mod closing;
mod columns;
mod imprint;
mod letterhead;
pub(crate) mod manuscript;
mod marks;
mod measures;
mod official;
mod parts;
mod pictures;
mod proof;
mod snapshot;
pub(crate) mod tables;
