//! Whether a short title is taken from a title: its characters stand in the title. Their order may
//! change, as when 在社区增设助餐点 becomes 增设社区助餐点.

/// Words that bind others and may come and go, or stand at the ends of every title.
const LITTLE: &str = "的和与及等之以并在关于建议提案对地得了为";

/// Whether all that `short` says stands in `title`, little words and marks aside.
pub fn is_abridged(short: &str, title: &str) -> bool {
    let mut left: Vec<char> = title.chars().collect();
    short.chars().filter(|it| counts(*it)).all(|wanted| {
        let at = left.iter().position(|it| same(*it, wanted));
        at.map(|it| left.swap_remove(it)).is_some()
    })
}

fn counts(character: char) -> bool {
    character.is_alphanumeric() && !LITTLE.contains(character)
}

fn same(one: char, other: char) -> bool {
    one == other || one.eq_ignore_ascii_case(&other)
}

#[cfg(test)]
mod tests {
    use super::is_abridged;

    #[test]
    fn a_short_title_takes_its_characters_from_the_title() {
        let title = "关于开放性公共区域增设安装安全技防设施设备的建议";
        for short in [
            "开放性公共区域增设安装安全技防设施设备",
            "公共区域增设技防设施",
            "“开放性公共区域”的技防设施",
            "关于公共区域增设技防设施的建议",
            "增设技防设施的公共区域",
        ] {
            assert!(is_abridged(short, title), "{short}");
        }
        for short in ["智能安防", "公共区域加装技防设施", "公共区域的公共设施"]
        {
            assert!(!is_abridged(short, title), "{short}");
        }
    }
}
