//! Text within a line: bold, references, footnotes, escapes.

use super::{builder::Builder, footnote::Lookup, reader::Reader, span::Span};
use crate::document::{Inline, InlineContent};

/// Inlines and where the first sentence of them ends.
pub(super) struct Sentence {
    pub(super) inlines: Vec<Inline>,
    /// The byte of the file behind the first 。 and the marks that close around it.
    pub(super) stop: Option<usize>,
}

impl<'a> Reader<'a> {
    /// Reads `span`, which holds no line break.
    pub(super) fn inlines(&mut self, span: Span<'a>) -> Vec<Inline> {
        self.scan(span, false).inlines
    }

    /// Reads `span` and cuts its text behind the first 。
    pub(super) fn sentence(&mut self, span: Span<'a>) -> Sentence {
        self.scan(span, true)
    }

    fn scan(&mut self, span: Span<'a>, cut: bool) -> Sentence {
        let mut line = Builder::new(self.file);
        let mut stop = None;
        let mut rest = span;
        while let Some(character) = rest.text.chars().next() {
            let length = self.step(character, rest, &mut line);
            rest = rest.after(length.max(character.len_utf8()));
            if cut && character == '。' && stop.is_none() {
                let closing = rest.text.trim_start_matches(['”', '’', '）', '》']);
                let closing = rest.text.len() - closing.len();
                line.word(rest.first(closing));
                line.flush();
                rest = rest.after(closing);
                stop = Some(rest.start);
            }
        }
        let (inlines, unclosed) = line.finish();
        if let Some(start) = unclosed {
            let mark = span.after(start - span.start).first("**".len());
            let cure = "请在加粗文字的另一头补上“**”；要印出星号，请写“\\*\\*”";
            self.error(mark, "“**”没有配对", cure);
        }
        Sentence { inlines, stop }
    }

    /// Reads what stands at the beginning of `rest` and gives its length in bytes.
    fn step(&mut self, character: char, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        match character {
            '\\' => line.escape(rest),
            '*' => self.stars(rest, line),
            '{' => self.reference(rest, line),
            '}' => {
                self.error(rest.first(1), "“}”没有配对的“{”", "请补上“{”；要印出花括号，请写“\\}”");
                line.word(rest.first(1))
            }
            '｛' | '｝' => {
                let brace = rest.first(character.len_utf8());
                let cure = "引用请用半角的“{”“}”；要印出它，请在前面加“\\”";
                self.error(brace, format!("用了全角花括号“{character}”"), cure);
                line.word(brace)
            }
            '[' if rest.text.starts_with("[^") => self.footnote(rest, line),
            '!' if rest.text.starts_with("![") => {
                let mark = rest.first("![".len());
                let cure = "请写成单独一行：![说明](路径)；要印出它，请写“!\\[”";
                self.error(mark, "图片没有独占一行，或没有写完", cure);
                line.word(mark)
            }
            '`' => self.code(rest, line),
            '<' => self.html(rest, line),
            '\t' => line.text(" ", rest.first(1)),
            _ if is_forbidden(character) => {
                let mark = rest.first(character.len_utf8());
                let name = format!("U+{:04X}", u32::from(character));
                self.error(mark, format!("文字中有看不见的控制字符（{name}）"), "请删去它");
                line.word(mark)
            }
            _ => line.word(rest.first(character.len_utf8())),
        }
    }

    fn stars(&mut self, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        let run = rest.first(rest.text.len() - rest.text.trim_start_matches('*').len());
        match run.text.len() {
            1 => line.word(run),
            2 => line.toggle(run),
            count => {
                self.error(
                    run,
                    format!("连着{count}个“*”，分不清加粗从哪里开始"),
                    "加粗请写“**文字**”；要印出星号，请写“\\*”",
                );
                line.word(run)
            }
        }
    }

    fn footnote(&mut self, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        let inside = rest.after("[^".len());
        let end = inside.text.find([']', '[']).unwrap_or(inside.text.len());
        let label = inside.first(end);
        if !inside.after(end).text.starts_with(']') || label.text.is_empty() {
            let mark = rest.first("[^".len());
            let cure = "请写成“[^1]”；要印出它，请写“\\[^”";
            self.error(mark, "脚注的编号没有写完", cure);
            return line.word(mark);
        }
        line.flush();
        let mark = rest.first("[^]".len() + end);
        let Some(mut footnotes) = self.footnotes.take() else {
            self.error(mark, "这里不能有脚注", "请把要说明的话写进正文");
            return mark.text.len();
        };
        let name = label.text;
        match footnotes.take(name) {
            Lookup::Found(text) => {
                // `self.footnotes` is empty meanwhile: a footnote has no footnotes.
                let content = InlineContent::Footnote(self.inlines(text));
                line.node(Inline { origin: mark.place(self.file), content });
            }
            Lookup::Used => {
                let cause = format!("脚注“{name}”已经引用过一次");
                self.error(mark, cause, "请为这里另写一条脚注");
            }
            Lookup::Undefined => self.error(
                mark,
                format!("没有名为“{name}”的脚注"),
                format!("请另起一行写“[^{name}]: 脚注文字”"),
            ),
        }
        self.footnotes = Some(footnotes);
        mark.text.len()
    }

    fn code(&mut self, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        let after = rest.text.trim_start_matches('`');
        let ticks = rest.text.len() - after.len();
        let closing = after.find('`').map_or(0, |at| at + 1);
        let code = rest.first(ticks + closing);
        self.error(code, "公文里没有代码“`”", "请删去“`”；要印出它，请写“\\`”");
        line.word(code)
    }

    fn html(&mut self, rest: Span<'a>, line: &mut Builder<'a>) -> usize {
        let inside = rest.after(1).text;
        if !inside.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it)) {
            return line.word(rest.first(1));
        }
        let name =
            inside.trim_start_matches(|it: char| it.is_ascii_alphanumeric() || "/!?-".contains(it));
        let tag = rest.first(1 + inside.len() - name.len());
        let cure = "请删去它；要印出小于号，请写“\\<”";
        self.error(tag, format!("公文里没有HTML“{}”", tag.text), cure);
        line.word(tag)
    }
}

/// Control characters, which XML forbids, and the line breaks that no line of ours ends with.
fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
}
