"""Expressions tried on a document, as ``fieldkit form eval`` tries them."""

from __future__ import annotations

import random

import pytest

from fieldkit.questionnaires.expression.trial import Trial

SHEET = """
<data version="2026-06">
  <age>12</age><empty/><word>abc</word><many>a b c</many><born>2014-05-01</born>
  <row><n>3</n><k>x</k></row><row><n/><k>y</k></row><row><n>7</n><k>x</k></row>
  <street><house><door>1</door><door>2</door></house><house><door>3</door></house></street>
  <street><house><door>4</door><door>5</door><door>6</door></house></street>
  <place>39.9 116.4 0 0</place><yard>0 0;0 1;1 1;1 0;0 0</yard>
</data>
"""


@pytest.fixture
def trial(clock):
    """A trial whose chance and clock stand still."""
    return Trial(clock, "en", random.Random(7))


@pytest.fixture
def ask(trial):
    """The value of an expression on the sheet above, or on another document."""

    def compute(expr, kind="", xml=SHEET, **request):
        answer = trial.answer({"expr": expr, "kind": kind, "xml": xml, **request})
        assert "error" not in answer, answer["error"]
        return answer["value"]

    return compute


@pytest.fixture
def refused(trial):
    """Why an expression cannot be worked out."""

    def compute(expr, xml=SHEET, **request):
        return trial.answer({"expr": expr, "xml": xml, **request})["error"]

    return compute
