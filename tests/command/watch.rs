//! `huibao watch` as a clerk has it running: nothing here goes by the clock, everything is waited for.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use super::scene::Scene;

/// Longer than the slowest machine takes for one build.
const LIMIT: Duration = Duration::from_secs(120);

const RECORDS: &str = "records/2025.yaml";
const SOLVED: &str = "    办理结果: 已经解决";
const UNDER_WAY: &str = "    办理结果: 正在解决";

/// The command while it runs.
struct Watch {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
    messages: Arc<Mutex<String>>,
    readers: Vec<thread::JoinHandle<()>>,
}

impl Watch {
    /// Starts it in `folder` and waits for the first build.
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huibao"));
        command.current_dir(folder).env("HUIBAO_FONTS", "系统字体").arg("watch").args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (lines, messages) =
            (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<String>>::default());
        let (out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let told = Arc::clone(&lines);
        let reader = thread::spawn(move || {
            for line in BufReader::new(out).lines() {
                told.lock().unwrap().push(line.unwrap());
            }
        });
        let told = Arc::clone(&messages);
        let errors = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = err.read(&mut bytes) {
                let mut text = told.lock().unwrap();
                text.push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        let watch = Self { child, lines, messages, readers: vec![reader, errors] };
        watch.wait("the first build", |it| it.count("按Ctrl-C停止：") == 1);
        watch
    }

    /// How many lines hold `text`.
    fn count(&self, text: &str) -> usize {
        self.lines.lock().unwrap().iter().filter(|it| it.contains(text)).count()
    }

    /// How many builds wrote a document.
    fn builds(&self) -> usize {
        self.count("重新生成《")
    }

    #[expect(clippy::disallowed_methods, reason = "waiting has a limit")]
    fn wait(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let since = Instant::now();
        while !is_so(self) {
            let lines = self.lines.lock().unwrap().join("\n");
            assert!(since.elapsed() < LIMIT, "{what}:\n{lines}\n{}", self.messages.lock().unwrap());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Stops it as Ctrl-C does: its exit status, its lines without the time, its messages.
    fn stop(mut self) -> (i32, Vec<String>, String) {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(killed.unwrap().success());
        let status = self.child.wait().unwrap().code().unwrap();
        for reader in std::mem::take(&mut self.readers) {
            reader.join().unwrap();
        }
        let lines = self.lines.lock().unwrap().iter().map(|it| timeless(it)).collect();
        (status, lines, self.messages.lock().unwrap().clone())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A line without the time before it and the duration after it.
fn timeless(line: &str) -> String {
    let (time, rest) = line.split_once("  ").unwrap();
    assert!(time.len() == 8 && time.matches(':').count() == 2, "{line}");
    match rest.rsplit_once('，') {
        Some((rest, took)) if took.ends_with('秒') => rest.to_owned(),
        _ => rest.to_owned(),
    }
}

/// What the last build counts as 已经解决.
fn solved(scene: &Scene, folder: &str) -> usize {
    let text = fs::read_to_string(scene.path().join(folder).join("out/汇报.figures.json"));
    let list: serde_json::Value =
        serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    let figures = list["figures"].as_array().map(Vec::as_slice).unwrap_or_default();
    let figure = figures.iter().find(|it| it["name"] == "解决率");
    figure.and_then(|it| it["cases"].as_array()).map_or(0, Vec::len)
}

/// Replaces a file in one step, as careful editors do.
fn replace(scene: &Scene, name: &str, text: &str) {
    scene.write(&format!("{name}.tmp"), text);
    fs::rename(scene.path().join(format!("{name}.tmp")), scene.path().join(name)).unwrap();
}

const BEGINNING: &str = "看着项目文件夹，保存了就重新生成，按Ctrl-C停止：重新生成《汇报》";
const REBUILT: &str = "台账 records/2025.yaml 改了：重新生成《汇报》";

#[test]
fn a_saved_record_is_built_and_ctrl_c_ends_it_cleanly() {
    let scene = Scene::project();
    let watch = Watch::start(scene.path(), &["--format", "pdf"]);
    assert_eq!(solved(&scene, ""), 4);
    let before = scene.names("out");
    scene.change(RECORDS, UNDER_WAY, SOLVED);
    watch.wait("the record", |_| solved(&scene, "") == 5);
    watch.wait("its line", |it| it.count("改了：") == 1);
    scene.append("documents/汇报.md", "办理工作正在推进。\n");
    watch.wait("the document", |it| it.count("文档 documents/汇报.md 改了：重新生成") == 1);
    let (status, lines, _) = watch.stop();
    let document = "文档 documents/汇报.md 改了：重新生成《汇报》";
    assert_eq!(
        (status, lines),
        (0, [BEGINNING, REBUILT, document, "已停止"].map(str::to_owned).to_vec())
    );
    assert_eq!(scene.names("out"), before);
}

#[test]
fn of_a_burst_the_last_is_built_and_what_editors_put_aside_is_not() {
    let scene = Scene::project();
    let watch = Watch::start(scene.path(), &["--format", "pdf"]);
    let (old, new) = (scene.read(RECORDS), scene.read(RECORDS).replacen(UNDER_WAY, SOLVED, 1));
    for aside in ["records/.2025.yaml.swp", "records/~$2025.yaml", "records/2025.yaml~"] {
        scene.write(aside, &old);
    }
    for _ in 0..20 {
        replace(&scene, RECORDS, &old);
        replace(&scene, RECORDS, &new);
    }
    watch.wait("the last of the burst", |_| solved(&scene, "") == 5);
    watch.wait("its line", |it| it.builds() >= 2);
    assert!(watch.builds() < 20, "{:?}", watch.lines.lock().unwrap());
    let (_, lines, _) = watch.stop();
    assert!(
        lines.iter().all(|it| [BEGINNING, REBUILT, "已停止"].contains(&it.as_str())),
        "{lines:?}"
    );
}

#[test]
fn a_broken_file_is_told_and_waited_for() {
    let scene = Scene::project();
    let watch = Watch::start(scene.path(), &["--format", "pdf"]);
    let sound = scene.read(RECORDS);
    scene.write(RECORDS, sound.replacen("编号: 0012", "编号：0012", 1));
    watch.wait("the fault", |it| it.count("没有生成，") == 1);
    watch.wait("the message", |it| it.messages.lock().unwrap().contains("全角"));
    scene.write(RECORDS, sound.replacen(UNDER_WAY, SOLVED, 1));
    watch.wait("the mended file", |_| solved(&scene, "") == 5);
    let (status, lines, _) = watch.stop();
    assert_eq!(status, 0);
    assert!(lines[1].starts_with("台账 records/2025.yaml 改了：没有生成，"), "{lines:?}");
    assert_eq!(lines[2..], [REBUILT, "已停止"].map(str::to_owned));
}

#[test]
fn a_folder_that_goes_is_waited_for() {
    let scene = Scene::empty();
    let project = Scene::project();
    let records = |text: &str| format!("项目/{text}");
    let put = || {
        for name in ["huibao.yaml", "documents/汇报.md", RECORDS] {
            scene.write(&records(name), project.read(name));
        }
    };
    put();
    let folder = scene.path().join("项目");
    // The current folder itself is what goes.
    let watch = Watch::start(&folder, &["--format", "pdf"]);
    fs::remove_dir_all(&folder).unwrap();
    watch.wait("the folder's going", |it| it.count("不见了") == 1);
    put();
    watch.wait("the folder's return", |it| it.count("回来了：") == 1);
    watch.wait("its files", |_| solved(&scene, "项目") == 4);
    scene.change(&records(RECORDS), UNDER_WAY, SOLVED);
    watch.wait("the record", |_| solved(&scene, "项目") == 5);
    let text = scene.read(&records(RECORDS));
    fs::remove_dir_all(folder.join("records")).unwrap();
    let gone = "台账 records/2025.yaml 没有了：没有生成，";
    watch.wait("the records' going", |it| it.count(gone) == 1);
    scene.write(&records(RECORDS), text);
    watch.wait("the records' return", |it| it.count("台账 records/2025.yaml 是新的：") == 1);
    scene.change(&records(RECORDS), SOLVED, UNDER_WAY);
    watch.wait("another change", |_| solved(&scene, "项目") == 4);
    let (status, lines, _) = watch.stop();
    assert_eq!((status, lines.last().map(String::as_str)), (0, Some("已停止")));
}

#[test]
fn without_notices_the_files_are_looked_at() {
    let scene = Scene::project();
    let watch = Watch::start(scene.path(), &["--format", "pdf", "--poll", "1"]);
    scene.change(RECORDS, UNDER_WAY, SOLVED);
    watch.wait("the record", |it| it.count(REBUILT) == 1);
    assert_eq!(solved(&scene, ""), 5);
    watch.stop();
}

#[test]
fn what_is_no_project_is_not_watched() {
    let mut scene = Scene::empty();
    scene.run(&["watch"]);
    let told = "$ huibao watch\nstderr:\n错误: 这里不是项目文件夹：没有huibao.yaml\n--> .\n = 办法: \
                请到项目文件夹里运行，或写出它的路径；新建项目请用“huibao new 文件夹名”\nexit 2\n\n";
    assert_eq!(scene.take(), told);
}
