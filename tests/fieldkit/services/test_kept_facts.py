"""Coverage and targets after each edit are what they would be if everything were counted anew."""

import os
import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from fieldkit.analysis.coverage import OutletFacts, coverage
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import serves_today
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.kept_facts import KeptFacts
from fieldkit.services.records import RecordService
from fieldkit.services.targets import TargetService
from fieldkit.storage import ledger_store, lists

STEPS = {"quick": 24, "bounded": 80, "long": 600}[os.environ.get("FIELDKIT_PROFILE", "quick")]
TYPES = ("B01", "B03", "B04", "B05", "B11", "X04", "Q12", None)
ON = date(2025, 12, 31)


class Town:
    """A small town on which somebody does things at random, and takes some of them back."""

    def __init__(self, workspace, draw):
        self.workspace, self.draw = workspace, draw
        self.records, self.duplicates = RecordService(workspace), DuplicateService(workspace)
        self.circles = [self.records.add("circle", {"name": f"{at} 圈"}).record for at in range(3)]
        self.communities = [
            self.records.add(
                "area",
                {
                    "name": f"{at} 社区",
                    "level": "社区",
                    "circle": self.draw.choice(self.circles),
                    "order": str(at),
                },
            ).record
            for at in range(6)
        ]
        self.outlets = self.records.add_many("outlet", [self.outlet() for _ in range(30)])

    def outlet(self):
        return {
            "name": f"店 {self.draw.randrange(99)}",
            "business_type": self.draw.choice(TYPES),
            "community": self.draw.choice([*self.communities, None]),
            "status": self.draw.choice(("operating", "newly_opened", "vacant", None)),
            "chain": self.draw.choice(("direct", "none", None)),
            "open_24h": self.draw.choice(("1", "0", None)),
            "stage": self.draw.choice(("new", "upgraded", "stock", None)),
            "stage_date": self.draw.choice(("2024-05-01", "2019-01-01", None)),
        }

    def step(self):
        act = self.draw.choice(
            (self.add, self.change, self.change, self.delete, self.restore, self.undo, self.join, self.split,
             self.people, self.regroup, self.lose_community)
        )  # fmt: skip
        with suppress(FieldkitError):  # what cannot be done changes nothing, which is checked as well
            act()
        return act.__name__

    def add(self):
        self.outlets.append(self.records.add_values("outlet", self.outlet()).record)

    def change(self):
        values = self.outlet()
        keys = self.draw.sample(sorted(values), 2)
        self.records.set_values(self.draw.choice(self.outlets), {key: values[key] for key in keys})

    def delete(self):
        self.records.delete(self.draw.choice(self.outlets))

    def restore(self):
        self.records.restore(self.draw.choice(self.outlets))

    def undo(self):
        self.records.undo()

    def join(self):
        self.duplicates.join(*self.draw.sample(self.outlets, 2))

    def split(self):
        self.duplicates.split(self.draw.choice(self.outlets))

    def people(self):
        either = self.draw.choice((self.communities, self.circles))
        self.records.set(self.draw.choice(either), {"population": str(self.draw.randrange(1_000, 30_000))})

    def regroup(self):
        community = self.draw.choice(self.communities)
        self.records.set_values(community, {"circle": self.draw.choice([*self.circles, None])})

    def lose_community(self):
        community = self.draw.choice(self.communities)
        (self.records.restore if self.draw.random() < 0.6 else self.records.delete)(community)


def outlets_of(workspace):
    with workspace.database.read() as connection:
        rows = lists.every(connection, "outlet", ("community", "business_type", "status"))
    return [
        OutletFacts(row["id"], row["community"], row["business_type"], serves_today(row["status"]))
        for row in rows
    ]


def from_scratch(workspace, view):
    """The matrix of the outlets themselves, read one by one."""
    with workspace.database.read() as connection:
        facts = KeptFacts(workspace.database).now(connection)
    norms = AnalysisService(workspace).norms()
    return coverage(
        facts.communities, facts.circles, outlets_of(workspace), view.plan, view.profile, office_norms=norms
    )


def assert_same(workspace, analysis, targets):
    view = analysis.coverage("zhongwei")
    expected = from_scratch(workspace, view)
    assert view.matrix.communities == expected.communities
    assert view.matrix.unlisted == expected.unlisted
    assert (tuple(view.matrix.untyped), tuple(view.matrix.unplaced)) == (expected.untyped, expected.unplaced)
    assert view.matrix.problems == expected.problems
    for mine, other in zip(view.matrix.cells, expected.cells, strict=True):
        assert [replace(one, outlet_ids=()) for one in mine] == [replace(one, outlet_ids=()) for one in other]
        assert [tuple(one.outlet_ids) for one in mine] == [tuple(one.outlet_ids) for one in other]
    kept = targets.board("huaian", ON)[1]
    workspace.kept, before = KeptFacts(workspace.database), workspace.kept
    anew = TargetService(workspace).board("huaian", ON)[1]
    workspace.kept = before
    assert kept == anew


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_would_be_counted_anew_after_any_edit(make_workspace, seed):
    town = Town(make_workspace(), random.Random(seed))
    analysis, targets = AnalysisService(town.workspace), TargetService(town.workspace)
    analysis.set_norm("B05", 9_000, 2, per_circle=True)
    done = Counter()
    for _ in range(STEPS):
        done[town.step()] += 1
        assert_same(town.workspace, analysis, targets)
    assert len(done) > 5


def test_a_package_that_arrives_is_counted(make_workspace, hand_over):
    giver = make_workspace("交")
    town = Town(giver, random.Random(1))
    office = make_workspace("收", device="2 号", role="street")
    analysis, targets = AnalysisService(office), TargetService(office)
    assert analysis.coverage("zhongwei").matrix.communities == ()
    hand_over(giver, office)
    assert len(analysis.coverage("zhongwei").matrix.communities) == 6
    assert_same(office, analysis, targets)
    for _ in range(4):
        town.step()
    hand_over(giver, office)
    assert_same(office, analysis, targets)


def test_tables_that_were_made_anew_are_counted_anew(make_workspace):
    town = Town(make_workspace(), random.Random(2))
    analysis, targets = AnalysisService(town.workspace), TargetService(town.workspace)
    assert_same(town.workspace, analysis, targets)
    with town.workspace.database.write() as work:
        ledger_store.rebuild(work)
    town.records.set(town.outlets[0], {"business_type": "B11", "community": "0 社区", "status": "营业"})
    assert_same(town.workspace, analysis, targets)


def test_an_edit_reads_only_the_community_it_touched(make_workspace):
    town = Town(make_workspace(), random.Random(3))
    analysis = AnalysisService(town.workspace)
    before = analysis.facts().sums
    place = town.communities[0]
    town.records.add_values("outlet", town.outlet() | {"community": place, "status": "operating"})
    after = analysis.facts().sums
    assert after[place] != before.get(place)
    assert all(after[one] is kept for one, kept in before.items() if one != place)


def test_rows_of_untouched_communities_are_taken_over(make_workspace):
    town = Town(make_workspace(), random.Random(4))
    analysis = AnalysisService(town.workspace)
    before = analysis.coverage("zhongwei").matrix
    town.records.add_values(
        "outlet", town.outlet() | {"community": town.communities[0], "status": "operating"}
    )
    after = analysis.coverage("zhongwei").matrix
    same = [one is other for one, other in zip(before.cells, after.cells, strict=True)]
    assert same == [False, True, True, True, True, True]
    analysis.set_norm("B01", None, 3)
    assert not any(
        one is other
        for one, other in zip(after.cells, analysis.coverage("zhongwei").matrix.cells, strict=True)
    )
