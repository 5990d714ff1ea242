//! The sRGB colour space as an ICC profile, which PDF/A requires of a file that names no other
//! (ISO 19005-2, 6.2.3): what its greys and its red are.

use lopdf::{Stream, dictionary};

/// ICC.1:2004-10, 7.2: the header's length.
const HEADER_LENGTH: usize = 128;

/// D50, the white of every profile (7.2.16), in s15Fixed16.
const D50: [u32; 3] = [0xF6D6, 0x1_0000, 0xD32D];
/// The primaries of IEC 61966-2-1 seen under D50; they add up to it exactly.
const RED: [u32; 3] = [0x6FA0, 0x38F5, 0x0390];
const GREEN: [u32; 3] = [0x6297, 0xB787, 0x18D9];
const BLUE: [u32; 3] = [0x249F, 0x0F84, 0xB6C4];
/// From D65, the white of sRGB, to D50 by Bradford's method.
const ADAPTATION: [u32; 9] =
    [0x1_0C42, 0x05DE, 0xFFFF_F325, 0x0793, 0xFD90, 0xFFFF_FBA1, 0xFFFF_FDA2, 0x03DC, 0xC06E];
/// The curve of IEC 61966-2-1 as function type 3 (10.15): exponent 2.4, 1/1.055, 0.055/1.055,
/// 1/12.92, and 0.04045, where the straight part ends.
const CURVE: [u32; 6] = [0x3_0000, 0x2_6666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B];

/// The profile as the stream of an output intent.
pub(super) fn stream() -> Stream {
    Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, profile())
}

fn profile() -> Vec<u8> {
    let elements: [(&[&[u8; 4]], Vec<u8>); 8] = [
        (&[b"desc"], text("sRGB")),
        (&[b"cprt"], text("Public Domain")),
        (&[b"wtpt"], element(*b"XYZ ", &D50)),
        (&[b"chad"], element(*b"sf32", &ADAPTATION)),
        (&[b"rXYZ"], element(*b"XYZ ", &RED)),
        (&[b"gXYZ"], element(*b"XYZ ", &GREEN)),
        (&[b"bXYZ"], element(*b"XYZ ", &BLUE)),
        (&[b"rTRC", b"gTRC", b"bTRC"], element(*b"para", &CURVE)),
    ];
    let tags: usize = elements.iter().map(|(tags, _)| tags.len()).sum();
    let start = HEADER_LENGTH + 4 + 12 * tags;
    let (mut table, mut data) = (word(tags).to_vec(), Vec::new());
    for (tags, element) in elements {
        for tag in tags {
            table.extend(*tag);
            table.extend(word(start + data.len()));
            table.extend(word(element.len()));
        }
        data.extend(element);
    }
    [header(start + data.len()), table, data].concat()
}

/// 7.2: version 4.2, for a monitor, RGB to XYZ, perceptual; fields that may be empty are.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER_LENGTH);
    header.extend(word(size));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    header.extend([2012_u16, 7, 1, 0, 0, 0].map(u16::to_be_bytes).as_flattened());
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.map(u32::to_be_bytes).as_flattened());
    header.resize(HEADER_LENGTH, 0);
    header
}

/// A tagged element of 32-bit numbers; its length is a multiple of 4, as the format wants it.
fn element(kind: [u8; 4], numbers: &[u32]) -> Vec<u8> {
    let mut element = [kind, [0; 4]].concat();
    element.extend(numbers.iter().flat_map(|it| it.to_be_bytes()));
    element
}

/// 10.13: one text in one language.
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = element(*b"mluc", &[1, 12]);
    element.extend(b"enUS");
    element.extend(word(units.len()));
    element.extend(word(element.len() + 4));
    element.extend(units);
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

#[expect(clippy::cast_possible_truncation, reason = "a profile has some hundred bytes")]
fn word(number: usize) -> [u8; 4] {
    (number as u32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::{BLUE, D50, GREEN, HEADER_LENGTH, RED, profile};

    #[test]
    fn the_primaries_add_up_to_white() {
        for ((red, green), (blue, white)) in RED.iter().zip(GREEN).zip(BLUE.iter().zip(D50)) {
            assert_eq!(red + green + blue, white);
        }
    }

    #[test]
    fn every_tag_points_at_its_element() {
        let profile = profile();
        let word = |at: usize| u32::from_be_bytes(*profile[at..].first_chunk().unwrap()) as usize;
        assert_eq!(word(0), profile.len());
        let count = word(HEADER_LENGTH);
        let kinds: Vec<(&[u8], &[u8])> = (0..count)
            .map(|it| HEADER_LENGTH + 4 + 12 * it)
            .map(|at| {
                let element = &profile[word(at + 4)..][..word(at + 8)];
                (&profile[at..at + 4], &element[..4])
            })
            .collect();
        let expected: [(&[u8], &[u8]); 10] = [
            (b"desc", b"mluc"),
            (b"cprt", b"mluc"),
            (b"wtpt", b"XYZ "),
            (b"chad", b"sf32"),
            (b"rXYZ", b"XYZ "),
            (b"gXYZ", b"XYZ "),
            (b"bXYZ", b"XYZ "),
            (b"rTRC", b"para"),
            (b"gTRC", b"para"),
            (b"bTRC", b"para"),
        ];
        assert_eq!(kinds, expected);
    }
}
