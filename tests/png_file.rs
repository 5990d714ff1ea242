//! PNG files of any size in few bytes.

use flate2::Crc;

/// A PNG of `size` pixels with so many dots to the metre, whole but for its pixels, which only a
/// reader of pixels would miss.
pub(crate) fn png_file(size: (u32, u32), density: Option<u32>) -> Vec<u8> {
    let header = [&size.0.to_be_bytes()[..], &size.1.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let dots = density.map(|it| [&it.to_be_bytes()[..], &it.to_be_bytes(), &[1]].concat());
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(chunk(b"IHDR", &header));
    file.extend(dots.into_iter().flat_map(|it| chunk(b"pHYs", &it)));
    file.extend(chunk(b"IDAT", b""));
    file.extend(chunk(b"IEND", b""));
    file
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut checksum = Crc::new();
    checksum.update(kind);
    checksum.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind, data, &checksum.sum().to_be_bytes()].concat()
}
