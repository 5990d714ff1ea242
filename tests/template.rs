//! Templates: what they draft from the records, how a project replaces them, and how their faults
//! are shown.

use std::{fs, path::Path, sync::Arc};

use huibao::{
    diagnostic::{Diagnostics, Format, SourceFile, SourceKind, render},
    record::{Case, CaseKind, DocumentHead, Register},
    statistics::count,
    template::{Templates, with_supplied_figures},
};

mod register;
use register::{case, head, measure, register};

/// A file of the project's own `templates/`.
fn own(name: &str, text: &str) -> Arc<SourceFile> {
    SourceFile::new(format!("templates/{name}"), SourceKind::Template, text)
}

/// What `template` drafts, or how it fails.
fn try_draft(
    own: &[Arc<SourceFile>],
    register: &Register,
    head: &DocumentHead,
) -> Result<String, Diagnostics> {
    let (templates, faults) = Templates::load(own);
    if faults.has_errors() {
        return Err(faults);
    }
    let register = with_supplied_figures(register, head.as_of);
    let (figures, faults) = count(&register, head.as_of);
    assert!(faults.is_empty(), "{}", render(&faults, Format::Plain));
    templates.draft(&head.template.text, &register, &figures, head).map(|it| it.text.clone())
}

/// The draft without its empty lines, which mean nothing in markup.
fn draft(own: &[Arc<SourceFile>], register: &Register) -> String {
    let text = try_draft(own, register, &head("汇报"))
        .unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    text.split_inclusive('\n').filter(|it| !it.trim().is_empty()).collect()
}

/// Holds `actual` against the file, or with `UPDATE=1` writes it there.
fn assert_golden(path: &Path, actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, actual).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn here() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/template"))
}

#[test]
fn a_project_without_figures_or_prose_drafts_a_whole_document() {
    assert_golden(&here().join("draft.md"), &draft(&[], &register()));
}

#[test]
fn every_fault_is_shown_in_the_template_with_its_cure() {
    let mut files: Vec<_> =
        fs::read_dir(here().join("faults")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.retain(|it| it.extension().is_some_and(|it| it == "tera"));
    assert!(files.len() > 20);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let drafted = try_draft(&[own("汇报.tera", &text)], &register(), &head("汇报"));
        let faults = drafted.expect_err(&file.display().to_string());
        assert_golden(&file.with_extension("txt"), &render(&faults, Format::Plain));
    }
}

#[test]
fn the_projects_own_piece_takes_the_place_of_the_built_in_one() {
    let piece = own("片段/主要措施.tera", "# 主要措施\n{{ office.secretariat }}牵头办理。\n");
    let text = draft(&[piece], &register());
    assert!(text.contains("# 主要措施\n区政府办公室牵头办理。\n# 办理成效\n"), "{text}");
}

#[test]
fn a_document_may_use_a_template_that_only_the_project_has() {
    let own =
        own("简报.tera", "# 概况\n{% filter paragraph %}\n  共收到\n  {总数}件。\n{% endfilter %}");
    let text = try_draft(&[own], &register(), &head("简报")).unwrap();
    assert_eq!(text, "# 概况\n\n共收到{总数}件。\n");
}

#[test]
fn an_unknown_template_is_shown_in_the_documents_head() {
    let faults = try_draft(&[], &register(), &head("汇抱")).unwrap_err();
    assert_eq!(
        render(&faults, Format::Plain),
        "错误: 没有名为“汇抱”的模板\n \
         --> documents/汇报.md 第2行第5列\n  \
         |\n\
         2 | 模板: 汇抱\n  \
         |       ^^^^\n  \
         |\n  \
         = 办法: 可用的模板：汇报；本单位的模板放在templates文件夹，扩展名为.tera\n"
    );
}

#[test]
fn faults_of_all_own_templates_come_together() {
    let own = [own("甲.tera", "{{ 总数 }}"), own("乙.tera", "{% if %}"), own("丙.tera", "好")];
    let (_, faults) = Templates::load(&own);
    let files: Vec<_> =
        faults.iter().map(|it| it.place.as_ref().unwrap().file.name.as_str()).collect();
    assert_eq!(files, ["templates/乙.tera", "templates/甲.tera"]);
}

#[test]
fn a_section_of_the_clerks_own_is_marked() {
    let text = draft(&[own("汇报.tera", "{{ section(name=\"主要措施\") }}")], &register());
    assert_eq!(text, "{节.主要措施}\n");
}

#[test]
fn proposals_are_made_by_members_and_not_by_deputies() {
    let mut register = register();
    for case in &mut register.cases {
        case.kind = CaseKind::CppccProposal;
    }
    register.activities.clear();
    let text = draft(&[], &register);
    assert!(text.contains("共收到政协提案{总数}件"), "{text}");
    assert!(text.contains("针对委员提出的关于{案0038.简称}的提案，"), "{text}");
    assert!(!text.contains("建议") && !text.contains("代表"), "{text}");
}

#[test]
fn a_draft_before_any_reply_promises_work_and_tells_no_results() {
    let mut register = register();
    for case in &mut register.cases {
        (case.replied, case.outcome, case.publicity) = (None, None, None);
    }
    let text = draft(&[], &register);
    assert!(
        text.contains("截至2021年7月5日，各项建议已交有关单位，正在按程序抓紧办理。"),
        "{text}"
    );
    assert!(text.contains("一是抓紧办复在办建议。对尚未办复的{未办复}件建议"), "{text}");
    assert!(!text.contains("办理成效") && !text.contains("解决采纳"), "{text}");
}

#[test]
fn a_number_that_two_cases_bear_is_no_reference() {
    let mut register = register();
    register.cases = vec![
        Case {
            measures: vec![measure("加强巡查", None)],
            ..case("1", "整治“飞线”充电", "公共安全", "区消防支队")
        },
        case("1", "增加路灯", "公共安全", "区建管委"),
    ];
    let text = draft(&[], &register);
    assert!(
        text.contains("针对代表提出的关于“整治‘飞线’充电”的建议，区消防支队加强巡查。"),
        "{text}"
    );
}

#[test]
fn an_empty_register_still_drafts_sentences() {
    let mut register = register();
    register.cases.clear();
    register.activities.clear();
    let text = draft(&[], &register);
    assert!(
        text.starts_with(
            "# 基本情况\n2021年，区政府系统共收到代表建议{总数}件。\n# 下一步工作安排\n"
        )
    );
}

#[test]
fn built_in_templates_print_no_digits_of_their_own() {
    let mut register = register();
    register.activities.clear();
    register.cases.truncate(3);
    for case in &mut register.cases {
        case.commitments.clear();
    }
    let text = draft(&[], &register);
    let words = text.replace("2021年", "");
    let outside = words.split('{').map(|it| it.split_once('}').map_or(it, |(_, rest)| rest));
    let digits: String = outside.flat_map(str::chars).filter(char::is_ascii_digit).collect();
    assert_eq!(digits, "", "{text}");
}
