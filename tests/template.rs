//! Templates: what they draft from the records, how a project replaces them, and how their faults
//! are shown.

use std::{fs, path::Path, sync::Arc};

use huibao::{
    build::RegisterReferences,
    diagnostic::{Diagnostics, Format, Place, SourceFile, SourceKind, render},
    project::Project,
    record::{
        self, ActivityKind, Case, CaseKind, DocumentHead, Field, Opinion, OpinionItem, PastFigure,
        Register, Selection, Written, supplied_figures,
    },
    statistics::count,
    template::{Templates, Views},
};

mod chapter;
mod printed;
mod register;
mod summed;
mod sweep;
use printed::read;
use register::{case, commitment, day, head, measure, register};

/// A file of the project's own `templates/`.
fn own(name: &str, text: &str) -> Arc<SourceFile> {
    SourceFile::new(format!("templates/{name}"), SourceKind::Template, text)
}

/// What a document's template drafts, and how it reads when it is printed.
struct Drafted {
    markup: String,
    printed: String,
}

fn try_draft(
    own: &[Arc<SourceFile>],
    register: &Register,
    head: &DocumentHead,
) -> Result<Drafted, Diagnostics> {
    let (templates, faults) = Templates::load(own);
    if faults.has_errors() {
        return Err(faults);
    }
    let mut register = Register { supplied: supplied_figures(register), ..register.clone() };
    let outcomes = register.scheme.outcomes.clone();
    for case in &mut register.cases {
        let outcome = outcomes.iter().find(|it| Some(&it.name) == case.outcome.as_ref());
        case.outcome_class = outcome.map(|it| it.class);
    }
    let register = &register;
    let (figures, faults) = count(register, head.as_of);
    assert!(faults.is_empty(), "{}", render(&faults, Format::Plain));
    let views = Views::new(register, &figures, head, &Selection::default());
    let draft = templates.draft(&views, head, None)?;
    let references = RegisterReferences::of(register, &figures, head, None);
    let lines = draft.text.split_inclusive('\n').filter(|it| !it.trim().is_empty());
    Ok(Drafted { markup: lines.collect(), printed: read(&draft, &references) })
}

/// The 汇报 that is drafted; what is drafted of the same register as 报告 reads as well.
fn draft(own: &[Arc<SourceFile>], register: &Register) -> Drafted {
    if own.is_empty() {
        let unasked = head("报告");
        sound(own, register, &unasked);
        sound(own, register, &DocumentHead { opinion: Some(opinion(&ITEMS)), ..unasked });
    }
    sound(own, register, &head("汇报"))
}

/// What is drafted; its sentences end once and its paragraphs hold something.
fn sound(own: &[Arc<SourceFile>], register: &Register, head: &DocumentHead) -> Drafted {
    let drafted = try_draft(own, register, head)
        .unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    let printed = &drafted.printed;
    for slip in ["。。", "，。", "；。", "，，", "、。", "：。", "，；", "；；", "、，", "“”", "  "]
    {
        assert!(!printed.contains(slip), "{slip}\n{printed}");
    }
    let mut paragraphs = printed.lines().filter(|it| !it.starts_with('#'));
    let ends = paragraphs.all(|it| it.ends_with('。') || it.ends_with("报告如下："));
    assert!(ends || !own.is_empty(), "{printed}");
    drafted
}

/// What a standing committee may ask for.
const ITEMS: [&str; 4] = [
    "进一步夯实办理工作基础",
    "不断提高办理工作质量",
    "不折不扣地确保办理成效",
    "着力完善办理工作长效机制",
];

fn opinion(items: &[&str]) -> Opinion {
    let file = SourceFile::new("documents/报告.md", SourceKind::Prose, "");
    let written = |text: &str| Written { text: text.to_owned(), place: Place::new(&file, 0..0) };
    let items = items.iter().zip(1..);
    let item =
        |(text, nth): (&&str, usize)| OpinionItem { nth, text: written(text), answered_in: None };
    Opinion {
        name: written("关于代表建议办理情况的审议意见"),
        number: None,
        date: None,
        items: items.map(item).collect(),
    }
}

