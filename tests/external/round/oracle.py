"""What a merged file must say, worked out from three things alone: what the person did, the base and
the new build. It knows nothing of how huibao merges.

Every paragraph of the edited text is made of pieces of the base and of words that were typed. A piece
says what the new build says in its place. Where both changed the same words, either may stand in the
text, and a comment must name both."""

import re
from dataclasses import dataclass, field

from edits import Script
from text import Change, Edited, Piece, changes
from word import Docx, Paragraph

# So near to what a person changed, a change of the data may count as one of the same words: a figure
# has a unit and a mark beside it.
NEAR = 2


@dataclass
class Expected:
    """A paragraph of the merged file: what it reads, as a pattern."""

    pattern: str
    told: str
    # What the person typed in it.
    typed: list[str]
    # It may be missing: the new build has dropped what the person changed.
    optional: bool = False


@dataclass
class Pairing:
    """Which paragraph of the new build each of the base is."""

    base: list[Paragraph]
    new: list[Paragraph]
    of: dict[int, int] = field(default_factory=dict)

    def __post_init__(self):
        free = [number for number, it in enumerate(self.new) if not it.framed]
        for key in (by_id, by_text, by_place):
            waiting: dict = {}
            for number in free:
                waiting.setdefault(key(self.new[number]), []).append(number)
            for number, paragraph in enumerate(self.base):
                if number in self.of or paragraph.framed or key(paragraph) is None:
                    continue
                if found := waiting.get(key(paragraph)):
                    self.of[number] = found.pop(0)
                    free.remove(self.of[number])
        self.added = [self.new[it].text for it in free if self.new[it].text]

    def changes(self, number: int) -> list[Change] | None:
        """What the new build says otherwise; nothing where it no longer has the paragraph."""
        if number not in self.of:
            return None
        return changes(self.base[number].text, self.new[self.of[number]].text)


def by_id(paragraph: Paragraph):
    return tuple(paragraph.ids) or None


def by_text(paragraph: Paragraph):
    return (paragraph.style, paragraph.text)


def by_place(paragraph: Paragraph):
    return None if paragraph.ids else (paragraph.style, paragraph.where)


def faults(script: Script, base: Docx, new: Docx, merged: Docx) -> list[str]:
    """What is wrong with a merged file."""
    pairing = Pairing(base.paragraphs, new.paragraphs)
    expected = [it for it in map(lambda it: meant(it, pairing), script.paragraphs) if it]
    found = compared(expected, merged, pairing.added)
    found += framed(new, merged)
    noted = {(it.author, it.text) for it in merged.comments}
    found += [f"the comment {it} is lost" for it in script.comments if (it.author, it.text) not in noted]
    found += overtyped(script, pairing, merged)
    bold = "".join(it.bold for it in merged.paragraphs)
    found += [f"“{it}” is no longer bold" for it in kept_bold(script) if it not in bold]
    return found


def meant(paragraph: Edited, pairing: Pairing) -> Expected | None:
    """What a paragraph of the edited text must say in the merged one."""
    if not paragraph.text:
        return None
    origins = {it.origin for it in paragraph.pieces if it.origin is not None}
    whole = len(origins) == 1 and paragraph.text == pairing.base[next(iter(origins))].text
    if whole and not (origins & set(pairing.of)):
        return None
    dropped = bool(origins) and not (origins & set(pairing.of))
    pattern = "".join(piece_pattern(it, pairing) for it in paragraph.pieces)
    typed = [it.text for it in paragraph.pieces if it.origin is None]
    return Expected(pattern, paragraph.text, typed, dropped)


