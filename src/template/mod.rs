//! Drafts the whole document from the records: the Tera environment, built-ins overlaid by the
//! project's own. What comes out is markup with references, never figures.
