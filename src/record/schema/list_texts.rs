//! What each key of the lists of a record is, in the words that an editor shows.

use crate::record::{keys::Names, list_keys as lists, shape::ListKeys};

/// A list, what definitions are called after it, and the text of each of its keys by their Chinese
/// names.
type Texts = (&'static ListKeys, &'static str, &'static [(&'static str, &'static str)]);

static ALL: [Texts; 10] = [
    (
        &lists::PROPOSERS,
        "proposer",
        &[
            ("姓名", "姓名，或代表团、党派、团体的名称"),
            ("类别", "是代表、委员，还是团体"),
            ("身份", "领衔、联名或附议"),
            ("组别", "代表团、代表组或界别"),
            ("单位", "所在单位"),
            ("电话", "联系电话，只供办理时用"),
        ],
    ),
    (
        &lists::UNITS,
        "unit",
        &[
            ("单位", "单位名称"),
            ("交办日期", "交给这家单位的日子"),
            ("签收日期", "这家单位签收的日子"),
            ("退办日期", "这家单位退回的日子"),
            ("意见期限", "会办意见最迟哪天给主办单位"),
            ("意见日期", "会办意见给主办单位的日子"),
            ("意见文号", "会办意见的发文字号，自成系列"),
            ("意见", "会办意见，几段就写几行"),
            ("联系人", "这家单位的联系人"),
            ("电话", "联系电话，只供办理时用"),
        ],
    ),
    (
        &lists::CONTACTS,
        "contact",
        &[
            ("阶段", "办理前、办理中、办结后或答复后"),
            ("方式", "走访、面商、座谈等"),
            ("日期", "哪一天"),
            ("对象", "与谁沟通"),
            ("内容", "谈了什么"),
        ],
    ),
    (
        &lists::MEASURES,
        "measure",
        &[
            ("内容", "做了什么，写成能单独读的句子，末尾不加句号"),
            ("单位", "哪家单位做的；不写就是主办单位"),
            ("状态", "做完了没有"),
            ("完成日期", "做完的日子"),
            ("依据", "出自哪份材料"),
        ],
    ),
    (
        &lists::COMMITMENTS,
        "commitment",
        &[
            ("事项", "答应做什么，以动词开头"),
            ("单位", "哪家单位负责；不写就是主办单位"),
            ("期限", "答应什么时候做完"),
            ("完成日期", "做完的日子，填了就算销项"),
            ("证明", "凭什么说做完了"),
        ],
    ),
    (
        &lists::INTERIM_REPLIES,
        "interim_reply",
        &[("日期", "阶段答复的日子"), ("文号", "阶段答复的发文字号")],
    ),
    (
        &lists::FEEDBACK,
        "feedback",
        &[
            ("提出人", "谁的意见"),
            ("轮次", "第几次征询，写数字"),
            ("收回", "征询意见表收回没有"),
            ("日期", "收到的日子"),
            ("态度", "对办理态度满意不满意"),
            ("结果", "对办理结果满意不满意"),
            ("意见", "写了什么意见"),
        ],
    ),
    (
        &lists::REHANDLINGS,
        "rehandling",
        &[
            ("日期", "重新交办的日子"),
            ("原因", "为什么重新办理"),
            ("答复日期", "重新答复的日子"),
            ("办理结果", "重新办理的结果"),
            ("答复文号", "重新答复的发文字号"),
            ("答复正文", "重新答复的正文，几段就写几行"),
        ],
    ),
    (
        &lists::FOLLOW_UPS,
        "follow_up",
        &[
            ("轮次", "第几轮，或叫什么"),
            ("日期", "回头看的日子"),
            ("原结果", "回头看以前的办理结果"),
            ("现结果", "回头看以后的办理结果，没有变的照原样写"),
            ("说明", "有什么进展"),
        ],
    ),
    (&lists::HIGHLIGHTS, "highlight", &[("小标题", "这一段的小标题"), ("内容", "做法和效果")]),
];

fn texts(list: &ListKeys) -> Option<&'static Texts> {
    ALL.iter().find(|it| std::ptr::eq(it.0, list))
}

/// What definitions are called after the list.
pub(super) fn name(list: &ListKeys) -> &'static str {
    texts(list).map_or("item", |it| it.1)
}

/// What the key is; empty for one that was forgotten, which a test finds.
pub(super) fn text(list: &ListKeys, names: Names) -> &'static str {
    let keys = texts(list).map_or(&[][..], |it| it.2);
    keys.iter().find(|it| it.0 == names.0).map_or("", |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_every_list_has_a_text() {
        for list in lists::ALL {
            for key in list.keys {
                assert!(!text(list, key.names).is_empty(), "{}.{}", name(list), key.names.0);
            }
            assert_eq!(texts(list).unwrap().2.len(), list.keys.len(), "{}", name(list));
        }
    }
}
