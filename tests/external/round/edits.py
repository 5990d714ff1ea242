"""What a person does to a document in an office program: every edit is made there and, beside it, in
a text that remembers where each word comes from."""

import random
import re
from dataclasses import dataclass

import uno  # noqa: F401 - makes the next line possible
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.util import DateTime

from text import Edited, Overtyped, Piece, Spot

BOLD = 150.0
NOON = DateTime(Year=2026, Month=1, Day=5, Hours=12)
NOTE = re.compile(r"\[注：.*?\]", re.DOTALL)
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.)")
SYLLABLES = [a + b for a in "bdfghklmnprstvz" for b in "aeiou"]
# Where a person's words go without a thought of the page: what the program prints around the text
# (发文字号, 署名, labels of annexes) is no prose.
PROSE = re.compile("BodyText|Heading|ListItem|Quotation")
TRACKED_LEFT, TRACKED_ACCEPTED = "tracked", "tracked, then accepted"


@dataclass(frozen=True)
class Comment:
    """A comment of a reviewer, and the words it stands at."""

    author: str
    text: str


class Script:
    """One random edit script over one open document.

    `paragraphs` are those of the document in reading order, without those in frames. `spots` are the
    printed figures: sentence and text."""

    def __init__(self, office, paragraphs: list[Edited], spots: list[Spot], seed: str):
        self.office = office
        self.paragraphs = paragraphs
        self.spots = spots
        self.random = random.Random(seed)
        self.in_window = self.random.random() < 0.4
        trackings = [None, None, TRACKED_LEFT, TRACKED_ACCEPTED if self.in_window else TRACKED_LEFT]
        self.tracking = self.random.choice(trackings)
        self.document = None
        self.done: list[str] = []
        self.comments: list[Comment] = []
        self.bold: list[str] = []
        self.overtyped: list[Overtyped] = []

    def run(self, document):
        self.document = document
        if self.tracking:
            self.document.RecordChanges = True
        kinds = [
            self.insert_words,
            self.rewrite_sentence,
            self.reword,
            self.delete_words,
            self.insert_paragraph,
            self.split_paragraph,
            self.join_paragraphs,
            self.delete_paragraph,
            self.overtype_figure,
            self.delete_figure,
            self.edit_cell,
            self.add_row,
            self.delete_row,
            self.edit_heading,
            self.edit_title,
            self.embolden,
            self.add_footnote,
            self.edit_footnote,
        ]
        kinds += [self.move_paragraph] * 3 if self.in_window else [self.comment] * 2
        wanted = self.random.randint(1, 6)
        for _ in range(60):
            kind = self.random.choice(kinds)
            self.doing = kind.__name__
            if (done := kind()) is not None:
                self.done.append(f"{kind.__name__}: {done}")
            if len(self.done) == wanted:
                break
        if self.tracking == TRACKED_ACCEPTED:
            self.office.do(self.document, "AcceptAllTrackedChanges")
        self.document.RecordChanges = False

    # Choosing.

    def marker(self) -> str:
        """A word that stands nowhere else."""
        return "".join(self.random.choice(SYLLABLES) for _ in range(4))

    def words(self) -> str:
        forms = ["，另有{}一事", "（{}）", "、{}等情况", "，经{}核实"]
        return self.random.choice(forms).format(self.marker())

    def sentence(self) -> str:
        forms = [
            "{}小组逐一上门听取意见，当场答复。",
            "为此，区里请{}专班牵头，会同各街镇落实到人。",
            "截至上月底，{}一项已经走访38户。",
            "代表对{}的做法表示肯定。",
        ]
        return self.random.choice(forms).format(self.marker())

    def choose(self, fits) -> int | None:
        """A paragraph that can be found in the office by its words, and that `fits`."""
        texts = [shown(it.text) for it in self.paragraphs]
        free = [
            number
            for number, it in enumerate(self.paragraphs)
            if not it.locked and texts[number] and texts.count(texts[number]) == 1 and fits(it)
        ]
        return self.random.choice(free) if free else None

    def choose_pair(self, fits) -> int | None:
        """The first of two neighbours in the body that both fit."""
        texts = [shown(it.text) for it in self.paragraphs]
        pairs = zip(self.paragraphs, self.paragraphs[1:])
        free = [
            number
            for number, pair in enumerate(pairs)
            if all(
                not it.locked and it.where == "body" and fits(it) and texts.count(shown(it.text)) == 1
                for it in pair
            )
        ]
        return self.random.choice(free) if free else None

    def place(self, text: str) -> int:
        """Between two words: in no number, no word of letters and no footnote."""
        free = [at for start, end in spans_of_words(text) for at in range(start, end + 1)]
        inside = {at for start, end in self.short_figures(text) for at in range(start + 1, end)}
        free = [it for it in free if 0 < it < len(text) and it not in inside]
        return self.random.choice(free) if free else 0

    def span(self, text: str, longest: int) -> tuple[int, int] | None:
        """Some words that hold no number, and no part of a figure."""
        spans = [it for it in spans_of_words(text) if it[1] - it[0] >= 6]
        if not spans:
            return None
        start, end = self.random.choice(spans)
        start = self.random.randrange(start, end - 2)
        end = min(end, start + self.random.randint(2, longest))
        figures = self.short_figures(text)
        return None if any(it[0] < end and start < it[1] for it in figures) else (start, end)

    def short_figures(self, text: str) -> list[tuple[int, int]]:
        """Where figures stand that have words in them, such as a date: to write into one is to type over
        it. Long ones, which are lists, are no such thing."""
        found = []
        for sentence, figure in self.spots:
            within = text.find(sentence)
            if within >= 0 and len(figure) <= 16 and figure in sentence:
                start = within + sentence.index(figure)
                found.append((start, start + len(figure)))
        return found

    # In the office.

    def blocks(self):
        for block in items(self.document.Text):
            if block.supportsService("com.sun.star.text.TextTable"):
                for name in block.CellNames:
                    yield from items(block.getCellByName(name))
            else:
                yield block

    def found(self, number: int) -> "Shown":
        """What the office shows of a paragraph, found by its words."""
        words = shown(self.paragraphs[number].text)
        blocks = list(self.blocks())
        alike = [it for it in blocks if it.String == words]
        for block in alike or blocks:
            if (candidate := Shown(block)).text == words:
                return candidate
        raise LookupError(f"LibreOffice has no paragraph “{words}”")

    def replace(self, number: int, start: int, end: int, words: str, over: Overtyped | None = None):
        paragraph = self.paragraphs[number]
        self.found(number).selected(start, end).setString(words)
        paragraph.replace(start, end, words, over)

    # The edits. Each says what it has done; nothing where the document has no place for it.

    def insert_words(self):
        number = self.choose(is_prose)
        if number is None:
            return None
        text, words = self.paragraphs[number].text, self.words()
        at = self.place(text)
        self.replace(number, at, at, words)
        return f"“{words}” before “{text[at : at + 12]}”"

    def rewrite_sentence(self):
        number = self.choose(lambda it: is_prose(it) and len(sentences(it.text)) > 1)
        if number is None:
            return None
        start, end = self.random.choice(sentences(self.paragraphs[number].text))
        old, new = self.paragraphs[number].text[start:end], self.sentence()
        self.replace(number, start, end, new)
        return f"“{old}” as “{new}”"

    def reword(self):
        return self.on_words(is_prose, self.marker)

    def delete_words(self):
        return self.on_words(is_prose, lambda: "")

    def edit_heading(self):
        return self.on_words(lambda it: "Heading" in it.style, self.marker)

    def edit_title(self):
        return self.on_words(lambda it: it.style == "Title", self.marker)

    def edit_cell(self):
        return self.on_words(lambda it: it.style.endswith("TableText"), self.marker)

    def on_words(self, fits, typed):
        number = self.choose(fits)
        span = None if number is None else self.span(self.paragraphs[number].text, 12)
        if span is None:
            return None
        text, words = self.paragraphs[number].text, typed()
        self.replace(number, *span, words)
        return f"“{text[slice(*span)]}” by “{words}” in “{text[:12]}”"

    def overtype_figure(self):
        return self.on_figure(lambda old: other_number(self.random, old))

    def delete_figure(self):
        return self.on_figure(lambda _: "")

    def on_figure(self, typed):
        number = self.choose(lambda it: is_prose(it) and self.figures_in(it))
        if number is None:
            return None
        start, old = self.random.choice(self.figures_in(self.paragraphs[number]))
        new = typed(old)
        piece, within = self.paragraphs[number].piece(start)
        over = None
        if piece.origin is not None and within + len(old) <= len(piece.text) and new:
            over = Overtyped(piece.origin, piece.start + within, old, new)
            self.overtyped.append(over)
        self.replace(number, start, start + len(old), new, over)
        return f"“{new}” for the figure “{old}” in “{self.paragraphs[number].text[:12]}”"

    def figures_in(self, paragraph: Edited) -> list[tuple[int, str]]:
        """The short figures with digits, each with its place in the text."""
        text, found = paragraph.text, []
        for sentence, figure in self.spots:
            within = text.find(sentence)
            is_number = any(it.isdigit() for it in figure) and len(figure) <= 8
            if within >= 0 and is_number and sentence.count(figure) == 1:
                start = within + sentence.index(figure)
                if start + len(figure) <= len(before_notes(text)):
                    found.append((start, figure))
        return found

    def insert_paragraph(self):
        number = self.choose(lambda it: is_prose(it) and it.where == "body")
        if number is None:
            return None
        paragraph, words = self.paragraphs[number], self.sentence()
        end = self.found(number).block.End
        cursor = end.Text.createTextCursorByRange(end)
        cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.Text.insertString(cursor, words, False)
        self.paragraphs.insert(number + 1, Edited([Piece(words)], paragraph.where, paragraph.style))
        self.lock(number, number + 1)
        return f"“{words}” after “{paragraph.text[:12]}”"

    def split_paragraph(self):
        number = self.choose(lambda it: is_prose(it) and len(it.text) > 30)
        if number is None:
            return None
        paragraph = self.paragraphs[number]
        at = self.place(paragraph.text)
        cursor = self.found(number).selected(at, at)
        cursor.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        paragraph.pieces, right = paragraph.cut(at)
        self.paragraphs.insert(number + 1, Edited(right, paragraph.where, paragraph.style))
        self.lock(number, number + 1)
        return f"“{paragraph.text[-12:]}” from “{self.paragraphs[number + 1].text[:12]}”"

    def join_paragraphs(self):
        number = self.choose_pair(is_prose)
        if number is None:
            return None
        first, second = self.paragraphs[number : number + 2]
        # A tracked join with another style is lost when LibreOffice saves and opens again.
        if self.tracking and first.style != second.style:
            return None
        end = self.found(number).block.End
        cursor = end.Text.createTextCursorByRange(end)
        cursor.goRight(1, True)
        cursor.setString("")
        first.pieces = first.pieces + second.pieces
        del self.paragraphs[number + 1]
        self.lock(number)
        return f"“{first.text[:12]}” and “{second.text[:12]}”"

    def delete_paragraph(self):
        number = self.choose_pair(is_prose)
        if number is None:
            return None
        self.of_whole(number).setString("")
        gone = self.paragraphs.pop(number)
        self.lock(number)
        return f"“{gone.text[:12]}”"

    def of_whole(self, number: int):
        """A paragraph with its end, selected."""
        block = self.found(number).block
        cursor = block.Text.createTextCursorByRange(block.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        return cursor

    def move_paragraph(self):
        number = self.choose_pair(is_prose)
        if number is None:
            return None
        to = number + self.random.choice([-3, -2, -1, 1, 2, 3])
        low, high = min(number, to) - 1, max(number, to) + 1
        between = self.paragraphs[max(low, 0) : high + 1]
        if low < 0 or len(between) <= high - low:
            return None
        if not all(is_prose(it) and it.where == "body" and not it.locked for it in between):
            return None
        if self.random.random() < 0.5:
            self.move_by_keys(number, to)
        else:
            self.move_by_clipboard(number, to)
        moved = self.paragraphs.pop(number)
        self.paragraphs.insert(to, moved)
        self.lock(*range(low, high + 1))
        return f"“{moved.text[:12]}” by {to - number}"

    def move_by_keys(self, number: int, to: int):
        view = self.document.CurrentController.ViewCursor
        view.gotoRange(self.found(number).block.Start, False)
        for _ in range(abs(to - number)):
            self.office.do(self.document, "MoveUp" if to < number else "MoveDown")

    def move_by_clipboard(self, number: int, to: int):
        controller = self.document.CurrentController
        before = self.found(to if to < number else to + 1).block
        place = before.Text.createTextCursorByRange(before.Start)
        selection = self.of_whole(number)
        controller.select(selection)
        cut = controller.getTransferable()
        selection.setString("")
        controller.ViewCursor.gotoRange(place, False)
        controller.insertTransferable(cut)

    def add_row(self):
        row = self.choose_row()
        if row is None:
            return None
        table, number = row
        members = self.row(table, number)
        texts = [self.marker() for _ in members]
        office = self.office_table(table)
        office.Rows.insertByIndex(number + 1, 1)
        for column, text in enumerate(texts):
            office.getCellByPosition(column, number + 1).setString(text)
        after = self.paragraphs.index(members[-1]) + 1
        new = [
            Edited([Piece(text)], f"table{table}:{number}+:{column}", members[column].style)
            for column, text in enumerate(texts)
        ]
        self.paragraphs[after:after] = new
        self.lock_table(table)
        return f"“{'|'.join(texts)}” after “{members[0].text}”"

    def delete_row(self):
        row = self.choose_row()
        if row is None:
            return None
        table, number = row
        members = self.row(table, number)
        self.office_table(table).Rows.removeByIndex(number, 1)
        self.paragraphs = [it for it in self.paragraphs if it not in members]
        self.lock_table(table)
        return f"“{'|'.join(it.text for it in members)}”"

    def choose_row(self) -> tuple[int, int] | None:
        """Table and row, not its first, of a table whose rows all have the same cells; rows are not
        tracked here."""
        if self.tracking:
            return None
        cells: dict[int, dict[int, list[int]]] = {}
        for it in self.paragraphs:
            if it.where.startswith("table"):
                table, row, column = it.where.removeprefix("table").split(":")
                if it.locked or "+" in row:
                    cells[int(table)] = {0: [-1], 1: [-2]}
                    continue
                cells.setdefault(int(table), {}).setdefault(int(row), []).append(int(column))
        even = {table: rows for table, rows in cells.items() if len({*map(tuple, rows.values())}) == 1}
        free = [(table, row) for table, rows in even.items() if len(rows) > 2 for row in rows if row > 0]
        return self.random.choice(free) if free else None

    def row(self, table: int, row: int) -> list[Edited]:
        return [it for it in self.paragraphs if it.where.startswith(f"table{table}:{row}:")]

    def office_table(self, number: int):
        tables = [it for it in items(self.document.Text) if hasattr(it, "CellNames")]
        return tables[number]

    def lock_table(self, table: int):
        for it in self.paragraphs:
            it.locked = it.locked or it.where.startswith(f"table{table}:")

    def comment(self):
        number = self.choose(is_prose)
        span = None if number is None else self.span(self.paragraphs[number].text, 20)
        if span is None:
            return None
        comment = Comment(self.random.choice(["李审核", "王主任"]), f"请核实{self.marker()}。")
        field = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        field.Author, field.Content, field.DateTimeValue = comment.author, comment.text, NOON
        cursor = self.found(number).selected(*span)
        cursor.Text.insertTextContent(cursor, field, True)
        self.comments.append(comment)
        self.paragraphs[number].locked = True
        return f"{comment.author} “{comment.text}” at “{self.paragraphs[number].text[slice(*span)]}”"

    def embolden(self):
        number = self.choose(lambda it: it.style == "BodyText")
        span = None if number is None else self.span(self.paragraphs[number].text, 12)
        if span is None:
            return None
        cursor = self.found(number).selected(*span)
        cursor.CharWeight = cursor.CharWeightAsian = BOLD
        words = self.paragraphs[number].text[slice(*span)]
        self.bold.append(words)
        return f"“{words}”"

    def add_footnote(self):
        number = self.choose(lambda it: it.style == "BodyText" and it.where == "body")
        if number is None:
            return None
        paragraph, words = self.paragraphs[number], self.sentence()
        at = self.place(paragraph.text)
        note = self.document.createInstance("com.sun.star.text.Footnote")
        cursor = self.found(number).selected(at, at)
        cursor.Text.insertTextContent(cursor, note, False)
        note.setString(words)
        paragraph.replace(at, at, f"[注：{words}]")
        return f"“{words}” in “{paragraph.text[:12]}”"

    def edit_footnote(self):
        notes = [self.document.Footnotes.getByIndex(it) for it in range(self.document.Footnotes.Count)]
        notes = [it for it in notes if len(it.String) > 8]
        if not notes:
            return None
        note, words = self.random.choice(notes), self.words()
        old = note.String
        holders = [it for it in self.paragraphs if f"[注：{old.strip()}]" in it.text]
        if len(holders) != 1 or holders[0].locked:
            return None
        end = note.createTextCursorByRange(note.End)
        end.goLeft(1, False)
        note.insertString(end, words, False)
        at = holders[0].text.index(f"[注：{old.strip()}]") + len(f"[注：{old.strip()}") - 1
        holders[0].replace(at, at, words)
        return f"“{words}” into “{old}”"

    def lock(self, *numbers: int):
        """What has a tracked change across paragraphs is not touched again."""
        if self.tracking:
            for number in numbers:
                self.paragraphs[number].locked = True


class Shown:
    """A paragraph as the office shows it: without deleted words and footnotes' marks."""

    def __init__(self, block):
        self.block = block
        self.portions = []
        hidden = False
        for portion in items(block):
            kind = portion.TextPortionType
            if kind == "Redline" and portion.RedlineType == "Delete":
                hidden = portion.IsStart and not portion.IsCollapsed
            elif kind in {"Text", "LineBreak"} and not hidden:
                self.portions.append(portion)
        self.text = "".join(it.String for it in self.portions)

    def at(self, offset: int):
        """The place in front of the character `offset`, behind the one before it."""
        cursor = self.block.Text.createTextCursorByRange(self.block.Start)
        for portion in self.portions:
            length = len(portion.String)
            if offset <= length:
                cursor.gotoRange(portion.Start, False)
                cursor.goRight(offset, False)
                return cursor
            offset -= length
        return cursor

    def selected(self, start: int, end: int):
        cursor = self.at(start)
        cursor.gotoRange(self.at(end).Start, True)
        return cursor


def shown(text: str) -> str:
    return NOTE.sub("", text)


def is_prose(paragraph: Edited) -> bool:
    return bool(PROSE.search(paragraph.style)) and "\n" not in paragraph.text


def before_notes(text: str) -> str:
    return text.partition("[注：")[0]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the whole sentences are, each with its mark."""
    text = before_notes(text)
    number = NUMBERED.match(text)
    start, found = number.end() if number else 0, []
    for at, character in enumerate(text):
        if character in "。；！？" and at >= start:
            found.append((start, at + 1))
            start = at + 1
    return [it for it in found if it[1] - it[0] > 6]


def spans_of_words(text: str) -> list[tuple[int, int]]:
    """Stretches of text without digits, letters, line ends and a heading's number."""
    text = before_notes(text)
    number = NUMBERED.match(text)
    start, found = number.end() if number else 0, []
    for match in re.finditer(r"[^0-9A-Za-z%.\n\t　 ]+", text):
        if match.end() > start:
            found.append((max(start, match.start()), match.end()))
    return found


def other_number(chance: random.Random, old: str) -> str:
    """A number like the old one, and not the same."""
    while True:
        new = re.sub(r"[0-9]", lambda _: str(chance.randint(1, 9)), old)
        if new != old:
            return new


def items(container):
    walk = container.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()
