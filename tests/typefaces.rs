//! The office's own faces: found under every name, passed over where they cannot be used.

use std::{collections::BTreeMap, fs, path::PathBuf};

use chrono::NaiveDate;
use encoding_rs::GBK;
use huibao::{
    diagnostic::{Format, Place as Origin, SourceFile, SourceKind, render},
    document::{Block, BlockContent, BlockId, Document, Inline, InlineContent},
    export::{Exporter, Manuscript, Pdf, Properties},
    layout::{self, Face, Faces},
    style::{FaceRole, Typesetting},
    typefaces::{self, Folders, Found, official_names},
};
use tempfile::TempDir;

use crate::{
    font::{Font, collection},
    pdf::reading::Reading,
};

/// Folders with fonts in them.
struct Place(TempDir);

impl Place {
    fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            place.put(name, bytes);
        }
        place
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What is found in these folders.
    fn find(&self, given: &[&str], system: &[&str]) -> Found {
        let paths = |names: &[&str]| names.iter().map(|it| self.path(it)).collect();
        typefaces::find(&Folders { given: paths(given), system: paths(system) })
    }

    /// The face for `role` by its name and file; `None` for a bundled one.
    fn own(&self, found: &Found, role: FaceRole) -> Option<(String, String)> {
        let face = found.faces.get(found.faces.of_role(role)).unwrap();
        let file = face.file.as_ref()?.strip_prefix(self.0.path()).unwrap();
        Some((face.name.clone(), file.to_str().unwrap().replace('\\', "/")))
    }

    /// All that was told, with paths below the place.
    fn told(&self, found: &Found) -> String {
        let root = format!("{}{}", self.0.path().display(), std::path::MAIN_SEPARATOR);
        render(&found.told, Format::Plain).replace(&root, "")
    }
}

fn face(name: &str, file: &str) -> (String, String) {
    (name.to_owned(), file.to_owned())
}

/// A small face: enough hanzi to be one.
fn small(family: &str) -> Font {
    Font::named(family).only("的一")
}

#[test]
fn every_official_name_is_found_for_its_role() {
    for role in FaceRole::ALL {
        for name in official_names(role) {
            let place = Place::with(&[("字体/a.ttf", small(name).file())]);
            let found = place.find(&["字体"], &[]);
            for other in FaceRole::ALL {
                let expected = (other == role).then(|| face(name, "字体/a.ttf"));
                assert_eq!(place.own(&found, other), expected, "{name} for {other:?}");
            }
            assert_eq!(place.told(&found), "");
        }
    }
}

#[test]
fn names_in_gbk_alone_and_of_any_kind_are_found() {
    let gbk = GBK.encode("仿宋_GB2312").0;
    let plain = || Font::everyday().only("的一");
    let faces = [
        plain().with_name(3, 3, 1, &gbk),
        plain().with_name(1, 25, 1, &gbk),
        plain().with_name(1, 0, 1, &gbk),
        plain().with_name(1, 0, 4, b"FangSong_GB2312"),
        plain().with_postscript_name("FZFSK--GBK1-0"),
        small("FZFSK").with_family("FANG SONG_gb2312"),
        small("FZFSK").with_name(3, 1, 16, b"\x4e\xff\x5b\x8b"),
    ];
    let names = ["仿宋_GB2312"; 3].into_iter().chain([
        "FangSong_GB2312",
        "FZFSK--GBK1-0",
        "FangSong_GB2312",
        "仿宋",
    ]);
    for (font, name) in faces.into_iter().zip(names) {
        let place = Place::with(&[("字体/a.ttf", font.file())]);
        let found = place.find(&["字体"], &[]);
        assert_eq!(place.own(&found, FaceRole::FangSong), Some(face(name, "字体/a.ttf")));
    }
}

#[test]
fn a_face_in_a_collection_is_found_by_its_number() {
    let faces = [small("新宋体"), small("宋体").with_postscript_name("SimSun")];
    let place = Place::with(&[("字体/simsun.ttc", collection(&faces))]);
    let found = place.find(&["字体"], &[]);
    assert_eq!(place.own(&found, FaceRole::Song), Some(face("宋体", "字体/simsun.ttc")));
    let face: &Face = found.faces.get(found.faces.of_role(FaceRole::Song)).unwrap();
    assert_eq!((face.index, face.postscript_name.as_str()), (1, "SimSun"));
}

