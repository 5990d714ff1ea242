//! 签发人 and 发文字号 on their lines, held in place by tab stops (GB/T 9704-2012, 7.2.5, 7.2.6).

use docx_rs::{Run, Tab, TabValueType};

use crate::{
    document::Letterhead,
    export::docx::{
        body::Body,
        measure::{to_unsigned, twips},
        style::{APPROVER_NAME, Style},
        text::text_run,
    },
    layout::ApproverPlaces,
};

impl Body<'_> {
    /// Writes the lines of 签发人, 发文字号 on the last of them, and says how many they are.
    pub(super) fn approvers(&mut self, letterhead: &Letterhead, places: &ApproverPlaces) -> i32 {
        let rows: Vec<_> = letterhead.approvers.chunks(places.names.len().max(1)).collect();
        let last = rows.len().saturating_sub(1);
        for (at, names) in rows.into_iter().enumerate() {
            let mut runs = Vec::new();
            if at == last {
                runs = self.runs(&letterhead.document_number);
            }
            let mut stops = places.names.clone();
            if at == 0 {
                runs.push(Run::new().add_tab());
                runs.push(text_run(Letterhead::APPROVERS_LABEL));
                stops = [places.label].into_iter().chain(stops.into_iter().skip(1)).collect();
            }
            for (column, name) in names.iter().enumerate() {
                if column > 0 || at > 0 {
                    runs.push(Run::new().add_tab());
                }
                runs.extend(self.labelled_runs("", name, Some(APPROVER_NAME)));
            }
            let line = self.paragraph(Style::Approvers, runs);
            let stop = |it: f64| {
                let position = usize::try_from(to_unsigned(twips(it))).unwrap_or_default();
                Tab::new().val(TabValueType::Left).pos(position)
            };
            self.add(stops.into_iter().map(stop).fold(line, docx_rs::Paragraph::add_tab));
        }
        i32::try_from(last + 1).unwrap_or(1)
    }
}
