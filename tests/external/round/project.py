"""The samples as they are edited: built once, and built again for each of a few random changes of
their data."""

import json
import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from text import Spot

# Documents by sample, as their files are called below out; of letters the first few.
SAMPLES = {
    "npc-briefing": "汇报.docx",
    "opinion-report": "报告.docx",
    "bureau-summary": "总结.docx",
    "suggestions-feature": "专版.docx",
    "municipal-cases": "市级件总结.docx",
    "reply-letters": "答复函/*.docx",
}
# No sample has a footnote: this one stands in the briefing, with figures that change.
NOTED = "截至{最后答复.月日}，区政府系统承办"
FOOTNOTE = "\n[^注]: 按区十六届人大六次会议交办的{总数}件计算，其中{联合办理}件由两家以上单位共同办理。\n"
VARIANTS = 4
CHANGES = 5


@dataclass
class Variant:
    """The project after a change of its data, and what it prints now."""

    folder: Path
    changes: list[str]


@dataclass
class Sample:
    """A project as it was built when its documents went out to be edited."""

    name: str
    folder: Path
    documents: list[Path]
    variants: list[Variant] = field(default_factory=list)

    def spots(self, document: Path) -> list[Spot]:
        """The printed figures: sentence and text."""
        file = self.folder / "out" / document.with_suffix(".figures.json")
        if not file.exists():
            return []
        figures = json.loads(file.read_text())["figures"]
        return [(it["sentence"], it["text"]) for figure in figures for it in figure["printed"]]


def prepared(huibao: Path, samples: Path, name: str, into: Path) -> Sample:
    """The sample `name` of `samples`, copied, built and changed; as it is where it has been before."""
    folder = into / name / "base"
    if folder.exists():
        variants = [Variant(it, ["as before"]) for it in sorted((into / name).glob("variant-*"))]
        return Sample(name, folder, documents_of(name, folder), variants)
    shutil.copytree(samples / name, folder, ignore=shutil.ignore_patterns("out", ".huibao"))
    if name == "npc-briefing":
        add_footnote(folder / "documents/汇报.md")
    fault = build(huibao, folder)
    if fault:
        raise SystemExit(f"{name} does not build:\n{fault}")
    sample = Sample(name, folder, documents_of(name, folder))
    for number in range(VARIANTS):
        sample.variants.append(variant(huibao, sample, into / name / f"variant-{number}", number))
    return sample


def documents_of(name: str, folder: Path) -> list[Path]:
    return [it.relative_to(folder / "out") for it in sorted((folder / "out").glob(SAMPLES[name]))[:8]]


def add_footnote(prose: Path):
    text = prose.read_text()
    assert text.count(NOTED) == 1
    prose.write_text(text.replace(NOTED, NOTED.replace("，", "[^注]，")) + FOOTNOTE)


def variant(huibao: Path, sample: Sample, folder: Path, number: int) -> Variant:
    """Several random changes of the data, of those with which the project can still be built."""
    chance = random.Random(f"{sample.name} {number}")
    trial = folder.with_name(f"{folder.name}-trial")
    shutil.copytree(sample.folder, trial)
    made: list[str] = []
    changed: dict[Path, str] = {}
    for _ in range(40):
        if len(made) == CHANGES:
            break
        file, before, after, what = change(chance, trial, adds=not made)
        file.write_text(after)
        if before != after and build(huibao, trial) is None:
            made.append(what)
            changed[file.relative_to(trial)] = after
        else:
            file.write_text(before)
    assert made, f"no change of {sample.name} can be built"
    shutil.rmtree(trial)
    # Built once, as an office would: of letters the state keeps the last two versions alone.
    shutil.copytree(sample.folder, folder)
    for file, text in changed.items():
        (folder / file).write_text(text)
    assert build(huibao, folder) is None
    return Variant(folder, made)


def change(chance: random.Random, folder: Path, adds: bool) -> tuple[Path, str, str, str]:
    """A file, its text before and after, and what has changed."""
    records = sorted((folder / "records").glob("*.yaml"))
    settings = folder / "huibao.yaml"
    kind = chance.choice(["add", "outcome"] if adds else ["outcome", "outcome", "typed"])
    file = settings if kind == "typed" else chance.choice(records)
    text = file.read_text()
    after, what = {"add": add_case, "outcome": flip_outcome, "typed": retype}[kind](chance, text)
    return file, text, after, f"{file.name}: {what}"


def add_case(chance: random.Random, text: str) -> tuple[str, str]:
    """A copy of one of the cases under a number that is free."""
    starts = [it.start() for it in re.finditer(r"^  - 编号:", text, re.MULTILINE)]
    if not starts:
        return text, "nothing"
    ends = [*starts[1:], len(text)]
    start, end = chance.choice(list(zip(starts, ends)))
    case = text[start:end].rstrip("\n") + "\n"
    number = str(chance.randint(9000, 9999))
    case = re.sub(r"(编号: *)[^\s#]+", rf"\g<1>{number}", case, count=1)
    case = re.sub(r"(标题: *)(.*)", r"\g<1>关于增补一件的建议", case, count=1)
    return text[:end].rstrip("\n") + "\n\n" + case + text[end:], f"a case {number}"


def flip_outcome(chance: random.Random, text: str) -> tuple[str, str]:
    """Another of the file's outcomes for one of the cases."""
    spots = list(re.finditer(r"(?<=办理结果: )[^\s#,}]+", text))
    words = sorted({it.group() for it in spots} | {"解决采纳", "正在解决", "留作参考"})
    if not spots:
        return text, "nothing"
    spot = chance.choice(spots)
    new = chance.choice([it for it in words if it != spot.group()])
    return text[: spot.start()] + new + text[spot.end() :], f"{spot.group()} is {new}"


def retype(chance: random.Random, text: str) -> tuple[str, str]:
    """Another number in one of the figures that are typed in."""
    spots = list(re.finditer(r"(?<=录入: )[^,}]*?([0-9]+)", text))
    if not spots:
        return text, "nothing"
    spot = chance.choice(spots)
    new = str(int(spot.group(1)) + chance.randint(1, 8))
    start, end = spot.span(1)
    return text[:start] + new + text[end:], f"{spot.group(1)} typed in is {new}"


def build(huibao: Path, folder: Path) -> str | None:
    """Builds the project; what it says when it fails."""
    run = subprocess.run(
        [str(huibao), "build", str(folder), "--format", "docx"],
        capture_output=True,
        text=True,
        env={**os.environ, "HUIBAO_FONTS": ""},
    )
    return run.stdout + run.stderr if run.returncode else None
