//! The zip archive of an XLSX, inflated under a meter.

use std::{
    cell::Cell,
    io::{self, BufReader, Cursor, Read},
    rc::Rc,
};

use zip::ZipArchive;

use super::{limit, refusal::Refusal};

/// The signature of an entry in an archive's table of contents.
const LISTED: &[u8] = b"PK\x01\x02";

const BROKEN: Refusal = Refusal::Broken("压缩包不完整");

/// An archive and what may still be inflated from it, whatever its entries claim.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    meter: Rc<Meter>,
}

/// Bytes that may still be read.
#[derive(Debug)]
pub(super) struct Meter {
    all: Cell<usize>,
    event: Cell<usize>,
    is_exceeded: Cell<bool>,
}

/// An entry that stops when its meter does.
pub(super) struct Metered<'a> {
    entry: Box<dyn Read + 'a>,
    meter: Rc<Meter>,
}

/// An entry ready to be read.
pub(super) type Part<'a> = BufReader<Metered<'a>>;

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        // The table of contents is held whole, so that its length is looked at before it is read.
        let listed = bytes.windows(LISTED.len()).filter(|it| *it == LISTED).count();
        if listed > limit::ENTRIES {
            return Err(Refusal::TooBig("内部文件"));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        let meter = Meter {
            all: Cell::new(limit::INFLATED),
            event: Cell::new(limit::EVENT),
            is_exceeded: Cell::new(false),
        };
        Ok(Self { zip, meter: Rc::new(meter) })
    }

    /// Whether there is an entry of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    fn index(&self, name: &str) -> Option<usize> {
        let is_named = |it: &str| it.replace('\\', "/").eq_ignore_ascii_case(name);
        self.zip.index_for_name(name).or_else(|| self.zip.file_names().position(is_named))
    }

    /// An entry, and the meter that it runs under; `None` when there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<(Part<'_>, Rc<Meter>)>, Refusal> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|_| BROKEN)?;
        let meter = Rc::clone(&self.meter);
        let metered = Metered { entry: Box::new(entry), meter: Rc::clone(&meter) };
        Ok(Some((BufReader::new(metered), meter)))
    }
}

impl Meter {
    /// The next event may be as long as the last.
    pub(super) fn next_event(&self) {
        self.event.set(limit::EVENT);
    }

    /// What stopped the reading: the meter, or a fault at `place`.
    pub(super) fn refusal(&self, place: &'static str) -> Refusal {
        if self.is_exceeded.get() { Refusal::TooBig("内容") } else { Refusal::Broken(place) }
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let left = self.meter.all.get().min(self.meter.event.get());
        if left == 0 {
            self.meter.is_exceeded.set(true);
            return Err(io::Error::other("more than is allowed"));
        }
        let length = to.len().min(left);
        let read = self.entry.read(to.get_mut(..length).unwrap_or_default())?;
        self.meter.all.set(self.meter.all.get().saturating_sub(read));
        self.meter.event.set(self.meter.event.get().saturating_sub(read));
        Ok(read)
    }
}