#[test]
fn an_item_is_answered_by_what_the_records_say_of_it_and_by_nothing_else() {
    let headings = |items: &[&str]| -> Vec<String> {
        let head = DocumentHead { opinion: Some(opinion(items)), ..head("报告") };
        let printed = sound(&[], &register(), &head).printed;
        printed.lines().filter(|it| it.starts_with("# ")).map(str::to_owned).collect()
    };
    assert_eq!(
        headings(&ITEMS),
        [
            "# 进一步夯实办理工作基础",
            "# 不断提高办理工作质量",
            "# 不折不扣地确保办理成效",
            // The records know of no 长效机制: the item is left to the clerk.
            "# 下一步工作安排",
        ]
    );
    // More items than the records can tell of: those without an answer are left to the clerk.
    let many = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"];
    let answered = headings(&many);
    assert!(answered.len() < many.len() && answered.len() > 2, "{answered:?}");
    assert_eq!(answered.last().unwrap(), "# 下一步工作安排");
}

fn here() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/template"))
}

#[test]
fn a_project_without_figures_or_prose_drafts_a_whole_document() {
    let drafted = draft(&[], &register());
    crate::golden::holds(here().join("draft.md"), &drafted.markup);
    crate::golden::holds(here().join("printed.txt"), &drafted.printed);
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
        let Err(faults) = drafted else { panic!("{} drafts", file.display()) };
        crate::golden::holds(file.with_extension("txt"), &render(&faults, Format::Plain));
    }
}

#[test]
fn the_projects_own_piece_takes_the_place_of_the_built_in_one() {
    let piece = own("片段/主要措施.tera", "# 主要措施\n{{ office.secretariat }}牵头办理。\n");
    let text = draft(&[piece], &register()).markup;
    assert!(text.contains("# 主要措施\n区政府办公室牵头办理。\n# 办理成效\n"), "{text}");
}

#[test]
fn a_document_may_use_a_template_that_only_the_project_has() {
    let own =
        own("简报.tera", "# 概况\n{% filter paragraph %}\n  共收到\n  {总数}件。\n{% endfilter %}");
    let Ok(drafted) = try_draft(&[own], &register(), &head("简报")) else { panic!("faults") };
    assert_eq!(drafted.printed, "# 概况\n共收到6件。\n");
}

#[test]
fn an_unknown_template_is_shown_in_the_documents_head() {
    let Err(faults) = try_draft(&[], &register(), &head("汇抱")) else { panic!("drafted") };
    let (templates, _) = Templates::load(&[]);
    let known: Vec<&str> = templates.names().collect();
    assert!(known.contains(&"汇报"));
    let expected = format!(
        "错误: 没有名为“汇抱”的模板\n \
         --> documents/汇报.md 第2行第5列\n  \
         |\n\
         2 | 模板: 汇抱\n  \
         |       ^^^^\n  \
         |\n  \
         = 办法: 可用的模板：{}；本单位的模板放在templates文件夹，扩展名为.tera\n",
        known.join("、")
    );
    assert_eq!(render(&faults, Format::Plain), expected);
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
    assert_eq!(text.markup, "{节.主要措施}\n");
}

#[test]
fn proposals_are_made_by_members_and_not_by_deputies() {
    let mut register = register();
    for case in &mut register.cases {
        case.kind = CaseKind::CppccProposal;
        case.title = case.title.replace("的建议", "的提案");
    }
    register.activities.clear();
    let text = draft(&[], &register).printed;
    assert!(text.contains("共收到政协提案6件"), "{text}");
    assert!(text.contains("针对委员提出的关于“开放性公共区域增设技防设施”的提案，"), "{text}");
    assert!(!text.contains("建议") && !text.contains("代表"), "{text}");
}

#[test]
fn meetings_of_deployment_are_told_with_the_others_by_date() {
    let mut register = register();
    register.activities = vec![
        register::activity("2021-03-20", ActivityKind::Meeting, "区政府常务会议"),
        register::activity("2021-02-20", ActivityKind::Deployment, "建议交办会"),
    ];
    for activity in &mut register.activities {
        activity.leader = Some("区长".to_owned());
    }
    let printed = draft(&[], &register).printed;
    let told =
        "专题研究部署。2月20日，区长主持召开建议交办会。3月20日，区长主持召开区政府常务会议。";
    assert!(printed.contains(told), "{printed}");
}

#[test]
fn a_part_of_the_cases_is_called_by_its_own_kind() {
    let mut register = register();
    let mut proposal = case("P1", "公园", "民生保障", "区绿化局");
    proposal.kind = CaseKind::CppccProposal;
    register.cases.push(proposal);
    let printed = draft(&[], &register).printed;
    assert!(printed.contains("对“留作参考”的1件建议，"), "{printed}");
}

