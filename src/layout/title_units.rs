//! Divides a title into the pieces that stay on one line: words, names, numbers with their measure.

use std::ops::Range;

use crate::chinese::character;

/// Words, any order; the longest that fits is taken.
const WORDS: &str = "\
关于 有关 对于 人民政府 政府 人民代表大会 代表大会 常务委员会 人大常委会 人大 政协 常委会 委员会 党组 党委 \
办公室 办公厅 全国 全市 全区 全县 市级 区级 本市 本区 本届 两会 代表 委员 人大代表 政协委员 建议 提案 批评 \
意见 议案 审议 审议意见 视察 调研 检查 执法检查 评议 询问 专题 专项 会议 全体会议 常务会议 期间 闭会期间 会后 \
办理 承办 答复 办复 交办 督办 落实 推进 开展 加强 改进 提高 促进 完善 做好 印发 转发 批转 贯彻 贯彻落实 实施 \
组织 情况 工作 工作情况 办理情况 办理工作 进展 进展情况 落实情况 总结 工作总结 报告 工作报告 汇报 通报 通知 \
函 复函 请示 批复 决定 决议 公告 意见建议 方案 工作方案 实施方案 办法 规定 条例 细则 计划 要点 安排 说明 清单 \
年度 上半年 下半年 季度 重点 重点督办 代表建议 委员提案 建议提案 分析 经济 社会 发展 城市 城区 建设 管理 民生 \
保障 公共 安全 交通 教育 卫生 健康 文化 体育 旅游 养老 服务 社区 生态 环境 环境保护 治理 改革 创新 营商环境 \
乡村 振兴 住房 就业 科技 产业 财政 预算 决算 执行 审计 法治 司法 公安 垃圾 分类 更新 改造 设施 系统 机制 制度 \
建议、批评和意见 代表建议、批评和意见 综合 综合治理 综合整治 人大代表建议 政协提案 政协委员提案 街道办事处 办事处 实施意见 服务热线 \
和平区 和平县 和县 回头看 满意度 解决 采纳 推动 高质量 进一步 切实 全面 持续 问题 整改 联系 服务 群众 企业 项目 主任 区长 市长";

/// Characters that close a place's or an organ's name.
const NAME_ENDS: &str = "省市区县镇乡村局委办厅院部";

/// No name of a place or an organ is longer, in characters.
const LONGEST_NAME: usize = 20;

/// Measure words that a number before them does not part from.
const MEASURES: &str = "年月日届次号件个项名条届期批万亿元类";

/// Characters that are never the first of a line in a title, besides closing marks.
const CLINGING: &str = "的和与及暨等";

/// Cost of a break inside 《》 or “”, in the unit of the search.
const IN_QUOTED_NAME: usize = 30;
/// Cost of a break between characters that may belong to one word.
const IN_UNKNOWN_WORD: usize = 18;
/// Cost of a break inside 第三次会议 or 五届人大.
const BEFORE_MEETING: usize = 6;
/// Cost of a break inside 区五届.
const BEFORE_TERM: usize = 30;

/// A piece of the title that stays on one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// Its characters in the title.
    pub(super) range: Range<usize>,
    /// Its width in half cells.
    pub(super) width: usize,
    /// What breaking after it costs, in the unit of the search.
    pub(super) break_cost: usize,
}

/// Divides the title into pieces that stay whole; `names` are those of the document's own organs.
pub(super) fn units(title: &[char], names: &[String]) -> Vec<Unit> {
    let words = WORDS.split_whitespace().chain(names.iter().map(String::as_str));
    let words: Vec<Vec<char>> = words.map(|it| it.chars().collect()).collect();
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    while at < title.len() {
        let rest = title.get(at..).unwrap_or_default();
        let (length, known) = piece(rest, &words);
        let range = at..at + length;
        at = range.end;
        let width = rest.iter().take(length).copied().map(character::half_cells).sum();
        let break_cost = if known { 0 } else { IN_UNKNOWN_WORD };
        match units.last_mut() {
            Some(last) if clings(title, range.start) => {
                last.range.end = range.end;
                last.width += width;
                last.break_cost = break_cost;
            }
            _ => units.push(Unit { range, width, break_cost }),
        }
    }
    charge_breaks(title, &mut units);
    units
}

/// Length of the piece that `rest` begins with, and whether its end is sure to be a word's end.
fn piece(rest: &[char], words: &[Vec<char>]) -> (usize, bool) {
    if let Some(length) = known_word(rest, words) {
        return (length, true);
    }
    let number = rest.iter().take_while(|it| is_numeral(**it)).count();
    if number > 0 {
        let measured = rest.get(number).is_some_and(|it| MEASURES.contains(*it));
        return (number + usize::from(measured), true);
    }
    if rest.first().is_some_and(|it| !is_hanzi(*it) || CLINGING.contains(*it)) {
        return (1, true);
    }
    let name = (0..rest.len().min(LONGEST_NAME))
        .take_while(|at| known_word(rest.get(*at..).unwrap_or_default(), words).is_none())
        .take_while(|at| rest.get(*at).is_some_and(|it| is_hanzi(*it) && !is_numeral(*it)))
        .find(|at| rest.get(*at).is_some_and(|it| NAME_ENDS.contains(*it)));
    match name {
        Some(at) if at > 0 => (at + 1, true),
        Some(_) => match known_word(rest.get(1..).unwrap_or_default(), words) {
            Some(length) => (1 + length, true),
            None => (1, false),
        },
        None => {
            let next_known = rest.get(1..).is_some_and(|it| known_word(it, words).is_some());
            (1, next_known)
        }
    }
}

fn known_word(rest: &[char], words: &[Vec<char>]) -> Option<usize> {
    words.iter().filter(|it| rest.starts_with(it)).map(Vec::len).max()
}

/// Whether the character at `at` may not begin a line.
fn clings(title: &[char], at: usize) -> bool {
    let (Some(before), Some(this)) =
        (at.checked_sub(1).and_then(|it| title.get(it)), title.get(at))
    else {
        return false;
    };
    // 期间 finishes what is before it: it never begins a line.
    let finishing = title.get(at..).is_some_and(|rest| rest.starts_with(&['期', '间']));
    finishing || CLINGING.contains(*this) || !character::may_break_between(*before, *this)
}

/// Adds the cost of breaking inside 《》 or “” or before 会议 to the units that end there.
fn charge_breaks(title: &[char], units: &mut [Unit]) {
    for unit in units {
        let ending = title.get(unit.range.end - 1..).unwrap_or_default();
        if ending.starts_with(&['次', '会', '议']) || ending.starts_with(&['届', '人']) {
            unit.break_cost += BEFORE_MEETING;
        }
        let of_a_place = title.get(unit.range.end - 1).is_some_and(|it| "国省市区县".contains(*it));
        let next = title.get(unit.range.end..).unwrap_or_default();
        let term = next.iter().find(|it| !is_numeral(**it)) == Some(&'届');
        if of_a_place && term && next.first() != Some(&'届') {
            unit.break_cost += BEFORE_TERM;
        }
        let before = title.iter().take(unit.range.end);
        let open = before.clone().filter(|it| matches!(it, '《' | '“')).count();
        let closed = before.filter(|it| matches!(it, '》' | '”')).count();
        unit.break_cost += open.saturating_sub(closed) * IN_QUOTED_NAME;
    }
}

fn is_hanzi(character: char) -> bool {
    character.is_alphabetic() && character::half_cells(character) == 2
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "第〇零一二三四五六七八九十百千".contains(character)
}
