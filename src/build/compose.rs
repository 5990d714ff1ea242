//! One document through every stage: head, figures, draft, prose, tree, pages.

use std::sync::Arc;

use super::{
    Composed, Options, Prepared, RegisterReferences, Withheld,
    answers::{Answers, Strictness, answers},
    answers_left::left_to_template,
    cited::cited,
    head_text::HeadText,
    issued::written,
    lineage::{Mention, Printed, mentions},
    narrowed::NarrowedReferences,
    pictures::pictures,
    recipe::Ingredients,
    recorded::recorded,
    redraft::DraftedSection,
    retraced::retraced,
    rules::{self, Ground},
    withheld::PublicReferences,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, SourceFile},
    document::{
        self, Block, BlockContent, ColumnCount, Document, Format, Level, References, Section,
    },
    export::Properties,
    layout,
    markup::{self, Notation},
    project::Project,
    record::{
        self, Case, DeclarationKind, DocumentHead, HeadGround, Register, Selection, Stage, Subject,
    },
    statistics::{self, Figures},
    template::Views,
};

/// The text of a document and what it was made of.
pub(super) struct Body {
    /// The text.
    pub(super) blocks: Vec<Block>,
    /// What the template wrote.
    pub(super) drafted: Arc<SourceFile>,
    /// Its sections.
    pub(super) sections: Vec<DraftedSection>,
}

/// What all that is made of one document shares: of a document of letters, every letter.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    pub(super) figures: Arc<Figures>,
    pub(super) views: Views<'a>,
    pub(super) selection: Selection,
    withheld: Option<Arc<Withheld>>,
    recorded: Arc<str>,
}

/// One thing that is composed: a document, or a letter about a case.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) head: &'a DocumentHead,
    pub(super) subject: Option<Subject<'a>>,
    /// What its files are called.
    pub(super) name: &'a str,
}

impl Prepared {
    /// The head of the document that `file` holds, what its template says in the place of what it
    /// does not; of the letter about `subject`, with what is known of that case.
    pub fn head(
        &self,
        file: &Arc<SourceFile>,
        subject: Option<Subject<'_>>,
    ) -> (Option<DocumentHead>, Diagnostics) {
        let template = |name: &str| self.templates.head(name);
        record::document_head(file, HeadGround { template: Some(&template), subject })
    }

    /// Composes the document that `file` holds; `None` when an error stops it. Warnings come with
    /// a document.
    pub fn compose(
        &self,
        file: &Arc<SourceFile>,
        options: Options,
    ) -> (Option<Composed>, Diagnostics) {
        let mut found = Diagnostics::under(&self.register.rules);
        let head = kept(self.head(file, None), &mut found);
        let composed = head.and_then(|head| {
            let head = DocumentHead { public_copy: options.public, ..head };
            let shared = self.shared(&head, &mut found);
            let piece = Piece { head: &head, subject: None, name: &name_of(file, options) };
            self.composed(piece, &shared, options, &mut found)
        });
        (composed.filter(|_| !found.has_errors()), found)
    }

