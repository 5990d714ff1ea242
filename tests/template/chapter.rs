//! docs/模板.md: every example in it is run over the project beside it, and it names all that a template
//! can ask for. `UPDATE=1` writes what the examples print.

use std::{collections::BTreeSet, fs, path::Path, sync::OnceLock};

use huibao::{
    build::{Options, prepare},
    diagnostic::{Format, SourceFile, SourceKind, render},
    document::{Block, BlockContent, plain_text},
    project::Project,
    template::{built_in_pieces, built_in_templates, eject},
};

const CHAPTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/模板.md");
const PROJECT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/模板示例");
const SUPPLIED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/record/supplied_figures.yaml");

/// The head of the document that examples stand in.
const HEAD: &str = include_str!("../../docs/模板示例/documents/例.md");
/// That of examples that speak of a letter: the one about 0012.
const LETTER_HEAD: &str =
    "---\n模板: 例\n标题: 关于建议的答复\n截至: 2025-06-30\n逐件: 是\n仅: {关键词: 停车}\n---\n";

fn chapter() -> String {
    fs::read_to_string(CHAPTER).unwrap()
}

fn project() -> &'static Project {
    static PROJECT_READ: OnceLock<Project> = OnceLock::new();
    PROJECT_READ.get_or_init(|| Project::open(Path::new(PROJECT)).unwrap())
}

/// The blocks that a template writes in the chapter's project, or what is told instead.
fn composed(template: &str) -> Result<Vec<Block>, String> {
    let mut project = project().clone();
    let is_letter = template.contains("letter.");
    let head = if is_letter { LETTER_HEAD } else { HEAD };
    project.documents = vec![SourceFile::new("documents/例.md", SourceKind::Prose, head)];
    project.templates = vec![SourceFile::new("templates/例.tera", SourceKind::Template, template)];
    let (prepared, found) = prepare(project);
    let Some(prepared) = prepared else { return Err(render(&found, Format::Plain)) };
    let options = Options { draft: true, ..Options::default() };
    let document = &prepared.project.documents[0];
    let (composed, found) = if is_letter {
        let batch = prepared.batch(document, options).0.unwrap();
        batch.compose(&batch.letters[0])
    } else {
        prepared.compose(document, options)
    };
    let errors = found.has_errors();
    composed
        .filter(|_| !errors)
        .map(|it| it.document.body)
        .ok_or_else(|| render(&found, Format::Plain))
}

fn line(block: &Block) -> String {
    match &block.content {
        BlockContent::Heading(it) => {
            format!("{}{}{}", it.number, plain_text(&it.text), plain_text(&it.rest))
        }
        BlockContent::Paragraph(it) | BlockContent::Quotation(it) => plain_text(it),
        BlockContent::ListItem(it) => format!("{}{}", it.mark(), plain_text(&it.text)),
        BlockContent::Table(it) => {
            let row = |row: &Vec<huibao::document::Cell>| {
                row.iter().map(|it| plain_text(&it.text)).collect::<Vec<_>>().join("　")
            };
            let caption = Some(plain_text(&it.caption)).filter(|it| !it.is_empty());
            caption.into_iter().chain(it.rows.iter().map(row)).collect::<Vec<_>>().join("\n")
        }
        other => panic!("{other:?}"),
    }
}

/// One example: where it stands, what it is, what is said to come of it.
struct Example {
    /// The line of the chapter that holds what it prints, from 0.
    line: usize,
    /// The lines that hold it, where it is a fence.
    fenced: Option<std::ops::Range<usize>>,
    template: String,
    printed: String,
}

/// A comment of the chapter that is meant for this test: `<!-- 例：… -->`.
fn told<'a>(line: &'a str, what: &str) -> Option<&'a str> {
    line.strip_prefix("<!-- ")?.strip_prefix(what)?.strip_prefix('：')?.strip_suffix(" -->")
}

fn cells(line: &str) -> Vec<String> {
    let hidden = line.replace("\\|", "\u{1}");
    let inner = hidden.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|it| it.trim().replace('\u{1}', "|")).collect()
}

