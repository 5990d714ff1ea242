//! The base copy in a DOCX: what was written, and what of it the register answers for.

use huibao::{
    build::{Options, Printed, prepare},
    document::{NOTE_MARK, PassageRole, passages},
    export::Docx,
    project::Project,
    word::{Base, Package, SpanKind, custom_property},
};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

/// A figure's reference and what is printed of it.
type Figure = (String, String);

/// Of each document of each sample: its name, its DOCX, the figures it prints outside of charts.
fn documents() -> Vec<(String, Vec<u8>, Vec<Figure>)> {
    let mut all = Vec::new();
    for sample in std::fs::read_dir(SAMPLES).unwrap() {
        let project = Project::open(&sample.unwrap().path()).unwrap();
        let prepared = prepare(project).0.unwrap();
        for file in prepared.project.documents.clone() {
            let options = Options::default();
            let mut composed = Vec::new();
            if prepared.is_each_case(&file) {
                let batch = prepared.batch(&file, options).0.unwrap();
                composed.extend(batch.letters.iter().take(3).filter_map(|it| batch.compose(it).0));
            } else {
                composed.extend(prepared.compose(&file, options).0);
            }
            for composed in composed {
                let charted = composed.document.body.iter().any(has_chart);
                let printed = composed.mentions.iter().filter_map(|it| match &it.printed {
                    Printed::Figure { name, parts, text } if !charted && !text.is_empty() => {
                        let whole = std::iter::once(name).chain(parts).cloned();
                        Some((whole.collect::<Vec<_>>().join("."), text.clone()))
                    }
                    _ => None,
                });
                let printed = printed.collect();
                all.push((composed.name.clone(), composed.export(&Docx).unwrap(), printed));
            }
        }
    }
    all
}

fn has_chart(block: &huibao::document::Block) -> bool {
    matches!(block.content, huibao::document::BlockContent::Chart(_))
        || block.inner().iter().any(has_chart)
}

#[test]
fn every_sample_carries_its_paragraphs_and_every_figure_printed_in_them() {
    let documents = documents();
    assert!(documents.len() > 10);
    for (name, bytes, mut printed) in documents {
        let package = Package::read(&bytes).unwrap();
        let base = Base::kept_in(&package).unwrap();
        let id = custom_property(&package, "huibao.base").unwrap();
        assert_eq!(id, Base::id(&base.to_json().unwrap()), "{name}");
        let read = package.paragraphs().unwrap();
        assert_eq!(read.len(), base.paragraphs.len(), "{name}");
        for (read, base) in read.iter().zip(&base.paragraphs) {
            assert_eq!((&read.text, &read.standing), (&base.text, &base.standing), "{name}");
            assert_eq!(read.ids, base.ids, "{name}: {}", read.text);
        }
        let spans =
            base.paragraphs.iter().flat_map(|it| it.spans.iter().map(move |span| (it, span)));
        let mut said: Vec<Figure> = spans
            .filter(|(_, span)| span.kind == SpanKind::Figure)
            .map(|(it, span)| (span.reference.clone(), it.words(span).replace('\n', "")))
            .collect();
        said.sort();
        printed.sort();
        if !printed.is_empty() {
            assert_eq!(said, printed, "{name}");
        }
    }
}

#[test]
fn passages_are_in_reading_order_with_notes_behind_what_refers_to_them() {
    use super::everything::Everything;
    use huibao::document::SignaturePosition;
    let everything = Everything::signed(SignaturePosition::AtEnd);
    let document = &everything.document;
    let all = passages(document);
    let noted = all.iter().position(|it| it.text().contains(NOTE_MARK)).unwrap();
    assert!(matches!(all[noted + 1].key.role, PassageRole::Footnote(_)));
    for passage in &all {
        let said: String = passage
            .stretches()
            .iter()
            .map(|it| passage.text()[it.range.clone()].to_owned())
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(format!("{}{said}", passage.label), passage.text());
    }
}
