#!/usr/bin/env bash
# CPU seconds of a second build that finds nothing changed, against one that is forced: of
# samples/opinion-report, and of 1,000 letters. The measures that are kept: at most 0.95 of the report, whose
# pages are set either way, and 0.45 of the letters.
#
#   benches/incremental.sh [HUIBAO]
set -euo pipefail
cd "$(dirname "$0")/.."
huibao=${1:-target/release/huibao}
if [ $# = 0 ]; then cargo build --release --quiet; fi
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT
export HUIBAO_FONTS=

# CPU seconds of the command $2..., the least of $1 runs.
least() {
  local runs=$1
  shift
  for _ in $(seq "$runs"); do
    /usr/bin/time --format '%U %S' --output "$out/time" "$@" > "$out/report" 2> "$out/messages"
    tail -n 1 "$out/time"
  done | awk '{ cpu = $1 + $2; if (NR == 1 || cpu < least) least = cpu } END { print least }'
}

# Holds $1, an unchanged build of $2 in $3 runs, to $4 of a forced one.
hold() {
  local forced unchanged
  forced=$(least "$3" "$huibao" build "$2" --force)
  unchanged=$(least "$3" "$huibao" build "$2")
  grep -q '没有变化，未重新生成' "$out/report"
  awk -v name="$1" -v forced="$forced" -v unchanged="$unchanged" -v most="$4" 'BEGIN {
    printf "%s: forced %.2f s of CPU, unchanged %.2f s, %.2f of it\n", name, forced, unchanged, unchanged / forced
    exit unchanged > most * forced
  }'
}

cp -r samples/opinion-report "$out/report-project"
hold "opinion-report" "$out/report-project" 10 0.95

letters=$out/letters
mkdir -p "$letters/records" "$letters/documents"
cp samples/reply-letters/huibao.yaml "$letters/"
printf -- '---\n模板: 答复函\n截至: 2025-07-31\n机关代字: 云建管提\n---\n' > "$letters/documents/答复函.md"
awk 'BEGIN {
  print "公共: {类型: 代表建议, 届次会议: 区三届人大五次会议, 交办日期: 2025-01-20}\n案件:"
  for (nth = 1; nth <= 1000; nth++) {
    printf "  - 编号: %04d\n    标题: 关于完善第%d号地块周边慢行系统的建议\n    分类: 交通出行\n", nth, nth
    printf "    提出人: 代表第%d\n    独办: {单位: 区建设管理委, 联系人: 卓其远, 电话: 0999-55500121}\n", nth
    printf "    答复日期: 2025-03-28\n    答复文号: 云建管提〔2025〕%d号\n    办理结果: 解决采纳\n", nth
    printf "    答复正文: 您反映的第%d号地块周边人行道不连续的问题，我委会同街道作了现场踏勘，今年已经接通断开的人行道，补设过街设施，增设照明。\n", nth
    print  "    公开属性: 主动公开"
  }
}' > "$letters/records/代表建议.yaml"
hold "1,000 letters" "$letters" 1 0.45
