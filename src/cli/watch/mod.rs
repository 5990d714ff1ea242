//! `huibao watch`: builds once, and again whenever a file is saved that a document is made of.
//!
//! What the system tells of a folder only wakes: what changed is found by looking at the files. So
//! nothing is lost that comes while a build runs, a folder that went and came back needs no care, and
//! where a network drive tells nothing, looking now and then does.

mod line;
mod notices;

use std::{
    path::{Path, PathBuf, absolute},
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

use super::{
    arguments::{Build, Watch},
    build, clock,
    console::{self, Kept},
    status::Status,
    workshop,
};
use crate::{
    diagnostic::Diagnostic,
    project::{FileChange, Project, Watched},
};
use notices::Notices;

/// So long no file is touched before a build begins: one save is several events.
const QUIET: Duration = Duration::from_millis(30);
/// A folder that never comes to rest is built all the same, so often.
const PATIENCE: Duration = Duration::from_millis(600);
/// How often the files are looked at where nothing is told of them.
const LOOK: Duration = Duration::from_secs(2);
/// The same of a folder that is not there.
const LOOK_FOR_FOLDER: Duration = Duration::from_millis(300);

/// What wakes the command.
enum Wake {
    /// Something in the folder was touched.
    Touched,
    /// The user has had enough.
    Stop,
}

/// Why looking ends.
enum Rest {
    /// It is time to look at the files; whether the system said so.
    Look { is_told: bool },
    /// The user has had enough.
    Stop,
}

/// Runs the command.
pub(super) fn run(arguments: &Watch) -> Result<Status, Status> {
    let folder = &arguments.folder;
    Project::check(folder).map_err(|it| console::refused(&it.into()))?;
    if let Ok(project) = Project::open(folder) {
        workshop::chosen(&project, &arguments.only)?;
    }
    let (wake, woken) = mpsc::channel();
    stop_on_request(wake.clone())?;
    let build = arguments.build();
    let notices = Notices::new(build.folder.clone(), wake, arguments.poll.is_none());
    let looked = Watched::default();
    Watching { arguments, build, notices, woken, looked, is_gone: false }.run()
}

/// Whether a build is under way, which is ended before the command is.
static IS_BUILDING: AtomicBool = AtomicBool::new(false);

/// Has Ctrl-C wake the command.
fn stop_on_request(wake: Sender<Wake>) -> Result<(), Status> {
    let stopping = ctrlc::set_handler(move || {
        if IS_BUILDING.load(Ordering::Relaxed) {
            console::message_now("正在生成，写完就停止。\n");
        }
        drop(wake.send(Wake::Stop));
    });
    stopping.map_err(|it| unheard(&it.to_string()))
}

fn unheard(why: &str) -> Status {
    let fault = Diagnostic::error(format!("这里收不到Ctrl-C，没法停止：{why}"));
    console::fault(fault.cure("请改用“huibao build”"));
    Status::Unusable
}

impl Watch {
    /// The build that is run again and again, its folders by their whole paths: the current folder may be
    /// taken away and another put in its place.
    fn build(&self) -> Build {
        let whole = |it: &PathBuf| absolute(it).unwrap_or_else(|_| it.clone());
        Build {
            folder: whole(&self.folder),
            format: self.format.clone(),
            out: self.out.as_ref().map(whole),
            only: self.only.clone(),
            draft: self.draft,
            ..Build::default()
        }
    }
}

struct Watching<'a> {
    arguments: &'a Watch,
    build: Build,
    notices: Notices,
    woken: Receiver<Wake>,
    /// The files as they were when the last build began.
    looked: Watched,
    /// Whether the folder is not there, or is no project.
    is_gone: bool,
}

