//! All samples: each builds without a word of complaint that is not expected, says the same in DOCX,
//! in PDF and on the web, and prints the facts of what it is made after. A new sample needs a line
//! in [`FACTS`].

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use huibao::{
    build::{Agreement, Composed, Options, Prepared, prepare},
    diagnostic::{Diagnostics, Format, SourceFile, render},
    export::{Docx, Html, Pdf},
    project::Project,
};

use crate::{pdf::reading::Reading, text};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

/// What the finished documents of a sample print: facts of the document that it is made after, as
/// published, and where that was wrong as it should have been.
const FACTS: &[(&str, &str)] = &[
    (
        "bureau-summary",
        "人大建议0件 政协提案11件 主办3件 会办8件 会议6场 办理第10号 办理第38号 2个特色案例 \
         一评、二续、三增 三位一体 2023年11月13日",
    ),
    ("first-project", ""),
    (
        "municipal-cases",
        "28件 市人大代表建议21件（主办2件，会办19件） 市政协提案7件（主办3件，会办4件） \
         5件主办件已全部答复 4件的答复意见 1件为依申请公开 2篇 近5万人次 专题培训2次 附件1 附件2 8月28日 \
         10月25日 11月2日 2023年11月20日",
    ),
    (
        "npc-briefing",
        "67件 11件 16.4% 24件 35.9% 8件 11.9% 16件 23.9% 62件 92.54% 1件 1.49% 4件 5.97% 100% \
         94.87% 5.13个百分点 85.89% 6.65个百分点 7件 4月29日 5月26日 2021年7月5日 230台 3万平方米 \
         44个 五定四专 三对照",
    ),
    (
        "office-year",
        "滨府办〔2026〕8号 30件 18件 12件 24件次 1件 5个工作日内 1个月内 3个月内 6个月 区建管委小计6件 合计30件（31件次） \
         28件 100% 92.86% 6件 4件 区房管局1件、区教育局1件",
    ),
    (
        "opinion-report",
        // Of 4.6% and 2.4%, as published, one was cut off and one made up the rest.
        "172件 148件 86.0% 8件 4.7% 4件 2.3% 12件 7.0% 44件 79.5% 11个街镇 15个 91件 20件 100% \
         静会〔2025〕34号 2025年9月19日 第三十四次会议",
    ),
    (
        "reply-letters",
        "关于区三届人大五次会议第0012号代表建议的答复 关于区政协三届四次会议第0005号提案的答复 民盟云溪区委员会： \
         办理结果：正在解决 公开属性：不予公开 公开属性：依申请公开 经商区财政局 \
         关于区三届人大五次会议第0031号代表建议的重新答复 关于区三届人大五次会议第0055号代表建议的会办意见",
    ),
    (
        "suggestions-feature",
        "超过16万条 36.6% 98.5% 1+16+215+6100+X 500多个 31个 100余条 700多公里 6000多家 2020年7月17日 \
         2021年7月1日 普陀区： 团市委： 杨浦区： 市交通委： 市规资局： 市国资委：",
    ),
];

/// Warnings that a sample has on purpose, by the words they begin with.
const EXPECTED: &[(&str, &str)] = &[];

/// The samples, as the disk has them.
fn samples() -> BTreeSet<String> {
    let folders = fs::read_dir(SAMPLES).unwrap().map(|it| it.unwrap());
    let folders = folders.filter(|it| it.path().join("huibao.yaml").is_file());
    folders.map(|it| it.file_name().into_string().unwrap()).collect()
}

#[test]
fn every_sample_builds_says_the_same_in_all_formats_and_prints_its_facts() {
    let told: BTreeSet<String> = FACTS.iter().map(|it| it.0.to_owned()).collect();
    assert_eq!(samples(), told);
    std::thread::scope(|scope| {
        for (sample, facts) in FACTS {
            scope.spawn(move || holds(sample, facts));
        }
    });
}

