"""What a DOCX says, read by its XML alone: nothing here knows of huibao's own reading."""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What is drawn beside the text: frames of the letterhead, 版记 and page numbers are not edited here.
APART = {f"{W}drawing", f"{W}pict", f"{MARKUP}AlternateContent"}
GONE = {f"{W}del", f"{W}moveFrom"}
NEW = {f"{W}ins", f"{W}moveTo"}


@dataclass
class Paragraph:
    """One paragraph as it is read once the tracked changes are accepted or rejected."""

    text: str = ""
    style: str = ""
    ids: list[str] = field(default_factory=list)
    where: str = "body"
    framed: bool = False
    bold: str = ""
    changes: list[tuple[str, str]] = field(default_factory=list)
    runs: int = 0
    comments: list[str] = field(default_factory=list)


@dataclass
class Comment:
    author: str
    text: str
    anchor: str = ""


class Docx:
    """A DOCX as it is read with its tracked changes accepted, or rejected."""

    def __init__(self, path: Path, accept: bool = True):
        self.path = path
        self.accept = accept
        with zipfile.ZipFile(path) as package:
            self.parts = {it: package.read(it) for it in package.namelist()}
        self.tracked = 0
        self.footnotes = self.notes()
        self.paragraphs: list[Paragraph] = []
        body = self.part("word/document.xml").find(f"{W}body")
        self.open: Paragraph | None = None
        self.tables = 0
        self.blocks(body, "body")
        self.comments = self.commented()
        self.framed = sorted(it for it in self.boxed() if it)

    def part(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[name])

    def blocks(self, parent: ElementTree.Element, where: str):
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, where)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag == f"{W}sdt":
                self.blocks(child.find(f"{W}sdtContent"), where)

    def table(self, table: ElementTree.Element):
        number, row_number = self.tables, 0
        self.tables += 1
        for row in table.iter(f"{W}tr"):
            properties = row.find(f"{W}trPr")
            marks = set() if properties is None else {it.tag for it in properties}
            if marks & (GONE if self.accept else NEW):
                self.tracked += 1
                continue
            for column, cell in enumerate(row.findall(f"{W}tc")):
                self.blocks(cell, f"table{number}:{row_number}:{column}")
                self.open = None
            row_number += 1

    def paragraph(self, element: ElementTree.Element, where: str):
        properties = element.find(f"{W}pPr")
        into = self.open
        if into is None or into.where != where:
            into = Paragraph(where=where)
            self.paragraphs.append(into)
        self.open = None
        if properties is not None:
            # Of paragraphs that are joined, the last gives the style; here only texts are asked for.
            style = properties.find(f"{W}pStyle")
            into.style = into.style or ("" if style is None else style.get(f"{W}val"))
            into.framed = into.framed or properties.find(f"{W}framePr") is not None
            mark = properties.find(f"{W}rPr")
            kinds = set() if mark is None else {it.tag for it in mark}
            self.tracked += bool(kinds & (GONE | NEW))
            if kinds & (GONE if self.accept else NEW):
                self.open = into
        self.runs(element, into, False)

    def runs(self, parent: ElementTree.Element, into: Paragraph, hidden: bool):
        for child in parent:
            if child.tag in GONE | NEW:
                self.tracked += 1
                side = "deleted" if child.tag in GONE else "inserted"
                into.changes.append((side, "".join(child.itertext())))
                leaves = child.tag in (GONE if self.accept else NEW)
                self.runs(child, into, hidden or leaves)
            elif child.tag == f"{W}bookmarkStart":
                name = child.get(f"{W}name", "")
                if name.startswith("_hb_"):
                    into.ids.append(name)
            elif child.tag == f"{W}r":
                if not hidden:
                    self.run(child, into)
            elif child.tag == f"{W}commentRangeStart":
                into.comments.append(child.get(f"{W}id"))
            elif child.tag in {f"{W}hyperlink", f"{W}smartTag", f"{W}fldSimple", f"{W}sdt", f"{W}sdtContent"}:
                self.runs(child, into, hidden)

    def run(self, run: ElementTree.Element, into: Paragraph):
        text = ""
        for child in run:
            if child.tag in {f"{W}t", f"{W}delText"}:
                text += child.text or ""
            elif child.tag == f"{W}tab":
                text += "\t"
            elif child.tag in {f"{W}br", f"{W}cr"} and child.get(f"{W}type") in {None, "textWrapping"}:
                text += "\n"
            elif child.tag == f"{W}footnoteReference":
                note = self.footnotes.get(child.get(f"{W}id"))
                text += f"[注：{note}]"
        into.text += text
        into.runs += bool(text)
        bold = run.find(f"{W}rPr/{W}b")
        if bold is not None and bold.get(f"{W}val") not in {"0", "false"}:
            into.bold += text

    def boxed(self):
        """The texts beside the text: in frames, and in the boxes that LibreOffice makes of frames."""
        yield from (it.text.strip() for it in self.paragraphs if it.framed)
        for chosen in self.part("word/document.xml").iter(f"{MARKUP}Choice"):
            for box in chosen.iter(f"{W}txbxContent"):
                for paragraph in box.iter(f"{W}p"):
                    of_box = Paragraph()
                    self.runs(paragraph, of_box, False)
                    yield of_box.text.strip()

    def notes(self) -> dict[str, str]:
        if "word/footnotes.xml" not in self.parts:
            return {}
        gone = GONE if self.accept else NEW
        found = {}
        for note in self.part("word/footnotes.xml").iter(f"{W}footnote"):
            found[note.get(f"{W}id")] = "".join(texts(note, gone)).strip()
        return found

    def commented(self) -> list[Comment]:
        if "word/comments.xml" not in self.parts:
            return []
        comments = []
        for comment in self.part("word/comments.xml").iter(f"{W}comment"):
            text = "\n".join("".join(texts(it, GONE)) for it in comment.iter(f"{W}p"))
            number = comment.get(f"{W}id")
            anchor = next((it.text for it in self.paragraphs if number in it.comments), "")
            comments.append(Comment(comment.get(f"{W}author", ""), text, anchor))
        return comments

    def properties(self) -> dict[str, str]:
        if "docProps/custom.xml" not in self.parts:
            return {}
        return {it.get("name"): "".join(it.itertext()) for it in self.part("docProps/custom.xml")}


def texts(element: ElementTree.Element, gone: set[str]):
    for child in element:
        if child.tag in gone:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        yield from texts(child, gone)
