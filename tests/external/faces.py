"""Makes faces of the official names and widths from the Fandol faces: letters and digits half an em.

Usage: faces.py FANDOL_FOLDER TARGET_FOLDER
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "仿宋_GB2312": "FandolFang-Regular",
    "方正小标宋简体": "FandolSong-Bold",
    "黑体": "FandolHei-Regular",
    "楷体_GB2312": "FandolKai-Regular",
    "宋体": "FandolSong-Regular",
}
WINDOWS, UNICODE, CHINESE = 3, 1, 0x804
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6


def main(source: Path, target: Path) -> None:
    for number, (name, file) in enumerate(FACES.items()):
        font = TTFont(source / f"{file}.otf")
        set_half_widths(font)
        rename(font, name, f"HuibaoTest{number}")
        font.save(target / f"{file}.otf")


def set_half_widths(font: TTFont) -> None:
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    for character in range(0x20, 0x7F):
        if glyph := glyphs.get(character):
            _, left = widths[glyph]
            widths[glyph] = (font["head"].unitsPerEm // 2, left)


def rename(font: TTFont, name: str, postscript: str) -> None:
    table = font["name"]
    table.names = []
    names = {FAMILY: name, STYLE: "Regular", UNIQUE: postscript, FULL: name, POSTSCRIPT: postscript}
    for which, text in names.items():
        table.setName(text, which, WINDOWS, UNICODE, CHINESE)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0
    compact = font["CFF "].cff
    compact.fontNames = [postscript]
    compact.topDictIndex[0].FullName = compact.topDictIndex[0].FamilyName = postscript


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
