"""What the reference engine takes we take, what it refuses we refuse, and answers come out alike."""

from __future__ import annotations

import pytest
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.problems import FormRefusedError
from fieldkit.questionnaires.reader import read_tables, read_xform
from tests.fieldkit.questionnaires.oracle.forms import XFORMS, every_table
from tests.fieldkit.questionnaires.oracle.random_forms import RandomForm
from tests.fieldkit.questionnaires.oracle.reference import outline
from tests.fieldkit.questionnaires.oracle.walk import Walk

FORMS = [*every_table(), *XFORMS]
NOT_WALKED = {
    "metadata": "the reference puts made-up metadata in",
    "nested repeats": "JavaRosa does not add up again outside when an outer instance is removed",
    "start-geopoint": "the reference asks a phone for its place",
    "choices from a file": "the reference would need its own file server",
    "pulldata": "as above; and it is no function of JavaRosa's core",
    "last saved": "as above",
    "entity update": "as above",
    "min and max": "JavaRosa's max() of negative numbers is 4.9E-324",
    "calculation of truth": "ENGINE.md: true and false, where JavaRosa writes 1 and 0",
    "count of a repeat from inside": "ENGINE.md: all instances, where JavaRosa counts the own one",
    "xform: a constraint on an unknown list": "ENGINE.md: an offence at its place, where JavaRosa stops",
    "a constraint of an unknown function": "no constraint, where JavaRosa stops",
    "several answers of a question that may not be asked": "the first, where JavaRosa stops",
    "xform: a label with an unknown list": "a blank in the label, where JavaRosa stops",
    "xform: an entity of its own": "JavaRosa takes the form and shows no label",
    "xform: an absolute path means the own instance": "ENGINE.md: an answer over a calculation stays when an instance goes",
    "relevance of a repeat": "Scenario cannot add to a repeat that is not asked",
}
STEPS = 14
RANDOM_FORMS = 24


def xml_of(name):
    """The XForm; None where pyxform refuses to make one."""
    if name in XFORMS:
        return XFORMS[name]
    try:
        return convert(every_table()[name], file_type=".md").xform
    except PyXFormError:
        return None


@pytest.mark.parametrize("name", FORMS)
def test_form_is_taken_or_refused_as_javarosa_does(reference, name):
    xml = xml_of(name)
    if xml is None:
        assert "wrong:" in name
        with pytest.raises(FormRefusedError) as caught:
            read_tables(every_table()[name])
        assert caught.value.problems
        return
    taken, reason = reference.accepts(xml)
    assert taken is not ("wrong:" in name), reason
    if taken:
        assert read_xform(xml).id
    else:
        with pytest.raises(FormRefusedError) as caught:
            read_xform(xml)
        assert caught.value.problems


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", [one for one in FORMS if "wrong:" not in one and one not in NOT_WALKED])
def test_random_answers_come_out_as_in_javarosa(reference, name, seed):
    xml = xml_of(name)
    walk = Walk(read_xform(xml), SystemClock(), seed).go(STEPS)
    theirs = reference.play(xml, walk.steps)
    assert not [one.xml for one in theirs if one.xml.startswith("error")]
    for number, (ours, other) in enumerate(zip(walk.sheets, theirs, strict=True)):
        assert outline(ours.xml) == outline(other.xml), walk.steps[:number]
        assert ours.asked == other.asked, walk.steps[:number]


@pytest.mark.parametrize("seed", range(RANDOM_FORMS))
def test_random_form_comes_out_as_in_javarosa(reference, seed):
    xml = convert(RandomForm(seed).text, file_type=".md").xform
    taken, reason = reference.accepts(xml)
    if not taken:
        with pytest.raises(FormRefusedError):
            read_xform(xml)
        return
    assert reason == "ok"
    walk = Walk(read_xform(xml), SystemClock(), seed).go(STEPS)
    theirs = reference.play(xml, walk.steps)
    for number, (ours, other) in enumerate(zip(walk.sheets, theirs, strict=False)):
        if other.xml.startswith("error"):
            # The scenario cannot take every step; what came before has been compared.
            return
        assert outline(ours.xml) == outline(other.xml), walk.steps[:number]
        assert ours.asked == other.asked, walk.steps[:number]
