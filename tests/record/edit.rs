//! Writing back: only what is to change changes.

use huibao::{
    diagnostic::{Format, SourceFile, SourceKind, render},
    record::{YamlValue, read_yaml, revise},
};
use proptest::{collection::vec, prelude::*, sample::select};

fn map(entries: &[(&str, YamlValue)]) -> YamlValue {
    YamlValue::Map(entries.iter().map(|(key, it)| ((*key).to_owned(), it.clone())).collect())
}

fn text(it: &str) -> YamlValue {
    YamlValue::Text(it.to_owned())
}

/// The text after `change`, which gets the list of cases.
fn changed(before: &str, change: impl FnOnce(&mut Vec<YamlValue>)) -> String {
    let file = SourceFile::new("records/2021.yaml", SourceKind::Records, before);
    let mut wanted = read_yaml(&file).unwrap_or_else(|it| panic!("{}", render(&it, Format::Plain)));
    let Some(YamlValue::List(cases)) = wanted.get_mut(&["案件"]) else { panic!("no cases") };
    change(cases);
    revise(&file, &wanted)
        .unwrap_or_else(|it| panic!("{}\n{before}\n{wanted:?}", render(&it, Format::Plain)))
}

/// Sets a field of a case, or adds it after `after`.
fn set(case: &mut YamlValue, key: &str, value: YamlValue, after: &str) {
    if let Some(it) = case.get_mut(&[key]) {
        *it = value;
        return;
    }
    let YamlValue::Map(entries) = case else { panic!("no case") };
    let at = entries.iter().position(|(it, _)| it == after).map_or(entries.len(), |it| it + 1);
    entries.insert(at, (key.to_owned(), value));
}

const REGISTER: &str = "\
# 台账
公共: {类型: 代表建议, 交办日期: 2021-02-08}   # 每件都带

