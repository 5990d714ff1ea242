//! The known name that a mistyped one was probably meant to be.

/// What people write for the words of the format.
const SAME: [(&str, &str); 3] = [("时间", "日期"), ("人大", "代表"), ("协办", "会办")];

/// The nearest of `names`, where one is near enough to be worth a question: half of its characters
/// right, or one name within the other. A name that holds all that was typed is nearest of all.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let in_our_words =
        SAME.iter().fold(typed.to_owned(), |typed, (theirs, ours)| typed.replace(theirs, ours));
    let typed: Vec<char> = in_our_words.chars().collect();
    names
        .into_iter()
        .filter_map(|name| {
            let known: Vec<char> = name.chars().collect();
            let longer = known.len().max(typed.len());
            let away = distance(&typed, &known);
            let holds = contains(&known, &typed);
            let is_near = away.saturating_mul(2) <= longer || holds || contains(&typed, &known);
            is_near.then_some((!holds, away, name))
        })
        .min_by_key(|&(lacks, away, _)| (lacks, away))
        .map(|(.., name)| name)
}

fn contains(whole: &[char], part: &[char]) -> bool {
    part.len() > 1 && whole.windows(part.len()).any(|it| it == part)
}

/// How many characters must be put in, taken out or replaced.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, from) in left.iter().enumerate() {
        let mut corner = row;
        let mut last = row.saturating_add(1);
        let mut current = vec![last];
        for (to, &up) in right.iter().zip(above.iter().skip(1)) {
            let replaced = corner.saturating_add(usize::from(from != to));
            corner = up;
            last = replaced.min(up.saturating_add(1)).min(last.saturating_add(1));
            current.push(last);
        }
        above = current;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        let names = ["答复期限", "答复日期", "交办日期", "主办", "办理结果"];
        assert_eq!(nearest("答复时间", names), Some("答复日期"));
        assert_eq!(nearest("主办单位", names), Some("主办"));
        assert_eq!(nearest("办理結果", names), Some("办理结果"));
        assert_eq!(nearest("联系电话", names), None);
    }

    #[test]
    fn distance_counts_characters() {
        let count = |a: &str, b: &str| {
            distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert_eq!(count("", "三个字"), 3);
        assert_eq!(count("办理结果", "办结果"), 1);
        assert_eq!(count("甲乙丙", "甲乙丙"), 0);
    }
}