    /// What all that is made of the document of `head` shares.
    pub(super) fn shared(&self, head: &DocumentHead, found: &mut Diagnostics) -> Shared<'_> {
        let register = &self.register;
        let selection = taken(register.selection(&head.selection), found);
        let figures = self.counted(head, found);
        let as_of = register.as_of(head.as_of);
        let withheld = head.public_copy.then(|| Arc::new(Withheld::of(register, as_of)));
        let figures = Arc::new(figures);
        let templates = &self.templates;
        Shared {
            views: Views::spoken_of(register, &figures, head, &selection, templates),
            figures,
            selection,
            withheld,
            recorded: recorded(register, head.as_of).into(),
        }
    }

    /// One piece through all stages.
    pub(super) fn composed(
        &self,
        piece: Piece<'_>,
        shared: &Shared<'_>,
        options: Options,
        found: &mut Diagnostics,
    ) -> Option<Composed> {
        let Piece { head, subject, name } = piece;
        // What is sent has no gaps.
        let options = Options { draft: options.draft && head.stage != Stage::Issued, ..options };
        let register = &self.register;
        let references = RegisterReferences::of(register, &shared.figures, head, subject);
        let withheld = shared.withheld.as_deref();
        let published = PublicReferences { all: &references, withheld };
        let narrowed = NarrowedReferences::new(&published, &references);
        let notation = notation(head, &narrowed, options);
        let text = HeadText { head, office: &register.office, notation, options };
        let (document, answers) = self.document(piece, shared, &narrowed, &text, found)?;
        let pictures = taken(pictures(&document, &self.project, options.public), found);
        let mentions = mentions(&document);
        tell_doubts(&shared.figures, &mentions, found);
        found.extend(before_all_cases(register, head, &mentions));
        if found.has_errors() {
            return None;
        }
        let laid = match layout::set(&document, &self.faces, &pictures, register.typesetting) {
            Ok(laid) => laid,
            Err(faults) => {
                found.append(faults);
                return None;
            }
        };
        let properties = text.properties(&document);
        let recipe = self.recipe(&Ingredients {
            name,
            head,
            subject,
            options,
            document: &document,
            mentions: &mentions,
            properties: &properties,
            pictures: &pictures,
            laid: &laid,
        });
        let properties = Properties { provenance: Some(recipe.provenance(name)), ..properties };
        Some(Composed {
            name: name.to_owned(),
            stage: head.stage,
            written: written(head),
            rules: register.rules.clone(),
            cited: cited(&mentions, register, register.as_of(head.as_of)),
            mentions,
            answers,
            properties,
            recipe,
            recorded: Arc::clone(&shared.recorded),
            document,
            laid,
            figures: Arc::clone(&shared.figures),
            pictures,
            withheld: shared.withheld.clone(),
        })
    }

    /// The tree of one piece, checked; its pages are another matter.
    fn document(
        &self,
        piece: Piece<'_>,
        shared: &Shared<'_>,
        narrowed: &NarrowedReferences<'_>,
        text: &HeadText<'_>,
        found: &mut Diagnostics,
    ) -> Option<(Document, Option<Answers>)> {
        let Piece { head, .. } = piece;
        let mut faults = Diagnostics::default();
        let body = self.body(piece, &shared.views, &text.notation, &mut faults);
        let only = head.selection.only().filter(|_| head.each_case.is_none());
        if let Some(fault) = only.and_then(|it| narrowed.fault(it)) {
            // What else is untrue of figures follows from it.
            found.push(fault);
            return None;
        }
        found.append(faults);
        let document = Document {
            format: head.format,
            orientation: head.orientation,
            head: text.head(found),
            signature: text.signature(found),
            remark: text.remark(found),
            imprint: text.imprint(found),
            body: in_columns(body?.blocks, head.columns),
        };
        found.extend(cover_below_letterhead(&document));
        let ground = Ground { register: &self.register, as_of: head.as_of };
        found.append(rules::check(&document, ground));
        if let Some(withheld) = shared.withheld.as_deref() {
            found.append(withheld.check(&document, head.web.as_ref()));
        }
        let is_draft = text.options.draft;
        let strictness = Strictness { is_draft, is_final: head.stage.is_dated() };
        let opinion = head.opinion.as_ref();
        let answers = opinion.map(|it| answers(it, &document.body, strictness, found));
        Some((document, answers))
    }

    /// The tree of the document that `file` holds, or of the letter about `subject`; `None` when an
    /// error stops it.
    pub(super) fn tree(
        &self,
        file: &Arc<SourceFile>,
        subject: Option<Subject<'_>>,
        options: Options,
    ) -> (Option<Document>, Diagnostics) {
        let mut found = Diagnostics::under(&self.register.rules);
        let document = kept(self.head(file, subject), &mut found).and_then(|head| {
            let head = DocumentHead { public_copy: options.public, ..head };
            let shared = self.shared(&head, &mut found);
            let piece = Piece { head: &head, subject, name: "" };
            let figures = &shared.figures;
            let references = RegisterReferences::of(&self.register, figures, &head, subject);
            let withheld = shared.withheld.as_deref();
            let published = PublicReferences { all: &references, withheld };
            let narrowed = NarrowedReferences::new(&published, &references);
            let notation = notation(&head, &narrowed, options);
            let office = &self.register.office;
            let text = HeadText { head: &head, office, notation, options };
            self.document(piece, &shared, &narrowed, &text, &mut found).map(|it| it.0)
        });
        (document.filter(|_| !found.has_errors()), found)
    }

    /// The text of the document that `file` holds.
    pub(super) fn body_of(
        &self,
        file: &Arc<SourceFile>,
        options: Options,
        found: &mut Diagnostics,
    ) -> Option<Body> {
        let head = kept(self.head(file, None), found)?;
        let shared = self.shared(&head, found);
        let references = RegisterReferences::of(&self.register, &shared.figures, &head, None);
        let piece = Piece { head: &head, subject: None, name: "" };
        self.body(piece, &shared.views, &notation(&head, &references, options), found)
    }

    /// All figures as of 截至.
    pub(super) fn counted(&self, head: &DocumentHead, found: &mut Diagnostics) -> Figures {
        let count = if head.public_copy { statistics::count_for_public } else { statistics::count };
        taken(count(&self.register, head.as_of), found)
    }

    /// The text: the template's draft and the clerk's prose, spliced and numbered.
    fn body(
        &self,
        piece: Piece<'_>,
        views: &Views<'_>,
        notation: &Notation<'_>,
        found: &mut Diagnostics,
    ) -> Option<Body> {
        let head = piece.head;
        let prose = taken(markup::parse(&head.prose, notation), found);
        let opinion = head.opinion.as_ref().map(|it| left_to_template(it, &prose));
        let asked = DocumentHead { opinion, ..head.clone() };
        let drafted = match self.templates.draft(views, &asked, piece.subject) {
            Ok(text) => text,
            Err(faults) => {
                found.append(faults);
                return None;
            }
        };
        let whole = Place::new(&drafted, 0..drafted.text.len());
        // One fault at 层次 stands for those of every heading that the draft has below it.
        let short = too_few_levels(head, &drafted.text);
        let levels = if short.is_some() { &Level::ALL } else { notation.levels };
        found.extend(short);
        let (sections, faults) = markup::parse(&whole, &Notation { levels, ..*notation });
        found.append(retraced(&faults, &self.project.templates));
        warn_of_bare_headings(&sections, &prose, found);
        let length = drafted.text.len();
        let drafted_sections = DraftedSection::all(&sections, &prose, length);
        let mut blocks = document::splice(sections, prose);
        found.append(document::number(&mut blocks, head.numbering));
        found.append(document::refer_to_annexes(&mut blocks));
        document::introduce(&mut blocks);
        Some(Body { blocks, drafted, sections: drafted_sections })
    }
}

