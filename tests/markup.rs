//! Tests of `markup`.
