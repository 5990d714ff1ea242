#!/usr/bin/env bash
# CPU seconds (the least of three runs) and peak memory of a whole process that builds 办理情况一览表 of a
# register of 5,000 cases and of 10,000, in both formats, with a subtotal for each unit. The measure that is
# kept: twice the cases take at most 2.2 times the CPU.
#
#   benches/list.sh [HUIBAO]
set -euo pipefail
cd "$(dirname "$0")/.."
huibao=${1:-target/release/huibao}
if [ $# = 0 ]; then cargo build --release --quiet; fi
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT

# CPU seconds of building the list of $1 cases.
measure() {
  rm -rf "$out/project"
  cargo bench --profile dev --quiet --bench register -- "$out/project" --cases "$1" > "$out/faults"
  rm "$out/project/documents"/*
  printf -- '---\n模板: 办理情况一览表\n标题: 建议提案办理情况一览表\n截至: 2026-06-30\n---\n' \
    > "$out/project/documents/一览表.md"
  for _ in 1 2 3; do
    /usr/bin/time --format '%U %S %M' --output "$out/time" \
      "$huibao" build "$out/project" --force --out "$out/built" > "$out/report"
    tail -n 1 "$out/time"
  done | awk -v cases="$1" '
    { cpu = $1 + $2; mb = $3 / 1024; if (NR == 1 || cpu < least) least = cpu; if (mb > most) most = mb }
    END { printf "%d cases: %.2f s of CPU, %d MB\n", cases, least, most > "/dev/stderr"; print least }'
}

once=$(measure 5000)
twice=$(measure 10000)
grep 页 "$out/report"
awk -v once="$once" -v twice="$twice" 'BEGIN {
  printf "twice the cases: %.2f times the CPU\n", twice / once
  exit twice / once > 2.2
}'
