"""Holds a PDF against PDF/A and its structure tree against its pages.

Usage: tagged.py PDF
Prints what is wrong, a line each; status 1 when anything is. Needs pikepdf[pdfa].
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, pdfa

# Level U is B with all text readable as characters, which pdffonts and pdftotext are asked for.
OTHER_LEVEL = "pdfaid:conformance is 'U', expected 'B'"
# What the checker cannot read of faces with outlines in CFF, as subsetter writes them.
UNREAD = "CIDFontType0: CFF FDArray FontMatrix is not supported"
# The checker knows no schemas but the standard's own: one that a file describes is held by `own_schema`.
EXTENSION = re.compile(r"XMP (namespace|property) (huibao|pdfaExtension|pdfaSchema|pdfaProperty)[:=]")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
AIIM = "{http://www.aiim.org/pdfa/ns/"
PAINTS = set("Tj TJ ' \" Do S s f F f* B B* b b* sh BI INLINE IMAGE".split())
PARTS = {
    "Table": {"Caption", "TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "BlockQuote": {"P"},
}
ONLY_IN = {"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}}
HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"]
# What holds words, which hold no blocks.
LEAVES = {"P", "Title", "Caption", "Lbl", "Link", "Reference", *HEADINGS}
IN_LEAVES = {"Link", "Reference", "Note", "Lbl", "Span"}
GROUPS = {"Document", "Part", "Sect", "BlockQuote", "Table", "TR", "L", "LI"}


def main(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        found = [*against_pdfa(pdf), *Structure(pdf).problems()]
    print("\n".join(found))
    return 1 if found else 0


def against_pdfa(pdf: Pdf) -> Iterator[str]:
    for finding in pdfa.check(pdf, "2b").findings:
        is_own = EXTENSION.match(finding.message)
        if finding.message not in (OTHER_LEVEL, UNREAD) and not is_own:
            yield f"PDF/A: {finding.rule} {finding.where}: {finding.message}"
    yield from own_schema(pdf)


def own_schema(pdf: Pdf) -> Iterator[str]:
    """Holds the file's own properties against their description (ISO 19005-2, 6.6.2.3.3)."""
    packet = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    of_schema, of_property = AIIM + "schema#}", AIIM + "property#}"
    schemas = packet.findall(f".//{AIIM}extension/}}schemas/{RDF}Bag/{RDF}li")
    described = {}
    for schema in schemas:
        namespace = schema.findtext(of_schema + "namespaceURI")
        if not (schema.findtext(of_schema + "schema") and schema.findtext(of_schema + "prefix")):
            yield f"XMP: the schema {namespace} has no name or no prefix"
        for row in schema.findall(f"{of_schema}property/{RDF}Seq/{RDF}li"):
            said = {it.tag.removeprefix(of_property): it.text for it in row}
            if set(said) != {"name", "valueType", "category", "description"}:
                yield f"XMP: a property of {namespace} is described by {sorted(said)}"
            if said["category"] not in ("internal", "external") or said["valueType"] != "Text":
                yield f"XMP: {said}"
            described["{" + namespace + "}" + said["name"]] = True
    own = [it for it in packet.iter() if "huibao" in it.tag]
    for row in own:
        if row.tag not in described or len(row) > 0:
            yield f"XMP: {row.tag} is not described"
        key = "/huibao." + row.tag.rpartition("}")[2]
        if str(pdf.docinfo.get(key)) != row.text:
            yield f"XMP: {key} is {row.text}, in the information dictionary {pdf.docinfo.get(key)}"
    if len(own) != 4:
        yield f"XMP: {len(own)} properties say what the document was made of"