/// The text as it stands on the page: its sections in columns where the head says so. Whatever goes by
/// sections comes before.
fn in_columns(blocks: Vec<Block>, count: Option<ColumnCount>) -> Vec<Block> {
    match count {
        Some(count) => document::in_columns(blocks, count),
        None => blocks,
    }
}

/// What is wrong with figures that come with the program is told when they are printed: nobody
/// asked for the others.
fn tell_doubts(figures: &Figures, mentions: &[Mention], found: &mut Diagnostics) {
    let is_printed = |name: &str| {
        let printed = mentions.iter().map(|it| &it.printed);
        printed.into_iter().any(|it| matches!(it, Printed::Figure { name: it, .. } if it == name))
    };
    for figure in figures.figures.iter().filter(|it| !it.doubts.is_empty()) {
        if is_printed(&figure.name) {
            found.append(figure.doubts.clone());
        }
    }
}

/// That 截至 is before every case was assigned, so that the document counts none. One that prints what
/// was typed in and no figure of cases speaks of none.
fn before_all_cases(
    register: &Register,
    head: &DocumentHead,
    mentions: &[Mention],
) -> Option<Diagnostic> {
    let counts = |it: &Mention| match &it.printed {
        Printed::Figure { name, .. } => register.declaration(name).map(|it| {
            !matches!(it.kind, DeclarationKind::Input { .. } | DeclarationKind::ActivityCount(_))
        }),
        _ => None,
    };
    let mut printed = mentions.iter().filter_map(counts).peekable();
    if printed.peek().is_some() && !printed.any(|it| it) {
        return None;
    }
    let is_later = |it: &Case| it.assigned.is_some_and(|it| it > head.as_of);
    let none = !register.cases.is_empty() && register.cases.iter().all(is_later);
    none.then(|| {
        Diagnostic::warning("“截至”早于全部案件的交办日期，一件也没有计入")
            .at(&head.as_of_place)
            .cure("请核对文档开头的“截至”和台账里的“交办日期”")
    })
}

