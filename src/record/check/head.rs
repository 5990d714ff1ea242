//! The YAML head of a document, between the two `---` lines.

use std::{ops::Range, sync::Arc};

use super::{
    agreement, closing, each_case,
    entries::{Entries, list},
    leaf, letterhead, levels, marks as page_marks, opinion, page, spoken, typed_along,
    web_metadata,
};
use crate::{
    chinese::date::{self, WrittenDate},
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile},
    document::{ColumnCount, Format, Level, Numbering, SignaturePosition},
    record::{
        AsOf, DocumentHead, DocumentNumber, Field, IssueDate, Stage, Subject, Written, keys,
        raw::{self, Content, Node},
    },
};

/// Where the head of a template stands, by the template's name.
pub type TemplateHeads<'a> = &'a dyn Fn(&str) -> Option<Place>;

/// What a head is read beside.
#[derive(Clone, Copy, Default)]
pub struct HeadGround<'a> {
    /// The heads of the templates: what a document does not say is as its template has it.
    pub template: Option<TemplateHeads<'a>>,
    /// The case that the letter is about.
    pub subject: Option<Subject<'a>>,
}

/// Reads and checks the head of a file of `documents/`; it is there when enough of it can be read to
/// go on and find what else is wrong with the document.
pub fn document_head(
    file: &Arc<SourceFile>,
    ground: HeadGround<'_>,
) -> (Option<DocumentHead>, Diagnostics) {
    let mut found = Diagnostics::default();
    let head = split(file, &mut found).and_then(|(yaml, prose)| {
        let mut root = raw::read(file, yaml, &mut found)?;
        let mut basis = template_root(&root, ground, &mut found);
        let as_of = as_of(&root);
        for it in std::iter::once(&mut root).chain(&mut basis) {
            each_case::about(it, ground.subject, as_of);
        }
        let mut entries = open(&root, "文档设置", &mut found)?;
        if let Some(basis) = basis.as_ref().and_then(|it| open(it, "模板的设置", &mut found)) {
            entries.inherit(basis);
        }
        read(&entries, Place::new(file, prose), &mut found)
    });
    (head, found)
}

fn open<'a>(root: &'a Node, what: &str, found: &mut Diagnostics) -> Option<Entries<'a>> {
    Entries::open_beside(root, what, keys::HEAD_KEYS, keys::SECRECY_KEYS, found)
}

/// The head of the template that the document asks for.
fn template_root(root: &Node, ground: HeadGround<'_>, found: &mut Diagnostics) -> Option<Node> {
    let asked = written(root, keys::TEMPLATE)?;
    let Place { file, range } = ground.template?(&asked)?;
    raw::read(&file, range, found)
}

/// 截至, where it can be read: what is wrong with it is told when the head is read.
fn as_of(root: &Node) -> Option<AsOf> {
    match date::read(&written(root, keys::AS_OF)?) {
        Some(WrittenDate::Day(date)) => Some(AsOf { date }),
        _ => None,
    }
}

/// The text of a key.
fn written(root: &Node, name: keys::Names) -> Option<String> {
    let Content::Map(entries) = &root.content else { return None };
    let is_key = |it: &&(raw::Key, Node)| it.0.text == name.0 || it.0.text == name.1;
    match &entries.iter().find(is_key)?.1.content {
        Content::Text(text, _) => Some(text.trim().to_owned()),
        _ => None,
    }
}

const FENCE: &str = "---";

/// Where the YAML stands that a template begins with; `None` when it begins with none.
pub fn template_head(file: &Arc<SourceFile>) -> Option<Range<usize>> {
    if file.text.lines().find(|it| !it.trim().is_empty())?.trim_end() != FENCE {
        return None;
    }
    split(file, &mut Diagnostics::default()).map(|(yaml, _)| yaml)
}

/// The bytes of the YAML and those of the prose.
fn split(file: &Arc<SourceFile>, found: &mut Diagnostics) -> Option<(Range<usize>, Range<usize>)> {
    let mut start = 0usize;
    let mut yaml = None;
    for line in file.text.split_inclusive('\n') {
        let end = start.saturating_add(line.len());
        let is_fence = line.trim_end() == FENCE;
        match yaml {
            None if is_fence => yaml = Some(end),
            None if line.trim().is_empty() => {}
            None => break,
            Some(yaml) if is_fence => return Some((yaml..start, end..file.text.len())),
            Some(_) => {}
        }
        start = end;
    }
    let cure = "文件开头请用两行“---”夹住文档设置：模板、标题、截至等，正文写在第二行“---”之后";
    let cause = match yaml {
        None => "文件开头没有文档设置",
        Some(_) => "文档设置没有结尾的“---”",
    };
    let line = file.text.lines().next().unwrap_or_default();
    found.push(Diagnostic::error(cause).at(&Place::new(file, 0..line.len())).cure(cure));
    None
}

