//! Tests of `build`: whole documents from whole projects.

mod annexes;
mod booklet;
mod case_prose;
mod charts;
mod closing;
mod committee;
mod filled_tables;
mod fitted;
mod flip;
mod formats;
mod hostile;
mod letters;
mod metrics;
mod opinion_recount;
mod opinion_report;
mod reads_right;
mod recount;
mod references;
mod samples;
mod suggestions_feature;
mod summaries;
mod summary_recount;
mod summed;
mod supplied;
mod tables_recount;
mod write_back;