/// That 封面 stands where a 版头 would.
fn cover_below_letterhead(document: &Document) -> Option<Diagnostic> {
    let (block, _) = document.cover().filter(|_| document.format != Format::Plain)?;
    let cause = format!("“格式: {}”有版头，不能有封面", document.format.chinese());
    let cure = "请删去“::: 封面”，或把“格式”改为“普通”";
    Some(Diagnostic::error(cause).at(&block.origin).cure(cure))
}

/// What the files are called: a public copy stands beside the document itself.
fn name_of(file: &SourceFile, options: Options) -> String {
    let copy = if options.public { "（公开版）" } else { "" };
    format!("{}{copy}", Project::stem(file))
}

/// Why 层次 has no place for the headings of a drafted text.
fn too_few_levels(head: &DocumentHead, drafted: &str) -> Option<Diagnostic> {
    let hashes = drafted.lines().map(|it| it.bytes().take_while(|it| *it == b'#').count());
    let needed = hashes.max().unwrap_or_default().min(Level::ALL.len());
    let has = head.levels.len();
    let marks: String = Level::ALL.iter().take(needed).map(|it| it.example()).collect();
    let template = &head.template.text;
    (needed > has).then(|| {
        Diagnostic::error(format!(
            "模板“{template}”起草的文字至少要{needed}级标题，“层次”里只有{has}级"
        ))
        .at(&head.levels_place)
        .cure(format!("请在“层次”里至少写{needed}级，如“{marks}”"))
    })
}

/// A heading of the clerk's own with nothing under it takes away what the template would write.
fn warn_of_bare_headings(drafted: &[Section], prose: &[Section], found: &mut Diagnostics) {
    for section in prose.iter().filter(|it| it.pieces.is_empty() && !it.continues) {
        let Some(heading) = &section.heading else { continue };
        if matches!(heading.content, BlockContent::Part(_)) {
            continue;
        }
        if drafted.iter().any(|it| it.title == section.title) {
            found.push(
                Diagnostic::warning(format!(
                    "“{}”下面没有正文，模板起草的这一节也不再印出",
                    section.title
                ))
                .at(&heading.origin)
                .cure("请写上正文；要用起草的内容，请删去这个标题"),
            );
        }
    }
}

pub(super) fn notation<'a>(
    head: &'a DocumentHead,
    references: &'a dyn References,
    options: Options,
) -> Notation<'a> {
    Notation {
        levels: &head.levels,
        numbering: head.numbering,
        columns: head.columns,
        references,
        draft: options.draft,
        paragraphs_only: false,
        key: "",
    }
}

/// What a stage gave, if it did, its problems set down.
fn kept<T>((result, faults): (Option<T>, Diagnostics), found: &mut Diagnostics) -> Option<T> {
    found.append(faults);
    result
}

/// What a stage gave, its problems set down.
fn taken<T>((result, faults): (T, Diagnostics), found: &mut Diagnostics) -> T {
    found.append(faults);
    result
}
