//! The notation that clerks already write, parsed into the document's tree.
