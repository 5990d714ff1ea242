//! Font files made in code: boxes for characters, under any name, with any licence bits, sound or
//! not. A collection holds several.

use std::ops::RangeInclusive;

/// Units of the em.
const EM: u16 = 1000;
/// The box that every character is drawn as stands this far from the edges of its advance.
const BEARING: u16 = 50;
/// What documents hold: keyboard, Latin marks, numbers in circles, Chinese marks, hanzi, full-width
/// forms.
const EVERYDAY: [RangeInclusive<u32>; 7] = [
    0x20..=0x7E,
    0xB7..=0xB7,
    0x2014..=0x2026,
    0x2460..=0x2473,
    0x3000..=0x301F,
    0x4E00..=0x9FA5,
    0xFF01..=0xFF5E,
];

/// A face in the making.
#[derive(Clone)]
pub(crate) struct Font {
    /// Platform, encoding, language, which name, bytes.
    names: Vec<(u16, u16, u16, u16, Vec<u8>)>,
    characters: Vec<RangeInclusive<u32>>,
    /// Advance of “ ” ‘ ’.
    quote: u16,
    weight: u16,
    is_italic: bool,
    fs_type: u16,
}

impl Font {
    /// A face without a name that has what documents hold: keyboard half an em wide, all else one.
    pub(crate) fn everyday() -> Self {
        Self {
            names: Vec::new(),
            characters: EVERYDAY.to_vec(),
            quote: EM,
            weight: 400,
            is_italic: false,
            fs_type: 0,
        }
    }

    /// An everyday face of that family, by a record for Windows.
    pub(crate) fn named(family: &str) -> Self {
        Self::everyday().with_family(family)
    }

    /// One more family name.
    pub(crate) fn with_family(self, family: &str) -> Self {
        let bytes: Vec<u8> = family.encode_utf16().flat_map(u16::to_be_bytes).collect();
        self.with_name(3, 1, 1, &bytes)
    }

    /// The PostScript name.
    pub(crate) fn with_postscript_name(self, name: &str) -> Self {
        let bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        self.with_name(3, 1, 6, &bytes)
    }

    /// A name as it stands in the table: 1 is the family, 4 the whole name, 6 the PostScript name.
    pub(crate) fn with_name(
        mut self,
        platform: u16,
        encoding: u16,
        which: u16,
        bytes: &[u8],
    ) -> Self {
        let language = if platform == 3 { 0x804 } else { 0 };
        self.names.push((platform, encoding, language, which, bytes.to_vec()));
        self
    }

    /// These characters alone.
    pub(crate) fn only(mut self, characters: &str) -> Self {
        let mut codes: Vec<u32> = characters.chars().map(u32::from).collect();
        codes.sort_unstable();
        self.characters = codes.into_iter().map(|it| it..=it).collect();
        self
    }

    /// Without this character.
    pub(crate) fn without(mut self, character: char) -> Self {
        let code = u32::from(character);
        let split = |it: RangeInclusive<u32>| {
            let (start, end) = (*it.start(), *it.end());
            if it.contains(&code) { vec![start..=code - 1, code + 1..=end] } else { vec![it] }
        };
        self.characters = self.characters.into_iter().flat_map(split).collect();
        self.characters.retain(|it| !it.is_empty());
        self
    }

    /// With quotation marks so many thousandths of an em wide.
    pub(crate) fn with_quotes(mut self, advance: u16) -> Self {
        self.quote = advance;
        self
    }

    pub(crate) fn with_weight(mut self, weight: u16) -> Self {
        self.weight = weight;
        self
    }

    pub(crate) fn italic(mut self) -> Self {
        self.is_italic = true;
        self
    }

    /// With these licence bits.
    pub(crate) fn licensed(mut self, fs_type: u16) -> Self {
        self.fs_type = fs_type;
        self
    }

    /// The font file.
    pub(crate) fn file(&self) -> Vec<u8> {
        self.placed(0)
    }