案件:
  - 编号: 0003                       # 照原样写
    标题: '关于: 加装电梯的建议'
    会办:
      - 区市场监管局   # 甲
      - 新桥街道
    领导阅批:        # 待补
    措施: 建立服务窗口
    承诺事项:                         # 写明期限
      - {事项: 新增泊位, 单位: 区建管委}   # 乙
      # - {事项: 别的}
    关键词: 加装电梯、老旧小区

  # 下一件
  - {编号: 0012, 标题: \"停车\", 满意度: {态度: 满意, 结果: }}
# 完
";

#[test]
fn one_value_changes_and_its_neighbours_do_not() {
    let after = changed(REGISTER, |cases| {
        set(&mut cases[0], "标题", text("关于‘电梯’: 2021 #3"), "");
        set(&mut cases[0], "领导阅批", text("区长"), "");
        set(&mut cases[0], "关键词", text("加装电梯: 新"), "");
        set(&mut cases[1], "标题", text("停\"车\""), "");
        set(cases[1].get_mut(&["满意度"]).unwrap(), "结果", text("基本满意, 补"), "");
    });
    let expected = REGISTER
        .replace("'关于: 加装电梯的建议'", "'关于‘电梯’: 2021 #3'")
        .replace("领导阅批:        # 待补", "领导阅批: '区长'        # 待补")
        .replace("加装电梯、老旧小区", "'加装电梯: 新'")
        .replace("\"停车\"", "\"停\\\"车\\\"\"")
        .replace("结果: }", "结果: '基本满意, 补' }");
    assert_eq!(after, expected);
}

#[test]
fn what_is_added_stands_where_a_clerk_would_write_it() {
    let after = changed(REGISTER, |cases| {
        set(&mut cases[0], "简称", text("加装电梯"), "标题");
        set(&mut cases[0], "公开属性", text("主动公开"), "承诺事项");
        let YamlValue::List(names) = cases[0].get_mut(&["会办"]).unwrap() else { panic!() };
        names.push(text("区消防救援支队"));
        let YamlValue::List(events) = cases[0].get_mut(&["承诺事项"]).unwrap() else {
            panic!()
        };
        set(&mut events[0], "期限", text("2021-12-31"), "");
        events.push(map(&[("事项", text("再增泊位")), ("单位", text("区建管委、虹桥街道"))]));
        set(&mut cases[1], "主办", text("区公安分局"), "标题");
        cases.push(map(&[("编号", text("0040")), ("标题", text("新的: 一件"))]));
    });
    let expected = "\
# 台账
公共: {类型: 代表建议, 交办日期: 2021-02-08}   # 每件都带

案件:
  - 编号: 0003                       # 照原样写
    标题: '关于: 加装电梯的建议'
    简称: 加装电梯
    会办:
      - 区市场监管局   # 甲
      - 新桥街道
      - 区消防救援支队
    领导阅批:        # 待补
    措施: 建立服务窗口
    承诺事项:                         # 写明期限
      - {事项: 新增泊位, 单位: 区建管委, 期限: 2021-12-31}   # 乙
      # - {事项: 别的}
      - {事项: 再增泊位, 单位: 区建管委、虹桥街道}
    公开属性: 主动公开
    关键词: 加装电梯、老旧小区

  # 下一件
  - {编号: 0012, 标题: \"停车\", 主办: 区公安分局, 满意度: {态度: 满意, 结果: }}

  - 编号: 0040
    标题: '新的: 一件'
# 完
";
    assert_eq!(after, expected);
}

#[test]
fn a_text_becomes_a_list_of_facts_and_a_list_loses_a_name() {
    let after = changed(REGISTER, |cases| {
        let measure = map(&[("内容", text("建立服务窗口")), ("单位", text("区房管局"))]);
        set(&mut cases[0], "措施", YamlValue::List(vec![measure]), "");
        set(&mut cases[0], "会办", YamlValue::List(vec![text("区市场监管局")]), "");
        let contact = map(&[("日期", text("2021-03-01")), ("方式", text("走访"))]);
        set(&mut cases[0], "领导阅批", YamlValue::List(vec![contact]), "");
    });
    let expected = REGISTER
        .replace("措施: 建立服务窗口", "措施:\n      - {内容: 建立服务窗口, 单位: 区房管局}")
        .replace("      - 新桥街道\n", "")
        .replace(
            "领导阅批:        # 待补",
            "领导阅批:        # 待补\n      - {日期: 2021-03-01, 方式: 走访}",
        );
    assert_eq!(after, expected);
}

#[test]
fn paragraphs_stand_in_a_block() {
    let before = "案件:\n- 编号: 0001\n  正文: |\n    一\n    二\n  说明: 短\n";
    let after = changed(before, |cases| {
        set(&mut cases[0], "正文", text("一\n\n三\n"), "");
        set(&mut cases[0], "说明", text("甲\n乙"), "");
    });
    assert_eq!(
        after,
        "案件:\n- 编号: 0001\n  正文: |\n    一\n\n    三\n  说明: |-\n    甲\n    乙\n"
    );
}

#[test]
fn an_empty_register_gets_its_first_case() {
    let file =
        SourceFile::new("records/2021.yaml", SourceKind::Records, "# 空的\n案件:   # 待录\n");
    let case = map(&[("编号", text("0001")), ("标题", text("甲"))]);
    let wanted = map(&[("案件", YamlValue::List(vec![case]))]);
    assert_eq!(
        revise(&file, &wanted).unwrap(),
        "# 空的\n案件:   # 待录\n  - 编号: 0001\n    标题: 甲\n"
    );
}

// Registers of any making: what they say, how it is written, what is to change.

/// Words that YAML or our own rules trip over, among those that they do not.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "区长",
        "0038",
        "=1+1",
        "@甲",
        "+5",
        "-3",
        "- 甲",
        ": ",
        " #3",
        "，",
        "：",
        ",",
        "{",
        "}",
        "[",
        "]",
        "'",
        "\"",
        "\\",
        "null",
        "~",
        "#",
        "&a",
        "*",
        "!",
        "|",
        ">",
        "%",
        "`",
        "?",
        " ",
        "编号：",
        "2021-04-16",
        "http://a.cn/?b=1&c",
        "、",
        "（",
        "甲",
        "\t",
    ];
    vec(select(pieces.to_vec()), 1..5)
        .prop_map(|it| it.concat())
        .prop_filter("trimmed by the record layer", |it| !it.trim().is_empty())
}

