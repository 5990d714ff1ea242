//! Tracked changes and comments by which a merge says what it leaves to a person.

use super::text::Op;
use crate::{
    revision::reviser::Reviser,
    word::{Element, Node},
};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) id: usize,
    pub(super) text: String,
}

/// The marks that a merge makes in one file.
#[derive(Debug)]
pub(super) struct Marks {
    pub(super) reviser: Reviser,
    /// The next id of a comment.
    pub(super) next_comment: usize,
    /// Comments that are to be written.
    pub(super) comments: Vec<Comment>,
    /// Those that are open, the last one opened last.
    open: Vec<usize>,
    /// Whether comments may stand here: a footnote takes none.
    pub(super) may_comment: bool,
}

impl Marks {
    pub(super) const fn new(reviser: Reviser, next_comment: usize) -> Self {
        Self { reviser, next_comment, comments: Vec::new(), open: Vec::new(), may_comment: true }
    }

    /// Begins the comment on what `op` leaves to a person.
    pub(super) fn begin(&mut self, op: &Op, out: &mut Vec<Node>) {
        let Some(text) = told(op) else { return };
        self.begin_told(text, out);
    }

    /// Begins a comment that says `text`.
    pub(super) fn begin_told(&mut self, text: String, out: &mut Vec<Node>) {
        if !self.may_comment {
            return;
        }
        let id = self.next_comment;
        self.next_comment = id.saturating_add(1);
        self.comments.push(Comment { id, text });
        self.open.push(id);
        out.push(Node::Element(Element::new("w:commentRangeStart").with("w:id", id)));
    }

    /// Ends it.
    pub(super) fn end(&mut self, op: &Op, out: &mut Vec<Node>) {
        if told(op).is_some() {
            self.end_told(out);
        }
    }

    /// Ends the comment that was begun last.
    pub(super) fn end_told(&mut self, out: &mut Vec<Node>) {
        let Some(id) = self.open.pop() else { return };
        out.push(Node::Element(Element::new("w:commentRangeEnd").with("w:id", id)));
        let reference = Element::new("w:commentReference").with("w:id", id);
        out.push(Node::Element(Element::new("w:r").child(reference)));
    }
}

/// What a comment says of `op`; nothing of what leaves nothing to a person.
fn told(op: &Op) -> Option<String> {
    let quoted =
        |it: &str| if it.is_empty() { "（删去了）".to_owned() } else { format!("“{it}”") };
    match op {
        Op::Put { .. } => None,
        Op::Figure { mine, base, theirs, reference, unit, .. } => Some(format!(
            "您改成了{mine}{unit}，台账现为{theirs}{unit}（{{{reference}}}，基准稿{base}{unit}），请定夺。接受修订，用台账的{theirs}{unit}；拒绝修订，保留您的{mine}{unit}。"
        )),
        Op::Words { mine, theirs, .. } => Some(format!(
            "这里您和新稿都改了。您写的：{}；新稿：{}，请定夺。接受修订，用您的；拒绝修订，用新稿的。",
            quoted(mine),
            quoted(theirs)
        )),
    }
}
