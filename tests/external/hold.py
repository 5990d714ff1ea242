"""Holds each built document, a DOCX and a PDF side by side, against programs of others.

Usage: hold.py TOOLS_FOLDER BUILT_FOLDER
Prints a table and ends with status 1 when anything is found.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

EQUAL_LINES = 0.97
# Mostly tables: LibreOffice reads their rows in other pieces and may carry a line or a row to the next
# page. Asked of them are the files' soundness, the same words, and about as many pages.
TABULAR = {"一案一册", "交办通知", "办理情况一览表", "回头看一览表", "排名通报", "统计表", "市级件总结"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
CHART = re.compile("(条形图|堆积条形图|折线图)[“：]")
PAGE_NUMBER = re.compile(r"—\d+—")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def main(tools: Path, built: Path) -> int:
    documents = sorted(built.rglob("*.docx"))
    if not documents:
        print(f"{built}: nothing was built")
        return 1
    set_faces(tools)
    problems = []
    print(f"{'document':<28} {'pages':>11} {'equal lines':>18}  found")
    for docx in documents:
        row, found = hold(tools, docx)
        print(f"{str(docx.relative_to(built)):<28} {row}  {'; '.join(found) or 'nothing'}")
        problems += found
    return 1 if problems else 0


def hold(tools: Path, docx: Path) -> tuple[str, list[str]]:
    pdf = docx.with_suffix(".pdf")
    found = [*validate(tools, docx), *check_pdf(tools, pdf), *check_text(docx, pdf)]
    fair = set_by_libreoffice(tools, docx)
    ours, theirs = pages(pdf), pages(fair)
    is_tabular = bool(TABULAR & {docx.stem, docx.parent.name})
    leeway = max(1, len(ours) // 8) if is_tabular else 0
    if abs(len(ours) - len(theirs)) > leeway:
        found.append(f"the DOCX has {len(theirs)} pages, the PDF {len(ours)}")
    equal, total, differing = compare(ours, theirs)
    # A line that stands on the next page counts twice; of a short letter one is more than a few in a
    # hundred.
    if total - equal > max(2, (1 - EQUAL_LINES) * total) and not is_tabular:
        found.append("lines differ: " + " | ".join(differing[:10]))
    share = f"{equal}/{total} {100 * equal / total:.1f}%"
    return f"{f'{len(ours)} and {len(theirs)}':>11} {share:>18}", found


def run(*command: str | Path) -> subprocess.CompletedProcess:
    return subprocess.run([str(it) for it in command], capture_output=True, text=True)


def validate(tools: Path, docx: Path) -> list[str]:
    """Microsoft's validator and openxml-audit; both say nothing of a sound file."""
    found = []
    microsoft = run(tools / "npm/node_modules/.bin/ooxml-validator", docx)
    try:
        errors = json.loads(microsoft.stdout)["errors"]
        found += [f"ooxml-validator: {it['description']} at {it['xPath']}" for it in errors]
    except (json.JSONDecodeError, KeyError):
        found.append(f"ooxml-validator failed: {microsoft.stdout}{microsoft.stderr}")
    audit = run(tools / "python/bin/openxml-audit", docx)
    if audit.returncode != 0 or "Errors: 0" not in audit.stdout:
        found.append(f"openxml-audit: {audit.stdout}{audit.stderr}")
    return found


def check_pdf(tools: Path, pdf: Path) -> list[str]:
    """qpdf finds the file sound; it keeps to PDF/A and is tagged; each face is embedded, cut down and
    gives its text."""
    tagged = run(tools / "python/bin/python", Path(__file__).with_name("tagged.py"), pdf)
    found = [f"tagged.py: {it}" for it in (tagged.stdout + tagged.stderr).splitlines() if it]
    qpdf = run("qpdf", "--check", pdf)
    if qpdf.returncode != 0:
        found.append(f"qpdf: {qpdf.stdout}{qpdf.stderr}")
    faces = run("pdffonts", pdf).stdout.splitlines()[2:]
    if not faces:
        found.append("pdffonts: no faces")
    for face in faces:
        *_, embedded, subset, unicode, _, _ = face.split()
        if (embedded, subset, unicode) != ("yes", "yes", "yes"):
            found.append(f"pdffonts: {face}")
    return found


def check_text(docx: Path, pdf: Path) -> list[str]:
    """What is copied out of the PDF is the DOCX's text in its order."""
    expected, notes, headers = written(docx)
    printed = ""
    for page in pages(pdf):
        text = "".join(page)
        for note in reversed(notes):
            text = text.removesuffix(note)
        # A table's header is repeated where the table goes on.
        if not any(expected.startswith(it, len(printed)) for it in headers):
            text = next((text.removeprefix(it) for it in headers if text.startswith(it)), text)
        printed += text
    if printed == expected:
        return []
    at = next(
        (it for it, (a, b) in enumerate(zip(printed, expected)) if a != b),
        min(len(printed), len(expected)),
    )
    was, is_wanted = printed[max(at - 10, 0) : at + 20], expected[max(at - 10, 0) : at + 20]
    return [f"pdftotext gives “{was}”, not “{is_wanted}”"]