/// How one value is written.
#[derive(Clone, Debug)]
enum Written {
    Single(String),
    Double(String),
    /// Bare; words that need no quotes.
    Bare(&'static str),
    /// A block of two lines.
    Block,
    Nothing,
    Names(Vec<&'static str>, bool),
    Facts(Vec<(&'static str, &'static str)>, bool),
}

fn any_written() -> impl Strategy<Value = Written> {
    let words = || select(vec!["甲", "区建管委", "0038", "2021-02-08", "一、二", "http://a.cn/b"]);
    prop_oneof![
        3 => words().prop_map(Written::Bare),
        1 => any_text().prop_map(Written::Single),
        1 => any_text().prop_map(Written::Double),
        1 => Just(Written::Block),
        1 => Just(Written::Nothing),
        1 => (vec(words(), 1..4), any::<bool>()).prop_map(|(it, flow)| Written::Names(it, flow)),
        2 => (vec((words(), words()), 1..3), any::<bool>())
            .prop_map(|(it, flow)| Written::Facts(it, flow)),
    ]
}

impl Written {
    /// What stands after the colon; `column` is that of the key. Every line may end with a comment.
    fn after_colon(&self, column: usize, comment: &mut impl FnMut() -> String) -> String {
        let deep = " ".repeat(column + 2);
        match self {
            Self::Single(it) => format!(" '{}'{}", it.replace('\'', "''"), comment()),
            Self::Double(it) => {
                let it = it.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t");
                format!(" \"{it}\"{}", comment())
            }
            Self::Bare(it) => format!(" {it}{}", comment()),
            Self::Block => format!(" |\n{deep}一段\n{deep}二段"),
            Self::Nothing => comment(),
            Self::Names(names, true) => format!(" [{}]{}", names.join(", "), comment()),
            Self::Names(names, false) => {
                let mut lines = comment();
                for name in names {
                    let line = format!("\n{deep}- {name}{}", comment());
                    lines.push_str(&line);
                }
                lines
            }
            Self::Facts(facts, is_flow) => {
                let mut lines = comment();
                for (one, other) in facts {
                    let fact = if *is_flow {
                        format!("\n{deep}- {{内容: '{one}', 单位: \"{other}\"}}{}", comment())
                    } else {
                        format!("\n{deep}- 内容: {one}{}\n{deep}  单位: {other}", comment())
                    };
                    lines.push_str(&fact);
                }
                lines
            }
        }
    }
}

const KEYS: [&str; 7] = ["编号", "标题", "会办", "措施", "反馈", "正文", "关键词"];

/// The text of a register: cases of some of [`KEYS`], comments where the bits say.
fn written(cases: &[Vec<(usize, Written)>], indent: usize, bits: &[bool]) -> String {
    let mut bits = bits.iter().cycle();
    let mut count = 0;
    let mut comment = || {
        count += 1;
        if *bits.next().unwrap() { format!("   # 注{count}") } else { String::new() }
    };
    let mut text = "# 开头\n公共: {类型: 代表建议}\n案件:\n".to_owned();
    let dash = " ".repeat(indent);
    for case in cases {
        for (nth, (key, value)) in case.iter().enumerate() {
            let start = if nth == 0 { format!("{dash}- ") } else { format!("{dash}  ") };
            let value = value.after_colon(indent + 2, &mut comment);
            text.extend([start.as_str(), KEYS[*key], ":", &value, "\n"]);
        }
        text += &comment().replace("   #", "#");
        text += "\n";
    }
    text
}

type Change = (usize, usize, u8, String);

/// Makes one change to the cases; whether it takes lines away.
fn make(cases: &mut Vec<YamlValue>, (case, key, how, words): &Change) {
    let words = text(words);
    if *how == 0 {
        return cases.push(map(&[("编号", words.clone()), ("措施", YamlValue::List(vec![words]))]));
    }
    let case = case % cases.len();
    let case = &mut cases[case];
    let key = KEYS[*key];
    match case.get_mut(&[key]) {
        None => set(case, key, words, KEYS[usize::from(*how) % KEYS.len()]),
        Some(YamlValue::List(items)) if *how == 1 => match &mut items[0] {
            YamlValue::Map(_) => set(&mut items[0], "日期", words, "内容"),
            item => *item = words,
        },
        Some(YamlValue::List(items)) => {
            let item = match &items[0] {
                YamlValue::Map(_) => map(&[("内容", words.clone()), ("完成日期", words)]),
                _ => words,
            };
            items.push(item);
        }
        Some(value) if *how == 2 => *value = YamlValue::List(vec![map(&[("内容", words)])]),
        Some(value) => *value = words,
    }
}

/// The length of the longest run of lines, gaps allowed, that both texts have.
fn common_lines(one: &str, other: &str) -> usize {
    let mut row = vec![0; other.lines().count() + 1];
    for line in one.lines() {
        let above = row.clone();
        for (at, it) in other.lines().enumerate() {
            row[at + 1] = if it == line { above[at] + 1 } else { row[at].max(above[at + 1]) };
        }
    }
    *row.last().unwrap()
}

proptest! {
    #[test]
    fn any_register_takes_any_change_and_keeps_the_rest(
        cases in vec(proptest::collection::btree_map(1usize..7, any_written(), 1..5), 1..4),
        indent in select(vec![0usize, 2, 4]),
        bits in vec(any::<bool>(), 7),
        changes in vec((0usize..4, 1usize..7, 0u8..7, any_text()), 1..5),
    ) {
        let cases: Vec<Vec<_>> = cases
            .into_iter()
            .map(|it| [(0, Written::Bare("0038"))].into_iter().chain(it).collect())
            .collect();
        let before = written(&cases, indent, &bits);
        let after = changed(&before, |cases| changes.iter().for_each(|it| make(cases, it)));
        // `revise` has held what it says against what was wanted.
        let comments = |it: &str| -> Vec<String> {
            it.lines().filter_map(|it| Some(it.split_once("# 注")?.1.to_owned())).collect()
        };
        prop_assert_eq!(comments(&before), comments(&after), "{}\n---\n{}", before, after);
        let lost = before.lines().count() - common_lines(&before, &after);
        // A block has two lines more than its key.
        prop_assert!(lost <= 3 * changes.len(), "{before}\n---\n{after}");
    }
}
