"""Every word of the window exists in both languages, and stands in a Text."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from string import Formatter

import pytest

import ui
from fieldkit.kernel.texts import Text

CHINESE = re.compile(r"[\u3400-\u9fff]")
ROOT = Path(ui.__file__).parent


def module_names():
    return sorted(found.name for found in pkgutil.walk_packages([str(ROOT)], "ui."))


def texts_of(name):
    module = importlib.import_module(name)
    return {key: value for key, value in vars(module).items() if isinstance(value, Text)}


def holes(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in module_names()
        if name.startswith("ui.texts.") or (name.endswith(".texts") and name != "ui.texts")
    ],
)
def test_every_text_is_complete_in_both_languages(name):
    found = texts_of(name)

    assert found
    for key, text in found.items():
        assert text.zh.strip(), key
        assert text.en.strip(), key
        assert not CHINESE.search(text.en), key
        assert holes(text.zh) == holes(text.en), key


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_chinese_words_stand_only_in_a_text_beside_their_english(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    allowed = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"
        for part in ast.walk(node)
    }
    allowed |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    loose = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CHINESE.search(node.value)
        and id(node) not in allowed
    ]

    assert loose == []
