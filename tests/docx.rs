//! What a person finds in the DOCX: read from the finished file, not from the writer.

mod base;
mod closing;
mod everything;
mod exported;
mod frames;
mod letterhead;
mod marks;
pub(crate) mod package;
mod sections;
mod tables;

use std::collections::BTreeMap;

use everything::{Everything, paragraph, text};
use huibao::document::{
    Block, BlockContent, BlockId, Contents, InlineContent, SignaturePosition, plain_text,
};
use package::Package;

fn everything() -> Package {
    Package::open(&Everything::signed(SignaturePosition::AtEnd).export())
}

#[test]
fn document_with_everything() {
    let xml = everything().text("word/document.xml");
    let lines = xml.replace("><w:p ", ">\n<w:p ").replace("><w:t", ">\n  <w:t");
    let lines = lines.replace("><w:r>", ">\n  <w:r>") + "\n";
    crate::golden::holds("tests/docx/everything.xml", &lines);
}

#[test]
fn same_bytes_twice_and_in_every_thread() {
    let once = Everything::signed(SignaturePosition::UnderTitle).export();
    let threads: Vec<_> = (0..4)
        .map(|earlier| {
            std::thread::spawn(move || {
                for _ in 0..earlier {
                    Everything::signed(SignaturePosition::AtEnd).export();
                }
                Everything::signed(SignaturePosition::UnderTitle).export()
            })
        })
        .collect();
    for thread in threads {
        assert!(thread.join().unwrap() == once, "the bytes differ from thread to thread");
    }
}

#[test]
fn package_opens_with_its_content_types_and_holds_all_that_it_names() {
    let package = everything();
    assert_eq!(package.names.first().unwrap(), "[Content_Types].xml");
    assert_eq!(package.names.get(1).unwrap(), "_rels/.rels");
    let types = package.text("[Content_Types].xml");
    for name in package.names.iter().skip(1).filter(|it| !it.contains("_rels/")) {
        let declared = name.contains("/media/") || types.contains(&format!("PartName=\"/{name}\""));
        assert!(declared, "{name} has no content type");
    }
    let relationships = package.elements("word/_rels/document.xml.rels", "Relationship");
    let targets: BTreeMap<_, _> =
        relationships.iter().map(|it| (it["Id"].as_str(), it["Target"].as_str())).collect();
    for target in targets.values() {
        let path = target.strip_prefix("../").map_or(format!("word/{target}"), str::to_owned);
        assert!(package.names.contains(&path), "{target} is missing");
    }
    assert_eq!(targets["picture1"], "media/picture1.png");
    for footer in package.elements("word/document.xml", "w:footerReference") {
        let side = if footer["w:type"] == "even" { "footer2.xml" } else { "footer1.xml" };
        assert_eq!(targets[footer["r:id"].as_str()], side);
    }
}

/// The lists hold what the file may use; the order is that of ECMA-376.
#[test]
fn children_stand_in_the_order_of_the_schema() {
    let orders: [(&str, &[&str]); 6] = [
        (
            "w:pPr",
            &[
                "pStyle",
                "keepNext",
                "keepLines",
                "pageBreakBefore",
                "framePr",
                "widowControl",
                "pBdr",
                "tabs",
                "kinsoku",
                "wordWrap",
                "overflowPunct",
                "topLinePunct",
                "autoSpaceDE",
                "autoSpaceDN",
                "adjustRightInd",
                "snapToGrid",
                "spacing",
                "ind",
                "jc",
                "outlineLvl",
                "rPr",
                "sectPr",
            ],
        ),
        (
            "w:rPr",
            &[
                "rStyle",
                "rFonts",
                "b",
                "bCs",
                "color",
                "spacing",
                "w",
                "kern",
                "sz",
                "szCs",
                "vertAlign",
                "lang",
            ],
        ),
        ("w:sectPr", &["footerReference", "footnotePr", "pgSz", "pgMar", "cols", "docGrid"]),
        ("w:tblPr", &["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"]),
        ("w:trPr", &["cantSplit", "trHeight", "tblHeader"]),
        (
            "w:style",
            &[
                "name",
                "basedOn",
                "next",
                "link",
                "uiPriority",
                "semiHidden",
                "qFormat",
                "pPr",
                "rPr",
                "tblPr",
                "tcPr",
            ],
        ),
    ];
    let package = everything();
    for part in ["document", "styles", "settings", "footnotes", "footer1", "footer2"] {
        for (parent, children) in package.children(&format!("word/{part}.xml")) {
            let Some((_, order)) = orders.iter().find(|(name, _)| *name == parent) else {
                continue;
            };
            let place = |child: &String| {
                let name = child.trim_start_matches("w:");
                let place = order.iter().position(|it| *it == name);
                place.unwrap_or_else(|| panic!("{parent} of {part} holds an unlisted {child}"))
            };
            let places: Vec<_> = children.iter().map(place).collect();
            assert!(places.is_sorted(), "{parent} of {part}: {children:?}");
        }
    }
}

