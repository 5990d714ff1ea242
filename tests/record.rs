//! Reading and checking a project: what is understood, and what is refused with which words.

mod deadlines;
mod edit;
mod full;
mod own_part;
mod own_view;
mod schema;

use std::{
    fs,
    path::{Path, PathBuf},
};

use huibao::{
    build::{self, Agreement, Options},
    diagnostic::{Diagnostics, Format, Place, Rule, SourceFile, SourceKind, render},
    document::{ColumnCount, Level, Numbering},
    project::Project,
    record::{self, DeclarationKind, Field, Register},
    statistics,
};
use proptest::prelude::*;

/// The folder of projects that each have one defect, with the whole expected message.
fn invalid() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")
}

/// Everything that reading and checking the project in `root` has to say.
fn messages(root: &Path) -> String {
    let project = match Project::open(root) {
        Ok(project) => project,
        Err(found) => return plain(&found, root),
    };
    let documents = project.documents.clone();
    let (prepared, mut found) = build::prepare(project);
    assert_eq!(prepared.is_none(), found.has_errors());
    let mut agreement = Agreement::default();
    for document in &documents {
        let Some(prepared) = &prepared else {
            found.append(record::document_head(document, record::HeadGround::default()).1);
            continue;
        };
        let (composed, faults) = prepared.compose(document, Options::default());
        found.append(faults);
        if let Some(composed) = composed {
            found.append(prepared.agree(prepared.stated(document, &composed), &mut agreement));
        }
    }
    plain(&found, root)
}

/// The messages without the name of the folder that the tests run in.
fn plain(found: &Diagnostics, root: &Path) -> String {
    render(found, Format::Plain).replace(&root.display().to_string(), "项目")
}