fn read(entries: &Entries<'_>, prose: Place, found: &mut Diagnostics) -> Option<DocumentHead> {
    let what = "文档设置";
    let template = entries.require(keys::TEMPLATE, what, "请写“模板: 汇报”", found);
    let title = entries.require(keys::TITLE, what, "请写文件标题", found);
    let as_of =
        entries.require(keys::AS_OF, what, "请写数字截至哪一天，如“截至: 2021-07-05”", found);
    let template = template.and_then(|it| leaf::text(it, "模板", found));
    let title = title.and_then(|it| leaf::sentence(it, "标题", found));
    let as_of = as_of.and_then(|it| leaf::date(it, "截至", found));

    let positions = [("题下", SignaturePosition::UnderTitle), ("文末", SignaturePosition::AtEnd)];
    let groupings = [Field::Category, Field::Keywords].map(|it| (it.chinese(), it));
    let issue_date =
        entries.get(keys::ISSUE_DATE).and_then(|it| day_or_month(it, keys::ISSUE_DATE.0, found));
    let each_case = each_case::each_case(entries, found);
    // A letter knows what was known when it was signed.
    let as_of = match issue_date.and_then(IssueDate::date) {
        Some(signed) if each_case.is_some() => as_of.map(|it| it.min(signed)),
        _ => as_of,
    };
    agreement::check_order(entries, as_of, issue_date, found);
    agreement::check_sent(entries, issue_date, found);
    let title_lines = title_lines(entries, title.as_ref(), found);
    let (levels, numbering) = entries
        .get(keys::LEVELS)
        .map_or((None, Numbering::default()), |it| levels::levels(it, found));
    let columns = [None, Some(ColumnCount::Two), Some(ColumnCount::Three)];
    let columns = columns.map(|it| (it.map_or("单栏", ColumnCount::chinese), it));
    let overline = entries.get(keys::OVERLINE);
    let said = letterhead::format(entries, found);
    let format = said.unwrap_or_default();
    let position = choice(entries, keys::SIGNATURE_POSITION, &positions, found);
    let position = position.unwrap_or(match format {
        Format::Plain => SignaturePosition::UnderTitle,
        _ => SignaturePosition::AtEnd,
    });
    // What a format prints and asks for is told where it is known which is meant.
    let mut unheard = Diagnostics::default();
    let of_format = if said.is_some() { &mut *found } else { &mut unheard };
    letterhead::warn_of_unprinted(entries, format, of_format);
    let signing = closing::signing(entries, format, position, of_format);
    let grouping = choice(entries, keys::GROUPING, &groupings, found);
    let addressees = closing::several(entries, keys::ADDRESSEES, leaf::sentence, found);
    let letterhead = letterhead::letterhead(entries, format, found);
    let imprint = closing::imprint(entries, format, found);
    let selection = each_case::selection(entries, found);
    let is_numbered = letterhead
        .as_ref()
        .is_none_or(|it| it.document_number.as_ref().is_some_and(DocumentNumber::is_complete));
    let is_signed = issue_date.is_some_and(|it| it.date().is_some());
    let said = stage(entries, each_case.is_some(), found);
    let stage = said.of(is_numbered && is_signed);
    agreement::check_signed(entries, stage, found);
    let printed = |name| entries.get(name).filter(|_| letterhead::prints(format, name));
    let marks = printed(keys::PAGE_MARKS).map(|_| page_marks::marks(entries, found));
    let occasion = printed(keys::OCCASION).and_then(|it| spoken::occasion(it, as_of, stage, found));
    let speaker = printed(keys::SPEAKER).and_then(|it| spoken::speaker(it, found));
    let unread = [
        (keys::ISSUE_DATE, issue_date.is_none()),
        (keys::DOCUMENT_NUMBER, letterhead.as_ref().is_some_and(|it| it.document_number.is_none())),
        (keys::PRINTED_ON, imprint.as_ref().is_some_and(|it| it.printed_on.is_none())),
    ];
    let unread = unread.into_iter().filter(|(name, is_unread)| *is_unread && says(entries, *name));
    let head = DocumentHead {
        template: template?,
        title: title.unwrap_or_else(|| untitled(entries)),
        overline: overline.and_then(|it| leaf::sentence(it, keys::OVERLINE.0, found)),
        title_lines,
        as_of: as_of?,
        as_of_place: entries.get(keys::AS_OF)?.place.clone(),
        stage,
        stage_place: place_of(entries, keys::STAGE),
        levels: levels.unwrap_or_else(|| Level::ALL.to_vec()),
        numbering,
        columns: choice(entries, keys::SET_IN, &columns, found).flatten(),
        levels_place: place_of(entries, keys::LEVELS),
        addressees: addressees.into_iter().map(typed_along::without_colon).collect(),
        format,
        letterhead,
        marks: marks.unwrap_or_default(),
        occasion,
        speaker,
        signatories: closing::signatories(entries, found),
        signer_posts: closing::posts(entries, found),
        signing,
        remark: remark(entries, found),
        imprint,
        issue_date,
        issue_date_place: place_of(entries, keys::ISSUE_DATE),
        unread: unread.map(|(name, _)| name.0).collect(),
        signature_position: position,
        orientation: page::orientation(entries, format, found),
        grouping: grouping.unwrap_or(Field::Category),
        opinion: opinion::opinion(entries, issue_date, found),
        each_case,
        selection,
        stage_by_record: said.is_by_record(),
        web: web_metadata::web_metadata(entries, issue_date, found),
        public_copy: false,
        prose,
    };
    agreement::check(&head, found);
    Some(head)
}

