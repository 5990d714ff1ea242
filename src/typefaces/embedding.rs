//! What a face's licence bits allow (OpenType, OS/2 `fsType`).

/// `fsType`, the four bits that say how far a face may be embedded.
const USAGE: u16 = 0x000E;
/// It may not be embedded at all.
const RESTRICTED: u16 = 0x0002;
/// It may not be cut down.
const NO_SUBSETTING: u16 = 0x0100;
/// Only its bitmaps may be embedded.
const BITMAPS_ONLY: u16 = 0x0200;

/// How a face may be embedded in a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Embedding {
    /// Cut down to what is used.
    Subset,
    /// Whole or not at all.
    OnlyWhole,
}

/// Why a face may not be embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Its maker forbids it.
    Restricted,
    /// Its maker allows bitmaps alone, which a PDF is not made of.
    BitmapsOnly,
}

/// What `fsType` says. Where it sets several of the usage bits, as early versions of the table may,
/// the least restrictive holds.
pub(super) fn allowed(fs_type: u16) -> Result<Embedding, Refusal> {
    if fs_type & USAGE == RESTRICTED {
        Err(Refusal::Restricted)
    } else if fs_type & BITMAPS_ONLY != 0 {
        Err(Refusal::BitmapsOnly)
    } else if fs_type & NO_SUBSETTING != 0 {
        Ok(Embedding::OnlyWhole)
    } else {
        Ok(Embedding::Subset)
    }
}

impl Refusal {
    /// What is wrong, and what to do about it.
    pub(super) fn in_words(self) -> (&'static str, &'static str) {
        const CURE: &str = "请向字体厂家索取许可嵌入的版本，或改装许可嵌入的字体";
        match self {
            Self::Restricted => ("的授权标志不许嵌入PDF（fsType 0x0002）", CURE),
            Self::BitmapsOnly => ("的授权标志只许嵌入点阵（fsType 0x0200），PDF里用不了", CURE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_mean_what_the_format_says() {
        assert_eq!(allowed(0), Ok(Embedding::Subset));
        assert_eq!(allowed(0x0002), Err(Refusal::Restricted));
        assert_eq!(allowed(0x0004), Ok(Embedding::Subset));
        assert_eq!(allowed(0x0008), Ok(Embedding::Subset));
        assert_eq!(allowed(0x000A), Ok(Embedding::Subset));
        assert_eq!(allowed(0x0108), Ok(Embedding::OnlyWhole));
        assert_eq!(allowed(0x0200), Err(Refusal::BitmapsOnly));
        assert_eq!(allowed(0x0302), Err(Refusal::Restricted));
    }
}
