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

const SETTINGS: &str = "版本: 1\n单位: {名称: 某某区人民政府}\n年份: 2021\n";

const RECORDS: &str = "\
公共: {类型: 代表建议, 届次会议: 六次会议, 提出人: 甲, 交办日期: 2021-02-08}
案件:
  - 编号: 0001
    标题: 关于停车的建议
    主办: 区公安分局
    会办:
      - {单位: 区建管委, 意见日期: 2021-03-01, 意见: '同意“分时''开放”。'}
    答复日期: 2021-04-16
    办理结果: 解决采纳
    措施: 挖潜
    答复正文: |
      您提出的建议收悉。

      - 新增泊位230个
      {年份}年内办结。
  - {编号: 0002, 标题: 关于绿地的建议, 主办: 区绿化局, 答复日期: 2021-04-01, 办理结果: 解决采纳, 措施: 补绿}
  - {编号: 0003, 标题: 关于步道的建议, 主办: 区建管委, 答复日期: 2021-04-16, 办理结果: 解决采纳, 措施: 贯通, 答复正文: 步道已经贯通。}
";

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

    /// A document of this prose, its head and its template, with three cases that are all answered.
    pub(super) fn of(head: &str, template: &str, prose: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let head = format!(
            "---\n模板: 稿\n标题: 关于办理情况的汇报\n截至: 2021-07-31\n{head}---\n{prose}"
        );
        for (name, text) in [
            ("huibao.yaml", SETTINGS),
            ("records/a.yaml", RECORDS),
            ("templates/稿.tera", template),
            ("documents/汇报.md", &head),
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
        let written = self.prepared.write_back(&self.file, None, Options::default(), wanted);
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
    /// What was left, each with its cure.
    pub(super) fn told(written: &WrittenBack) -> Vec<String> {
        let told = |it: &huibao::diagnostic::Diagnostic| {
            let cure = it.cure.as_ref().map(|it| format!("。{it}")).unwrap_or_default();
            format!("{}{cure}", it.cause)
        };
        written.left.iter().map(told).collect()
    }

    /// The prose after `written`.
    pub(super) fn prose<'a>(&'a self, written: &'a WrittenBack) -> &'a str {
        self.source(written).splitn(3, "---\n").nth(2).unwrap()
    }

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
