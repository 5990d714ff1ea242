//! A small register of a district: six suggestions, one of each kind of thing to tell.

use chrono::NaiveDate;
use huibao::{
    diagnostic::{Place, RuleLevels, SourceFile, SourceKind},
    document::{Format, Numbering, SignaturePosition, Signing},
    record::{
        Activity, ActivityKind, Batch, Case, CaseKind, Commitment, Condition, DocumentHead,
        FacePreference, Field, Measure, Office, Outcome, OutcomeClass, OutcomeScheme, Proposer,
        Register, Stage, Written, WrittenSelection,
    },
    style::Typesetting,
};

pub(super) fn place() -> Place {
    Place::new(&SourceFile::new("records/2021.yaml", SourceKind::Records, ""), 0..0)
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A case replied to and adopted, with what is given.
pub(super) fn case(number: &str, short_title: &str, category: &str, lead: &str) -> Case {
    let title = format!("关于{short_title}的建议");
    Case {
        short_title: Some(short_title.to_owned()),
        category: Some(category.to_owned()),
        proposers: vec![Proposer::named("甲")],
        lead: Some(lead.to_owned()),
        assigned: Some(day("2021-02-08")),
        reply_due: Some(day("2021-05-08")),
        replied: Some(day("2021-04-16")),
        outcome: Some("解决采纳".to_owned()),
        publicity: Some("主动公开".to_owned()),
        ..Case::new(CaseKind::NpcSuggestion, "区十六届人大六次会议", number, &title, place())
    }
}

pub(super) fn measure(text: &str, unit: Option<&str>) -> Measure {
    Measure {
        text: text.to_owned(),
        unit: unit.map(str::to_owned),
        progress: None,
        done: None,
        evidence: None,
        place: place(),
    }
}

pub(super) fn commitment(text: &str, due: Option<&str>) -> Commitment {
    Commitment {
        text: text.to_owned(),
        unit: None,
        due: due.map(day),
        closed: None,
        proof: None,
        place: place(),
    }
}

pub(super) fn activity(date: &str, kind: ActivityKind, name: &str) -> Activity {
    Activity {
        date: day(date),
        kind,
        name: name.to_owned(),
        leader: None,
        content: None,
        units: Vec::new(),
        cases: Vec::new(),
        result: None,
        media: None,
        media_level: None,
        link: None,
        place: place(),
    }
}

pub(super) fn register() -> Register {
    let classes = [
        ("解决采纳", OutcomeClass::Adopted),
        ("正在解决", OutcomeClass::InProgress),
        ("计划解决", OutcomeClass::Planned),
        ("留作参考", OutcomeClass::Reference),
    ];
    let outcomes = classes.map(|(name, class)| Outcome { name: name.to_owned(), class });
    Register {
        typesetting: Typesetting::default(),
        words: std::sync::Arc::default(),
        office: Office {
            name: "某区人民政府".to_owned(),
            short_name: "区政府".to_owned(),
            secretariat: "区政府办公室".to_owned(),
        },
        year: 2021,
        faces: FacePreference::Bundled,
        categories: vec!["公共安全".to_owned(), "民生保障".to_owned()],
        rules: RuleLevels::default(),
        deadlines: huibao::record::Deadlines::default(),
        units: huibao::record::UnitRegistry::default(),
        scheme: OutcomeScheme {
            name: "沪人大".to_owned(),
            outcomes: outcomes.to_vec(),
            others: Vec::new(),
        },
        batches: vec![Batch {
            name: "本次".to_owned(),
            condition: Condition::default(),
            place: None,
        }],
        populations: Vec::new(),
        past_figures: Vec::new(),
        declarations: Vec::new(),
        supplied: Vec::new(),
        stop_words: Vec::new(),
        summaries: Vec::new(),
        activities: vec![
            Activity {
                leader: Some("区长".to_owned()),
                content: Some("听取建议办理情况汇报。".to_owned()),
                ..activity("2021-05-26", ActivityKind::Meeting, "区政府常务会议")
            },
            Activity {
                leader: Some("副区长".to_owned()),
                units: vec!["区民政局".to_owned(), "新华街道".to_owned()],
                ..activity("2021-03-16", ActivityKind::Visit, "社区助餐调研")
            },
        ],
        cases: cases(),
    }
}

fn cases() -> Vec<Case> {
    vec![
        Case {
            co: vec!["区建管委".to_owned(), "虹桥街道".to_owned()],
            leader_reviews: vec!["区长".to_owned()],
            measures: vec![
                measure("区公安分局排查商场、公园等开放区域", None),
                measure("区公安分局试点智能安防。", None),
                measure("完善公园照明", Some("区建管委")),
            ],
            commitments: vec![commitment("建成30处智能安防点", Some("2021-12-31"))],
            ..case("0038", "开放性公共区域增设技防设施", "公共安全", "区公安分局")
        },
        Case {
            measures: vec![measure("在重点楼栋试装仰角监控", None)],
            ..case("0024", "防范“高空抛物”", "公共安全", "区房管局")
        },
        case("0062", "校门口设护学岗", "公共安全", "区公安分局"),
        Case {
            short_title: None,
            measures: vec![measure("新增助餐点*两处*，{总数}不作数", None)],
            ..case("0029", "完善老年助餐点", "民生保障", "区民政局")
        },
        Case {
            outcome: Some("计划解决".to_owned()),
            measures: vec![measure("完成选址", None)],
            commitments: vec![commitment("开工建设", Some("2022-06-30"))],
            ..case("0041", "建设社区食堂", "民生保障", "区民政局")
        },
        Case {
            outcome: Some("留作参考".to_owned()),
            measures: vec![measure("转达市级部门", None)],
            ..case("0050", "延长医保年限", "民生保障", "区医保局")
        },
    ]
}

/// The head of a document drafted by `template`, as of 5 July 2021.
pub(super) fn head(template: &str) -> DocumentHead {
    let text = format!("---\n模板: {template}\n---\n");
    let start = text.find(template).unwrap();
    let file = SourceFile::new("documents/汇报.md", SourceKind::Prose, text.as_str());
    let written = |text: &str| Written {
        text: text.to_owned(),
        place: Place::new(&file, start..start + template.len()),
    };
    DocumentHead {
        template: written(template),
        title: written("关于代表建议办理情况的汇报"),
        overline: None,
        title_lines: Vec::new(),
        opinion: None,
        web: None,
        as_of: day("2021-07-05"),
        as_of_place: Place::new(&file, 0..text.len()),
        stage: Stage::Discussion,
        stage_place: Place::new(&file, 0..text.len()),
        levels: Vec::new(),
        numbering: Numbering::Numbered,
        columns: None,
        levels_place: Place::new(&file, 0..text.len()),
        addressees: Vec::new(),
        marks: Vec::new(),
        occasion: None,
        speaker: None,
        format: Format::Plain,
        letterhead: None,
        signatories: Vec::new(),
        signer_posts: Vec::new(),
        signing: Signing::Unsealed,
        remark: None,
        imprint: None,
        issue_date: None,
        issue_date_place: Place::new(&file, 0..text.len()),
        unread: Vec::new(),
        signature_position: SignaturePosition::UnderTitle,
        orientation: huibao::document::Orientation::Portrait,
        grouping: Field::Category,
        each_case: None,
        selection: WrittenSelection::default(),
        stage_by_record: false,
        public_copy: false,
        prose: Place::new(&file, text.len()..text.len()),
    }
}