#[test]
fn text_of_the_file_is_the_text_of_the_tree() {
    let everything = Everything::signed(SignaturePosition::AtEnd);
    let document = &everything.document;
    let mut expected =
        vec![plain_text(&document.head.title), plain_text(&document.head.addressees)];
    let (text, annexes) = document.body.split_at(document.body.len() - 2);
    expected.extend(text.iter().flat_map(lines));
    expected.push("附件：1.代表建议办理情况一览表".into());
    expected.push("2.重点督办建议目录".into());
    let signature = document.signature.as_ref().unwrap();
    expected.extend([plain_text(&signature.signatories[0]), plain_text(&signature.issue_date)]);
    expected.extend(annexes.iter().flat_map(lines));

    let package = Package::open(&everything.export());
    let printed: Vec<_> = package.paragraphs("word/document.xml");
    let printed: Vec<_> = printed.into_iter().filter(|it| !it.is_empty()).collect();
    assert_eq!(printed, expected);
    assert_eq!(
        package.paragraphs("word/footnotes.xml"),
        ["", "", "本汇报的数字截至2021年7月5日。", "按交办日期统计，不含3件转办件。"]
    );
}

/// What a reader reads of a block, a line for each paragraph.
fn lines(block: &Block) -> Vec<String> {
    match &block.content {
        BlockContent::Heading(it) => {
            vec![it.number.clone() + &plain_text(&it.text) + &plain_text(&it.rest)]
        }
        BlockContent::Paragraph(it) | BlockContent::Quotation(it) => vec![plain_text(it)],
        BlockContent::ListItem(it) => vec![it.mark().to_owned() + &plain_text(&it.text)],
        BlockContent::Columns(_) | BlockContent::PictureRow(_) => {
            block.inner().iter().flat_map(lines).collect()
        }
        BlockContent::Cover(it) => it.texts().map(plain_text).collect(),
        BlockContent::Contents(_) => vec![Contents::TITLE.to_owned()],
        BlockContent::Part(it) => {
            let title = Some(plain_text(&it.title)).filter(|it| !it.is_empty());
            title.into_iter().chain(it.blocks.iter().flat_map(lines)).collect()
        }
        BlockContent::SideBox(it) => {
            let title = Some(plain_text(&it.title)).filter(|it| !it.is_empty());
            title.into_iter().chain(it.blocks.iter().flat_map(lines)).collect()
        }
        BlockContent::Picture(it) => vec![plain_text(&it.caption)],
        BlockContent::Chart(it) => vec![plain_text(&it.caption)],
        BlockContent::Table(it) => {
            let cells = it.rows.iter().flatten().map(|cell| plain_text(&cell.text));
            let caption = Some(plain_text(&it.caption)).filter(|it| !it.is_empty());
            caption.into_iter().chain(cells).collect()
        }
        BlockContent::Annex(it) => {
            let head = [format!("附件{}", it.number.unwrap()), plain_text(&it.title)];
            head.into_iter().chain(it.blocks.iter().flat_map(lines)).collect()
        }
    }
}

#[test]
fn every_block_can_be_found_by_its_bookmark() {
    let mut everything = Everything::signed(SignaturePosition::AtEnd);
    everything.document.body.insert(1, paragraph("同一段话。"));
    everything.document.body.insert(2, paragraph("同一段话。"));
    let mut expected = Vec::new();
    names(&everything.document.body, &mut expected);
    expected[2] += "_2";

    let package = Package::open(&everything.export());
    let starts = package.elements("word/document.xml", "w:bookmarkStart");
    let written: Vec<_> = starts.iter().map(|it| it["w:name"].clone()).collect();
    assert_eq!(written, expected);
    let ids = |name| -> Vec<_> {
        let marks = package.elements("word/document.xml", name);
        marks.iter().map(|it| it["w:id"].parse::<usize>().unwrap()).collect()
    };
    let numbered: Vec<_> = (1..=written.len()).collect();
    assert_eq!(ids("w:bookmarkStart"), numbered);
    assert_eq!(ids("w:bookmarkEnd"), numbered);
}

fn names(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        into.push(format!("_hb_{}", block.id.as_str()));
        if let BlockContent::Annex(annex) = &block.content {
            names(&annex.blocks, into);
        }
    }
}

#[test]
fn paragraphs_have_ids_of_their_own_in_all_parts() {
    let package = everything();
    let parts = ["document", "footnotes", "footer1", "footer2"];
    let mut ids: Vec<_> = parts
        .iter()
        .flat_map(|part| package.elements(&format!("word/{part}.xml"), "w:p"))
        .filter_map(|it| it.get("w14:paraId").cloned())
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(ids.last().unwrap().as_str() < "80000000");
}

#[test]
fn headings_are_built_in_and_in_the_navigation_pane() {
    let styles = everything().text("word/styles.xml");
    for level in 1..=4 {
        let name = format!(
            "w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"BodyText\"/>\
             <w:link w:val=\"Heading{level}Char\"/>"
        );
        assert!(styles.contains(&name), "{name}");
        assert!(styles.contains(&format!("<w:outlineLvl w:val=\"{}\"/>", level - 1)));
    }
}

