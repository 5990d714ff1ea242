//! The records of a workbook's stream ([MS-XLS]), and texts that run on over several of them.

use super::bytes::{size, u16_at};
use crate::ledger::sheet::refusal::Refusal;

pub(super) const BROKEN: Refusal = Refusal::Broken("工作簿的内容");

/// A record that goes on with the one before.
const CONTINUE: u16 = 0x3C;

/// One record, with those that go on with it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    parts: Vec<&'a [u8]>,
}

/// The records from a place on.
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let start = self.at.checked_add(4)?;
        let length = usize::from(u16_at(self.stream, start.checked_sub(2)?)?);
        let end = start.checked_add(length)?;
        let data = self.stream.get(start..end)?;
        self.at = end;
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, data)) = self.one() else { break };
            parts.push(data);
        }
        Some(Record { kind, parts })
    }
}

impl<'a> Record<'a> {
    /// The bytes of the record itself.
    pub(super) fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    /// A reader over it and those that go on with it, from byte `at` on.
    pub(super) fn text(&self, at: usize) -> Texts<'a, '_> {
        Texts { parts: &self.parts, part: 0, at }
    }
}

/// Reads texts that may run over the end of a record.
pub(super) struct Texts<'a, 'r> {
    parts: &'r [&'a [u8]],
    part: usize,
    at: usize,
}

impl Texts<'_, '_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(&byte) = part.get(self.at) {
                self.at = self.at.checked_add(1)?;
                return Some(byte);
            }
            (self.part, self.at) = (self.part.checked_add(1)?, 0);
        }
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]))
    }

    /// A text with its length in two bytes, or in one.
    pub(super) fn read(&mut self, is_short: bool) -> Option<String> {
        let length = if is_short { self.byte()?.into() } else { self.u16()? };
        let flags = self.byte()?;
        let runs = if flags & 0x08 == 0 { 0 } else { usize::from(self.u16()?) };
        let extra = if flags & 0x04 == 0 { 0 } else { size(self.u32()?) };
        let text = self.characters(usize::from(length), flags & 0x01 != 0)?;
        // What follows says how it is set and pronounced; its length is what the file claims.
        let mut rest = runs.checked_mul(4)?.checked_add(extra)?;
        while rest > 0 {
            self.byte()?;
            rest = rest.checked_sub(1)?;
        }
        Some(text)
    }

    /// Characters of one byte or two; a record that goes on says anew which.
    fn characters(&mut self, length: usize, is_wide: bool) -> Option<String> {
        let mut is_wide = is_wide;
        let mut units: Vec<u16> = Vec::with_capacity(length);
        while units.len() < length {
            if self.parts.get(self.part).is_some_and(|it| self.at >= it.len()) {
                (self.part, self.at) = (self.part.checked_add(1)?, 0);
                is_wide = self.byte()? & 0x01 != 0;
            }
            units.push(if is_wide { self.u16()? } else { self.byte()?.into() });
        }
        Some(String::from_utf16_lossy(&units))
    }
}
