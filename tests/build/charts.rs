//! Charts from the register to the files: vectors in the PDF, a picture in the DOCX, every number
//! accounted for.

use std::io::Cursor;

use huibao::{
    build::{Composed, Options, Prepared, Printed, figure_sheet, prepare},
    diagnostic::{Diagnostics, Format, Severity, SourceFile, SourceKind, render},
    export::{Docx, Pdf},
    project::Project,
};

use crate::docx::package::Package;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/first-project");

const CHARTS: &str = "
一、统计
::: 图 各类建议
数据: 按分类
:::
::: 图 解决率
数据: 解决率
类型: 折线图
:::
::: 图 办理结果
数据: 按结果、按结果
类型: 堆积条形图
取值: 占比
名称: 今年、{年份}年
:::
";

/// The sample with past years in its settings and `charts` after its prose.
fn prepared(charts: &str) -> Prepared {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let document = &mut project.documents[0];
    let text = format!("{}{charts}", document.text);
    *document = SourceFile::new(document.name.clone(), SourceKind::Prose, text);
    let settings = project
        .settings
        .text
        .replace("历年:\n", "历年:\n  2022: {解决率: 40.5%, 来源: 2022年年报}\n");
    project.settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let (prepared, found) = prepare(project);
    prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

fn composed(charts: &str) -> (Composed, Diagnostics) {
    let prepared = prepared(charts);
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    (composed.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain))), found)
}

/// What is told of `charts`, which stop the build.
fn told(charts: &str) -> String {
    let prepared = prepared(charts);
    let (composed, found) = prepared.compose(&prepared.project.documents[0], Options::default());
    assert!(composed.is_none());
    let told = found.sorted().into_iter().filter(|it| it.severity == Severity::Error);
    let told = told.map(|it| format!("{}。{}。\n", it.cause, it.cure.as_deref().unwrap()));
    told.collect()
}

#[test]
fn every_number_of_a_chart_is_a_figure_with_its_lineage() {
    let (composed, _) = composed(CHARTS);
    let printed = |title: &str| -> Vec<String> {
        let mentions = composed.mentions.iter().filter(|it| it.sentence.starts_with(title));
        let line = |it: &huibao::build::Mention| match &it.printed {
            Printed::Figure { name, parts, text } => {
                let lineage = composed.figures.named(name).unwrap().lineage(parts);
                let path = [std::slice::from_ref(name), parts.as_slice()].concat().join(".");
                let (exact, how) = (lineage.exact, lineage.expression);
                let source = lineage.sources.join("；");
                format!("{} | {path} {text} | {exact} {how} {source}", it.sentence)
            }
            other => panic!("{other:?}"),
        };
        mentions.map(line).collect()
    };
    assert_eq!(
        printed("各类建议："),
        [
            "各类建议：城市建设3件 | 按分类.城市建设.件数 3 | 3 分类为城市建设 ",
            "各类建议：民生保障2件 | 按分类.民生保障.件数 2 | 2 分类为民生保障 ",
            "各类建议：社会治理1件 | 按分类.社会治理.件数 1 | 1 分类为社会治理 ",
        ]
    );
    assert_eq!(
        printed("解决率："),
        [
            "解决率：2022年40.5% | 解决率.2022年值 40.5% | 40.5% 照录历年 2022年年报",
            "解决率：2024年50.00% | 解决率.2024年值 50.00% | 50.00% 照录历年 2024年办理情况汇报",
            "解决率：2025年66.67% | 解决率 66.67% | 4/6 办理结果为已经解决 ÷ 已办复 ",
        ]
    );
    assert_eq!(printed("办理结果：").len(), 6);
    assert!(figure_sheet(&composed).is_ok());
    assert!(composed.unexplained_digits().is_empty(), "{:?}", composed.unexplained_digits());
}

