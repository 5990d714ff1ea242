//! What the system tells of a folder. It is only ever a reason to look.

use std::{path::PathBuf, sync::mpsc::Sender};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use super::Wake;

/// The notices about one folder.
pub(super) struct Notices {
    folder: PathBuf,
    wake: Sender<Wake>,
    watcher: Option<RecommendedWatcher>,
    is_wanted: bool,
    refusal: Option<String>,
}

impl Notices {
    /// Asks for them, where they are wanted.
    pub(super) fn new(folder: PathBuf, wake: Sender<Wake>, is_wanted: bool) -> Self {
        let mut notices = Self { folder, wake, watcher: None, is_wanted, refusal: None };
        notices.renew();
        notices
    }

    /// Why there are none; `None` where there are, or none are wanted.
    pub(super) fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// Asks for them anew: those of a folder that was taken away and put back are of the one that was
    /// taken away.
    pub(super) fn renew(&mut self) {
        self.watcher = None;
        if !self.is_wanted {
            return;
        }
        let wake = self.wake.clone();
        let watcher = recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_only_read = event.is_ok_and(|it| matches!(it.kind, EventKind::Access(_)));
            if !is_only_read {
                drop(wake.send(Wake::Touched));
            }
        });
        let watching = watcher.and_then(|mut it| {
            it.watch(&self.folder, RecursiveMode::Recursive)?;
            Ok(it)
        });
        match watching {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) => self.refusal = Some(error.to_string()),
        }
    }
}