#[test]
fn a_draft_before_any_reply_promises_work_and_tells_no_results() {
    let mut register = register();
    for case in &mut register.cases {
        (case.replied, case.outcome, case.publicity) = (None, None, None);
    }
    let text = draft(&[], &register).printed;
    assert!(
        text.contains(
            "截至2021年7月5日，各项建议已交有关单位，正在按程序抓紧办理，已超过规定时限的有6件。"
        ),
        "{text}"
    );
    assert!(text.contains("一是抓紧办复在办建议。对尚未办复的6件建议"), "{text}");
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
    let text = draft(&[], &register).printed;
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
    let text = draft(&[], &register).printed;
    assert!(
        text.starts_with("# 基本情况\n2021年，区政府系统共收到代表建议0件。\n# 下一步工作安排\n")
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
    (register.cases[0].replied, register.cases[0].session) = (None, "七次会议".to_owned());
    let drafted = draft(&[], &register);
    for words in ["2021年，区政府系统共收到", "截至2021年7月5日，已办复2件", "2021年以来，"]
    {
        assert!(drafted.printed.contains(words), "{words}\n{}", drafted.printed);
    }
    let text = drafted.markup;
    let outside = text.split('{').map(|it| it.split_once('}').map_or(it, |(_, rest)| rest));
    let digits: String = outside.flat_map(str::chars).filter(char::is_ascii_digit).collect();
    assert_eq!(digits, "", "{text}");
}

#[test]
fn suggestions_and_proposals_together_are_told_apart() {
    let mut register = register();
    for case in register.cases.iter_mut().skip(3) {
        case.kind = CaseKind::CppccProposal;
    }
    let text = draft(&[], &register).printed;
    for sentence in [
        "共收到代表建议和政协提案6件。其中，代表建议3件，占总数的50.0%；政协提案3件，占总数的50.0%。",
        "办理代表建议和政协提案，是依法履行职责、自觉接受人大监督和政协民主监督的重要内容。",
        "针对代表提出的关于“防范‘高空抛物’”的建议，",
        "针对委员提出的关于“建设社区食堂”的提案，",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn half_way_through_the_draft_says_how_many_are_left() {
    let mut register = register();
    for case in register.cases.iter_mut().take(2) {
        (case.replied, case.outcome, case.publicity) = (None, None, None);
    }
    let text = draft(&[], &register).printed;
    assert!(
        text.contains(
            "截至2021年7月5日，已办复4件，其余2件正在按程序抓紧办理，已超过规定时限的有2件。"
        ),
        "{text}"
    );
    assert!(!text.contains("区公安分局排查商场"), "what was done is told after the reply\n{text}");
    assert!(
        text.contains("对尚未办复的2件建议（“开放性公共区域增设技防设施”“防范‘高空抛物’”），"),
        "{text}"
    );
}

#[test]
fn a_promise_past_its_day_is_not_told_as_work_to_come() {
    let mut register = register();
    // As of 5 July 2021: the day itself is not yet past.
    register.cases[0].commitments = vec![commitment("建成安防点", Some("2021-07-04"))];
    register.cases[4].commitments = vec![
        commitment("开工建设", Some("2021-05-01")),
        commitment("办好手续", Some("2021-07-05")),
        commitment("建成开放", Some("2022-06-30")),
    ];
    let text = draft(&[], &register).printed;
    for sentence in [
        "由区民政局负责，“开工建设”已过承诺期限、抓紧完成，7月5日前办好手续，2022年6月30日前建成开放。",
        "对已过承诺期限的“建成安防点”事项，抓紧完成。",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!text.contains("5月1日前") && !text.contains("7月4日前"), "{text}");
}

#[test]
fn a_reply_in_time_is_promised_only_while_none_is_late() {
    let mut register = register();
    for case in register.cases.iter_mut().take(2) {
        (case.replied, case.outcome, case.publicity) = (None, None, None);
        case.assigned = Some(day("2021-05-10"));
        case.reply_due = Some(day("2021-08-10"));
    }
    let text = draft(&[], &register).printed;
    for sentence in
        ["其余2件正在按程序抓紧办理。", "加强与代表的沟通，确保在规定时限内高质量答复。"]
    {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    register.cases[1].assigned = Some(day("2021-04-04"));
    register.cases[1].reply_due = Some(day("2021-07-04"));
    let text = draft(&[], &register).printed;
    for sentence in [
        "其余2件正在按程序抓紧办理，已超过规定时限的有1件。",
        "加强与代表的沟通；对已超过规定时限的1件（“防范‘高空抛物’”），向代表说明原因，尽快作出答复。",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!text.contains("确保在规定时限内"), "{text}");
}

#[test]
fn units_are_told_to_work_together_only_where_they_do() {
    let mut register = register();
    register.cases[0].co.clear();
    let text = draft(&[], &register).printed;
    assert!(text.contains("交办后，4家主办单位迅速启动、认真办理。"), "{text}");
    assert!(text.contains("本次建议由4家单位主办。"), "{text}");
    let alone = &mut register.cases[1];
    (alone.lead, alone.split) = (None, vec!["区房管局".to_owned(), "虹桥街道".to_owned()]);
    let text = draft(&[], &register).printed;
    assert!(text.contains("交办后，各承办单位迅速启动、认真办理。"), "{text}");
    assert!(text.contains("本次建议除1件由有关单位分别办理外，其余由3家单位主办。"), "{text}");
}

#[test]
fn cases_are_concentrated_only_where_some_classes_are_ahead() {
    for (counts, ahead) in [
        (&[1, 1, 1, 1][..], None),
        (&[199, 1], None),
        (&[6, 4, 0, 0], None),
        (&[20, 2, 1], None),
        (&[3, 2, 2], None),
        (&[5, 4, 1, 1], Some("甲、乙")),
        (&[1, 3, 1, 3, 3], Some("乙、丁、戊")),
    ] {
        let mut register = register();
        register.categories = ["甲", "乙", "丙", "丁", "戊"].map(str::to_owned).to_vec();
        let classes = register.categories.iter().zip(counts);
        let classes: Vec<&String> =
            classes.flat_map(|(class, count)| std::iter::repeat_n(class, *count)).collect();
        let numbered = classes.into_iter().enumerate();
        register.cases = numbered
            .map(|(at, class)| case(&at.to_string(), "增加路灯", class, "区建管委"))
            .collect();
        let text = draft(&[], &register).printed;
        let told = ["等方面较为集中", "反映较为集中的"].map(|it| text.contains(it));
        assert_eq!(told, [ahead.is_some(); 2], "{counts:?}\n{text}");
        if let Some(ahead) = ahead {
            assert!(text.contains(&format!("提出的建议在{ahead}等方面")), "{text}");
        }
    }
}

#[test]
fn cases_without_categories_are_told_of_as_all_that_came() {
    let mut register = register();
    register.categories.clear();
    for case in &mut register.cases {
        case.category = None;
    }
    let text = draft(&[], &register).printed;
    assert!(text.contains("\n对收到的建议，承办单位逐件研究吸纳，细化落实举措。\n"), "{text}");
    assert!(!text.contains("其他方面") && !text.contains("同样"), "{text}");
}

#[test]
fn what_units_handle_apart_is_told_with_those_units() {
    let mut register = register();
    let apart = &mut register.cases[1];
    (apart.lead, apart.split) = (None, vec!["区房管局".to_owned(), "虹桥街道".to_owned()]);
    apart.measures.push(measure("张贴提示", None));
    apart.commitments = vec![commitment("装齐监控", Some("2021-12-31"))];
    let text = draft(&[], &register).printed;
    for sentence in [
        "针对代表提出的关于“防范‘高空抛物’”的建议，区房管局和虹桥街道在重点楼栋试装仰角监控；张贴提示。",
        "区房管局和虹桥街道于12月31日前装齐监控",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn a_rate_is_compared_with_the_last_year_that_is_known() {
    let mut register = register();
    register.past_figures = [(2018, "60.00%"), (2020, "50.00%"), (2021, "70.00%")]
        .map(|(year, printed)| PastFigure {
            year,
            name: "解决采纳率".to_owned(),
            printed: printed.to_owned(),
            source: "当年汇报".to_owned(),
            place: register::place(),
        })
        .to_vec();
    let text = draft(&[], &register).printed;
    assert!(text.contains("解决采纳率为66.67%，较2020年（50.00%）提高16.67个百分点。"), "{text}");
}

#[test]
fn a_rate_reads_the_same_wherever_it_stands() {
    let text = draft(&[], &register()).printed;
    assert_eq!(text.matches("66.67%").count(), 2, "{text}");
}

#[test]
fn a_figure_that_the_project_declares_is_the_one_that_is_printed() {
    let mut register = register();
    let supplied = supplied_figures(&register).into_iter().map(|it| it.declaration);
    register.declarations.extend(supplied.filter(|it| it.name == "按分类"));
    register.declarations[0].first_wording = None;
    register.declarations[0].wording = Some("{项}类{件数}件".to_owned());
    let text = draft(&[], &register).printed;
    assert!(text.contains("其中，公共安全类3件；民生保障类3件。"), "{text}");
}

#[test]
fn topics_gather_cases_by_the_keywords_that_they_share() {
    let mut register = register();
    for case in &mut register.cases {
        let shared = if case.number == "0029" { "助餐" } else { "平安社区" };
        case.keywords = vec![case.number.clone(), shared.to_owned()];
    }
    let head = DocumentHead { grouping: Field::Keywords, ..head("汇报") };
    let Ok(drafted) = try_draft(&[], &register, &head) else { panic!("faults") };
    let headings: Vec<&str> =
        drafted.printed.lines().filter(|it| it.starts_with("## ")).skip(3).collect();
    assert_eq!(
        headings,
        ["## 聚焦平安社区，推动建议落地见效", "## 回应多方关切，统筹推进其他工作"]
    );
}

#[test]
fn data_of_the_records_never_become_structure() {
    let plain = draft(&[], &with_words_everywhere("甲")).printed;
    for words in ["# 甲", "**甲", "{总数}甲", "::: 甲", "一、甲", "1.甲|乙|", "[^1]甲", "\\甲 +"]
    {
        let drafted = draft(&[], &with_words_everywhere(words)).printed;
        assert_eq!(drafted.lines().count(), plain.lines().count(), "{words}\n{drafted}");
        assert!(drafted.contains(words), "{words}\n{drafted}");
    }
}

/// The register with `words` in every field that is text.
fn with_words_everywhere(words: &str) -> Register {
    let word = || words.to_owned();
    let mut register = register();
    register.office.short_name = word();
    for activity in &mut register.activities {
        activity.name = word();
        activity.leader = Some(word());
        activity.content = Some(word());
        activity.units = vec![word()];
    }
    for case in &mut register.cases {
        case.session = word();
        case.title = word();
        case.short_title = None;
        case.lead = Some(word());
        case.co = vec![word()];
        case.leader_reviews = vec![word()];
        case.measures = vec![measure(&format!("{words}\n{words}"), None)];
        for commitment in &mut case.commitments {
            commitment.text = word();
        }
    }
    register
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn no_template_brings_the_program_down(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..12)
    ) {
        let (templates, faults) = Templates::load(&[own("汇报.tera", &pieces.concat())]);
        for fault in faults.iter() {
            let place = fault.place.as_ref();
            proptest::prop_assert!(place.is_none_or(|it| it.file.text.get(it.range.clone()).is_some()));
        }
        let (register, head) = (register(), head("汇报"));
        let (figures, _) = count(&register, head.as_of);
        let views = Views::new(&register, &figures, &head, &Selection::default());
        let _ = templates.draft(&views, &head, None);
    }
}

/// Pieces of templates, whole and broken.
const PIECES: [&str; 24] = [
    "建议",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{ office.name }}",
    "{% if batch.session %}",
    "{% endif %}",
    "{% for it in cases %}",
    "{% endfor %}",
    "{{ it.title | list }}",
    "{% set a = 1 %}",
    "{% set a %}",
    "{% endset %}",
    "{% filter paragraph %}",
    "{% endfilter %}",
    "{{ 总数 }}",
    "\"",
    "{{ a ~ \"甲\" | quoted }}",
    "{% include \"汇报.tera\" %}",
    "{% component x() %}",
    "{{ <x /> }}",
];

#[test]
fn the_sample_without_its_prose_drafts_several_pages_in_four_sections() {
    let project = Project::open(&here().join("../../samples/npc-briefing")).unwrap();
    let (register, _) = record::check(&project.settings, &project.records);
    let text = draft(&project.templates, &register.unwrap()).printed;
    let sections: Vec<&str> = text.lines().filter(|it| it.starts_with("# ")).collect();
    assert_eq!(sections, ["# 基本情况", "# 主要措施", "# 办理成效", "# 下一步工作安排"]);
    // A page holds 22 lines of 28 characters.
    assert!(text.chars().count() > 5 * 22 * 28, "{text}");
    assert!(text.contains("城区建设与管理类24件，占35.9%；"), "{text}");
}