#[test]
fn properties_say_what_the_file_is() {
    let package = everything();
    let core = package.text("docProps/core.xml");
    assert!(core.contains("<dc:title>关于代表建议办理情况的汇报</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>长宁区人民政府办公室</dc:creator>"), "{core}");
    assert!(core.contains(">2021-07-05T00:00:00Z</dcterms:modified>"), "{core}");
    assert!(package.text("docProps/app.xml").contains("<Pages>5</Pages>"));
    assert!(package.text("docProps/custom.xml").contains("name=\"huibao.format\""));
}

#[test]
fn title_stands_in_the_lines_of_the_layout_with_its_marks() {
    let mut everything = Everything::signed(SignaturePosition::UnderTitle);
    let missing = everything::inline(InlineContent::Missing("届次".into()));
    everything.document.head.title = vec![text("关于代表建议"), missing, text("的汇报")];
    everything.laid.title_lines = vec!["关于代表建议【待".into(), "补：届次】的汇报".into()];
    let package = Package::open(&everything.export());
    let title = package.paragraphs("word/document.xml").into_iter().next().unwrap();
    assert_eq!(title, "关于代表建议【待补：届次】的汇报");
    let xml = package.text("word/document.xml");
    let (before, after) = xml.split_once("<w:br ").unwrap();
    assert!(
        before.contains("<w:rStyle w:val=\"Missing\"/>")
            && before.ends_with("【待</w:t></w:r><w:r>")
    );
    let red = "<w:rStyle w:val=\"Missing\"/><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
    assert!(after.contains(&format!("{red}<w:t xml:space=\"preserve\">补：届次】</w:t>")));
}

#[test]
fn characters_that_xml_forbids_never_reach_the_file() {
    let mut everything = Everything::signed(SignaturePosition::AtEnd);
    everything.document.body =
        vec![paragraph("甲\u{0}乙\u{8}丙\u{1F}丁\u{FFFE}戊\u{1F600}己&<\u{20000}")];
    everything.properties.title = "汇\u{B}报".into();
    let package = Package::open(&everything.export());
    let written = package.paragraphs("word/document.xml");
    assert!(written.contains(&"甲乙丙丁戊\u{1F600}己&<\u{20000}".to_owned()), "{written:?}");
    assert!(package.text("docProps/core.xml").contains("<dc:title>汇报</dc:title>"));
}

#[test]
fn tables_that_meet_stay_apart_and_the_last_one_has_a_paragraph_after_it() {
    let mut everything = Everything::signed(SignaturePosition::UnderTitle);
    let table = everything.document.body[5].clone();
    let BlockContent::Table(mut second) = table.content.clone() else { panic!() };
    second.caption.clear();
    let id = BlockId::of(&["第二表"]);
    let second = Block { id, content: BlockContent::Table(second), ..table.clone() };
    everything.document.body = vec![table, second];
    let xml = Package::open(&everything.export()).text("word/document.xml");
    assert_eq!(xml.matches("</w:tbl><w:p ").count(), 2);
    assert_eq!(xml.matches("<w:pStyle w:val=\"TableGap\"/>").count(), 2);
}

#[test]
fn picture_that_was_not_read_is_an_error_by_name() {
    let mut everything = Everything::signed(SignaturePosition::AtEnd);
    everything.pictures.clear();
    let error = everything.try_export().unwrap_err();
    assert_eq!(error.to_string(), "无法生成DOCX：没有图片“图/办理进度.png”的内容或大小");
}

#[test]
fn links_lead_to_the_web_and_to_the_annexes_and_look_like_all_other_words() {
    let mut everything = Everything::signed(SignaturePosition::AtEnd);
    let address = "https://www.example.gov.cn/a?b=1&c=2";
    everything.document.body.insert(0, paragraph(&format!("全文见{address}。")));
    let package = Package::open(&everything.export());
    let part = "word/document.xml";
    let links = package.elements(part, "w:hyperlink");
    let anchors = links.iter().filter_map(|it| it.get("w:anchor"));
    let bookmarks = package.elements(part, "w:bookmarkStart");
    for anchor in anchors.clone() {
        assert!(bookmarks.iter().any(|it| it["w:name"] == *anchor), "{anchor}");
    }
    assert_eq!((links.len(), anchors.count()), (3, 2));
    let relationships = package.elements("word/_rels/document.xml.rels", "Relationship");
    let outside: Vec<_> = relationships.iter().filter(|it| it.contains_key("TargetMode")).collect();
    assert_eq!(outside.len(), 1);
    assert_eq!(
        (&outside[0]["Target"], &outside[0]["Id"]),
        (&address.to_owned(), &links[0]["r:id"])
    );
    assert!(package.paragraphs(part).contains(&format!("全文见{address}。")));
    assert!(
        package.elements(part, "w:u").is_empty() && package.elements(part, "w:color").is_empty()
    );
}
