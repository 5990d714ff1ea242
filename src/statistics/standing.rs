//! Ranks: equal values share one, and a list that ends within equals takes all of them.

/// The place of one value among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// From 1; after two that share rank 2 comes rank 4.
    pub(super) rank: usize,
    /// 并列: whether others share the rank.
    pub(super) is_shared: bool,
}

impl Standing {
    /// `第1位`, `并列第3位`.
    pub(super) fn in_words(self) -> String {
        let shared = if self.is_shared { "并列" } else { "" };
        format!("{shared}第{}位", self.rank)
    }
}

/// The standings of values from the best to the worst.
pub(super) fn standings<T>(sorted: &[T], is_same: impl Fn(&T, &T) -> bool) -> Vec<Standing> {
    let mut all = Vec::with_capacity(sorted.len());
    for equals in sorted.chunk_by(is_same) {
        let standing = Standing { rank: all.len().saturating_add(1), is_shared: equals.len() > 1 };
        all.extend(equals.iter().map(|_| standing));
    }
    all
}

/// How many of them a list of the first `top` holds.
pub(super) fn kept(standings: &[Standing], top: Option<usize>) -> usize {
    let last = top.and_then(|it| it.checked_sub(1)).and_then(|at| standings.get(at));
    last.map_or(standings.len(), |last| {
        standings.iter().take_while(|it| it.rank <= last.rank).count()
    })
}

/// `前3`, `前3（并列，共4项）`; nothing when all are listed.
pub(super) fn cut_in_words(all: usize, kept: usize, top: Option<usize>) -> Option<String> {
    match top {
        Some(top) if kept > top => Some(format!("前{top}（并列，共{kept}项）")),
        Some(top) if all > kept => Some(format!("前{top}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranks(values: &[u32]) -> Vec<String> {
        standings(values, |a, b| a == b).into_iter().map(Standing::in_words).collect()
    }

    #[test]
    fn equals_share_a_rank_and_the_next_is_counted_on() {
        assert_eq!(
            ranks(&[9, 7, 7, 4, 4, 4, 1]),
            ["第1位", "并列第2位", "并列第2位", "并列第4位", "并列第4位", "并列第4位", "第7位"]
        );
    }

    #[test]
    fn a_list_that_ends_within_equals_takes_all_of_them() {
        let all = standings(&[9, 7, 7, 4], |a, b| a == b);
        let counts: Vec<usize> = (1..=5).map(|it| kept(&all, Some(it))).collect();
        assert_eq!(counts, [1, 3, 3, 4, 4]);
        assert_eq!(kept(&all, None), 4);
        assert_eq!(cut_in_words(4, 3, Some(2)).unwrap(), "前2（并列，共3项）");
        assert_eq!(cut_in_words(4, 3, Some(3)).unwrap(), "前3");
        assert_eq!(cut_in_words(4, 4, Some(9)), None);
    }
}
