//! Which activities are meant: `会议`, `会议、部署会`, `{类型: 宣传, 媒体层级: 市级}`, `全部`.

use super::{Activity, Test, keys, shape::Names};

/// What an activity can be chosen by: its key, and its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityField {
    /// 类型
    Kind,
    /// 名称
    Name,
    /// 领导
    Leader,
    /// 单位
    Units,
    /// 案件
    Cases,
    /// 成果
    Result,
    /// 媒体
    Media,
    /// 媒体层级
    MediaLevel,
    /// 链接
    Link,
}

/// A choice among activities: all its tests must hold; none means 全部.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityCondition {
    /// The tests, in the order in which they are written.
    pub tests: Vec<(ActivityField, Test)>,
}

impl ActivityField {
    /// All of them, as the record of an activity lists them.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Name,
        Self::Leader,
        Self::Units,
        Self::Cases,
        Self::Result,
        Self::Media,
        Self::MediaLevel,
        Self::Link,
    ];

    /// The Chinese key and the English alias.
    pub(super) const fn names(self) -> Names {
        match self {
            Self::Kind => keys::KIND,
            Self::Name => keys::NAME,
            Self::Leader => keys::LEADER,
            Self::Units => keys::UNITS,
            Self::Cases => keys::CASES,
            Self::Result => keys::ACTIVITY_RESULT,
            Self::Media => keys::MEDIA,
            Self::MediaLevel => keys::MEDIA_LEVEL,
            Self::Link => keys::LINK,
        }
    }

    /// The Chinese key.
    pub const fn chinese(self) -> &'static str {
        self.names().0
    }

    /// What an activity has of it.
    fn values(self, of: &Activity) -> Vec<&str> {
        match self {
            Self::Kind => vec![of.kind.chinese()],
            Self::Name => vec![&of.name],
            Self::Units => of.units.iter().map(String::as_str).collect(),
            Self::Cases => of.cases.iter().map(String::as_str).collect(),
            Self::Leader => of.leader.as_deref().into_iter().collect(),
            Self::Result => of.result.as_deref().into_iter().collect(),
            Self::Media => of.media.as_deref().into_iter().collect(),
            Self::MediaLevel => of.media_level.as_deref().into_iter().collect(),
            Self::Link => of.link.as_deref().into_iter().collect(),
        }
    }
}

impl ActivityCondition {
    /// Whether an activity is meant.
    pub fn matches(&self, activity: &Activity) -> bool {
        self.tests.iter().all(|(field, test)| {
            let values = field.values(activity);
            match test {
                Test::OneOf(wanted) => values.iter().any(|it| wanted.iter().any(|one| one == it)),
                Test::Present => !values.is_empty(),
                Test::Absent => values.is_empty(),
            }
        })
    }
}
