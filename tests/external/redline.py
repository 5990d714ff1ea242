"""花脸稿 held against LibreOffice: accepting all changes gives the new text, rejecting all the old one; and against
two validators.

Usage: redline.py HUIBAO TOOLS SAMPLES
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "round"))
from office import Office, values  # noqa: E402


def edit(project: Path):
    """What happens to a project in a week: outcomes change, a paragraph comes, another goes, words are put otherwise."""
    for records in sorted(project.glob("records/*.yaml")):
        text = records.read_text()
        for before, after in (("解决采纳", "正在解决"), ("正在解决", "已经解决"), ("留作参考", "计划解决")):
            if f"办理结果: {after}" in text:
                text = text.replace(f"办理结果: {before}", f"办理结果: {after}", 1)
        records.write_text(text)
    for document in sorted(project.glob("documents/*.md")):
        head, _, text = document.read_text().rpartition("\n---\n")
        lines = text.split("\n")
        plain = [at for at, it in enumerate(lines) if len(it) > 60 and it[0] not in "|{:#!-"]
        if plain:
            at = plain[len(plain) // 2]
            lines[at] = lines[at].replace("，", "，进一步", 1).replace("的", "", 1)
            lines.insert(plain[0] + 1, "此外，还建立了月调度机制，逐件过堂。")
        if len(plain) > 3:
            del lines[plain[-1] + 1]
        document.write_text(f"{head}\n---\n" + "\n".join(lines))


def built(huibao: str, project: Path, *options: str):
    run = [huibao, "build", str(project), "--draft", *options]
    subprocess.run(run, check=False, env={**os.environ, "HUIBAO_FONTS": ""}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def text(office: Office, path: Path, command: str | None = None) -> str:
    """What LibreOffice says that the document says."""
    document = office.open(path, in_window=True)
    if command:
        office.do(document, command)
    out = path.with_suffix(".txt")
    document.storeToURL(out.as_uri(), values(FilterName="Text (encoded)", FilterOptions="UTF8,LF"))
    document.close(True)
    return out.read_text("utf-8-sig")


def differences(one: str, other: str, has_sections: bool) -> list[str]:
    if has_sections:
        # LibreOffice drops an empty paragraph that ends a section when it reads it, not one that changes have emptied.
        one, other = (re.sub(r"\n+", "\n", it) for it in (one, other))
    pairs = zip(one.split("\n"), other.split("\n"))
    found = [f"      {a!r}\n      {b!r}" for a, b in pairs if a != b]
    return found or ([] if one == other else ["      one of them is longer"])


def held(office: Office, redline: Path, new: Path, old: Path) -> list[str]:
    faults = []
    text_part = zipfile.ZipFile(redline).read("word/document.xml")
    has_sections = text_part.count(b"<w:sectPr") > 1
    for command, file in (("AcceptAllTrackedChanges", new), ("RejectAllTrackedChanges", old)):
        found = differences(text(office, redline, command), text(office, file), has_sections)
        if found:
            faults.append(f"{redline.name}: {command} gives another text:\n" + "\n".join(found[:3]))
    return faults


def validated(tools: Path, redline: Path) -> list[str]:
    run = [str(tools / "npm/node_modules/.bin/ooxml-validator"), str(redline)]
    said = subprocess.run(run, capture_output=True, text=True, check=False).stdout
    faults = [] if '"ok": true' in said else [f"{redline.name}: {said}"]
    run = [str(tools / "python/bin/openxml-audit"), str(redline)]
    audit = subprocess.run(run, capture_output=True, text=True, check=False)
    return faults + ([f"{redline.name}: {audit.stdout}"] if audit.returncode else [])


def main(huibao: str, tools: Path, samples: Path) -> int:
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder, Office() as office:
        for sample in sorted(it for it in samples.iterdir() if it.is_dir()):
            project = Path(folder, sample.name)
            shutil.copytree(sample, project, ignore=shutil.ignore_patterns("out", ".huibao"))
            built(huibao, project, "--format", "docx")
            before = Path(folder, f"{sample.name}-before")
            shutil.copytree(project / "out", before)
            edit(project)
            built(huibao, project, "--format", "docx", "--redline")
            for redline in sorted((project / "out").rglob("*.花脸稿.docx"))[:8]:
                new = redline.with_name(redline.name.replace(".花脸稿", ""))
                old = before / new.relative_to(project / "out")
                count += 1
                faults += held(office, redline, new, old) + validated(tools, redline)
    print(f"花脸稿：{count}份，{len(faults)}处不对")
    print("\n".join(faults))
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