#[test]
fn every_defect_is_told_in_full() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(invalid()).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() > 30, "the defects are gone");
    let mut wrong = Vec::new();
    for folder in folders {
        let told = messages(&folder);
        assert!(!told.is_empty(), "{}", folder.display());
        wrong.extend(crate::golden::difference(folder.join("expected.txt"), &told));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_project_that_breaks_it_alone() {
    let alone = |rule: &Rule| {
        let mut folders = fs::read_dir(invalid()).unwrap().map(|it| it.unwrap().path());
        folders.any(|folder| {
            let told = fs::read_to_string(folder.join("expected.txt")).unwrap();
            let is_head = |it: &&str| ["错误", "警告", "提示"].iter().any(|of| it.starts_with(of));
            let heads: Vec<&str> = told.lines().filter(is_head).collect();
            matches!(heads.as_slice(), [only] if only.contains(&format!("[{}]", rule.id())))
        })
    };
    let missing: Vec<&Rule> = Rule::ALL.iter().filter(|it| !alone(it)).collect();
    assert_eq!(missing, Vec::<&Rule>::new());
}

/// A register from its settings after the obligatory ones, and one file of records.
fn register(settings: &str, records: &str) -> Register {
    let settings = format!("版本: 1\n单位: {{名称: 某某区人民政府}}\n年份: 2021\n{settings}");
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
    let records = [SourceFile::new("records/2021.yaml", SourceKind::Records, records)];
    let (register, found) = record::check(&settings, &records);
    register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

const ONE_CASE: &str = "\
公共: {类型: 代表建议, 届次会议: 区十六届人大六次会议, 交办日期: 2021年2月8日}
案件:
  - 编号: 0038          # 开头的0照写
    标题: 关于开放性公共区域增设技防设施的建议
    提出人: 甲、 乙
    主办: 区公安分局
    会办:
      - 区建管委
      - 虹桥街道
    领导阅批:
    答复日期: 2021.4.16
    办理结果: 解决采纳
    措施: 区公安分局排查商场、公园等开放区域，试点智能安防。
    承诺事项:
      - {事项: 建成30处智能安防点, 单位: 区公安分局, 期限: 2021/12/31}
      - 完善巡查制度
    关键词: '智能安防、公园'    # it's a comment
";

#[test]
fn a_case_is_read_as_a_clerk_writes_it() {
    let register = register("", ONE_CASE);
    let case = &register.cases[0];
    assert_eq!(case.number, "0038");
    assert_eq!(case.session, "区十六届人大六次会议");
    assert_eq!(case.proposer_names(), ["甲", "乙"]);
    assert_eq!(case.co, ["区建管委", "虹桥街道"]);
    assert!(case.leader_reviews.is_empty());
    assert_eq!(case.assigned, "2021-02-08".parse().ok());
    assert_eq!(case.replied, "2021-04-16".parse().ok());
    assert_eq!(case.measures[0].text, "区公安分局排查商场、公园等开放区域，试点智能安防");
    assert_eq!(case.commitments[0].due, "2021-12-31".parse().ok());
    assert_eq!(case.commitments[1].text, "完善巡查制度");
}

#[test]
fn every_value_points_at_its_characters() {
    let register = register("", ONE_CASE);
    let case = &register.cases[0];
    let text = |field| case.places.get(&field).map(Place::text);
    assert_eq!(text(Field::Number), Some("0038"));
    assert_eq!(text(Field::Title), Some("关于开放性公共区域增设技防设施的建议"));
    assert_eq!(text(Field::Assigned), Some("2021年2月8日"));
    assert_eq!(text(Field::LeaderReviews), None);
    assert_eq!(text(Field::Keywords), Some("智能安防、公园"));
    assert_eq!(case.measures[0].place.text(), case.measures[0].text);
    assert_eq!(case.commitments[0].place.text(), "建成30处智能安防点");
    assert_eq!(case.place.line_and_column(), (3, 5));
}

#[test]
fn english_keys_mean_the_same() {
    let chinese =
        register("分类: [民生]\n", &ONE_CASE.replace("    主办", "    分类: 民生\n    主办"));
    let typed = "\
cases:
  - {number: 0038, kind: 代表建议, session: 区十六届人大六次会议, title: 关于开放性公共区域增设技防设施的建议,
     category: 民生, proposers: [甲, 乙], lead: 区公安分局, co: 区建管委、虹桥街道, assigned: 2021-02-08,
     replied: 2021-04-16, outcome: 解决采纳}
";
    let english = register("categories: 民生\n", typed);
    let (chinese, english) = (&chinese.cases[0], &english.cases[0]);
    assert_eq!(
        (&english.number, english.kind, &english.title, &english.category, &english.proposers),
        (&chinese.number, chinese.kind, &chinese.title, &chinese.category, &chinese.proposers)
    );
    assert_eq!(
        (&english.lead, &english.co, english.assigned, english.replied, &english.outcome),
        (&chinese.lead, &chinese.co, chinese.assigned, chinese.replied, &chinese.outcome)
    );
}

#[test]
fn a_record_wins_over_the_defaults_of_its_file() {
    let records = "\
公共: {类型: 代表建议, 届次会议: 六次会议, 提出人: 甲, 主办: 区建管委, 会办: 区房管局, 公开属性: 主动公开}
案件:
  - {编号: 1, 标题: 一}
  - {编号: 2, 标题: 二, 主办: 区民政局}
  - {编号: 3, 标题: 三, 分办: 区民政局、区教育局}
  - {编号: 4, 标题: 四, 会办: , 公开属性: 不予公开, 公开理由: 涉密}
";
    let register = register("", records);
    let roles: Vec<_> = register
        .cases
        .iter()
        .map(|it| (it.lead.as_deref(), it.co.join("、"), it.split.join("、")))
        .collect();
    let with = |lead, co: &str, split: &str| (lead, co.to_owned(), split.to_owned());
    assert_eq!(
        roles,
        [
            with(Some("区建管委"), "区房管局", ""),
            with(Some("区民政局"), "区房管局", ""),
            with(None, "", "区民政局、区教育局"),
            with(Some("区建管委"), "", ""),
        ]
    );
    assert_eq!(register.cases[3].publicity.as_deref(), Some("不予公开"));
    assert_eq!(register.cases[0].publicity.as_deref(), Some("主动公开"));
}

#[test]
fn values_keep_their_spelling() {
    let settings = "\
历年: {2020: {公开率: 94.80%, 件数: 078, 来源: 2020年汇报}}
指标:
  培训: {录入: 007.50, 来源: 培训通知, 日期: 2021年6月10日}
  公开率: {占比: {公开属性: 主动公开}, 比较: 2020}
";
    let register = register(settings, ONE_CASE);
    let printed: Vec<&str> = register.past_figures.iter().map(|it| it.printed.as_str()).collect();
    assert_eq!(printed, ["94.80%", "078"]);
    let DeclarationKind::Input { value, date, .. } = &register.declarations[0].kind else {
        panic!("no input");
    };
    assert_eq!((value.as_str(), date.as_deref()), ("007.50", Some("2021年6月10日")));
}

#[test]
fn a_typed_figure_may_be_compared() {
    let settings = "\
历年: {2020: {培训单位: 40, 参训率: 90.0%, 来源: 2020年汇报}}
指标:
  培训单位: {录入: 44, 来源: 培训通知}
  参训率: {录入: 95.5%, 来源: 培训通知}
  培训变化: {比较: 培训单位}
  参训变化: {比较: 参训率}
";
    let register = register(settings, ONE_CASE);
    let (figures, found) = statistics::count(&register, "2021-07-05".parse().unwrap());
    assert!(found.is_empty(), "{}", render(&found, Format::Plain));
    let text = |name: &str| figures.named(name).unwrap().text.as_str();
    assert_eq!(text("培训变化"), "较2020年（40件）增加4件，上升10.0%");
    assert_eq!(text("参训变化"), "较2020年（90.0%）提高5.5个百分点");
}

#[test]
fn long_texts_may_stand_in_a_block() {
    let records = ONE_CASE.replace(
        "措施: 区公安分局排查商场、公园等开放区域，试点智能安防。",
        "措施: >\n      区公安分局排查商场，\n      试点AI\n      camera安防。",
    );
    let register = register("", &records);
    assert_eq!(register.cases[0].measures[0].text, "区公安分局排查商场，试点AI camera安防");
}

#[test]
fn this_batch_comes_first_and_is_all_cases_when_not_declared() {
    let register = register("批次: {回头看: {届次会议: 区十六届人大六次会议}}\n", ONE_CASE);
    let names: Vec<&str> = register.batches.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["本次", "回头看"]);
    assert_eq!(register.batches[0].condition, record::Condition::default());
}

fn head(text: &str) -> record::DocumentHead {
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, text);
    let (head, found) = record::document_head(&file, record::HeadGround::default());
    assert!(!found.has_errors(), "{}", render(&found, Format::Plain));
    head.unwrap()
}