def written(docx: Path) -> tuple[str, list[str], list[str]]:
    """The DOCX's text, its footnotes, marks included, and its tables' headers, without blanks."""
    with zipfile.ZipFile(docx) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
        has_notes = "word/footnotes.xml" in package.namelist()
        notes = ElementTree.fromstring(package.read("word/footnotes.xml")) if has_notes else []
    in_notes = [
        mark(int(note.get(f"{W}id"))) + text_of(note)
        for note in notes
        if int(note.get(f"{W}id")) > 0
    ]
    headers = [
        "".join(text_of(it) for it in table.iter(f"{W}tr") if it.find(f".//{W}tblHeader") is not None)
        for table in body.iter(f"{W}tbl")
    ]
    return text_of(body), in_notes, [it for it in headers if it]


def text_of(parent: ElementTree.Element) -> str:
    text = []
    for element in parent.iter():
        if element.tag == f"{W}t":
            text.append(element.text or "")
        # A PDF says in words what its charts show, as a DOCX does of their pictures.
        elif element.tag == DESCRIBED and CHART.match(element.get("descr", "")):
            text.append(element.get("descr"))
        elif element.tag == f"{W}footnoteReference":
            text.append(mark(int(element.get(f"{W}id"))))
    return without_blanks("".join(text))


def mark(number: int) -> str:
    return CIRCLED[number - 1] if number <= len(CIRCLED) else str(number)


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def pages(pdf: Path) -> list[list[str]]:
    """The lines of each page without blanks and without the page number."""
    text = run("pdftotext", "-raw", pdf, "-").stdout
    # A footnote's mark that is raised comes out as a line of its own.
    text = re.sub(f"^([{CIRCLED}])\n", r"\1", text, flags=re.MULTILINE)
    # The number of a landscape page, which is turned, comes out in three.
    text = re.sub(r"^—\n(\d+)\n—$", r"—\1—", text, flags=re.MULTILINE)
    # Leaders of 目录 are dots in one file and a tab in the other.
    text = re.sub(r"[.…·]{3,}", "", text)
    lines = [[without_blanks(it) for it in page.splitlines()] for page in text.split("\f")[:-1]]
    return [[it for it in page if it and not PAGE_NUMBER.fullmatch(it)] for page in lines]


def compare(ours: list[list[str]], theirs: list[list[str]]) -> tuple[int, int, list[str]]:
    """How many lines are equal, of how many, and those of ours that are not.

    A page of the same characters has all lines equal: what stands in frames and cells is read in another
    order, and cells of a row are read as one line or as several. The order of the words is held by
    check_text."""
    # LibreOffice's pictures of charts have no words.
    ours = [[it for it in page if not CHART.match(it)] for page in ours]
    equal, total, differing = 0, 0, []
    for left, right in zip_longest(ours, theirs, fillvalue=[]):
        total += max(len(left), len(right))
        if sorted("".join(left)) == sorted("".join(right)):
            equal += max(len(left), len(right))
            continue
        rest = Counter(right)
        for line in left:
            if rest[line] > 0:
                rest[line] -= 1
                equal += 1
            else:
                differing.append(line)
    return equal, total, differing


def set_faces(tools: Path) -> None:
    """LibreOffice sees no other faces than those of the official names."""
    settings = tools / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{tools}/faces</dir><cachedir>{tools}/fontconfig</cachedir></fontconfig>"
    )
    os.environ["FONTCONFIG_FILE"] = str(settings)


def set_by_libreoffice(tools: Path, docx: Path) -> Path:
    """The DOCX as a PDF by LibreOffice, told by way of .fodt what it misreads in a DOCX: no blank
    between hanzi and digits, no marks hung out. Word does as our layout does."""
    folder = tools / "set" / docx.parent.name
    convert(tools, docx, "fodt", folder)
    flat = folder / f"{docx.stem}.fodt"
    text = flat.read_text("utf-8")
    text = re.sub('style:text-autospace="[^"]*"', 'style:text-autospace="none"', text)
    text = re.sub('style:punctuation-wrap="[^"]*"', 'style:punctuation-wrap="simple"', text)
    flat.write_text(text, "utf-8")
    convert(tools, flat, "pdf", folder)
    return flat.with_suffix(".pdf")


def convert(tools: Path, source: Path, target: str, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{tools}/profile"
    made = folder / f"{source.stem}.{target}"
    made.unlink(missing_ok=True)
    done = run("soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, source)
    if not made.exists():
        sys.exit(f"soffice made no {made}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