#[test]
fn digits_typed_in_names_are_listed() {
    let (composed, _) = composed("::: 图 前3类\n数据: 按分类\n名称: 2025年\n:::\n");
    let digits: Vec<&str> = composed
        .unexplained_digits()
        .into_iter()
        .filter_map(|it| match &it.printed {
            Printed::Digits { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(digits, ["3类", "2025年"]);
}

#[test]
fn a_year_that_is_missing_breaks_the_line_and_is_told() {
    let (_, found) = composed(CHARTS);
    let told: Vec<String> =
        found.iter().map(|it| format!("{}。{}。", it.cause, it.cure.as_deref().unwrap())).collect();
    assert_eq!(
        told,
        ["缺“解决率”2023年的数，折线在那里断开。有这个数的，请补在huibao.yaml“历年”里（2023年）。"]
    );
}

#[test]
fn a_pdf_has_vectors_and_no_picture() {
    let (composed, _) = composed(CHARTS);
    let bytes = composed.export(&Pdf).unwrap();
    assert!(bytes == composed.export(&Pdf).unwrap());
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let is_image = |it: &lopdf::Object| {
        it.as_stream().is_ok_and(|it| it.dict.get(b"Subtype").is_ok_and(|it| *it == "Image".into()))
    };
    assert!(!file.objects.values().any(is_image));
    let mut operators = String::new();
    let mut words = Vec::new();
    for page in file.page_iter() {
        let content = file.get_page_content(page);
        for operation in lopdf::content::Content::decode(&content).unwrap().operations {
            if operation.operator == "BDC" {
                let properties = operation.operands[1].as_dict().unwrap();
                let text = properties.get(b"ActualText").into_iter();
                words.extend(text.map(|it| lopdf::decode_text_string(it).unwrap()));
            }
            operators += &operation.operator;
            operators.push(' ');
        }
    }
    assert!(operators.contains("m l l l h b"), "{operators}");
    words.retain(|it| it.contains('图'));
    assert_eq!(
        words,
        [
            "条形图“各类建议”：城市建设3件，民生保障2件，社会治理1件。",
            "折线图“解决率”：2022年40.5%，2024年50.00%，2025年66.67%。",
            "堆积条形图“办理结果”：已经解决：今年66.67%，2025年66.67%；\
             正在解决：今年16.67%，2025年16.67%；计划解决：今年16.67%，2025年16.67%。",
        ]
    );
}

#[test]
fn a_docx_has_a_picture_of_print_quality_that_says_the_same_in_words() {
    let (composed, _) = composed(CHARTS);
    let bytes = composed.export(&Docx).unwrap();
    assert!(bytes == composed.export(&Docx).unwrap());
    let package = Package::open(&bytes);
    let alternatives: Vec<String> = package
        .elements("word/document.xml", "wp:docPr")
        .into_iter()
        .map(|it| it["descr"].clone())
        .collect();
    assert_eq!(alternatives.len(), 3);
    assert_eq!(alternatives[0], "条形图“各类建议”：城市建设3件，民生保障2件，社会治理1件。");
    let extents = package.elements("word/document.xml", "wp:extent");
    for (at, extent) in extents.iter().enumerate() {
        let png = package.bytes(&format!("word/media/picture{}.png", at + 1));
        let mut reader = png::Decoder::new(Cursor::new(png)).read_info().unwrap();
        let dots = f64::from(reader.info().width);
        let inches = extent["cx"].parse::<f64>().unwrap() / 914_400.0;
        assert!(dots / inches >= 300.0, "{dots} dots on {inches} inches");
        assert_eq!(reader.info().color_type, png::ColorType::Grayscale);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let dark = pixels.iter().filter(|it| **it < 64).count();
        assert!(dark * 200 > pixels.len(), "nothing is drawn");
    }
}

#[test]
fn a_template_may_place_a_chart_and_draft_hands_it_over_as_it_is() {
    let mut project = Project::open(SAMPLE.as_ref()).unwrap();
    let chart = "::: 图 各类建议\n数据: 按分类\n:::\n";
    let text = format!("# 统计\n{chart}");
    let file = SourceFile::new("templates/汇报.tera", SourceKind::Template, text);
    project.templates.push(file);
    let (prepared, _) = prepare(project);
    let prepared = prepared.unwrap();
    let document = &prepared.project.documents[0];
    let (composed, _) = prepared.compose(document, Options::default());
    assert_eq!(composed.unwrap().laid.drawings.len(), 1);
    let (redrafted, _) = prepared.redraft(document);
    let written = redrafted.unwrap().text;
    assert!(written.contains(&format!("统计\n{chart}")), "{written}");
}

#[test]
fn what_is_no_number_is_told() {
    let told_of = |data: &str, more: &str| told(&format!("::: 图 试\n数据: {data}\n{more}:::\n"));
    assert_eq!(
        told_of("最后答复", ""),
        "“最后答复”是“2025年5月15日”，不是一个数，画不成图。请换一个计数、占比或分组的指标，或改“取值”。\n"
    );
    assert_eq!(
        told_of("按分类", "取值: 标题\n"),
        "“按分类.城市建设.标题”是““关于缓解老旧小区停车难的建议”“关于完善非机动车道标识的建议”\
         “关于建设区级体育公园的建议””，不是一个数，画不成图。请换一个计数、占比或分组的指标，或改“取值”。\n"
    );
    assert_eq!(
        told_of("按类", ""),
        "没有名为“按类”的指标。是否应为“按分类”？新的指标请先在huibao.yaml的“指标”里声明。\n"
    );
    assert_eq!(
        told_of("解决率", "类型: 折线图\n取值: 占比\n"),
        "“解决率”是一个数，折线图画它历年的数，没有“占比”可取。请删去“取值”这一行。\n"
    );
    assert_eq!(
        told_of("总数、承办单位", ""),
        "“总数”的单位是“件”，“承办单位”的单位是“个”，不能画在一张图里。请分成两张图。\n"
    );
}
