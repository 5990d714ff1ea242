//! `huibao schema`: what editors need to help with the project's files.

use super::{arguments::Schema, console, new::write, status::Status};
use crate::{
    project::Project,
    record::{OwnWords, SCHEMA_FOLDER, own_words, schema_line, schemas},
};

/// Runs the command.
pub(super) fn run(arguments: &Schema) -> Result<Status, Status> {
    Project::check(&arguments.folder).map_err(|fault| {
        console::fault(fault);
        Status::Unusable
    })?;
    let settings = Project::open_to_fill(&arguments.folder).ok().map(|it| it.settings);
    let words = settings.map(|it| own_words(&it)).unwrap_or_default();
    write(&arguments.folder, files(&words))?;
    let [settings, records, document] = [("huibao", 0), ("records", 1), ("document", 1)]
        .map(|(name, depth)| schema_line(name, depth));
    console::answer(&format!(
        "\
已写出编辑器的提示文件（{SCHEMA_FOLDER}）。文件开头有下面这一行的，在装了YAML插件的编辑器里边写边有提示：
  huibao.yaml     {settings}  records/*.yaml  {records}  documents/*.md  {document}"
    ))?;
    Ok(Status::Fine)
}

/// The schemas, by their names below a project's folder.
pub(super) fn files(words: &OwnWords) -> impl Iterator<Item = (String, String)> + use<> {
    schemas(words).into_iter().map(|(name, text)| (format!("{SCHEMA_FOLDER}/{name}.json"), text))
}
