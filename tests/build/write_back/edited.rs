//! A document of a project that is edited in its finished form.

use super::*;

pub(super) const SAMPLES: [&str; 8] = [
    "bureau-summary",
    "first-project",
    "municipal-cases",
    "npc-briefing",
    "office-year",
    "opinion-report",
    "reply-letters",
    "suggestions-feature",
];

/// A document and what it prints.
pub(super) struct Edited {
    pub(super) prepared: Arc<Prepared>,
    pub(super) file: Arc<SourceFile>,
    pub(super) document: Document,
}

impl Edited {
    /// Every document of a sample that is no letter.
    pub(super) fn all(sample: &str) -> Vec<Self> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
        let project = Project::open(&std::path::Path::new(folder).join(sample)).unwrap();
        let (prepared, found) = prepare(project);
        let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
        let prepared = Arc::new(prepared);
        let files = prepared.project.documents.clone();
        let files = files.into_iter().filter(|it| !prepared.is_each_case(it));
        files
            .map(|file| Self {
                document: document(&prepared, &file),
                prepared: Arc::clone(&prepared),
                file,
            })
            .collect()
    }

    /// A document of these texts: the head's lines, the prose, the cases.
    pub(super) fn of(head: &str, prose: &str, cases: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = "年度: 2025\n单位名称: 某区政府\n指标:\n  总数: {口径: {类型: [代表建议, 委员提案]}}\n  \
                        按结果: {分组: 办理结果, 口径: {类型: [代表建议, 委员提案]}}\n";
        let head = format!(
            "---\n模板: 空白\n标题: 关于办理情况的汇报\n截至: 2025-08-01\n状态: 讨论稿\n{head}---\n"
        );
        for (name, text) in [
            ("huibao.yaml", settings.to_owned()),
            ("records/台账.yaml", cases.to_owned()),
            ("documents/汇报.md", format!("{head}{prose}")),
            ("templates/空白.tera", String::new()),
        ] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let (prepared, found) = prepare(Project::open(folder.path()).unwrap());
        let prepared = prepared.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)));
        let file = Arc::clone(&prepared.project.documents[0]);
        Self { document: document(&prepared, &file), prepared: Arc::new(prepared), file }
    }

    pub(super) fn written(&self, wanted: &[Wanted]) -> Result<WrittenBack, String> {
        let written = self.prepared.write_back(&self.file, Options::default(), wanted);
        written.map_err(|it| render(&it, Format::Plain))
    }

    /// The document as it is built after `written`.
    pub(super) fn rebuilt(&self, written: &WrittenBack) -> Self {
        let prepared = with_files(&self.prepared.project, &written.files);
        let files = &prepared.project.documents;
        let file = Arc::clone(files.iter().find(|it| it.name == self.file.name).unwrap());
        Self { document: document(&prepared, &file), prepared: Arc::new(prepared), file }
    }

    /// The document's own file after `written`.
    pub(super) fn source<'a>(&'a self, written: &'a WrittenBack) -> &'a str {
        let own = written.files.iter().find(|it| it.name == self.file.name);
        &own.unwrap_or(&self.file).text
    }

    /// What is written when the first words `old` of the text become `new`.
    pub(super) fn reworded(&self, changes: &[(&str, &str)]) -> WrittenBack {
        let mut wanted = as_is(&self.document);
        for (old, new) in changes {
            let at = wanted.iter().position(|it| it.text.contains(old));
            let it = &mut wanted[at.unwrap_or_else(|| panic!("{old}"))];
            it.text = it.text.replacen(old, new, 1);
        }
        self.written(&wanted).unwrap()
    }
}
