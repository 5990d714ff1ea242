"""The text that an edit script works on: what every character of it comes from."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

# A printed figure: its sentence and its text.
Spot = tuple[str, str]
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True)
class Overtyped:
    """A figure that the person typed another number over: where it stands in the base."""

    origin: int
    start: int
    old: str
    new: str


@dataclass(frozen=True)
class Piece:
    """Words of one origin: of a paragraph of the base from `start` on, or typed by the person, perhaps
    over a figure."""

    text: str
    origin: int | None = None
    start: int = 0
    over: Overtyped | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, at: int) -> tuple["Piece", "Piece"]:
        left = Piece(self.text[:at], self.origin, self.start, self.over)
        return left, Piece(self.text[at:], self.origin, self.start + at, self.over)


@dataclass
class Edited:
    """A paragraph while it is edited."""

    pieces: list[Piece]
    where: str = "body"
    style: str = ""
    # Whether it is not to be touched again.
    locked: bool = False

    @property
    def text(self) -> str:
        return "".join(it.text for it in self.pieces)

    def cut(self, at: int) -> tuple[list[Piece], list[Piece]]:
        left, right = [], []
        for piece in self.pieces:
            if at <= 0:
                right.append(piece)
            elif at >= len(piece.text):
                left.append(piece)
            else:
                for side, half in zip((left, right), piece.cut(at)):
                    side.append(half)
            at -= len(piece.text)
        return left, right

    def piece(self, at: int) -> tuple[Piece, int]:
        """The piece with the character `at`, and which of its characters that is."""
        for piece in self.pieces:
            if at < len(piece.text):
                return piece, at
            at -= len(piece.text)
        raise IndexError(at)

    def replace(self, start: int, end: int, words: str, over: Overtyped | None = None):
        """What a person does who selects from `start` to `end` and types."""
        left, rest = self.cut(start)
        self.pieces = rest
        _, right = self.cut(end - start)
        self.pieces = [*left, *([Piece(words, over=over)] if words else []), *right]


@dataclass(frozen=True)
class Change:
    """That the new text has other words than the base from `start` to `end`."""

    start: int
    end: int
    words: str


def changes(base: str, new: str) -> list[Change]:
    """Changes from one text to another, whole numbers at a time."""
    old, now = tokens(base), tokens(new)
    found: list[Change] = []
    matcher = SequenceMatcher(None, old, now, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        start, end = (len("".join(old[:it])) for it in (i1, i2))
        found.append(Change(start, end, "".join(now[j1:j2])))
    return found


def tokens(text: str) -> list[str]:
    return NUMBER.findall(text)
