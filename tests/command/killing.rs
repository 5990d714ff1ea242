//! A build that is killed, whenever that is: every result is what it was or what it was to become, what
//! is remembered can be read, and the next build brings all in order and leaves nothing lying about.

use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::scene::{Scene, huibao};

/// How many builds are killed, where this does not say otherwise.
const KILLS: usize = 40;
const HOW_MANY: &str = "HUIBAO_KILLS";

const RECORDS: &str = "records/2025.yaml";
const OUTCOMES: [&str; 2] = ["办理结果: 正在解决", "办理结果: 已经解决"];

/// The files of a folder with their bytes.
fn results(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let file = |it: fs::DirEntry| {
        (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap_or_default())
    };
    entries.map(file).collect()
}

/// The records as they are in one of two states.
fn records(scene: &Scene, state: usize) -> String {
    let text = scene.read(RECORDS);
    let text = text.replacen(OUTCOMES[1], OUTCOMES[0], 1);
    if state == 0 { text } else { text.replacen(OUTCOMES[0], OUTCOMES[1], 1) }
}

fn is_unfinished(name: &str) -> bool {
    name.starts_with(".huibao-")
}

/// How long a whole build takes, and what it writes of each state of the records.
fn reference(originals: &[String; 2]) -> (Duration, [BTreeMap<String, Vec<u8>>; 2]) {
    let scene = Scene::project();
    let mut longest = Duration::ZERO;
    let results = [0, 1].map(|state| {
        scene.write(RECORDS, &originals[state]);
        longest = longest.max(timed(|| {
            huibao(scene.path()).arg("build").assert().success();
        }));
        results(&scene.path().join("out"))
    });
    (longest, results)
}

#[expect(clippy::disallowed_methods, reason = "kills are spread over the time that a build takes")]
fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// Fractions of a build's time, the same in every run: every other one in its last part, where it writes.
fn moments() -> impl Iterator<Item = f64> {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    (0_u32..).map(move |nth| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let fraction = f64::from(u32::try_from(seed >> 32).unwrap()) / f64::from(u32::MAX);
        if nth % 2 == 0 { fraction } else { 0.6 + 0.5 * fraction }
    })
}

#[test]
fn a_build_that_is_killed_leaves_everything_whole_and_the_next_mends_it() {
    let kills = env::var_os(HOW_MANY).map_or(KILLS, |it| it.to_str().unwrap().parse().unwrap());
    let scene = Scene::project();
    let states = [0, 1].map(|state| records(&scene, state));
    assert!(states[0] != states[1]);
    let (time, whole) = reference(&states);
    assert!(whole[0] != whole[1]);
    let out = scene.path().join("out");
    scene.write(RECORDS, &states[0]);
    huibao(scene.path()).arg("build").assert().success();
    for (nth, moment) in moments().take(kills).enumerate() {
        let state = (nth + 1) % 2;
        scene.write(RECORDS, &states[state]);
        let mut build = Command::new(env!("CARGO_BIN_EXE_huibao"))
            .arg("build")
            .current_dir(scene.path())
            .env("HUIBAO_FONTS", "")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(time.mul_f64(moment));
        build.kill().unwrap();
        build.wait().unwrap();
        let told = format!("kill {nth} after {moment:.3} of a build");
        for (name, bytes) in results(&out).iter().filter(|it| !is_unfinished(it.0)) {
            let known = whole.iter().any(|it| it.get(name) == Some(bytes));
            assert!(known, "{told}: {name} is neither old nor new");
        }
        let remembered = fs::read(scene.path().join(".huibao/built/汇报.json")).unwrap();
        let remembered: serde_json::Value = serde_json::from_slice(&remembered).expect(&told);
        assert_eq!(remembered["format"], 1, "{told}");
        // Every third is not mended, so that kills come upon kills.
        if nth % 3 != 2 {
            let output = huibao(scene.path()).arg("build").output().unwrap();
            assert!(output.status.success(), "{told}: {output:?}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(!said.contains(".huibao") && !said.contains("有人改过"), "{told}: {said}");
            assert!(results(&out) == whole[state], "{told}: not mended");
            let mut left = scene.names(".huibao");
            left.retain(|it| is_unfinished(it));
            assert!(left.is_empty(), "{told}: {left:?}");
        }
    }
    huibao(scene.path()).arg("build").assert().success();
    assert!(results(&out) == whole[kills % 2]);
    assert!(!scene.names(".huibao/earlier/汇报").is_empty());
}