class Structure:
    """The tree as it is read: the pieces of content and the headings in its order."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.get("/StructTreeRoot")
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.parents = {}
        self.owners = {}
        self.order = []
        self.begun = set()
        self.links = {}
        self.depth = 0
        self.found = []

    def problems(self) -> list[str]:
        if self.root is None or not self.pdf.Root.get("/MarkInfo", {}).get("/Marked"):
            return ["no structure tree"]
        self.parents = dict(numbers(self.root.ParentTree))
        document = self.root.K
        if document.S != Name.Document or document.P.objgen != self.root.objgen:
            self.found.append("the tree does not begin with the document")
        self.walk(document, None, False)
        for number, page in enumerate(self.pdf.pages):
            self.hold_page(number, page)
        if self.order != sorted(self.order):
            self.found.append("the tree is read in another order than the pages")
        return self.found

    def walk(self, element: Dictionary, parent: str | None, in_note: bool) -> None:
        role = str(element.S).lstrip("/")
        kids = kids_of(element)
        parts = [it for it in kids if isinstance(it, Dictionary) and "/S" in it]
        self.hold_element(element, role, parent, [str(it.S).lstrip("/") for it in parts])
        in_note = in_note or role == "Note"
        for kid in kids:
            if isinstance(kid, int):
                self.take(element, element.Pg, kid, in_note)
            elif kid.get("/Type") == Name.MCR:
                self.take(element, kid.Pg, int(kid.MCID), in_note)
            elif kid.get("/Type") == Name.OBJR:
                self.links[kid.Obj.objgen] = element
            else:
                if kid.P.objgen != element.objgen:
                    self.found.append(f"a {kid.S} in a {role} names another parent")
                self.walk(kid, role, in_note)

    def take(self, element: Dictionary, page: Dictionary, number: int, in_note: bool) -> None:
        place = (self.pages[page.objgen], number)
        if place in self.owners:
            self.found.append(f"page {place[0] + 1}, content {number} is twice in the tree")
        begun = element.objgen in self.begun
        self.begun.add(element.objgen)
        self.owners[place] = element
        # Notes are read after their paragraph and stand at the foot of the page.
        if not in_note and not begun:
            self.order.append(place)

    def hold_element(
        self, element: Dictionary, role: str, parent: str | None, parts: list[str]
    ) -> None:
        attributes = element.get("/A", {})
        has_words = any(isinstance(it, int) for it in kids_of(element))
        problems = {
            "has no Scope": role == "TH" and "/Scope" not in attributes,
            "has no Alt": role == "Figure" and not str(element.get("/Alt", "")),
            "has words of its own": role in GROUPS and has_words,
            f"is in a {parent}": role in ONLY_IN and parent not in ONLY_IN[role],
            f"holds {parts}": (role in PARTS and not set(parts) <= PARTS[role])
            or (role in LEAVES and not set(parts) <= IN_LEAVES),
            "has rows of different widths": role == "Table" and not is_even(element),
        }
        if role in HEADINGS:
            depth = HEADINGS.index(role) + 1
            problems[f"follows H{self.depth}"] = depth > self.depth + 1
            self.depth = depth
        self.found += [f"a {role} {problem}" for problem, is_so in problems.items() if is_so]

    def hold_page(self, number: int, page: pikepdf.Page) -> None:
        numbers_shown, problems = marked_contents(page)
        self.found += [f"page {number + 1}: {it}" for it in problems]
        owned = {mark for (at, mark) in self.owners if at == number}
        if owned != set(numbers_shown) or len(numbers_shown) != len(owned):
            self.found.append(f"page {number + 1}: the tree has {owned}, the page {numbers_shown}")
        elements = self.parents.get(page.obj.get("/StructParents"), [])
        named = [it.objgen for it in elements]
        expected = [self.owners[number, it].objgen for it in sorted(owned)]
        if named != expected or page.obj.get("/Tabs") != Name.S:
            self.found.append(f"page {number + 1}: its list of parents is another")
        for link in page.obj.get("/Annots", []):
            element = self.links.get(link.objgen)
            parent = self.parents.get(link.get("/StructParent"))
            if element is None or parent is None or parent.objgen != element.objgen:
                self.found.append(f"page {number + 1}: a link is not in the tree")
            elif element.S != Name.Link or not str(link.get("/Contents", "")) or link.F != 4:
                self.found.append(f"page {number + 1}: a link says nothing or does not print")


def numbers(tree: Dictionary) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree."""
    for kid in tree.get("/Kids", []):
        yield from numbers(kid)
    entries = list(tree.get("/Nums", []))
    yield from zip(map(int, entries[::2]), entries[1::2])


def kids_of(element: Dictionary) -> list:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def is_even(table: Dictionary) -> bool:
    """Whether all rows have as many columns, cells counted that reach down from rows above."""
    reaching: list[list[int]] = []
    widths = set()
    for row in (it for it in kids_of(table) if it.S == Name.TR):
        width = sum(columns for columns, _ in reaching)
        reaching = [[columns, rows - 1] for columns, rows in reaching if rows > 1]
        for cell in kids_of(row):
            attributes = cell.get("/A", {})
            columns, rows = int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))
            width += columns
            if rows > 1:
                reaching.append([columns, rows - 1])
        widths.add(width)
    return len(widths) <= 1


def marked_contents(page: pikepdf.Page) -> tuple[list[int], list[str]]:
    """The numbers of a page's marked contents; what is painted outside of them."""
    marks, numbers_shown, problems = [], [], []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            tag = str(instruction.operands[0])
            properties = instruction.operands[1] if operator == "BDC" else {}
            number = properties.get("/MCID")
            if number is not None:
                numbers_shown.append(int(number))
            if number is not None and any(it in ("MCID", "/Artifact") for it in marks):
                problems.append(f"content {number} is inside another")
            marks.append("MCID" if number is not None else tag)
        elif operator == "EMC":
            marks.pop()
        elif operator in PAINTS and not {"MCID", "/Artifact"} & set(marks):
            problems.append(f"{operator} outside of all marked contents")
    return numbers_shown, problems


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
