//! A document composed once more by the name that its files bear, to be held against them.

use std::sync::Arc;

use super::{Composed, Options, Prepared};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, SourceFile},
    project::Project,
};

/// What the name of a public copy ends with.
const PUBLIC: &str = "（公开版）";

impl Prepared {
    /// Composes what its files call `name`: `汇报`, `汇报（公开版）`, `答复函/0012-……`. What is missing is
    /// printed as 【待补：…】 and stops nothing.
    ///
    /// `None` when the project has no such document any more or an error stops it.
    pub fn compose_named(&self, name: &str) -> (Option<Composed>, Diagnostics) {
        let (document, letter) = match name.split_once('/') {
            Some((document, letter)) => (document, Some(letter)),
            None => (name, None),
        };
        let of_public = document.strip_suffix(PUBLIC);
        let stem = of_public.unwrap_or(document);
        let Some(file) = self.project.documents.iter().find(|it| Project::stem(it) == stem) else {
            let gone = format!("项目的documents文件夹里没有“{stem}”");
            let cure = "文档改了名的，请把项目里的文件名改回来再核对；不是这个项目的，请写出它的项目文件夹";
            return (None, Diagnostic::error(gone).cure(cure).into());
        };
        let options = Options { draft: true, public: of_public.is_some() };
        match letter {
            Some(letter) => self.compose_letter(file, letter, options),
            None => self.compose(file, options),
        }
    }

    fn compose_letter(
        &self,
        file: &Arc<SourceFile>,
        name: &str,
        options: Options,
    ) -> (Option<Composed>, Diagnostics) {
        let (batch, mut found) = self.batch(file, options);
        let Some(batch) = batch else { return (None, found) };
        let Some(letter) = batch.letter(name) else {
            let cause = format!("“{}”现在没有“{name}”这一件", batch.name());
            let cure = "台账里删去或不再选的件没有函；改了编号的，请核对";
            found.push(Diagnostic::error(cause).in_file(file.name.as_str()).cure(cure));
            return (None, found);
        };
        let (composed, faults) = batch.compose(letter);
        found.append(faults);
        (composed, found)
    }
}
