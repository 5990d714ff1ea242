//! What the head of a spoken report says of its delivery.

use super::{IssueDate, Written};

/// 报告场合: the meeting at which a report is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Its day, which may be open until the agenda is fixed.
    pub date: IssueDate,
    /// The meeting, such as 区二届人大常委会第三十三次会议: plain text.
    pub meeting: Written,
}

impl Occasion {
    /// As printed under the title: `——2025年7月20日在区二届人大常委会第三十三次会议上`.
    pub fn printed(&self) -> String {
        format!("——{}在{}上", self.date.printed(), self.meeting.text)
    }
}

/// 报告人: who delivers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// 职务: inline markup.
    pub post: Written,
    /// 姓名: inline markup.
    pub name: Written,
}
