//! Picture files as far as pages need to know them: what format, how large, whether whole. Only
//! their headers are read; nobody waits for pixels, and no file can ask for memory.

mod exif;
mod jpeg;
mod orientation;
mod png;
mod rotated;

pub use orientation::Orientation;
pub use rotated::upright;

/// Points in an inch.
const PT_PER_INCH: f64 = 72.0;
/// Dots to the inch of a picture that does not say: as in Word.
const USUAL_DENSITY: f64 = 96.0;
/// Pixels of a PNG: A4 at 600 dots to the inch, with its margins. It is decoded for a PDF.
const MAX_PNG_PIXELS: u64 = 40_000_000;
/// Pixels of a JPEG: what the largest cameras make. It is put into both files as it is.
const MAX_JPEG_PIXELS: u64 = 120_000_000;

/// The formats that documents can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG in shades of grey.
    GreyJpeg,
    /// JPEG in colours.
    ColourJpeg,
}

/// What a picture's file says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Header {
    /// Its format.
    pub format: Format,
    /// Width and height in pixels, as they are stored.
    pub pixels: (u32, u32),
    /// Dots to the inch across and down, as they are stored.
    pub density: (f64, f64),
    /// How what is stored is to be turned.
    pub orientation: Orientation,
}

/// Why a file is no picture for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another format, or none.
    Unknown,
    /// Damaged, or cut off.
    Broken,
    /// A JPEG of four inks, for printing presses.
    FourInks,
    /// A kind of JPEG that hardly any program reads.
    Unusual,
    /// More pixels than any page shows.
    TooLarge,
}

impl Header {
    /// Reads a file.
    ///
    /// # Errors
    /// The [`Fault`] for which no document can hold it.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let header = if bytes.starts_with(png::SIGNATURE) {
            png::header(bytes)?
        } else if is_jpeg(bytes) {
            jpeg::header(bytes)?
        } else {
            return Err(Fault::Unknown);
        };
        let (width, height) = header.pixels;
        let pixels = u64::from(width) * u64::from(height);
        let most = if header.is_jpeg() { MAX_JPEG_PIXELS } else { MAX_PNG_PIXELS };
        match pixels {
            0 => Err(Fault::Broken),
            many if many > most => Err(Fault::TooLarge),
            _ => Ok(header),
        }
    }

    /// Whether it is a JPEG.
    pub fn is_jpeg(&self) -> bool {
        self.format != Format::Png
    }

    /// Width and height in pt of the picture as it is to be seen.
    pub fn size(&self) -> (f64, f64) {
        let pt = |pixels: u32, density: f64| f64::from(pixels) * PT_PER_INCH / density;
        let (width, height) = self.pixels;
        let size = (pt(width, self.density.0), pt(height, self.density.1));
        if self.orientation.is_sideways() { (size.1, size.0) } else { size }
    }
}

/// The same picture, upright, without what else is written in its file: where and when it was taken
/// and by whom; `None` for what is no picture.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let header = Header::read(bytes).ok()?;
    match (header.format, header.orientation.is_upright()) {
        (Format::Png, _) => png::without_metadata(bytes),
        (_, true) => jpeg::without_metadata(bytes),
        (_, false) => upright(bytes, &header),
    }
}

/// Whether these are the bytes of a JPEG, whole or not.
pub fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(jpeg::SIGNATURE)
}

/// `density` where both are of use, or the usual one.
fn density_or_usual(density: (f64, f64)) -> (f64, f64) {
    let is_of_use = |it: f64| it.is_finite() && it >= 1.0;
    if is_of_use(density.0) && is_of_use(density.1) {
        density
    } else {
        (USUAL_DENSITY, USUAL_DENSITY)
    }
}
