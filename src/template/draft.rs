//! Where a template writes to: memory with a limit, so that one that never ends is stopped.

use std::io::{Error, ErrorKind, Result, Write};

/// The longest draft in bytes: some thousand pages, more than any office sends.
pub(super) const LONGEST: usize = 4 << 20;

/// The bytes written so far.
#[derive(Debug, Default)]
pub(super) struct Draft {
    bytes: Vec<u8>,
}

impl Draft {
    /// The text written.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.bytes)
            .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.bytes.len().saturating_add(bytes.len()) > LONGEST {
            return Err(Error::from(ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
