//! Composes the stages for one document.
