"""What the parser of the command line says of a wrong line, in the language of the session."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, ClassVar, NoReturn

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language

WRONG_USAGE = 2
_USAGE = Text("用法：", "usage: ")
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", "缺少参数 {0}。"),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0}：没有“{1}”这个选择，可以写 {2}。",
    ),
    (r"argument (.+?): expected one argument", "{0} 后面要写一个值。"),
    (r"argument (.+?): expected at least one argument", "{0} 后面至少要写一个值。"),
    (r"argument (.+?): ignored explicit argument '?(.*?)'?", "{0} 后面不能写值“{1}”。"),
    (r"argument (.+?): invalid (?:int|float) value: '?(.*?)'?", "{0}：“{1}”不是数。"),
    (r"argument (.+?): invalid \S+ value: '?(.*?)'?", "{0}：“{1}”不能用。"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 不能和 {1} 一起用。"),
    (r"one of the arguments (.+) is required", "{0} 要写其中一个。"),
    (r"unrecognized arguments: (.+)", "不认得的参数 {0}。"),
    (r"ambiguous option: (.+?) could match (.+)", "{0} 有几种可能：{1}。"),
    (r"argument (.+?): (.+)", "{0}：{1}"),
)
"""Sentences of the parser and what they are in Chinese; the first that matches counts."""


class Parser(argparse.ArgumentParser):
    """A parser that ends with 2 and two lines: how the command is used, and what is wrong."""

    language: ClassVar[Language] = "zh"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop."""
        told = message if self.language == "en" else in_chinese(message)
        self.exit(WRONG_USAGE, f"{self.format_usage()}{self.prog}: {told}\n")

    def format_usage(self) -> str:
        """How the command is used."""
        said = super().format_usage()
        return _USAGE.say(self.language) + said.removeprefix(_USAGE.en)


def in_chinese(message: str) -> str:
    """A sentence of the parser in Chinese; one that is not known stays as it is."""
    for pattern, words in _PATTERNS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(part.replace("', '", "、").strip("'") for part in found.groups()))
    return message
