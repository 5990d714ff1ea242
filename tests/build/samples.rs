//! All samples: each builds without a word of complaint that is not expected, says the same in DOCX
//! and in PDF, and prints the facts of what it is made after. A new sample needs a line in
//! [`FACTS`].

use std::{collections::BTreeSet, fs, path::Path};

use huibao::{
    build::{Agreement, Composed, Options, prepare},
    diagnostic::{Diagnostics, Format, render},
    export::{Docx, Pdf},
    project::Project,
};

use crate::{pdf::reading::Reading, text};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

/// What the finished documents of a sample print: facts of the document that it is made after, as
/// published, and where that was wrong as it should have been.
const FACTS: &[(&str, &[&str])] = &[
    (
        "bureau-summary",
        &[
            "人大建议0件",
            "政协提案11件",
            "主办3件",
            "会办8件",
            "共计6场",
            "办理第10号",
            "办理第38号",
            "2个特色案例",
            "一评、二续、三增",
            "三位一体",
            "2023年11月13日",
        ],
    ),
    ("first-project", &[]),
    (
        "municipal-cases",
        &[
            "28件",
            "市人大代表建议21件（主办2件，会办19件）",
            "市政协提案7件（主办3件，会办4件）",
            "5件主办件已全部答复",
            "4件的答复意见",
            "1件为依申请公开",
            "2篇",
            "近5万人次",
            "专题培训2次",
            "附件1",
            "附件2",
            "8月28日",
            "10月25日",
            "11月2日",
            "2023年11月20日",
        ],
    ),
    (
        "npc-briefing",
        &[
            "67件",
            "11件",
            "16.4%",
            "24件",
            "35.9%",
            "8件",
            "11.9%",
            "16件",
            "23.9%",
            "62件",
            "92.54%",
            "1件",
            "1.49%",
            "4件",
            "5.97%",
            "100%",
            "94.87%",
            "5.13个百分点",
            "85.89%",
            "6.65个百分点",
            "7件",
            "4月29日",
            "5月26日",
            "2021年7月5日",
            "230台",
            "3万平方米",
            "44个",
            "五定四专",
            "三对照",
        ],
    ),
    (
        "opinion-report",
        // Of 4.6% and 2.4%, as published, one was cut off and one made up the rest.
        &[
            "172件",
            "148件",
            "86.0%",
            "8件",
            "4.7%",
            "4件",
            "2.3%",
            "12件",
            "7.0%",
            "44件",
            "79.5%",
            "11个街镇",
            "15个",
            "91件",
            "20件",
            "100%",
            "静会〔2025〕34号",
            "2025年9月19日",
            "第三十四次会议",
        ],
    ),
    (
        "reply-letters",
        &[
            "关于区三届人大五次会议第0012号代表建议的答复",
            "关于区政协三届四次会议第0005号提案的答复",
            "民盟云溪区委员会：",
            "办理结果：正在解决",
            "公开属性：不予公开",
            "公开属性：依申请公开",
            "经商区财政局",
            "关于区三届人大五次会议第0031号代表建议的重新答复",
            "关于区三届人大五次会议第0055号代表建议的会办意见",
        ],
    ),
];

/// Warnings that a sample has on purpose, by the words they begin with.
const EXPECTED: &[(&str, &str)] = &[];