    /// The face as it stands at a place of a file.
    fn placed(&self, start: usize) -> Vec<u8> {
        let tables = self.tables();
        let count = u16::try_from(tables.len()).unwrap();
        let mut directory = vec![0, 1, 0, 0];
        directory.extend([count, 128, 3, count * 16 - 128].map(u16::to_be_bytes).as_flattened());
        let mut body = Vec::new();
        let header = directory.len() + 16 * tables.len();
        for (tag, table) in &tables {
            directory.extend(*tag);
            let words = [0, start + header + body.len(), table.len()];
            directory
                .extend(words.map(|it| u32::try_from(it).unwrap().to_be_bytes()).as_flattened());
            body.extend_from_slice(table);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        [directory, body].concat()
    }

    fn tables(&self) -> Vec<(&'static [u8; 4], Vec<u8>)> {
        let codes: Vec<u32> = self.characters.iter().cloned().flatten().collect();
        let advances: Vec<u16> =
            [EM].into_iter().chain(codes.iter().map(|it| self.advance(*it))).collect();
        let glyphs: Vec<Vec<u8>> = [Vec::new()]
            .into_iter()
            .chain(codes.iter().zip(&advances[1..]).map(|(code, advance)| outline(*code, *advance)))
            .collect();
        let count = u16::try_from(glyphs.len()).unwrap();
        let mut places = vec![0];
        for glyph in &glyphs {
            places.push(places[places.len() - 1] + u32::try_from(glyph.len()).unwrap());
        }
        vec![
            (b"OS/2", self.os2()),
            (b"cmap", self.cmap()),
            (b"glyf", glyphs.concat()),
            (b"head", head()),
            (b"hhea", shorts(&[1, 0, 880, 65416, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, count])),
            (b"hmtx", advances.iter().flat_map(|it| shorts(&[*it, BEARING])).collect()),
            (b"loca", places.into_iter().flat_map(u32::to_be_bytes).collect()),
            (b"maxp", shorts(&[1, 0, count, 4, 1, 4, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
            (b"name", self.name()),
            (b"post", [shorts(&[3, 0]), vec![0; 28]].concat()),
        ]
    }

    fn advance(&self, code: u32) -> u16 {
        match code {
            0x20..=0x7E => EM / 2,
            0x2018..=0x201D => self.quote,
            _ => EM,
        }
    }

    fn os2(&self) -> Vec<u8> {
        let mut table = vec![0; 78];
        table[4..6].copy_from_slice(&self.weight.to_be_bytes());
        table[8..10].copy_from_slice(&self.fs_type.to_be_bytes());
        table[62..64].copy_from_slice(&u16::from(self.is_italic).to_be_bytes());
        table
    }

    /// Glyphs in the order of their characters, from 1 on (format 12).
    fn cmap(&self) -> Vec<u8> {
        let groups = u32::try_from(self.characters.len()).unwrap();
        let mut table = shorts(&[0, 1, 3, 10, 0, 12, 12, 0]);
        table.extend([16 + 12 * groups, 0, groups].map(u32::to_be_bytes).as_flattened());
        let mut glyph = 1;
        for range in &self.characters {
            table
                .extend([*range.start(), *range.end(), glyph].map(u32::to_be_bytes).as_flattened());
            glyph += range.end() - range.start() + 1;
        }
        table
    }

    fn name(&self) -> Vec<u8> {
        let count = u16::try_from(self.names.len()).unwrap();
        let mut records = shorts(&[0, count, 6 + 12 * count]);
        let mut strings = Vec::new();
        for (platform, encoding, language, which, bytes) in &self.names {
            let [length, offset] =
                [bytes.len(), strings.len()].map(|it| u16::try_from(it).unwrap());
            records.extend(shorts(&[*platform, *encoding, *language, *which, length, offset]));
            strings.extend_from_slice(bytes);
        }
        [records, strings].concat()
    }
}

/// Several faces in one file.
pub(crate) fn collection(faces: &[Font]) -> Vec<u8> {
    let mut starts = Vec::new();
    let mut body = Vec::new();
    let header = 12 + 4 * faces.len();
    for face in faces {
        starts.push(u32::try_from(header + body.len()).unwrap());
        body.extend(face.placed(header + body.len()));
    }
    let mut file = b"ttcf".to_vec();
    file.extend(
        [0x0001_0000, u32::try_from(faces.len()).unwrap()].map(u32::to_be_bytes).as_flattened(),
    );
    file.extend(starts.into_iter().flat_map(u32::to_be_bytes));
    [file, body].concat()
}

/// A box within its advance; a space is blank.
fn outline(code: u32, advance: u16) -> Vec<u8> {
    if matches!(code, 0x20 | 0x3000) {
        return Vec::new();
    }
    let (left, right, top) = (BEARING, advance - BEARING, 800);
    let width = right - left;
    let mut glyph = shorts(&[1, left, 0, right, top, 3, 0]);
    // Four corners on the curve; each step of x and y is a word.
    glyph.extend([1; 4]);
    glyph.extend(shorts(&[left, 0, width, 0]));
    glyph.extend(shorts(&[0, top, 0, top.wrapping_neg()]));
    glyph.resize(glyph.len().next_multiple_of(4), 0);
    glyph
}

fn head() -> Vec<u8> {
    let mut table = shorts(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, EM]);
    table.extend([0; 16]);
    table.extend(shorts(&[0, 0, EM, 880, 0, 8, 2, 1, 0]));
    table
}

fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
}