impl Watching<'_> {
    fn run(mut self) -> Result<Status, Status> {
        // Looked at before it is read, so that what is saved meanwhile is built again.
        self.looked = self.look();
        self.rebuild(&line::beginning(&self.arguments.folder), true)?;
        if let Some(why) = self.notices.refusal() {
            say(&format!("收不到改动的通知（{why}），改为每{}秒查看一次", self.pause().as_secs()))?;
        }
        loop {
            match self.rest() {
                Rest::Stop => break,
                Rest::Look { is_told } => self.look_again(is_told)?,
            }
        }
        say("已停止")?;
        Ok(Status::Fine)
    }

    /// Waits until something is touched and all is quiet again, or it is time to look.
    fn rest(&self) -> Rest {
        match self.woken.recv_timeout(self.pause()) {
            Ok(Wake::Touched) => {}
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return Rest::Stop,
            Err(RecvTimeoutError::Timeout) => return Rest::Look { is_told: false },
        }
        let since = clock::instant();
        while since.elapsed() < PATIENCE {
            match self.woken.recv_timeout(QUIET) {
                Ok(Wake::Stop) => return Rest::Stop,
                Ok(Wake::Touched) => {}
                Err(_) => break,
            }
        }
        Rest::Look { is_told: true }
    }

    fn pause(&self) -> Duration {
        match self.arguments.poll {
            _ if self.is_gone => LOOK_FOR_FOLDER,
            Some(seconds) => Duration::from_secs(seconds),
            None => LOOK,
        }
    }

    fn look(&self) -> Watched {
        let Build { folder, out, .. } = &self.build;
        Watched::of(folder, out.as_deref(), &self.looked, clock::now())
    }

    /// Looks at the files and builds where any is another.
    fn look_again(&mut self, is_told: bool) -> Result<(), Status> {
        let was_gone = self.is_gone;
        if !self.is_there()? {
            return Ok(());
        }
        let mut now = self.look();
        if was_gone {
            // Its results may be gone with it, so that it is built whatever its files hold.
            self.looked = self.settled(now);
            self.notices.renew();
            return self.rebuild(&line::back(&self.arguments.folder), false);
        }
        if now.since(&self.looked).is_empty() {
            return Ok(());
        }
        if !is_told {
            now = self.settled(now);
            // What the system should have told and did not: the folder is another than it was.
            self.notices.renew();
        }
        let changes = now.since(&self.looked);
        self.looked = now;
        self.rebuild(&line::changed(&changes), false)
    }

    /// The files once none of them is being written.
    fn settled(&self, mut now: Watched) -> Watched {
        let since = clock::instant();
        while since.elapsed() < PATIENCE {
            std::thread::sleep(QUIET);
            let next = self.look();
            let is_same = next.since(&now).is_empty();
            now = next;
            if is_same {
                break;
            }
        }
        now
    }

    /// Whether the project is there; its going is told.
    fn is_there(&mut self) -> Result<bool, Status> {
        let is_there = Project::check(&self.build.folder).is_ok();
        if !is_there && !self.is_gone {
            say(&line::gone(&self.arguments.folder))?;
        }
        self.is_gone = !is_there;
        Ok(is_there)
    }

    /// Builds, and says in one line what came of it; `why` is the line's beginning.
    fn rebuild(&self, why: &str, is_first: bool) -> Result<(), Status> {
        let since = clock::instant();
        IS_BUILDING.store(true, Ordering::Relaxed);
        let (ended, told) = console::kept(|| build::run(&self.build));
        IS_BUILDING.store(false, Ordering::Relaxed);
        let Kept { messages, .. } = &told;
        let is_fine = ended == Ok(Status::Fine);
        say(&format!("{why}：{}", line::outcome(&told, is_fine, since.elapsed())))?;
        if is_first || !is_fine {
            console::message(messages);
        }
        Ok(())
    }
}

/// Says what happened, with the time.
fn say(line: &str) -> Result<(), Status> {
    console::answer(&format!("{}  {line}\n", clock::time_of_day()))
}

/// The folders and files of `changes`, for a line.
type Changes<'a> = &'a [FileChange];

/// How a folder is called in a line.
fn called(folder: &Path) -> String {
    if folder == Path::new(".") {
        "项目文件夹".to_owned()
    } else {
        format!("“{}”", folder.display())
    }
}
