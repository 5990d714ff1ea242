#!/usr/bin/env bash
# CPU seconds (the least of three runs) and peak memory of a whole process that builds a table of
# 5,000 rows and one of 10,000, about 400 pages, in both formats. The measure that is kept: twice the
# rows take at most 2.2 times the CPU.
#
#   benches/tables.sh [HUIBAO]
set -euo pipefail
cd "$(dirname "$0")/.."
huibao=${1:-target/release/huibao}
if [ $# = 0 ]; then cargo build --release --quiet; fi
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT
cp -r samples/npc-briefing "$out/project"

# A document of a table with $1 rows; every tenth row begins a cell over three.
generate() {
  sed -n '1p; 2,/^---$/p' samples/npc-briefing/documents/汇报.md
  printf '\n::: 表 办理情况一览表\n单位：件\n| 编号 | 标题 | 主办单位 | 件数 | 占比 |\n| --- | --- | --- | --- | --- |\n'
  awk -v rows="$1" 'BEGIN {
    for (row = 1; row <= rows; row++) {
      unit = (row % 10 == 1 || row % 10 == 2) && row > 2 ? "^" : "区绿化市容局"
      printf "| %05d | 关于完善第%d号地块周边慢行系统的建议 | %s | %d | %.1f%% |\n", \
        row, row, unit, row % 97, row % 1000 / 10
    }
  }'
  printf '注：编号按交办先后。\n:::\n'
}

# CPU seconds of building a table of $1 rows.
measure() {
  generate "$1" > "$out/project/documents/汇报.md"
  for _ in 1 2 3; do
    /usr/bin/time --format '%U %S %M' --output "$out/time" \
      "$huibao" build "$out/project" --force --out "$out/built" > "$out/report"
    tail -n 1 "$out/time"
  done | awk -v rows="$1" '
    { cpu = $1 + $2; mb = $3 / 1024; if (NR == 1 || cpu < least) least = cpu; if (mb > most) most = mb }
    END { printf "%d rows: %.2f s of CPU, %d MB\n", rows, least, most > "/dev/stderr"; print least }'
}

once=$(measure 5000)
twice=$(measure 10000)
head -n 1 "$out/report"
awk -v once="$once" -v twice="$twice" 'BEGIN {
  printf "twice the rows: %.2f times the CPU\n", twice / once
  exit twice / once > 2.2
}'
