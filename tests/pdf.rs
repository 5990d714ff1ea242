//! The PDF: what is in the file, held against the pages that went in.

mod sheet;

use std::thread;

use huibao::{layout::Colour, style::FaceRole};

use self::sheet::Sheets;

/// Two pages with every kind of thing on them.
fn sample() -> Sheets {
    let mut sheets = Sheets::new();
    sheets.line(FaceRole::XiaoBiaoSong, 150.0, "关于办理情况的汇报");
    sheets.heading(0, "关于办理情况的汇报", 130.0);
    sheets.line(FaceRole::Hei, 200.0, "一、基本情况");
    sheets.heading(1, "一、基本情况", 186.0);
    sheets.line(FaceRole::FangSong, 230.0, "共收到代表建议67件，占35.82%。");
    sheets.line(FaceRole::FangSong, 260.0, "红色的字").colour = Colour::Red;
    sheets.line(FaceRole::FangSong, 290.0, "加粗的字").embolden = 0.5;
    sheets.rule(340.0);
    sheets.turn();
    sheets.line(FaceRole::Kai, 200.0, "（一）强化督促检查");
    sheets.heading(2, "（一）强化督促检查", 186.0);
    sheets
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let first = sample().export().unwrap();
    let threads: Vec<_> = (0..4).map(|_| thread::spawn(|| sample().export().unwrap())).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
}
