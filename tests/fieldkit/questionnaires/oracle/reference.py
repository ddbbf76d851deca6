"""The reference engine (JavaRosa in ODK Validate, which comes with pyxform), for tests only."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pyxform
from lxml import etree

JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
SOURCE = Path(__file__).with_name("Oracle.java")
# What pyxform puts above a table-list; here it is the heading of the table.
_HEADING = re.compile("generated_table_list_label|reserved_name_for_field_list_labels")
_NEW_EACH_TIME = frozenset({"instanceID", "start", "end", "today", "deviceid", "baseVersion"})


def is_there() -> bool:
    return bool(shutil.which("java") and shutil.which("javac")) and JAR.is_file()


class Seen(NamedTuple):
    """A sheet as it stands, and the questions asked: path, required, read-only, label, choices."""

    xml: str
    asked: list[tuple[str, ...]]


def _seen(line: str) -> Seen:
    xml, _, asked = line.partition("\t")
    if xml == "error":
        return Seen(line, [])
    prompts = [tuple(one.split("\x1f")) for one in asked.split("\x1e") if one and not _HEADING.search(one)]
    return Seen(xml, [(plain_path(path), *rest) for path, *rest in prompts])


def plain_path(path: str) -> str:
    """A path without the positions that say nothing."""
    return path.replace("[1]", "")


class Reference:
    """One running JavaRosa."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run(["javac", "-cp", JAR, "-d", folder, SOURCE], check=True)
        self._process = subprocess.Popen(
            ["java", "-cp", f"{JAR}:{folder}", "Oracle"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def _ask(self, *words: object) -> list[str]:
        self._process.stdin.write("\t".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        lines = []
        while (line := self._process.stdout.readline().rstrip("\n")) != ".":
            lines.append(line)
        return lines

    def accepts(self, xml: str) -> tuple[bool, str]:
        form = self.folder / "form.xml"
        form.write_text(xml, encoding="utf-8")
        (line,) = self._ask("check", form)
        return line == "ok", line

    def play(self, xml: str, steps: list[str]) -> list[Seen]:
        """The sheet at the start and after each step, as XML, with what is asked then."""
        form, file = self.folder / "form.xml", self.folder / "steps.txt"
        form.write_text(xml, encoding="utf-8")
        file.write_text("".join(step + "\n" for step in steps), encoding="utf-8")
        return [_seen(line) for line in self._ask("play", form, file)]

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


def outline(xml: str) -> str:
    """A sheet without what is new each time; 3.0 and 3 are one number, siblings in order of their names."""
    return _outline(etree.fromstring(xml.encode()))


def _outline(element: etree._Element) -> str:
    name = etree.QName(element).localname
    flags = "".join(f" {key}={element.get(key)}" for key in ("create", "update") if element.get(key))
    inside = [
        _outline(child)
        for child in sorted(element, key=lambda one: etree.QName(one).localname)
        if etree.QName(child).localname not in _NEW_EACH_TIME
    ]
    text = "" if len(element) else _number((element.text or "").strip())
    return f"{name}{flags}={text}" if not len(element) else f"{name}{flags}({' '.join(inside)})"


def _number(text: str) -> str:
    # A calculated day is a midnight in the reference (ENGINE.md).
    text = text.removesuffix("T00:00:00.000Z")
    try:
        return str(float(text))
    except ValueError:
        return text