fn code(cell: &str) -> Option<&str> {
    cell.strip_prefix('`')?.strip_suffix('`')
}

/// The examples of tables, whose last column says what the one before it prints, and of fences.
fn examples(chapter: &str) -> Vec<Example> {
    let lines: Vec<&str> = chapter.lines().collect();
    let mut found = Vec::new();
    let mut setup = String::new();
    let mut is_table = false;
    let mut at = 0;
    while at < lines.len() {
        let text = lines[at];
        if text.starts_with("## ") || text.starts_with("### ") {
            setup.clear();
        }
        if let Some(it) = told(text, "例") {
            it.clone_into(&mut setup);
        }
        if text == "```模板" {
            let end = at + lines[at..].iter().position(|it| *it == "```").unwrap();
            let template = lines[at + 1..end].join("\n");
            let answer = (end..lines.len()).find(|it| !lines[*it].is_empty() && *it > end).unwrap();
            assert_eq!(lines[answer], "```印出", "line {} has no answer", at + 1);
            let close = answer + lines[answer..].iter().position(|it| *it == "```").unwrap();
            found.push(Example {
                line: answer,
                fenced: Some(answer + 1..close),
                template,
                printed: lines[answer + 1..close].join("\n"),
            });
            at = close;
        } else if text.starts_with('|') {
            let row = cells(text);
            if row.len() >= 2 && row[row.len() - 2] == "写" && row[row.len() - 1] == "印出" {
                is_table = true;
            } else if is_table && let Some(code) = code(&row[row.len() - 2]) {
                found.push(Example {
                    line: at,
                    fenced: None,
                    template: format!("{setup}{code}"),
                    printed: row[row.len() - 1].clone(),
                });
            }
        } else {
            is_table = false;
        }
        at += 1;
    }
    found
}

/// What examples print, all in one document: one heading before each.
fn printed_together(templates: &[&str]) -> Result<Vec<String>, String> {
    let numbered = templates.iter().enumerate();
    let whole = numbered.map(|(at, it)| format!("# 例{at}\n\n{it}\n")).collect::<Vec<_>>().concat();
    // A section of nothing but marks is left out with its heading.
    let mut printed = vec![String::new(); templates.len()];
    let mut current = 0;
    for block in composed(&whole)? {
        if let BlockContent::Heading(it) = &block.content
            && let Some(at) = plain_text(&it.text).strip_prefix('例')
            && let Ok(at) = at.parse()
        {
            current = at;
            continue;
        }
        if !printed[current].is_empty() {
            printed[current].push('\n');
        }
        printed[current].push_str(&line(&block));
    }
    Ok(printed)
}

