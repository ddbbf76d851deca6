"""What ODK Validate takes we take, what it refuses we refuse: column by column, part by part of an XForm."""

from __future__ import annotations

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.reader import read_xform
from tests.fieldkit.questionnaires.oracle.expressions import COLUMNS, EXPRESSIONS, ONLY_HERE, form_with
from tests.fieldkit.questionnaires.oracle.structures import STRUCTURES


def is_taken(xml):
    try:
        return bool(read_xform(xml))
    except FieldkitError as refusal:
        return not refusal.say("zh")


def differing(reference, forms):
    """The forms that one takes and the other refuses, with the reason of the reference."""
    found = {}
    for name, xml in forms.items():
        taken, reason = reference.accepts(xml)
        if taken is not is_taken(xml):
            found[name] = reason
    return found


@pytest.mark.parametrize("column", COLUMNS)
def test_expression_is_taken_or_refused_in_a_column_as_javarosa_does(reference, column):
    expressions = [one for one in EXPRESSIONS if column != "calculation in a repeat" or "/r" in one]
    assert not differing(reference, {one: form_with(column, one) for one in expressions})


def test_xform_is_taken_or_refused_by_its_parts_as_javarosa_does(reference):
    assert not differing(reference, STRUCTURES)


def test_what_runs_only_here_is_what_javarosa_refuses(reference):
    forms = {one: form_with("calculate", one) for one in ONLY_HERE}
    assert set(differing(reference, forms)) == set(ONLY_HERE)
    assert all(map(is_taken, forms.values()))
