#!/usr/bin/env bash
# CPU seconds (the least of five runs) and peak memory of `huibao check` on 10,000 records, about
# 10 MB, and a report on all of them: in twenty files, in one, with 22 faults, with a fault in every
# record. The faults must be told with their files and lines. The measures that are kept: under 1.5 s and under 200 MB.
#
#   benches/register.sh
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet
out=$(mktemp -d)
trap 'rm -r "$out"' EXIT

generate() {
  cargo bench --profile dev --quiet --bench register -- "$out/project" "$@" > "$out/faults"
}

measure() {
  for _ in 1 2 3 4 5; do
    /usr/bin/time --format '%U %S %M' --output "$out/time" \
      target/release/huibao check "$out/project" --format json > "$out/told" || [ $? = 1 ]
    tail -n 1 "$out/time"
  done | awk -v what="$1" '
    { cpu = $1 + $2; mb = $3 / 1024; if (NR == 1 || cpu < least) least = cpu; if (mb > most) most = mb }
    END { printf "%s: %.2f s of CPU, %d MB\n", what, least, most; exit least >= 1.5 || most >= 200 }'
  # Their places as the generator lists them.
  sed -nE 's/^ +"(file|line)": "?([^",]+)"?,$/\2/p' "$out/told" | paste -d : - - > "$out/places"
  diff "$out/faults" "$out/places" > "$out/difference" || {
    echo "made, but not told, or told, but not made:"
    head -n 20 "$out/difference"
    exit 1
  }
  rm -r "$out/project"
}

generate && measure "twenty files"
generate --one-file && measure "one file"
generate --typos 20 && measure "22 faults in twenty files"
generate --typos 10000 --one-file && measure "a fault in every record of one file"