def piece_pattern(piece: Piece, pairing: Pairing) -> str:
    if piece.origin is None:
        typed = re.escape(piece.text)
        now = new_words(piece.over, pairing) if piece.over and piece.text == piece.over.new else None
        return typed if now is None else f"(?:{typed}|{re.escape(now)})"
    found = pairing.changes(piece.origin)
    if found is None:
        # Its figures may be renewed from elsewhere, or stand as they were.
        return re.sub(r"(?:\\\.|%|[0-9])+", r"[0-9.%]+", re.escape(piece.text))
    length = len(pairing.base[piece.origin].text)
    pattern, at = "", piece.start
    for change in found:
        if change.end < piece.start or change.start > piece.end:
            continue
        inside = piece.start <= change.start and change.end <= piece.end
        edges = {it for it in (piece.start, piece.end) if it not in {0, length}}
        near = any(change.start - NEAR <= it <= change.end + NEAR for it in edges)
        start, end = max(change.start, piece.start), min(change.end, piece.end)
        if start < at:
            continue
        pattern += re.escape(piece.text[at - piece.start : start - piece.start])
        old = re.escape(piece.text[start - piece.start : end - piece.start])
        words = re.escape(change.words)
        if inside and not near:
            pattern += words
        elif inside and change.start < change.end:
            pattern += f"(?:{words}|{old})"
        else:
            pattern += f"(?:{words}|{old}|)"
        at = end
    return pattern + re.escape(piece.text[at - piece.start :])


def compared(expected: list[Expected], merged: Docx, added: list[str]) -> list[str]:
    """Every paragraph in its place, and none besides."""
    texts = [it.text for it in merged.paragraphs if it.text and not it.framed]
    found = []
    for text in added:
        if text in texts:
            texts.remove(text)
        else:
            found.append(f"the new paragraph “{text}” is missing")
    at = 0
    for it in expected:
        text = texts[at] if at < len(texts) else ""
        if re.fullmatch(it.pattern, text, re.DOTALL) or disputed(it, text, merged):
            at += 1
        elif not it.optional:
            found.append(
                f"paragraph {at} of the merged file reads\n      “{text}”\n"
                f"      edited   “{it.told}”\n      expected “{it.pattern}”"
            )
            return found
    found += [f"the merged file has “{it}” besides" for it in texts[at:]]
    return found


def disputed(expected: Expected, text: str, merged: Docx) -> bool:
    """Whether what the person typed is missing because it stands in words that the register answers for,
    and a comment says so: an item of 审议意见 is no figure of any list."""
    missing = [it for it in expected.typed if it not in text]
    told = "".join(it.text for it in merged.comments)
    return bool(missing) and merged.tracked > 0 and all(it in told for it in missing)


def framed(new: Docx, merged: Docx) -> list[str]:
    """版头, 版记 and page numbers are those of the new build."""
    if new.framed == merged.framed:
        return []
    return [f"what stands in frames is {merged.framed}, not {new.framed}"]


def overtyped(script: Script, pairing: Pairing, merged: Docx) -> list[str]:
    """A figure that was typed over is a conflict: a tracked change, and a comment naming both values."""
    found = []
    left = {piece.over for it in script.paragraphs for piece in it.pieces if piece.over}
    for it in script.overtyped:
        if it not in left:
            continue
        # What the new build has there.
        shifted = new_words(it, pairing)
        if shifted is None or shifted == it.new:
            continue
        says_both = [c for c in merged.comments if it.new in c.text and shifted in c.text]
        if not says_both:
            found.append(
                f"no comment names “{it.new}” (typed over “{it.old}”) and “{shifted}”; comments: "
                f"{[c.text for c in merged.comments]}"
            )
        elif not merged.tracked:
            found.append(f"“{it.new}” typed over “{it.old}” is no tracked change")
    return found


def new_words(it, pairing: Pairing) -> str | None:
    """What the new build says in the place of a figure of the base; nothing where that is not clear."""
    found = pairing.changes(it.origin)
    if found is None:
        return None
    end = it.start + len(it.old)
    text, at = "", it.start
    for change in found:
        if change.end <= it.start or change.start >= end:
            if change.start == change.end and change.start in {it.start, end}:
                return None
            continue
        if change.start < it.start or change.end > end:
            return None
        text += pairing.base[it.origin].text[at : change.start] + change.words
        at = change.end
    return text + pairing.base[it.origin].text[at:end]


def kept_bold(script: Script) -> list[str]:
    """Words made bold that nobody took out again; without figures."""
    texts = [it.text for it in script.paragraphs]
    return [it for it in script.bold if any(it in text for text in texts)]
