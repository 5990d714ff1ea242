"""Random edits in LibreOffice, then a merge with new data: no edit lost, no figure stale.

Usage: round_trip.py HUIBAO [--scripts N] [--only SAMPLE/NUMBER] [--keep FOLDER]
Prints a line for each sample and ends with status 1 when anything is found. Runs under the python
that has LibreOffice's `uno`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "round"))

import oracle
from edits import Script
from office import Office, save
from project import SAMPLES, Sample, prepared
from text import Edited, Piece
from word import Docx

# How the edited file is saved; through odt customXml is lost, and properties stay.
SAVED = ["docx", "docx", "docx, docx", "odt, docx"]


def main() -> int:
    asked = arguments()
    started, found = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="round-trip-") as temporary:
        folder = asked.keep or Path(temporary)
        with Office() as office:
            for name in SAMPLES:
                wanted = numbers(asked, name)
                if not wanted:
                    continue
                sample = prepared(asked.huibao, Path("samples"), name, folder)
                faults = []
                for number in wanted:
                    faults += Trip(asked.huibao.absolute(), office, sample, number, folder).faults()
                seconds = time.monotonic() - started
                print(f"{name:<22}{len(wanted):>5} scripts{seconds:>7.0f} s  {len(faults)} found")
                found += faults
    for fault in found:
        print(fault)
    return 1 if found else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("huibao", type=Path)
    parser.add_argument("--scripts", type=int, default=40, help="for each sample")
    parser.add_argument("--only", help="one script, as a failure names it: SAMPLE/NUMBER")
    parser.add_argument("--keep", type=Path, help="a new folder to keep all files in")
    return parser.parse_args()


def numbers(asked: argparse.Namespace, name: str) -> list[int]:
    if asked.only is None:
        return list(range(asked.scripts))
    sample, number = asked.only.split("/")
    return [int(number)] if sample == name else []


class Trip:
    """One script: edited, saved, merged, looked at."""

    def __init__(self, huibao: Path, office: Office, sample: Sample, number: int, folder: Path):
        self.huibao = huibao
        self.office = office
        self.variant = sample.variants[number // len(SAVED) % len(sample.variants)]
        self.sample = sample
        self.number = number
        self.document = sample.documents[number % len(sample.documents)]
        self.built = sample.folder / "out" / self.document
        self.saved = SAVED[number % len(SAVED)]
        self.folder = folder / sample.name / f"{number}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.edited = self.folder / "改过的.docx"
        self.script: Script | None = None

    def faults(self) -> list[str]:
        try:
            self.edit()
            faults = self.edited_faults(self.script) or self.merged_faults(self.script)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is told with its script
            faults = [f"{type(fault).__name__}: {fault}"]
            if self.office.is_gone():
                faults.append("LibreOffice has crashed")
                self.office.end()
                self.office.start()
        if not faults:
            return []
        lines = [f"{self.sample.name}/{self.number}: {self.document}, saved as {self.saved}"]
        lines.append(f"    data: {self.variant.folder.name}: {'; '.join(self.variant.changes)}")
        if self.script:
            lines.append(f"    tracking: {self.script.tracking}")
            lines += [f"    did {it}" for it in self.script.done]
            lines.append(f"    last: {self.script.doing}")
        lines += [f"    FOUND {it}" for it in faults]
        lines.append(
            "    again: /usr/bin/python3 tests/external/round_trip.py HUIBAO"
            f" --only {self.sample.name}/{self.number} --keep /tmp/round-trip-again"
        )
        return ["\n".join(lines)]

    def edit(self):
        """The edited file, as a person sends it back."""
        base = Docx(self.built)
        paragraphs = [
            Edited([Piece(it.text, number)], it.where, it.style)
            for number, it in enumerate(base.paragraphs)
            if not it.framed
        ]
        file = self.folder / self.built.name
        shutil.copy(self.built, file)
        seed = f"{self.sample.name} {self.number}"
        spots = self.sample.spots(self.document)
        script = self.script = Script(self.office, paragraphs, spots, seed)
        document = self.office.open(file, script.in_window)
        try:
            script.run(document)
            if any(it.startswith("add_footnote") for it in script.done):
                # Of two footnotes LibreOffice 7.4 reads the first twice, in a DOCX of its own.
                self.saved = self.saved.replace("docx, docx", "docx")
            steps = self.saved.split(", ")
            for step, suffix in enumerate(steps):
                last = step + 1 == len(steps)
                file = self.edited if last else self.folder / f"{step}.{suffix}"
                save(document, file)
                if not last:
                    document.close(True)
                    document = self.office.open(file, False)
        finally:
            document.close(True)

    def edited_faults(self, script: Script) -> list[str]:
        """Whether LibreOffice did what the script says."""
        edited = Docx(self.edited)
        told = [it.text for it in edited.paragraphs if not it.framed and it.text]
        meant = [it.text for it in script.paragraphs if it.text]
        faults = []
        for at, pair in enumerate(zip(told, meant)):
            if pair[0] != pair[1]:
                faults.append(f"paragraph {at} of the edited file is\n      “{pair[0]}”, not\n      “{pair[1]}”")
                break
        if len(told) != len(meant):
            faults.append(f"the edited file has {len(told)} paragraphs, not {len(meant)}")
        noted = {(it.author, it.text) for it in edited.comments}
        faults += [f"the comment {it} is gone" for it in script.comments if (it.author, it.text) not in noted]
        return faults


    def merged_faults(self, script: Script) -> list[str]:
        """Whether the merge with the changed data kept every edit and renewed every figure."""
        merged = self.folder / "合并稿.docx"
        run = subprocess.run(
            [str(self.huibao), "merge", str(self.edited), str(self.variant.folder), "--out", str(merged)],
            capture_output=True,
            text=True,
            env={**os.environ, "HUIBAO_FONTS": ""},
        )
        if run.returncode > 1 or not merged.exists():
            return [f"merge ended with {run.returncode}:\n{run.stdout}{run.stderr}"]
        base, new = Docx(self.built), Docx(self.variant.folder / "out" / self.document)
        found = oracle.faults(script, base, new, Docx(merged))
        self.office.open(merged, False).close(True)
        return found


if __name__ == "__main__":
    sys.exit(main())
