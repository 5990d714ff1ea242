//! The posts of leaders, as a document lists them: the higher first.

/// The words that tell a post, the first that a post holds deciding: those that hold another stand
/// before it.
const POSTS: [(&str, Rank); 15] = [
    ("副秘书长", Rank::Staff),
    ("秘书长", Rank::Staff),
    ("助理", Rank::Staff),
    ("办公室", Rank::Staff),
    ("办公厅", Rank::Staff),
    ("常务副", Rank::FirstDeputy),
    ("副", Rank::Deputy),
    ("书记", Rank::Secretary),
    ("省长", Rank::Head),
    ("市长", Rank::Head),
    ("区长", Rank::Head),
    ("县长", Rank::Head),
    ("主任", Rank::Head),
    ("局长", Rank::Head),
    ("镇长", Rank::Head),
];

/// How high a post is; what is not known stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// 书记
    Secretary,
    /// 区长, 主任
    Head,
    /// 常务副区长
    FirstDeputy,
    /// 副区长
    Deputy,
    /// 秘书长, 区长助理, 办公室主任
    Staff,
    /// A name, or a post without these words.
    Unknown,
}

/// The rank of who holds `posts`; of several the highest counts: `区委副书记、区长`.
pub fn rank(posts: &str) -> Rank {
    let known = |post: &str| POSTS.into_iter().find(|it| post.contains(it.0)).map(|it| it.1);
    posts.split('、').filter_map(known).min().unwrap_or(Rank::Unknown)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn the_higher_post_stands_first_and_equals_keep_their_order() {
        let mut posts = [
            "区政府办公室主任",
            "分管副区长",
            "王某某",
            "副区长",
            "常务副区长",
            "区委副书记、区长",
            "区委书记",
        ];
        posts.sort_by_key(|it| rank(it));
        assert_eq!(
            posts,
            [
                "区委书记",
                "区委副书记、区长",
                "常务副区长",
                "分管副区长",
                "副区长",
                "区政府办公室主任",
                "王某某",
            ]
        );
    }
}