#[test]
fn named_folders_come_before_the_systems_and_better_names_before_others() {
    let place = Place::with(&[
        ("甲/a.ttf", small("华文仿宋").file()),
        ("甲/b.ttf", small("华文楷体").file()),
        ("乙/c.ttf", small("仿宋_GB2312").file()),
        ("系统一/d.ttf", small("楷体_GB2312").file()),
        ("系统一/里层/e.TTF", small("STHeiti").file()),
        ("系统一/f.ttf", small("华文宋体").file()),
        ("系统二/g.otf", small("宋体").file()),
        ("系统二/h.ttf", small("黑体").file()),
        ("系统二/i.txt", small("方正小标宋简体").file()),
    ]);
    let found = place.find(&["甲", "乙"], &["系统一", "没有", "系统二"]);
    assert_eq!(place.own(&found, FaceRole::FangSong), Some(face("华文仿宋", "甲/a.ttf")));
    assert_eq!(place.own(&found, FaceRole::Kai), Some(face("华文楷体", "甲/b.ttf")));
    assert_eq!(place.own(&found, FaceRole::Hei), Some(face("黑体", "系统二/h.ttf")));
    assert_eq!(place.own(&found, FaceRole::Song), Some(face("宋体", "系统二/g.otf")));
    assert_eq!(place.own(&found, FaceRole::XiaoBiaoSong), None);
    assert_eq!(place.told(&found), "");
}

#[test]
fn an_upright_and_regular_face_comes_before_others_of_its_family() {
    let place = Place::with(&[
        ("字体/a.ttf", small("黑体").italic().file()),
        ("字体/b.ttf", small("黑体").with_weight(900).file()),
        ("字体/c.ttf", small("黑体").with_weight(500).file()),
        ("字体/d.ttf", small("黑体").with_weight(500).file()),
    ]);
    let found = place.find(&["字体"], &[]);
    assert_eq!(place.own(&found, FaceRole::Hei), Some(face("黑体", "字体/c.ttf")));
}

#[test]
fn faces_that_may_not_be_embedded_are_told_and_passed_over() {
    let place = Place::with(&[
        ("字体/a.ttf", small("方正小标宋简体").licensed(0x0002).file()),
        ("字体/b.ttf", small("方正小标宋简体").licensed(0x0200).file()),
        ("字体/c.ttf", small("华文中宋").licensed(0x0108).file()),
        ("字体/d.ttf", small("黑体").licensed(0x0002).file()),
        ("字体/e.ttf", small("宋体").licensed(0x000A).file()),
    ]);
    let found = place.find(&["字体"], &[]);
    assert_eq!(place.own(&found, FaceRole::XiaoBiaoSong), Some(face("华文中宋", "字体/c.ttf")));
    assert_eq!(place.own(&found, FaceRole::Hei), None);
    assert_eq!(place.own(&found, FaceRole::Song), Some(face("宋体", "字体/e.ttf")));
    let whole = |role| found.faces.get(found.faces.of_role(role)).unwrap().only_whole;
    assert_eq!((whole(FaceRole::XiaoBiaoSong), whole(FaceRole::Song)), (true, false));
    assert_eq!(
        place.told(&found),
        "\
警告: “方正小标宋简体”的授权标志不许嵌入PDF（fsType 0x0002），改用华文中宋
--> 字体/a.ttf
 = 办法: 请向字体厂家索取许可嵌入的版本，或改装许可嵌入的字体

警告: “方正小标宋简体”的授权标志只许嵌入点阵（fsType 0x0200），PDF里用不了，改用华文中宋
--> 字体/b.ttf
 = 办法: 请向字体厂家索取许可嵌入的版本，或改装许可嵌入的字体

警告: “黑体”的授权标志不许嵌入PDF（fsType 0x0002），改用Noto Sans SC Medium
--> 字体/d.ttf
 = 办法: 请向字体厂家索取许可嵌入的版本，或改装许可嵌入的字体
"
    );
}

#[test]
fn a_file_that_is_broken_is_passed_over_and_told_where_the_user_named_its_folder() {
    let sound = small("宋体").file();
    let place = Place::with(&[
        ("字体/a.ttf", Vec::new()),
        ("字体/b.ttf", sound[..sound.len() - 40].to_vec()),
        ("字体/c.ttf", b"ttcf\0\x01\0\0\xFF\xFF\xFF\xFF".to_vec()),
        ("字体/d.ttf", Font::named("宋体").only("abc").file()),
        ("字体/e.ttf", small("华文宋体").file()),
        ("空的/readme.txt", Vec::new()),
        ("系统/a.ttf", b"garbage".to_vec()),
    ]);
    let found = place.find(&["字体", "空的"], &["系统"]);
    assert_eq!(place.own(&found, FaceRole::Song), Some(face("华文宋体", "字体/e.ttf")));
    let broken = |name: &str| {
        format!(
            "警告: 字体文件已损坏或不是字体，没有用\n--> 字体/{name}.ttf\n = 办法: \
             请换一份完好的，或把它移出这个文件夹\n\n"
        )
    };
    assert_eq!(
        place.told(&found),
        ["a", "b", "c"].map(broken).concat()
            + "\
警告: --font-dir写的文件夹里没有字体文件（ttf、otf、ttc、otc）
--> 空的
 = 办法: 请核对路径，或把字体文件复制到这里

警告: “宋体”文件读不出汉字，改用华文宋体
--> 字体/d.ttf
 = 办法: 请换一份完好的字体文件；很老的字体没有Unicode字符表，也用不了
"
    );
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let place = Place::with(&[]);
    let found = place.find(&["没有"], &["也没有"]);
    assert!(found.told.has_errors());
    assert_eq!(
        place.told(&found),
        "\
错误: --font-dir写的文件夹打不开
--> 没有
 = 办法: 请核对路径；要写文件夹，不写字体文件本身
"
    );
}

