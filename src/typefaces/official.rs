//! The names of the official faces and of those that offices use in their place.

use super::name::folded;
use crate::style::FaceRole;

/// The names that a face for `role` may go by, the best first: families, then PostScript names.
pub fn names(role: FaceRole) -> &'static [&'static str] {
    match role {
        FaceRole::XiaoBiaoSong => &[
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05",
            "方正公文小标宋",
            "华文中宋",
            "STZhongsong",
            "FZXBSJW--GB1-0",
            "FZXBSK--GBK1-0",
        ],
        FaceRole::FangSong => &[
            "仿宋_GB2312",
            "FangSong_GB2312",
            "仿宋",
            "FangSong",
            "方正仿宋_GBK",
            "FZFangSong-Z02",
            "方正仿宋简体",
            "FZFangSong-Z02S",
            "华文仿宋",
            "STFangsong",
            "FZFSK--GBK1-0",
            "FZFSJW--GB1-0",
        ],
        FaceRole::Kai => &[
            "楷体_GB2312",
            "KaiTi_GB2312",
            "楷体",
            "KaiTi",
            "方正楷体_GBK",
            "FZKai-Z03",
            "方正楷体简体",
            "FZKai-Z03S",
            "华文楷体",
            "STKaiti",
            "楷体-简",
            "Kaiti SC",
            "FZKTK--GBK1-0",
        ],
        FaceRole::Hei => &[
            "黑体",
            "SimHei",
            "方正黑体_GBK",
            "FZHei-B01",
            "方正黑体简体",
            "FZHei-B01S",
            "华文黑体",
            "STHeiti",
            "黑体-简",
            "Heiti SC",
            "FZHTK--GBK1-0",
        ],
        FaceRole::Song => &[
            "宋体",
            "SimSun",
            "方正书宋_GBK",
            "FZShuSong-Z01",
            "方正书宋简体",
            "FZShuSong-Z01S",
            "华文宋体",
            "STSong",
            "宋体-简",
            "Songti SC",
            "FZSSK--GBK1-0",
        ],
    }
}

/// The best of a face's own names, which are folded, with its place in [`names`]; `None` when it is
/// no face for `role`.
pub(super) fn rank(role: FaceRole, own: &[String]) -> Option<(usize, &'static str)> {
    names(role).iter().copied().enumerate().find(|(_, name)| own.contains(&folded(name)))
}
