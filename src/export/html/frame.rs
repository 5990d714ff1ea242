//! What stands around the text: 标题 with the lines of 公开信息, 主送, 附件说明, 署名, 附注. 版头's mark and
//! 版记 belong to paper.

use super::{Page, text::escaped};
use crate::{
    chinese::date::{self, WrittenDate},
    document::{Annex, Block, BlockContent, SignaturePosition, plain_text},
};

impl Page<'_> {
    /// What stands before the text.
    pub(super) fn header(&mut self) {
        let document = self.manuscript.document;
        self.push("<header>\n");
        self.element("p", " class=\"overline\"", &document.head.overline);
        self.element("h1", "", &document.head.title);
        self.metadata();
        self.signature_at(SignaturePosition::UnderTitle);
        self.push("</header>\n");
        self.element("p", " class=\"addressees\"", &document.head.addressees);
    }

    /// 公开信息, 发文字号 among it.
    fn metadata(&mut self) {
        let manuscript = self.manuscript;
        let number = manuscript.document.head.letterhead.iter();
        let number = number.map(|it| plain_text(&it.document_number)).find(|it| !it.is_empty());
        let number = number.map(|it| ("文号", it));
        let web = manuscript.properties.web.iter().map(|it| (it.label, it.text.clone()));
        let lines: Vec<(&str, String)> = web.chain(number).collect();
        if lines.is_empty() {
            return;
        }
        self.push("<dl class=\"metadata\">\n");
        for (label, text) in lines {
            self.push(&format!("<div><dt>{label}</dt><dd>{}</dd></div>\n", timed(&text)));
        }
        self.push("</dl>\n");
    }

    /// What closes the text, which the annexes follow.
    pub(super) fn closing(&mut self, annexes: &[&Block]) {
        let document = self.manuscript.document;
        self.names_of(annexes);
        self.signature_at(SignaturePosition::AtEnd);
        self.element("p", " class=\"remark\"", &document.remark);
    }

    /// 附件说明: each name leads to its annex.
    fn names_of(&mut self, annexes: &[&Block]) {
        if annexes.is_empty() {
            return;
        }
        self.push("<nav class=\"annexes\" aria-label=\"附件\">\n");
        for (nth, block) in (1_usize..).zip(annexes) {
            let BlockContent::Annex(Annex { number, title, .. }) = &block.content else { continue };
            let number = number.map(|it| format!("{it}.")).unwrap_or_default();
            let title = escaped(&plain_text(title));
            let label = if nth == 1 { "附件：" } else { "" };
            self.push(&format!("<p>{label}<a href=\"#annex-{nth}\">{number}{title}</a></p>\n"));
        }
        self.push("</nav>\n");
    }

    /// 署名 and 成文日期, where they stand there.
    fn signature_at(&mut self, position: SignaturePosition) {
        let signature = self.manuscript.document.signature.as_ref();
        let Some(signature) = signature.filter(|it| it.position == position) else { return };
        self.push("<div class=\"signature\">\n");
        for organ in &signature.signatories {
            self.element("p", "", organ);
        }
        let date = plain_text(&signature.issue_date);
        if !date.is_empty() {
            self.push(&format!("<p>{}</p>\n", timed(&date)));
        }
        self.push("</div>\n");
    }
}

/// A text that programs can read too where it is a date, the day of which may be open.
fn timed(text: &str) -> String {
    let shown = escaped(text);
    let bare = text.replace("　日", "");
    let machine = match date::read(bare.trim()) {
        Some(WrittenDate::Day(date)) => date.format("%Y-%m-%d").to_string(),
        Some(WrittenDate::Month { year, month }) => format!("{year}-{month:02}"),
        _ => return shown,
    };
    format!("<time datetime=\"{machine}\">{shown}</time>")
}