#[test]
fn a_head_says_what_stands_around_the_prose() {
    let head = head(
        "---\n模板: 汇报\n标题: '{总数}件建议办理情况的汇报'\n截至: 2021年7月5日\n状态: 送审稿\n层次: 一、1.\n\
         主送: 区人大常委会：\n成文日期: 2021-07\n署名位置: 文末\n---\n一、基本情况\n共收到{总数}件。\n",
    );
    assert_eq!(head.title.text, "{总数}件建议办理情况的汇报");
    assert_eq!(head.title.place.text(), head.title.text);
    assert_eq!(head.addressees[0].text, "区人大常委会");
    assert_eq!(head.issue_date.unwrap().printed(), "2021年7月　日");
    assert_eq!(head.levels, [Level::First, Level::Third]);
    assert_eq!(head.stage, record::Stage::Review);
    assert_eq!(head.prose.text(), "一、基本情况\n共收到{总数}件。\n");
}

#[test]
fn a_head_makes_a_newspaper_page() {
    let head = head(
        "---\n模板: 专版\n引题: 积极听　主动征\n标题: 甲\n截至: 2021-07-05\n层次: 不编号\n分栏: 三栏\n---\n",
    );
    assert_eq!(head.overline.unwrap().text, "积极听　主动征");
    assert_eq!((head.numbering, head.levels.len()), (Numbering::Unnumbered, 4));
    assert_eq!(head.columns, Some(ColumnCount::Three));
}

#[test]
fn a_head_may_end_the_file() {
    assert_eq!(head("---\n模板: 汇报\n标题: 甲\n截至: 2021-07-05\n---").prose.text(), "");
}

#[test]
fn a_thousand_problems_are_all_told() {
    let cases: Vec<String> =
        (1..=1000).map(|number| format!("  - {{编号: {number}, 标题: 建议}}\n")).collect();
    let records = format!("案件:\n{}", cases.concat());
    let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, "版本: 1\n单位: 甲\n");
    let records = [SourceFile::new("records/2021.yaml", SourceKind::Records, records)];
    let (register, found) = record::check(&settings, &records);
    assert!(register.is_none());
    // 单位 is no map, 年份 is missing; each case lacks four fields, told at once.
    assert_eq!(found.iter().count(), 1002);
}

/// Pieces of YAML as clerks type them, rightly and wrongly.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "案件",
        "公共",
        "编号",
        "标题",
        "指标",
        "计数",
        "---",
        "- ",
        ": ",
        "：",
        ":",
        "，",
        ", ",
        "{",
        "}",
        "[",
        "]",
        "'",
        "\"",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        " #",
        "#",
        "&a",
        "*a",
        "!x",
        "|",
        ">",
        "0038",
        "2021-02-30",
        "关于“甲”的建议",
        "　",
        "%",
        "@",
        "? ",
        "~",
        "\u{1F600}",
        "\\",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading(settings in pieces(), records in pieces(), prose in pieces()) {
        let settings = SourceFile::new("huibao.yaml", SourceKind::Settings, settings);
        let records = [SourceFile::new("records/a.yaml", SourceKind::Records, records)];
        let prose = SourceFile::new("documents/a.md", SourceKind::Prose, format!("---\n{prose}\n---\n"));
        let (_, mut found) = record::check(&settings, &records);
        found.append(record::document_head(&prose, record::HeadGround::default()).1);
        prop_assert!(found.has_errors());
        for fault in found.iter() {
            if let Some(place) = &fault.place {
                prop_assert!(place.file.text.get(place.range.clone()).is_some(), "{fault:?}");
            }
        }
        prop_assert!(!render(&found, Format::Plain).is_empty());
    }

    #[test]
    fn a_title_in_quotes_is_read_as_it_is(title in "[^\\p{C}\\p{Z}《“][^\\p{C}\\p{Zl}\\p{Zp}》”]{0,20}[^\\p{C}\\p{Z}。；》”]") {
        let quoted = ONE_CASE.replace(
            "标题: 关于开放性公共区域增设技防设施的建议",
            &format!("标题: '{}'", title.replace('\'', "''")),
        );
        prop_assert_eq!(&register("", &quoted).cases[0].title, &title);
    }
}

#[test]
fn a_session_may_be_written_in_numbers() {
    let records = ONE_CASE.replace("区十六届人大六次会议", "{机构: 区人大, 届: 16, 次: 6}");
    assert_eq!(register("", &records).cases[0].session, "区十六届人大六次会议");
}
