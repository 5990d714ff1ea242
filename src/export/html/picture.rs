//! Pictures, in the page itself: one file is whole wherever it is sent.

use data_encoding::BASE64;

use super::{Page, text::escaped};
use crate::{
    document::{Picture, plain_text},
    picture,
};

impl Page<'_> {
    pub(super) fn picture(&mut self, picture: &Picture) {
        let words = escaped(&plain_text(&picture.caption));
        self.push("<figure>\n");
        if let Some(bytes) = self.manuscript.pictures.get(&picture.path) {
            let kind = if picture::is_jpeg(bytes) { "jpeg" } else { "png" };
            let data = BASE64.encode(bytes);
            self.push(&format!("<img src=\"data:image/{kind};base64,{data}\" alt=\"{words}\">\n"));
        }
        self.element("figcaption", "", &picture.caption);
        self.push("</figure>\n");
    }
}
