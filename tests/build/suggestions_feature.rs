//! The feature on suggestions by citizens: its figures, its pages, and what its template drafts.

use huibao::{
    build::{Composed, Options, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::{Block, BlockContent, plain_text},
    export::{Docx, Pdf},
    layout::PageItem,
    project::Project,
};

use crate::text;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/suggestions-feature");

/// The sample, its prose cut to what stands before `end`.
fn composed(end: Option<&str>) -> Composed {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    if let Some(end) = end {
        let file = &mut project.documents[0];
        let (kept, _) = file.text.split_once(end).unwrap();
        *file = SourceFile::new(&file.name, SourceKind::Prose, kept);
    }
    let (prepared, found) = prepare(project);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let prepared = prepared.unwrap();
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    composed.unwrap()
}

/// What a reader reads of blocks, a line for each paragraph.
fn lines(blocks: &[Block]) -> Vec<String> {
    let line = |block: &Block| {
        let own = match &block.content {
            BlockContent::Heading(it) => plain_text(&it.text),
            BlockContent::Paragraph(it) => plain_text(it),
            BlockContent::Picture(it) => plain_text(&it.caption),
            BlockContent::SideBox(it) => plain_text(&it.title),
            _ => String::new(),
        };
        let own = Some(own).filter(|it| !it.is_empty());
        own.into_iter().chain(lines(block.inner())).collect::<Vec<_>>()
    };
    blocks.iter().flat_map(line).collect()
}

#[test]
fn both_files_hold_the_whole_text_in_its_order() {
    let composed = composed(None);
    let head = &composed.document.head;
    let mut expected = vec![plain_text(&head.overline), plain_text(&head.title)];
    expected.extend(lines(&composed.document.body));
    assert_eq!(text::of_docx(&composed.export(&Docx).unwrap()), expected);
    let pdf = text::of_pdf(&composed.export(&Pdf).unwrap());
    assert_eq!(pdf, expected.concat());
    assert_eq!(expected.iter().filter(|it| it.contains("方框")).count(), 0);
}

/// The facts that the page is about, each where a reader meets it.
#[test]
fn every_figure_is_printed() {
    let printed = lines(&composed(None).document.body).concat();
    let facts = [
        "意见建议超过16万条",
        "占信访总量的36.6%",
        "采纳率达到98.5%",
        "“1+16+215+6100+X”的征集网络",
        "500多个红色邮筒",
        "31个“邻·聚里”",
        "方案100余条",
        "全市700多公里的栏杆",
        "全市6000多家医疗机构",
        "2020年7月17日，",
        "2021年7月1日，",
        "15分钟社区生活圈",
    ];
    for fact in facts {
        assert!(printed.contains(fact), "{fact}");
    }
    for unit in ["普陀区：", "团市委：", "杨浦区：", "市交通委：", "市规资局：", "市国资委："]
    {
        assert!(printed.contains(unit), "{unit}");
    }
}

/// The page as an editor made it up: full to its end, boxes whole, pictures in a row.
#[test]
fn four_pages_are_filled() {
    let pages = &composed(None).laid.pages.pages;
    assert_eq!(pages.len(), 4);
    let rules = |it: &PageItem| matches!(it, PageItem::Rule(_));
    let boxes: Vec<usize> =
        pages.iter().map(|it| it.items.iter().filter(|it| rules(it)).count() / 4).collect();
    assert_eq!(boxes, [0, 2, 2, 2]);
    let tops: Vec<f64> = pages[0]
        .items
        .iter()
        .filter_map(|it| match it {
            PageItem::Picture(it) => Some(it.origin.1),
            _ => None,
        })
        .collect();
    assert_eq!(tops.len(), 4);
    assert!(tops.iter().all(|it| (it - tops[0]).abs() < 1e-6));
}

/// What is drafted into the clerk's file says the same as the draft itself.
#[test]
fn drafted_sections_are_typed_without_numbers() {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let file = &mut project.documents[0];
    let (head, _) = file.text.split_once("\n![小朋友").unwrap();
    *file = SourceFile::new(&file.name, SourceKind::Prose, head);
    let (prepared, _) = prepare(project);
    let mut prepared = prepared.unwrap();
    let (redrafted, found) = prepared.redraft(&prepared.project.documents[0]);
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let redrafted = redrafted.unwrap();
    assert_eq!(
        redrafted.added,
        ["积极听　体制机制更完善", "主动征　开门问计更经常", "认真办　城市治理更精细"]
    );
    let file = &mut prepared.project.documents[0];
    *file = SourceFile::new(&file.name, SourceKind::Prose, redrafted.text);
    let (again, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let drafted = lines(&composed(Some("\n![小朋友")).document.body);
    assert_eq!(lines(&again.unwrap().document.body), drafted);
}

#[test]
fn a_template_drafts_the_page_from_figures_activities_and_cases() {
    let drafted = lines(&composed(Some("\n![小朋友")).document.body);
    assert_eq!(
        drafted,
        [
            "截至2022年7月17日，市人民建议征集办收到市民意见建议超过16万条，占信访总量的36.6%；\
             报送的重要建议，采纳率达到98.5%。",
            "积极听　体制机制更完善",
            "“1+16+215+6100+X”的征集网络已经铺开，市民在网上、在家门口都能提建议。\
             社区里设了500多个征集邮筒。",
            "主动征　开门问计更经常",
            "3月10日，市交通委、市道路运输管理局开展“道路栏杆请您绘　美丽城市共行动”主题征集，\
             邀请市民画出心中的道路分隔栏杆。4月20日，市国资委开展\
             “我为上海国资国企创新发展献一计”征集，征集创新发展的合理化建议和案例。\
             5月18日，区房管局、长白街道开展老旧小区改造居民座谈，\
             面对面听取居民对改造方案的建议。",
            "认真办　城市治理更精细",
            "针对市民提出的关于“抚顺路增设儿童滑梯”的建议，\
             四平路街道请社区规划师按孩子们的想法，做成一座青蛙造型的滑梯。",
            "对于市民提出的关于“社区饭堂开到小区门口”的建议，\
             普陀区在片区选址开办“幸福饭堂”，方便老年人就近用餐。",
        ]
    );
}
