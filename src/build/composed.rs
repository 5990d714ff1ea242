//! One document, composed: everything that the exporters, the figure sheet and the report need.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Answers, Recipe, Withheld,
    cited::{CitedCase, changes},
    figure_list::cited_in,
    lineage::{Mention, Printed},
};
use crate::{
    diagnostic::{Diagnostics, RuleLevels, SourceKind},
    document::{Block, BlockContent, Document},
    export::{ExportError, Exporter, Manuscript, Pdf, Properties},
    layout::{self, Laid},
    project::SETTINGS,
    record::Stage,
    statistics::{Figure, Figures},
};

/// A document ready to be exported.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The document's name: its file's, without `.md`.
    pub name: String,
    /// Its 状态.
    pub stage: Stage,
    /// A fingerprint of what a person wrote of it.
    pub written: String,
    /// The tree.
    pub document: Document,
    /// The pages.
    pub laid: Laid,
    /// The figures as of its 截至.
    pub figures: Arc<Figures>,
    /// Every printed number, in reading order.
    pub mentions: Vec<Mention>,
    /// How it answers 审议意见, where it is written to answer one.
    pub answers: Option<Answers>,
    /// The cases that its prose cites.
    pub cited: Vec<CitedCase>,
    /// What it was made of.
    pub recipe: Recipe,
    /// What the files say of themselves.
    pub properties: Properties,
    /// The pictures it shows, by path.
    pub pictures: BTreeMap<String, Arc<[u8]>>,
    /// What a public copy withholds; `None` for the document itself.
    pub withheld: Option<Arc<Withheld>>,
    /// The rules that the office has turned off or set to another level.
    pub rules: RuleLevels,
    /// All that the register says, in words and dates as a document prints them.
    pub recorded: Arc<str>,
}

impl Composed {
    /// The document in one format.
    ///
    /// # Errors
    /// [`ExportError`] when the library that writes the format refuses.
    pub fn export(&self, exporter: &dyn Exporter) -> Result<Vec<u8>, ExportError> {
        exporter.export(&self.manuscript())
    }

    /// 校样: its PDF with the measures of its pages laid over them.
    ///
    /// # Errors
    /// [`ExportError`] when the library that writes PDF refuses.
    pub fn proof(&self) -> Result<Vec<u8>, ExportError> {
        Pdf.export(&Manuscript { laid: &layout::proof(&self.laid), ..self.manuscript() })
    }

    fn manuscript(&self) -> Manuscript<'_> {
        Manuscript {
            document: &self.document,
            laid: &self.laid,
            properties: &self.properties,
            pictures: &self.pictures,
        }
    }

    /// 手填数字: digits in the words that no figure and no record explains. What a template wrote
    /// is explained when the register says it in the same words; what a person typed never is.
    pub fn unexplained_digits(&self) -> Vec<&Mention> {
        let unexplained = |mention: &&Mention| match &mention.printed {
            Printed::Digits { text, written_by: SourceKind::Drafted } => {
                !self.recorded.contains(text.as_str())
            }
            // The prose of a record is what the register says.
            Printed::Digits { written_by: SourceKind::Records | SourceKind::Field, .. } => false,
            Printed::Digits { .. } => true,
            _ => false,
        };
        self.mentions.iter().filter(unexplained).collect()
    }

    /// The figures that somebody must answer for: those that the project declares, and those that a
    /// template brought and that are printed.
    pub fn accountable_figures(&self) -> impl Iterator<Item = &Figure> {
        let declared = |figure: &Figure| figure.place.file.name == SETTINGS;
        let figures = self.figures.figures.iter();
        figures.filter(move |it| declared(it) || !self.places(&it.name).is_empty())
    }

    /// 凑整: the figures of which a printed share was adjusted, each with what was done to it:
    /// `城区建设与管理 35.8% → 35.9%`. A share that nobody reads is nobody's concern.
    pub fn adjusted_shares(&self) -> Vec<(&Figure, &str)> {
        let mut adjusted = Vec::new();
        for figure in &self.figures.figures {
            for item in &figure.items {
                if let Some(action) = &item.adjusted
                    && self.prints(&figure.name, [&item.name, "占比"])
                {
                    adjusted.push((figure, action.as_str()));
                }
            }
        }
        adjusted
    }

    /// Whether the part of the figure `figure` is printed anywhere.
    fn prints(&self, figure: &str, part: [&str; 2]) -> bool {
        self.mentions.iter().any(|it| match &it.printed {
            Printed::Figure { name, parts, .. } => name == figure && *parts == part,
            _ => false,
        })
    }

    /// Warnings of cited cases that are others than they were in the last build, whose
    /// `figures.json` is `list`; none from a list that cannot be read.
    pub fn changes_since(&self, list: &str) -> Diagnostics {
        let before = cited_in(list);
        changes(&self.mentions, &before, &self.cited)
    }

    /// The blocks that are charts.
    pub fn charts(&self) -> BTreeSet<String> {
        let mut charts = BTreeSet::new();
        let mut rest: Vec<&Block> = self.document.body.iter().collect();
        while let Some(block) = rest.pop() {
            if matches!(block.content, BlockContent::Chart(_)) {
                charts.insert(block.id.as_str().to_owned());
            }
            rest.extend(block.inner());
        }
        charts
    }

    /// The sections in which the figure `name` is printed, each once, in reading order.
    pub fn places(&self, name: &str) -> Vec<&str> {
        let mut places: Vec<&str> = Vec::new();
        for mention in &self.mentions {
            let is_here =
                matches!(&mention.printed, Printed::Figure { name: it, .. } if it == name);
            if is_here && !places.contains(&mention.section.as_str()) {
                places.push(&mention.section);
            }
        }
        places
    }
}
