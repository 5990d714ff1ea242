#!/usr/bin/env bash
# From a saved record to both files written, while `huibao watch` runs on a copy of
# samples/opinion-report: ROUNDS times (100 unless said) an outcome is changed, and the time taken until
# both files are others. Prints median and worst in milliseconds; fails where the median is above LIMIT
# (250). PROGRAM is a binary that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${ROUNDS:-100} limit=${LIMIT:-250}
program=${PROGRAM:-$PWD/target/release/huibao}
[ -n "${PROGRAM:-}" ] || cargo build --release --quiet
python3 - "$program" "$PWD/samples/opinion-report" "$rounds" "$limit" <<'PYTHON'
import os, shutil, signal, statistics, subprocess, sys, tempfile, time

program, sample, rounds, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
with tempfile.TemporaryDirectory() as folder:
    project = os.path.join(folder, "project")
    shutil.copytree(sample, project, ignore=shutil.ignore_patterns("out", ".huibao"))
    outputs = [os.path.join(project, "out", f"报告.{it}") for it in ("docx", "pdf")]
    record = os.path.join(project, "records", "1-美丽家园建设.yaml")
    with open(record, encoding="utf-8") as file:
        first = file.read()
    texts = [first, first.replace("办理结果: 已经解决", "办理结果: 留作参考", 1)]
    assert texts[0] != texts[1]

    def written():
        return [os.stat(it).st_mtime_ns if os.path.exists(it) else 0 for it in outputs]

    def until(condition, what):
        end = time.monotonic() + 30
        while not condition():
            if time.monotonic() > end:
                sys.exit(f"waited in vain for {what}")
            time.sleep(0.0005)

    watch = subprocess.Popen([program, "watch", project], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: all(written()), "the first build")
        took = []
        for at in range(rounds):
            time.sleep(0.3)
            before = written()
            with open(record + ".new", "w", encoding="utf-8") as file:
                file.write(texts[(at + 1) % 2])
            since = time.monotonic()
            os.rename(record + ".new", record)
            until(lambda: all(new != old for new, old in zip(written(), before)), "both files")
            took.append((time.monotonic() - since) * 1000)
        watch.send_signal(signal.SIGINT)
        if watch.wait(30) != 0:
            sys.exit("watch did not end cleanly")
    finally:
        if watch.poll() is None:
            watch.kill()
    took.sort()
    print(f"{rounds} rounds: median {statistics.median(took):.0f} ms, worst {took[-1]:.0f} ms")
    if statistics.median(took) > limit:
        sys.exit(f"above {limit:.0f} ms")
PYTHON
