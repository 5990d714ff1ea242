//! 校样: what is laid over the pages.

use huibao::{
    layout::{self, Colour, PageItem, ProofFigure, ProofMark},
    style::gb9704::PT_PER_MM,
};

use super::manuscript::{Manuscript, lines};

fn words(proof: &layout::Laid) -> Vec<String> {
    lines(proof)[0].iter().map(|it| it.text.clone()).collect()
}

#[test]
fn a_proof_shows_the_page_as_it_is_with_its_measures() {
    let laid = Manuscript::new("关于办理情况的汇报").paragraph("正文。").set();
    let proof = layout::proof(&laid);
    let (page, proofed) = (&laid.pages.pages[0], &proof.pages.pages[0]);
    assert!(proofed.items.windows(page.items.len()).any(|it| it == page.items));
    let words = words(&proof);
    for measure in ["订口 28.0版心 156.0切口 26.0", "天头", "37.0", "标题 43.3", "页码 269.0"]
    {
        assert!(words.iter().any(|it| it == measure), "{measure}: {words:?}");
    }
    let laid_over = proofed.items.iter().chain(&proofed.number);
    let printed = |it: &&PageItem| page.items.contains(it) || page.number.contains(it);
    for item in laid_over.filter(|it| !printed(it)) {
        assert_eq!(item.element(), None);
        let colour = match item {
            PageItem::Glyphs(run) => run.colour,
            PageItem::Rule(rule) => rule.colour,
            other => panic!("{other:?}"),
        };
        assert!(matches!(colour, Colour::Blue | Colour::Cyan), "{item:?}");
    }
}

#[test]
fn a_proof_marks_where_a_seal_will_sit() {
    let mm = |it: f64| it * PT_PER_MM;
    let mut laid = Manuscript::new("汇报").set();
    laid.pages.pages[0].proof = vec![ProofMark {
        name: "印章",
        figure: ProofFigure::Circle { centre: (mm(146.5), mm(210.3)), radius: mm(22.5) },
    }];
    let words = words(&layout::proof(&laid));
    let at = words.iter().position(|it| it == "印章 直径45.0").unwrap();
    assert_eq!(words[at + 1], "圆心 146.5，210.3");
    let seals = |it: &String| it.contains("印章");
    assert!(!lines(&laid).concat().into_iter().map(|it| it.text).any(|it| seals(&it)));
}
