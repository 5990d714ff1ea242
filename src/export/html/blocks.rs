//! Blocks: headings, paragraphs, lists, quotations, columns, annexes.

use super::{Page, text::escaped};
use crate::document::{
    Annex, Block, BlockContent, Cover, Heading, ListItem, Part, Particular, plain_text,
};

impl Page<'_> {
    /// The text, what closes it, the annexes.
    pub(super) fn body(&mut self) {
        let body = &self.manuscript.document.body;
        let is_annex = |it: &&Block| matches!(it.content, BlockContent::Annex(_));
        let text = body.iter().position(|it| is_annex(&it)).unwrap_or(body.len());
        let (text, annexes) = body.split_at_checked(text).unwrap_or((body, &[]));
        self.blocks(text, 1);
        let annexes: Vec<&Block> = annexes.iter().filter(is_annex).collect();
        self.closing(&annexes);
        for (nth, block) in (1_usize..).zip(annexes) {
            if let BlockContent::Annex(annex) = &block.content {
                self.annex(annex, nth);
            }
        }
    }

    /// Blocks below a heading of the depth `above`, 1 for the document's title.
    pub(super) fn blocks(&mut self, blocks: &[Block], above: usize) {
        let mut lists = 0;
        for block in blocks {
            lists = self.lists(lists, &block.content);
            match &block.content {
                BlockContent::Heading(heading) => self.heading(heading, above),
                BlockContent::Paragraph(text) => self.element("p", "", text),
                BlockContent::ListItem(item) => {
                    let words = self.inlines(&item.text);
                    self.push(&format!("<li>{words}"));
                }
                BlockContent::Quotation(text) => {
                    self.push("<blockquote>\n");
                    self.element("p", "", text);
                    self.push("</blockquote>\n");
                }
                BlockContent::Table(table) => self.table(table),
                BlockContent::Picture(picture) => self.picture(picture),
                BlockContent::Chart(chart) => self.chart(chart, block),
                BlockContent::Columns(columns) => {
                    let count = columns.count.number();
                    self.push(&format!("<div class=\"columns columns-{count}\">\n"));
                    self.blocks(&columns.blocks, above);
                    self.push("</div>\n");
                }
                BlockContent::SideBox(side_box) => {
                    self.push("<aside class=\"box\">\n");
                    self.element("p", " class=\"box-title\"", &side_box.title);
                    self.blocks(&side_box.blocks, above);
                    self.push("</aside>\n");
                }
                BlockContent::PictureRow(pictures) => {
                    self.push("<div class=\"pictures\">\n");
                    self.blocks(pictures, above);
                    self.push("</div>\n");
                }
                BlockContent::Cover(cover) => self.cover(cover),
                // There are no pages to list; annexes stand at the end of the body alone.
                BlockContent::Contents(_) | BlockContent::Annex(_) => {}
                BlockContent::Part(part) if part.title.is_empty() => {
                    self.blocks(&part.blocks, above);
                }
                BlockContent::Part(part) => self.part(part, above),
            }
        }
        self.close_lists(lists, 0);
    }

    /// Opens and closes lists for what comes next; how many are open then.
    fn lists(&mut self, open: usize, next: &BlockContent) -> usize {
        let wanted = match next {
            BlockContent::ListItem(ListItem { nested, .. }) => {
                if *nested {
                    2
                } else {
                    1
                }
            }
            _ => 0,
        };
        if wanted > open {
            self.push(&"\n<ul>\n".repeat(wanted.saturating_sub(open)));
        } else {
            self.close_lists(open, wanted);
            if wanted > 0 {
                self.push("</li>\n");
            }
        }
        wanted
    }

    fn close_lists(&mut self, open: usize, wanted: usize) {
        self.push(&"</li>\n</ul>\n".repeat(open.saturating_sub(wanted)));
    }

    fn heading(&mut self, heading: &Heading, above: usize) {
        // Levels that a document leaves out leave no gap.
        self.open.retain(|it| *it < heading.level);
        self.open.push(heading.level);
        let depth = self.open.len().saturating_add(above).min(6);
        let words = self.inlines(&heading.text);
        self.push(&format!("<h{depth}>{}{words}</h{depth}>\n", heading.number));
        self.element("p", "", &heading.rest);
    }

    /// What stands around the title on 封面.
    fn cover(&mut self, cover: &Cover) {
        let corner = cover.corner.iter().chain(&cover.particulars);
        for words in &cover.above {
            self.element("p", "", words);
        }
        for Particular { label, value } in corner {
            let value = self.inlines(value);
            self.push(&format!("<p>{}：{value}</p>\n", escaped(label)));
        }
        for words in &cover.foot {
            self.element("p", "", words);
        }
    }

    fn part(&mut self, part: &Part, above: usize) {
        let depth = above.saturating_add(1).min(6);
        self.push("<section>\n");
        self.element(&format!("h{depth}"), "", &part.title);
        self.open.clear();
        self.blocks(&part.blocks, depth);
        self.open.clear();
        self.push("</section>\n");
    }

    fn annex(&mut self, annex: &Annex, nth: usize) {
        let number = annex.number.map(|it| it.to_string()).unwrap_or_default();
        self.push(&format!(
            "<section class=\"annex\" id=\"annex-{nth}\" aria-labelledby=\"annex-title-{nth}\">\n\
             <p class=\"annex-label\">附件{number}</p>\n"
        ));
        if !plain_text(&annex.title).is_empty() {
            self.element("h2", &format!(" id=\"annex-title-{nth}\""), &annex.title);
        }
        self.open.clear();
        self.blocks(&annex.blocks, 2);
        self.push("</section>\n");
    }
}