#[test]
fn every_example_prints_what_the_chapter_says() {
    let chapter = chapter();
    let examples = examples(&chapter);
    let is_letter = |it: &&Example| it.template.contains("letter.");
    let of_tables = || examples.iter().filter(|it| it.fenced.is_none());
    let together = |of_tables: Vec<&Example>| {
        let templates: Vec<&str> = of_tables.iter().map(|it| it.template.as_str()).collect();
        let printed = printed_together(&templates).unwrap_or_else(|_| {
            let alone = of_tables.iter().filter_map(|it| {
                let told = composed(&it.template).err()?;
                Some(format!("docs/模板.md:{}\n{told}", it.line + 1))
            });
            panic!("{}", alone.collect::<Vec<_>>().join("\n"));
        });
        printed.into_iter()
    };
    let mut of_letters = together(of_tables().filter(is_letter).collect());
    let mut of_others = together(of_tables().filter(|it| !is_letter(it)).collect());
    let mut wrong = Vec::new();
    let mut rewritten: Vec<String> = chapter.lines().map(str::to_owned).collect();
    for example in examples.iter().rev() {
        let printed = if let Some(fence) = &example.fenced {
            let blocks = composed(&example.template)
                .unwrap_or_else(|it| panic!("docs/模板.md:{}\n{it}", example.line + 1));
            let printed = blocks.iter().map(line).collect::<Vec<_>>().join("\n");
            let lines: Vec<String> = printed.lines().map(str::to_owned).collect();
            rewritten.splice(fence.clone(), lines);
            printed
        } else {
            let group = if is_letter(&example) { &mut of_letters } else { &mut of_others };
            let printed = group.next_back().unwrap();
            let row = &rewritten[example.line];
            let (before, _) = row.trim_end_matches('|').rsplit_once('|').unwrap();
            rewritten[example.line] = format!("{before}| {printed} |");
            printed
        };
        if printed != example.printed {
            wrong.push(format!(
                "docs/模板.md:{}\n{}\nsays {}\nprints {printed}",
                example.line + 1,
                example.template,
                example.printed
            ));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(CHAPTER, rewritten.join("\n") + "\n").unwrap();
    } else {
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}

/// The names that a message lists for a name that nobody has: `template` asks for it.
fn offered(template: &str) -> BTreeSet<String> {
    let told = composed(template).expect_err(template);
    let (_, list) = told.split_once("可用的有：").unwrap_or_else(|| panic!("{template}\n{told}"));
    list.lines().next().unwrap().split('、').map(str::to_owned).collect()
}

/// The names in the first column of the table after the comment `mark`.
fn tabled(chapter: &str, mark: &str) -> BTreeSet<String> {
    let (_, after) = chapter.split_once(mark).unwrap_or_else(|| panic!("no {mark}"));
    let rows = after.lines().skip_while(|it| !it.starts_with('|'));
    let names = rows.take_while(|it| it.starts_with('|')).skip(2).flat_map(|row| {
        let first = cells(row).swap_remove(0);
        first.split(' ').filter_map(|it| code(it).map(str::to_owned)).collect::<Vec<_>>()
    });
    names.collect()
}

#[test]
fn every_name_of_the_context_is_in_the_chapter_and_no_other() {
    let chapter = chapter();
    let mut wrong = Vec::new();
    for line in chapter.lines() {
        let Some(of) = told(line, "名称") else { continue };
        let (of, condition) = of.split_once("，").unwrap_or((of, ""));
        let asked = if of == "全部" {
            "没有的".replace("没有的", "zz")
        } else {
            format!("{of}.zz")
        };
        let offered = offered(&format!("{condition}{{{{ {asked} }}}}"));
        let tabled = tabled(&chapter, line);
        let missing: Vec<&String> = offered.difference(&tabled).collect();
        let surplus: Vec<&String> = tabled.difference(&offered).collect();
        if tabled != offered {
            wrong.push(format!("{line}: to be added {missing:?}, to be taken away {surplus:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

#[test]
fn every_filter_and_function_is_in_the_chapter_and_no_other() {
    let chapter = chapter();
    let filters = offered("{{ office.name | zz }}");
    assert_eq!(tabled(&chapter, "<!-- 过滤器 -->"), filters);
    assert_eq!(tabled(&chapter, "<!-- 函数 -->"), offered("{{ zz() }}"));
}

#[test]
fn every_figure_that_comes_with_the_program_is_in_the_chapter_and_no_other() {
    let supplied = fs::read_to_string(SUPPLIED).unwrap();
    let names = supplied.lines().filter(|it| !it.starts_with([' ', '#']) && it.contains(':'));
    let names: BTreeSet<String> =
        names.map(|it| it.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(tabled(&chapter(), "<!-- 指标 -->"), names);
}

#[test]
fn every_component_is_in_the_chapter_and_no_other() {
    let chapter = chapter();
    let texts = built_in_pieces().chain(built_in_templates()).flat_map(eject).map(|it| it.1);
    let components: BTreeSet<String> = texts
        .flat_map(|text| {
            let named = text.split("{% component ").skip(1).map(|it| it.split('(').next().unwrap());
            named.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(tabled(&chapter, "<!-- 组件 -->"), components);
}