/// The samples, as the disk has them.
fn samples() -> Vec<String> {
    let folders = fs::read_dir(SAMPLES).unwrap().map(|it| it.unwrap());
    let folders = folders.filter(|it| it.path().join("huibao.yaml").is_file());
    let mut names: Vec<String> = folders.map(|it| it.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// All documents of a sample; nothing unexpected may be wrong with them.
fn composed(sample: &str) -> Vec<Composed> {
    let project = Project::open(&Path::new(SAMPLES).join(sample)).unwrap();
    let (prepared, mut found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{sample}: {}", plain(&found)));
    let mut agreement = Agreement::default();
    let (letters, documents): (Vec<_>, Vec<_>) =
        prepared.project.documents.iter().partition(|it| prepared.is_each_case(it));
    let mut all = Vec::new();
    for file in letters {
        let (batch, faults) = prepared.batch(file, Options::default());
        found.append(faults);
        let batch = batch.unwrap_or_else(|| panic!("{sample}: {}", plain(&found)));
        for (letter, faults) in batch.letters.iter().map(|it| batch.compose(it)) {
            found.append(faults);
            all.extend(letter);
        }
    }
    let documents = documents.into_iter().filter_map(|file| {
        let (composed, faults) = prepared.compose(file, Options::default());
        found.append(faults);
        let stated = composed.as_ref().map(|it| prepared.stated(file, it));
        found.append(stated.map(|it| prepared.agree(it, &mut agreement)).unwrap_or_default());
        composed
    });
    all.extend(documents);
    let is_expected =
        |cause: &str| EXPECTED.iter().any(|(of, words)| *of == sample && cause.starts_with(words));
    assert!(found.iter().all(|it| is_expected(&it.cause)), "{sample}: {}", plain(&found));
    all
}

fn plain(found: &Diagnostics) -> String {
    render(found, Format::Plain)
}

#[test]
fn every_sample_builds_says_the_same_in_both_formats_and_prints_its_facts() {
    let samples = samples();
    let told: Vec<&str> = FACTS.iter().map(|it| it.0).collect();
    let told_of: BTreeSet<&str> = told.iter().copied().collect();
    assert_eq!(samples.iter().map(String::as_str).collect::<BTreeSet<_>>(), told_of);
    std::thread::scope(|scope| {
        for (sample, facts) in FACTS {
            scope.spawn(move || holds(sample, facts));
        }
    });
}

fn holds(sample: &str, facts: &[&str]) {
    let mut printed = String::new();
    for document in composed(sample) {
        let (docx, pdf) = (document.export(&Docx).unwrap(), document.export(&Pdf).unwrap());
        same_text(&format!("{sample}/{}", document.name), &docx, &pdf);
        printed.extend(text::of_docx(&docx));
    }
    let missing: Vec<&&str> = facts.iter().filter(|it| !printed.contains(**it)).collect();
    assert_eq!(missing, Vec::<&&str>::new(), "{sample}");
}

/// Each paragraph of the DOCX is put together of pieces of lines of the PDF, and each piece is of a
/// paragraph: so lines, cells, columns and frames may stand in any order.
fn same_text(name: &str, docx: &[u8], pdf: &[u8]) {
    let bare = |it: &String| it.split_whitespace().collect::<String>();
    let paragraphs = text::of_docx(docx).into_iter().chain(text::of_notes(docx));
    let paragraphs = paragraphs.chain(text::of_pictures(docx));
    let paragraphs: Vec<String> = paragraphs.map(|it| bare(&it)).collect();
    let pieces: BTreeSet<String> =
        Reading::of(pdf).pieces().iter().map(bare).filter(|it| !it.is_empty()).collect();
    for piece in &pieces {
        assert!(
            paragraphs.iter().any(|it| it.contains(piece)),
            "{name}: in the PDF alone: {piece}"
        );
    }
    for paragraph in &paragraphs {
        assert!(is_made_of(paragraph, &pieces), "{name}: not in the PDF: {paragraph}");
    }
}

/// Whether a text is some of `pieces` one after another.
fn is_made_of(text: &str, pieces: &BTreeSet<String>) -> bool {
    let mut reached = BTreeSet::from([0]);
    while let Some(at) = reached.pop_first() {
        if at == text.len() {
            return true;
        }
        let ends = text[at..].char_indices().map(|(offset, it)| at + offset + it.len_utf8());
        reached.extend(ends.filter(|&end| pieces.contains(&text[at..end])));
    }
    false
}
