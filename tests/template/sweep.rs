//! Every built-in template over registers poor, rich and made at random: what comes out reads right,
//! whatever the records say and however they end their texts.

use std::fmt::Write as _;

use huibao::{
    build::{Composed, Options, Printed, prepare},
    diagnostic::{Diagnostics, Format, SourceFile, SourceKind, render},
    document::{Block, BlockContent, Inline, InlineContent, plain_text},
    project::Project,
    template::built_in_templates,
};
use proptest::{prelude::*, test_runner::Config};

const OFFICE: &str = "区政府";

/// Marks that no two of which meet in a text that reads right, and marks with nothing between them.
const SLIPS: [&str; 22] = [
    "。。",
    "，。",
    "；。",
    "，，",
    "、。",
    "：。",
    "，；",
    "；；",
    "、，",
    "、、",
    "。，",
    "。；",
    "；，",
    "，、",
    "：，",
    "“”",
    "《》",
    "‘’",
    "（）",
    "“、",
    "（，",
    "关于的",
];

/// One case as a line of a register.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one toss of a coin")]
struct Told {
    kind: bool,
    title: usize,
    lead: usize,
    co: usize,
    replied: bool,
    outcome: usize,
    measure: usize,
    promise: usize,
    leader: bool,
    publicity: usize,
    satisfaction: usize,
    rest: bool,
}

fn told() -> impl Strategy<Value = Told> {
    let who = (0..4_usize, 0..5_usize, 0..4_usize);
    let what = (any::<bool>(), 0..4_usize, 0..5_usize, 0..4_usize);
    let how = (any::<bool>(), any::<bool>(), 0..4_usize, 0..4_usize, any::<bool>());
    (who, what, how).prop_map(|((title, lead, co), (kind, outcome, measure, promise), how)| {
        let (replied, leader, publicity, satisfaction, rest) = how;
        Told {
            kind,
            title,
            lead,
            co,
            replied,
            outcome,
            measure,
            promise,
            leader,
            publicity,
            satisfaction,
            rest,
        }
    })
}

const TITLES: [&str; 4] =
    ["关于缓解停车难的", "关于推进“一网通办”的", "关于‘双减’后服务的", "关于改造12处路口的"];
const LEADS: [&str; 5] = ["区建管委", "区民政局", OFFICE, "区公安分局", "区房管局"];
const COS: [&str; 4] = ["", "新桥街道", "区财政局、新桥街道", "区规划资源局、新桥街道、河西街道"];
const OUTCOMES: [&str; 4] = ["解决采纳", "正在解决", "计划解决", "留作参考"];
const MEASURES: [&str; 5] = [
    "",
    "设立窗口。",
    "[设立窗口。, 压缩时限；, 逐台落实]",
    "问需于民，办好了吗？",
    "推进“一件事”。",
];
const PROMISES: [&str; 4] = [
    "",
    "完成改造。",
    "{事项: 完成选址；, 期限: 2025-12-31}",
    "{事项: 完成选址, 期限: 2025-05-31}",
];
const PUBLICITY: [&str; 4] = ["", "主动公开", "依申请公开", "主动公开"];
const SATISFACTION: [&str; 4] = ["", "满意", "基本满意", "满意"];

fn records(all: &[Told]) -> String {
    let mut text = String::from("案件:\n");
    for (at, it) in all.iter().enumerate() {
        let (kind, session) = if it.kind {
            ("代表建议", "区五届人大四次会议")
        } else {
            ("政协提案", "区政协五届四次会议")
        };
        let noun = if it.kind { "建议" } else { "提案" };
        let _ = write!(
            text,
            "- 编号: \"{:04}\"\n  类型: {kind}\n  届次会议: {session}\n  标题: {}{noun}\n  提出人: 甲、乙\n  \
             主办: {}\n  交办日期: 2025-02-20\n  分类: {}\n",
            at + 1,
            TITLES[it.title],
            LEADS[it.lead],
            ["城市建设", "民生保障", "社会治理"][at % 3],
        );
        let mut say = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(text, "  {key}: {value}");
            }
        };
        say("会办", COS[it.co]);
        if it.leader {
            say("领导阅批", "区长");
        }
        if it.replied {
            say("答复日期", "2025-05-06");
            say("办理结果", OUTCOMES[it.outcome]);
            say("措施", MEASURES[it.measure]);
            if !PROMISES[it.promise].is_empty() {
                say("承诺事项", &format!("[{}]", PROMISES[it.promise]));
            }
            say("公开属性", PUBLICITY[it.publicity]);
            if PUBLICITY[it.publicity] == "依申请公开" {
                say("公开理由", "尚在论证。");
            }
            say("满意度", SATISFACTION[it.satisfaction]);
        }
        if it.rest {
            say("关键词", "停车、老旧小区");
            say("街镇", "新桥街道");
            say("沟通", "[{阶段: 办理前, 方式: 走访, 日期: 2025-03-01, 内容: 听取意见。}]");
            say("特色案例", "[{小标题: 减负。, 内容: 少跑路；}]");
        }
    }
    text
}

const ACTIVITIES: &str = "\
活动:
  - {日期: 2025-02-20, 类型: 部署会, 名称: 建议提案交办会, 领导: 区长, 内容: 逐件交办。}
  - {日期: 2025-04-10, 类型: 调研, 名称: 停车治理专题调研, 内容: 现场查看；, 单位: 区建管委}
  - {日期: 2025-05-08, 类型: 督办, 名称: 重点督办会。, 领导: 区长}
";