fn holds(sample: &str, facts: &str) {
    let project = Project::open(&Path::new(SAMPLES).join(sample)).unwrap();
    let (prepared, mut found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{sample}: {}", plain(&found)));
    let mut agreement = Agreement::default();
    let mut printed = String::new();
    for file in &prepared.project.documents {
        let (documents, faults) = composed(&prepared, file, Options::default());
        found.append(faults);
        for document in &documents {
            found.append(prepared.agree(prepared.stated(file, document), &mut agreement));
            printed.extend(same_text(&format!("{sample}/{}", document.name), document));
        }
        if prepared.web_refusal(file).is_none() {
            let (pages, faults) =
                composed(&prepared, file, Options { public: true, ..Options::default() });
            found.append(faults);
            for page in &pages {
                on_the_web(&format!("{sample}/{}", page.name), page);
            }
        }
    }
    let is_expected =
        |cause: &str| EXPECTED.iter().any(|(of, words)| *of == sample && cause.starts_with(words));
    assert!(found.iter().all(|it| is_expected(&it.cause)), "{sample}: {}", plain(&found));
    let missing: Vec<&str> = facts.split_whitespace().filter(|it| !printed.contains(it)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "{sample}");
}

/// What is made of a file: a document, or its letters.
fn composed(
    prepared: &Prepared,
    file: &Arc<SourceFile>,
    options: Options,
) -> (Vec<Composed>, Diagnostics) {
    if !prepared.is_each_case(file) {
        let (composed, found) = prepared.compose(file, options);
        return (composed.into_iter().collect(), found);
    }
    let (batch, mut found) = prepared.batch(file, options);
    let mut letters = Vec::new();
    if let Some(batch) = batch {
        for letter in &batch.letters {
            let (composed, faults) = batch.compose(letter);
            found.append(faults);
            letters.extend(composed);
        }
    }
    (letters, found)
}

fn plain(found: &Diagnostics) -> String {
    render(found, Format::Plain)
}

/// Each paragraph of the DOCX is put together of pieces of lines of the PDF, and each piece is of a
/// paragraph: so lines, cells, columns and frames may stand in any order. The paragraphs.
fn same_text(name: &str, document: &Composed) -> Vec<String> {
    let (docx, pdf) = (document.export(&Docx).unwrap(), document.export(&Pdf).unwrap());
    let paragraphs = paragraphs(&docx);
    let pieces = Reading::of(&pdf).pieces();
    let pieces: BTreeSet<String> =
        pieces.iter().map(|it| bare(it)).filter(|it| !it.is_empty()).collect();
    for piece in &pieces {
        assert!(
            paragraphs.iter().any(|it| it.contains(piece)),
            "{name}: in the PDF alone: {piece}"
        );
    }
    for paragraph in &paragraphs {
        assert!(is_made_of(paragraph, &pieces), "{name}: not in the PDF: {paragraph}");
    }
    paragraphs
}

/// Paragraphs, footnotes and what pictures show, without blanks.
fn paragraphs(docx: &[u8]) -> Vec<String> {
    let all = text::of_docx(docx).into_iter().chain(text::of_notes(docx));
    all.chain(text::of_pictures(docx)).map(|it| bare(&it)).collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether a text is some of `pieces` one after another.
fn is_made_of(text: &str, pieces: &BTreeSet<String>) -> bool {
    let mut reached = BTreeSet::from([0]);
    while let Some(at) = reached.pop_first() {
        if at == text.len() {
            return true;
        }
        let rest = text.get(at..).unwrap();
        let ends = rest.char_indices().map(|(offset, it)| offset + it.len_utf8());
        let ends = ends.filter(|end| pieces.contains(rest.get(..*end).unwrap()));
        reached.extend(ends.map(|end| at + end));
    }
    false
}

/// A page says what the body of the same copy's DOCX says, and says first what it is.
fn on_the_web(name: &str, document: &Composed) {
    let page = String::from_utf8(document.export(&Html).unwrap()).unwrap();
    let text = bare(&without_tags(&page));
    assert!(!document.properties.web.is_empty());
    for line in &document.properties.web {
        assert!(text.contains(&bare(&format!("{}{}", line.label, line.text))), "{name}: {line:?}");
    }
    let body = huibao::document::plain_text(&document.document.head.title);
    assert!(text.contains(&bare(&body)), "{name}");
    for mention in &document.mentions {
        let sentence = bare(&mention.sentence);
        // A chart says its numbers in one sentence, which is no text of the page.
        let number = sentence.rsplit('：').next().unwrap();
        let is_there = text.contains(&sentence) || page.contains(number);
        assert!(is_there, "{name}: not on the page: {sentence}");
    }
}

/// What a reader reads of a page.
fn without_tags(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let mut text = String::new();
    for piece in body.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |it| it.1));
    }
    ["&lt;<", "&gt;>", "&quot;\"", "&amp;&"].iter().fold(text, |text, pair| {
        let (entity, mark) = pair.split_once(';').unwrap();
        text.replace(&format!("{entity};"), mark)
    })
}