/// Whatever stands in a file, the worst that happens is that it is passed over or that no PDF is
/// made.
#[test]
fn no_byte_of_a_font_file_can_stop_the_program() {
    let file = collection(&[small("宋体"), small("仿宋").licensed(0x0100)]);
    let place = Place::with(&[]);
    let mut used = 0;
    for at in (0..file.len()).step_by(3) {
        let mut bytes = file.clone();
        bytes[at] ^= 0xFF;
        place.put("字体/a.ttc", &bytes);
        let found = place.find(&[], &["字体"]);
        used += usize::from(place.own(&found, FaceRole::FangSong).is_some());
        let _ = exported(&found.faces);
    }
    assert!(used > file.len() / 6, "{used} of {} were used", file.len() / 3);
    for length in (0..file.len()).step_by(16) {
        place.put("字体/a.ttc", &file[..length]);
        let found = place.find(&[], &["字体"]);
        assert_eq!(place.own(&found, FaceRole::FangSong), None);
    }
}

/// Names and programs of the faces in a PDF of a few characters, and its text.
fn embedded(files: &[(&str, Vec<u8>)]) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let place = Place::with(files);
    let found = place.find(&["字体"], &[]);
    let reading = Reading::of(&exported(&found.faces).unwrap());
    (reading.programs(), reading.lines().remove(0))
}

#[test]
fn a_face_is_cut_down_for_a_pdf() {
    let file = Font::named("仿宋").with_postscript_name("Test").file();
    let (programs, lines) = embedded(&[("字体/a.ttf", file.clone())]);
    let (name, program) = programs.iter().find(|(name, _)| name.ends_with("Test")).unwrap();
    assert_eq!(name.split_once('+').map(|(tag, name)| (tag.len(), name)), Some((6, "Test")));
    assert!(program.len() < file.len() / 100);
    assert_eq!(lines[0], "的一");
}

#[test]
fn a_face_that_may_not_be_cut_down_is_embedded_whole() {
    let file = Font::named("仿宋").with_postscript_name("Test").licensed(0x0104).file();
    let (programs, lines) = embedded(&[("字体/a.ttf", file.clone())]);
    assert!(programs["Test"] == file);
    assert_eq!(lines[0], "的一");
}

/// A PDF holds single faces, no collections.
#[test]
fn a_face_of_a_collection_is_embedded_by_itself() {
    let other = small("新宋体");
    let face = small("仿宋").only("一的好").with_postscript_name("Test");
    for licence in [0, 0x0104] {
        let file = collection(&[other.clone(), face.clone().licensed(licence)]);
        let (programs, lines) = embedded(&[("字体/a.ttc", file)]);
        let (_, program) = programs.iter().find(|(name, _)| name.ends_with("Test")).unwrap();
        assert_eq!(program[..4], [0, 1, 0, 0]);
        assert_eq!(lines[0], "的一");
    }
}

/// A PDF of a few characters in these faces.
fn exported(faces: &Faces) -> Option<Vec<u8>> {
    let source = SourceFile::new("documents/汇报.md", SourceKind::Prose, "的一");
    let origin = Origin::new(&source, 0..source.text.len());
    let inline =
        Inline { content: InlineContent::Text("的一".to_owned()), origin: origin.clone() };
    let content = BlockContent::Paragraph(vec![inline]);
    let body = vec![Block { id: BlockId::of(&["1"]), content, origin }];
    let document = Document { body, ..Document::default() };
    let pictures = BTreeMap::new();
    let laid = layout::set(&document, faces, &pictures, Typesetting::default()).ok()?;
    let as_of = NaiveDate::from_ymd_opt(2025, 7, 8)?;
    let properties = Properties {
        title: String::new(),
        author: String::new(),
        as_of,
        web: Vec::new(),
        provenance: None,
    };
    let (document, laid) = (&document, &laid);
    Pdf.export(&Manuscript { document, laid, properties: &properties, pictures: &pictures }).ok()
}