/// What the template makes of the register; nothing where it says that it cannot.
fn composed(template: &str, cases: &[Told], has_activities: bool) -> Vec<Composed> {
    let file = |name: &str, kind, text: &str| SourceFile::new(name, kind, text);
    let activities = if has_activities { ACTIVITIES } else { "" };
    let settings = format!(
        "版本: 1\n单位: {{名称: 示范区人民政府, 简称: {OFFICE}}}\n年份: 2025\n\
         分类: [城市建设, 民生保障, 社会治理]\n{activities}"
    );
    let head =
        format!("---\n模板: {template}\n标题: 关于建议提案办理情况的文件\n截至: 2025-06-30\n---\n");
    let project = Project {
        root: std::path::PathBuf::new(),
        settings: file("huibao.yaml", SourceKind::Settings, &settings),
        records: vec![file("records/a.yaml", SourceKind::Records, &records(cases))],
        documents: vec![file("documents/文件.md", SourceKind::Prose, &head)],
        unreadable: Vec::new(),
        templates: Vec::new(),
        warnings: Diagnostics::default(),
    };
    let (prepared, found) = prepare(project);
    let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
    let document = &prepared.project.documents[0];
    let options = Options { draft: true, ..Options::default() };
    let all = if prepared.is_each_case(document) {
        let (batch, found) = prepared.batch(document, options);
        let batch = batch.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
        batch.letters.iter().map(|it| batch.compose(it)).collect()
    } else {
        vec![prepared.compose(document, options)]
    };
    all.into_iter()
        .map(|(composed, found)| {
            composed.unwrap_or_else(|| panic!("{template}\n{}", render(&found, Format::Plain)))
        })
        .collect()
}

/// Every text of the document that runs as words do.
fn texts<'a>(blocks: &'a [Block], into: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match &block.content {
            BlockContent::Heading(it) => into.extend([it.text.as_slice(), it.rest.as_slice()]),
            BlockContent::Paragraph(it) | BlockContent::Quotation(it) => into.push(it),
            BlockContent::ListItem(it) => into.push(&it.text),
            BlockContent::Table(it) => into.extend(it.texts()),
            BlockContent::Annex(it) => into.push(&it.title),
            BlockContent::Part(it) => into.push(&it.title),
            BlockContent::SideBox(it) => into.push(&it.title),
            _ => {}
        }
        texts(block.inner(), into);
    }
}

fn is_balanced(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|it| *it == mark).count();
    ["“”", "‘’", "《》", "（）", "【】"].iter().all(|pair| {
        let mut marks = pair.chars();
        marks.next().map(count) == marks.next().map(count)
    })
}

/// Whether a `--draft` build printed what the records lack.
fn is_missing(inlines: &[Inline]) -> bool {
    inlines.iter().any(|it| match &it.content {
        InlineContent::Missing(_) => true,
        InlineContent::Strong(inner) => is_missing(inner),
        _ => false,
    })
}

fn holds(template: &str, cases: &[Told], has_activities: bool) {
    for composed in composed(template, cases, has_activities) {
        let mut all = Vec::new();
        texts(&composed.document.body, &mut all);
        for inlines in all {
            let text = plain_text(inlines);
            let slip = SLIPS.iter().find(|it| text.contains(*it));
            assert!(slip.is_none(), "{template}: {slip:?}\n{text}");
            assert!(is_balanced(&text), "{template}: marks without a partner\n{text}");
            assert!(!is_missing(inlines), "{template}: what the records lack\n{text}");
            let mut before: Vec<&str> = text.split("0件").collect();
            before.pop();
            let counted = |it: &&str| it.ends_with(|it: char| it.is_ascii_digit() || it == '.');
            let zero = !before.iter().all(counted);
            let says_zero = template == "总结";
            assert!(!zero || says_zero, "{template}: nothing is counted\n{text}");
        }
        let mut digits = composed.unexplained_digits();
        // A cell that holds its row's running number and nothing else.
        digits.retain(
            |it| !matches!(&it.printed, Printed::Digits { text, .. } if **text == *it.sentence),
        );
        assert!(digits.is_empty(), "{template}: digits of nobody's\n{digits:?}");
    }
}

fn rich() -> Vec<Told> {
    let all = (0..12).map(|at| Told {
        kind: at % 3 != 0,
        title: at % 4,
        lead: at % 5,
        co: at % 4,
        replied: at % 5 != 4,
        outcome: at % 4,
        measure: at % 5,
        promise: at % 4,
        leader: at % 2 == 0,
        publicity: 1 + at % 3,
        satisfaction: 1 + at % 3,
        rest: true,
    });
    all.collect()
}

fn poor(replied: bool) -> Vec<Told> {
    let only = Told {
        kind: true,
        title: 0,
        lead: 0,
        co: 0,
        replied,
        outcome: 0,
        measure: 0,
        promise: 0,
        leader: false,
        publicity: 0,
        satisfaction: 0,
        rest: false,
    };
    vec![only]
}

#[test]
fn a_poor_register_reads_right_in_every_template() {
    for template in built_in_templates() {
        for replied in [false, true] {
            holds(template, &poor(replied), false);
            holds(template, &poor(replied), true);
        }
    }
}

#[test]
fn a_rich_register_reads_right_in_every_template() {
    for template in built_in_templates() {
        holds(template, &rich(), true);
    }
}

fn cases() -> u32 {
    let wanted = option_env!("PROPTEST_CASES").and_then(|it| it.parse().ok());
    wanted.unwrap_or(6)
}

proptest! {
    #![proptest_config(Config { cases: cases(), failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_register_made_at_random_reads_right_in_every_template(
        cases in prop::collection::vec(told(), 1..8),
        has_activities in any::<bool>(),
    ) {
        for template in built_in_templates() {
            holds(template, &cases, has_activities);
        }
    }
}
