#!/usr/bin/env bash
# CPU seconds and peak memory of a whole process that writes 250 letters and one that writes 1,000, as
# DOCX and PDF, on all cores. The measures that are kept: under 300 MB, four times the letters take at
# most 4.6 times the CPU, and the files on the disk are those that the reconciliation counts.
#
#   benches/letters.sh [HUIBAO]
set -euo pipefail
cd "$(dirname "$0")/.."
huibao=${1:-target/release/huibao}
if [ $# = 0 ]; then cargo build --release --quiet; fi
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT

# A bureau's project with $1 answered cases, each with a reply of its own.
generate() {
  rm -rf "$out/project"
  mkdir -p "$out/project/records" "$out/project/documents"
  cp samples/reply-letters/huibao.yaml "$out/project/"
  printf -- '---\n模板: 答复函\n截至: 2025-07-31\n机关代字: 云建管提\n---\n' > "$out/project/documents/答复函.md"
  awk -v cases="$1" 'BEGIN {
    print "公共: {类型: 代表建议, 届次会议: 区三届人大五次会议, 交办日期: 2025-01-20}\n案件:"
    for (nth = 1; nth <= cases; nth++) {
      printf "  - 编号: %04d\n    标题: 关于完善第%d号地块周边慢行系统的建议\n    分类: %s\n", nth, nth, "交通出行"
      printf "    提出人: 代表第%d\n    独办: {单位: 区建设管理委, 联系人: 卓其远, 电话: 0999-55500121}\n", nth
      printf "    答复日期: 2025-03-28\n    答复文号: 云建管提〔2025〕%d号\n    办理结果: 解决采纳\n", nth
      print  "    答复正文: |"
      printf "      您在建议中反映的第%d号地块周边人行道不连续的问题，我委会同街道作了现场踏勘。\n", nth
      print  "      我委今年已经完成三项工作：接通断开的人行道，补设过街设施，增设照明。今后凡地块出让，慢行系统与建设项目同步设计、同步施工、同步验收。"
      print  "      下一步，我委将把巡查情况定期通报街道，发现损坏及时修复。"
      printf "    措施: 区建设管理委接通第%d号地块周边人行道\n    公开属性: 主动公开\n", nth
    }
  }' > "$out/project/records/代表建议.yaml"
}

# CPU seconds of writing $1 letters.
measure() {
  generate "$1"
  /usr/bin/time --format '%U %S %M %e' --output "$out/time" \
    "$huibao" build "$out/project" --out "$out/built-$1" > "$out/report-$1"
  local files
  files=$(find "$out/built-$1/答复函" -type f | wc -l)
  if [ "$files" != $(("$1" * 2)) ] || ! grep -q "共$1件：有文件的$1件，没有生成的0件" "$out/report-$1"; then
    echo "$files files of $1 cases; $(grep 对账 "$out/report-$1" | head -n 1)" >&2
    exit 1
  fi
  awk -v cases="$1" '
    { printf "%d letters: %.2f s of CPU, %d MB, %.1f s\n", cases, $1 + $2, $3 / 1024, $4 > "/dev/stderr"
      print $1 + $2; exit $3 / 1024 >= 300 }' "$out/time"
}

some=$(measure 250)
many=$(measure 1000)
awk -v some="$some" -v many="$many" 'BEGIN {
  printf "four times the letters: %.2f times the CPU\n", many / some
  exit many / some > 4.6
}'
