//! Writing back: what a person edited in the finished document, put into the texts that it was made of,
//! so that the next build has it.
//!
//! What is wanted of the document ([`Wanted`]) is held against what it prints. Each passage knows where
//! it is typed (`home`) and of which characters and references it is made (`unit`): what a person kept
//! keeps its source. The texts are then changed in memory, the document is composed again, and what
//! does not come out as it is wanted is left out (`proof`).

mod applied;
mod drafted;
mod edited;
mod excerpt;
mod home;
mod line;
mod part;
mod proof;
mod reading;
mod refused;
mod report;
mod reworded;
mod rewritten;
mod sheet;
mod told;
mod unit;
mod unprintable;

use std::{collections::BTreeMap, sync::Arc};

pub use edited::wanted;
pub use line::Style;
pub use part::Wanted;
pub use report::{Taken, WrittenBack};

use super::{Options, Prepared};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile},
    document::Level,
    record::{DocumentHead, Stage, Subject},
};
use part::{Part, parts};
use proof::Proof;
use reading::Reading;
use rewritten::{Refusal, rewritten};
use unprintable::unprintable;

/// What is written back into, and how it is composed.
#[derive(Clone, Copy)]
struct Piece<'a> {
    file: &'a Arc<SourceFile>,
    subject: Option<Subject<'a>>,
    options: Options,
    levels: &'a [Level],
    /// Where 成文日期 is said.
    issue_date: &'a Place,
}

impl Prepared {
    /// The files of the project as they are to be so that the document that `file` holds, or the letter
    /// about `subject`, comes out as `wanted`, which names its passages as `options` compose it; nothing
    /// is written yet. Of a letter, what the record says of its case is written and nothing that all
    /// letters share.
    ///
    /// # Errors
    /// The document cannot be composed, is 已印发, or is another than `wanted` speaks of.
    pub fn write_back(
        &self,
        file: &Arc<SourceFile>,
        subject: Option<Subject<'_>>,
        options: Options,
        wanted: &[Wanted],
    ) -> Result<WrittenBack, Diagnostics> {
        let head = self.may_write(file, subject)?;
        let (document, found) = self.tree(file, subject, options);
        let document = document.ok_or(found)?;
        let is_letter = subject.is_some();
        let reading = Reading::of(self, &document, is_letter);
        let Some(parts) = parts(&reading, wanted) else {
            let cause = "改过的文件与现在的文档对不上，没有写回";
            let cure = "请重新运行huibao merge，让改动先与现在的文档合在一起";
            return Err(Diagnostic::error(cause).in_file(file.name.as_str()).cure(cure).into());
        };
        let over = if is_letter {
            drafted::TakenOver::nothing(file)
        } else {
            self.taken_over(file, options, &reading, &parts)
        };
        let (document, found) = self.tree(&over.file, subject, options);
        let document = document.ok_or(found)?;
        let reading = Reading::of(self, &document, is_letter);
        let piece = Piece {
            file,
            subject,
            options,
            levels: &head.levels,
            issue_date: &head.issue_date_place,
        };
        Ok(self.written_back(piece, &over, &reading, &parts))
    }

    /// The head of a document that may be written into.
    fn may_write(
        &self,
        file: &Arc<SourceFile>,
        subject: Option<Subject<'_>>,
    ) -> Result<DocumentHead, Diagnostics> {
        let (head, found) = self.head(file, subject);
        let head = head.filter(|_| !found.has_errors()).ok_or(found)?;
        let refused = |cause: &str, cure: &str| {
            Diagnostics::from(Diagnostic::error(cause).in_file(file.name.as_str()).cure(cure))
        };
        if head.stage == Stage::Issued {
            let cure = "要另写一份，请复制它，换一个文件名，把“状态”改为讨论稿";
            return Err(refused("这份文档已印发，不再写回", cure));
        }
        if head.each_case.is_some() && subject.is_none() {
            let cure = "请写明是哪一件的文件";
            return Err(refused("逐件的文档一件一份，不知道要写回的是哪一件", cure));
        }
        Ok(head)
    }

    fn written_back(
        &self,
        piece: Piece<'_>,
        over: &drafted::TakenOver,
        reading: &Reading<'_>,
        parts: &[Part],
    ) -> WrittenBack {
        let mut ready = BTreeMap::new();
        let mut left: Vec<(usize, Refusal)> = Vec::new();
        for (at, part) in parts.iter().enumerate().filter(|(_, it)| it.is_changed(reading)) {
            let typed =
                unprintable(part, &self.faces).map_or_else(|| rewritten(reading, part), Err);
            match typed {
                Ok(it) => drop(ready.insert(at, it)),
                Err(refusal) => left.push((at, refusal)),
            }
        }
        let proof =
            Proof { prepared: self, file: &over.file, piece, reading, parts, rewritten: &ready };
        let (taken, broken) = proof.all();
        left.extend(broken);
        left.sort_by_key(|it| it.0);
        let proven = proof.proven(&taken).ok();
        report::written_back(report::Result {
            piece,
            over,
            reading,
            parts,
            ready: &ready,
            taken,
            left,
            proven,
        })
    }
}
