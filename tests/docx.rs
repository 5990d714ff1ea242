//! Tests of `docx`.
