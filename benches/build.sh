#!/usr/bin/env bash
# CPU seconds of a whole process that builds a sample in both formats: the least of ten runs of a
# release build. The measure that is kept: under 0.3 s for samples/npc-briefing.
#
#   benches/build.sh [SAMPLE]
set -euo pipefail
cd "$(dirname "$0")/.."
sample=${1:-samples/npc-briefing}
cargo build --release --quiet
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT
TIMEFORMAT='%U %S'
for _ in $(seq 10); do
  { time target/release/huibao build "$sample" --force --out "$out" > "$out/report"; } 2>&1
done | awk '{ cpu = $1 + $2; if (NR == 1 || cpu < least) least = cpu }
            END { printf "%.3f s of CPU at the least of %d runs\n", least, NR }'