/// 状态 as written.
#[derive(Clone, Copy)]
enum SaidStage {
    /// The same for all that is made of the document.
    Fixed(Stage),
    /// 按台账, or 已印发 of a document of many files: a letter whose number and date the register
    /// knows has been signed, others have not.
    ByRecord(Stage),
}

impl SaidStage {
    const fn of(self, is_signed: bool) -> Stage {
        match self {
            Self::Fixed(stage) => stage,
            Self::ByRecord(stage) if is_signed => stage,
            Self::ByRecord(_) => Stage::Review,
        }
    }

    const fn is_by_record(self) -> bool {
        matches!(self, Self::ByRecord(_))
    }
}

fn stage(entries: &Entries<'_>, is_each_case: bool, found: &mut Diagnostics) -> SaidStage {
    let fixed = Stage::ALL.map(|it| {
        let is_by_record = is_each_case && it == Stage::Issued;
        let said = if is_by_record { SaidStage::ByRecord } else { SaidStage::Fixed };
        (it.chinese(), said(it))
    });
    let by_record = (Stage::BY_RECORD, SaidStage::ByRecord(Stage::Final));
    let options: Vec<(&str, SaidStage)> =
        fixed.into_iter().chain(is_each_case.then_some(by_record)).collect();
    let said = choice(entries, keys::STAGE, &options, found);
    said.unwrap_or(SaidStage::Fixed(Stage::Discussion))
}

/// Where the value of a key stands, or the whole head.
fn place_of(entries: &Entries<'_>, name: keys::Names) -> Place {
    entries.get(name).map_or(entries.place, |it| &it.place).clone()
}

/// 附注 is printed in its brackets, whether they were typed or not.
fn remark(entries: &Entries<'_>, found: &mut Diagnostics) -> Option<Written> {
    let name = keys::REMARK;
    let written = leaf::sentence(entries.get(name)?, name.0, found)?;
    typed_along::without_label(written, name).map(typed_along::without_brackets)
}

/// Whether anything is written after a key.
fn says(entries: &Entries<'_>, name: keys::Names) -> bool {
    let is_blank =
        |it: &Node| matches!(&it.content, Content::Text(text, _) if text.trim().is_empty());
    entries.get(name).is_some_and(|it| !is_blank(it))
}

/// No words where 标题, which has been reported, cannot be read.
fn untitled(entries: &Entries<'_>) -> Written {
    let Place { file, range } = entries.place;
    Written { text: String::new(), place: Place::new(file, range.start..range.start) }
}

/// One of `options`, as a key says.
pub(super) fn choice<T: Copy>(
    entries: &Entries<'_>,
    name: keys::Names,
    options: &[(&str, T)],
    found: &mut Diagnostics,
) -> Option<T> {
    leaf::choice(entries.get(name)?, name.0, options, found)
}

/// 成文日期, or the date of a meeting: the day may be open as long as it is not fixed.
pub(super) fn day_or_month(node: &Node, what: &str, found: &mut Diagnostics) -> Option<IssueDate> {
    let written = leaf::text(node, what, found)?;
    match date::read(&written.text) {
        Some(WrittenDate::Day(date)) => Some(IssueDate::signed(date)),
        Some(WrittenDate::Month { year, month }) => IssueDate::open(year, month),
        other => {
            found.push(leaf::no_date(&written, what, other));
            None
        }
    }
}

/// 题行: together they are the title.
fn title_lines(
    entries: &Entries<'_>,
    title: Option<&Written>,
    found: &mut Diagnostics,
) -> Vec<String> {
    let Some(node) = entries.get(keys::TITLE_LINES) else { return Vec::new() };
    let items = list(node, "题行", found);
    let lines: Vec<String> =
        items.iter().filter_map(|it| leaf::sentence(it, "题行", found)).map(|it| it.text).collect();
    let joined = lines.concat();
    if let Some(title) = title.filter(|it| it.text != joined && !lines.is_empty()) {
        found.push(
            Diagnostic::error(format!("题行连起来是“{joined}”，与标题“{}”不同", title.text))
                .at(&node.place)
                .cure("请把标题原文分行，不增不减"),
        );
    }
    lines
}
