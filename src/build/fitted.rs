//! 版面: what was done so that text, 署名 and 版记 stand where they must, for the build's report.

use super::Composed;
use crate::{document::Signing, layout::Closing, style::gb9704::LINE_PITCH_PT};

impl Composed {
    /// A sentence for each thing that was done, without its full stop.
    pub fn fitted(&self) -> Vec<String> {
        let closing = &self.laid.closing;
        let mut told = Vec::new();
        if closing.addressees_in_imprint {
            told.push("主送机关太多，首页会排不下正文，已移到版记，排在抄送上面".to_owned());
        }
        if closing.text_begins_late {
            told.push("首页没有正文，请缩短标题或主送".to_owned());
        }
        let signing = self.document.signature.as_ref().map(|it| it.signing).unwrap_or_default();
        let what = match signing {
            Signing::Unsealed => "署名",
            Signing::Seal => "印章",
            Signing::Stamp => "签名章",
        };
        if closing.closeness.is_closer() {
            let aim = if closing.is_closer_for_imprint {
                "为使版记不另起一页".to_owned()
            } else {
                format!("为使{what}与正文同页")
            };
            told.push(format!("{aim}，{}", closer(closing)));
        } else if closing.carried_paragraphs > 0 {
            let Closing { carried_lines, lines_over, signature_page, .. } = closing;
            told.push(format!(
                "为使{what}与正文同页，正文最后{carried_lines}行随署名移到第{page}页；\
                 删去约{lines_over}行可移回第{signature_page}页",
                page = signature_page + 1,
            ));
        }
        if closing.imprint.as_ref().is_some_and(|it| it.follows_blank_page) {
            told.push("版记排在双页，前面有一个空白页，这两页都不编页码".to_owned());
        }
        let own = self.document.imprint.as_ref();
        let on_even_page = own.is_some_and(|it| it.on_even_page);
        let imprint = closing.imprint.as_ref();
        if let Some(imprint) = imprint.filter(|it| it.has_own_page && !on_even_page) {
            told.push(format!("版记另起一页（第{}页）", imprint.page + 1));
        }
        told
    }
}

fn closer(closing: &Closing) -> String {
    let pitch = closing.closeness.pitch;
    let blanks = "正文与署名之间的空行减少";
    if closing.closeness.has_closer_lines() {
        return format!("行距由{LINE_PITCH_PT:.0}磅改为{pitch}磅，{blanks}");
    }
    blanks.to_owned()
}
