"""Editing a sheet that was handed in."""

from __future__ import annotations

import random

from lxml import etree

from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.sheets import answers_of_xml

OWN, REPLACED = "/data/meta/instanceID", "/data/meta/deprecatedID"


def revised(interview, clock, seed=9):
    return Interview.revise(interview.form, interview.stored(), clock, chance=random.Random(seed))


def test_deprecatedid_names_the_sheet_that_an_edited_one_replaces(begin, clock):
    first = begin("text | a | 甲 | | | | |")
    first.answer("/data/a", "好")
    second = revised(first, clock)
    assert second.value("/data/a") == "好"
    assert second.value(REPLACED) == first.value(OWN)
    assert second.value(OWN).startswith("uuid:")
    assert second.value(OWN) != first.value(OWN)
    third = revised(second, clock, seed=10)
    assert third.value(REPLACED) == second.value(OWN)


def test_reopening_an_edited_sheet_keeps_both_ids(begin, clock):
    edited = revised(begin("text | a | 甲 | | | | |"), clock)
    again = Interview.resume(edited.form, edited.stored(), clock)
    assert again.stored() == edited.stored()


def test_both_ids_stand_in_the_sheet_and_come_back_from_it(begin, clock):
    edited = revised(begin("text | a | 甲 | | | | |"), clock)
    finished = edited.finalise()
    meta = next(one for one in etree.fromstring(finished.xml) if etree.QName(one).localname == "meta")
    names = {etree.QName(one).localname: etree.QName(one).namespace for one in meta}
    assert names["deprecatedID"] == names["instanceID"]
    assert answers_of_xml(edited.form, finished.xml)[REPLACED] == edited.value(REPLACED)
    assert finished.answers[REPLACED] == edited.value(REPLACED)
