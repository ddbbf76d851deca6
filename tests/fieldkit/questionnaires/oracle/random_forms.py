"""Forms that nobody wrote: groups and repeats within each other, and expressions about whatever came before."""

from __future__ import annotations

import random

from tests.fieldkit.questionnaires.oracle.forms import HEAD, tables

_NAMES = HEAD.replace(" ", "").split("|")
_NUMBERS = frozenset({"integer", "decimal", "calculate"})
_TYPES = (
    "integer", "integer", "decimal", "text", "select_one", "select_multiple", "date", "calculate", "wording",
    "rank", "acknowledge", "triggered", "note",
)  # fmt: skip
_DEPTH = 3
_DAYS = ("today()", "date('2026-03-01')")


class RandomForm:
    """One form; the same seed makes the same one.

    Left out is what JavaRosa is known to do otherwise (``ENGINE.md``): sums over what stands deeper
    than directly in a repeat, triggers from outside a repeat, divisions by zero.

    Attributes:
        text: the form as Markdown tables.
    """

    def __init__(self, seed):
        self._chance = random.Random(seed)
        self._count = 0
        self._rows = []
        self._known = [("first", "text", ())]
        self._row(type="text", name="first", label="F")
        self._block((), self._chance.randint(5, 14))
        self.text = tables("\n".join(self._rows))

    def _row(self, **cells):
        self._rows.append(" | ".join(cells.get(name, "") for name in _NAMES))

    def _name(self, letter):
        self._count += 1
        return f"{letter}{self._count}"

    def _does(self, share):
        return self._chance.random() < share

    def _reference(self, place, *kinds):
        """A question that can be seen from a place, one of some kinds; empty when there is none."""
        seen = [
            name
            for name, kind, there in self._known
            if there == place[: len(there)] and (not kinds or kind in kinds)
        ]
        return f"${{{self._chance.choice(seen)}}}" if seen else ""

    # --- expressions ---------------------------------------------------------

    def _number(self, place, depth=0):
        if depth > 2 or self._does(0.25):
            return self._chance.choice(["0", "1", "2", "3", "5", "1.5"])
        inner, reference = depth + 1, self._reference(place, *_NUMBERS)
        some, listed = self._reference(place, "text", "select_one"), self._reference(place, "select_multiple")
        made = [
            reference,
            reference,
            f"({self._number(place, inner)} {self._chance.choice('+-*')} {self._number(place, inner)})",
            f"({self._number(place, inner)} mod {self._number(place, inner)})",
            some and f"string-length({some})",
            listed and f"count-selected({listed})",
            f"if({self._truth(place, inner)}, {self._number(place, inner)}, {self._number(place, inner)})",
            f"coalesce({self._number(place, inner)}, {self._number(place, inner)})",
            f"round({self._number(place, inner)}, {self._chance.choice('012')})",
            f"int({self._number(place, inner)})",
        ]
        return self._chance.choice([one for one in made if one])

    def _truth(self, place, depth=0):
        inner, one, many = (
            depth + 1,
            self._reference(place, "select_one"),
            self._reference(place, "select_multiple"),
        )
        some, word, day = (
            self._reference(place),
            self._reference(place, "text"),
            self._reference(place, "date"),
        )
        sign = self._chance.choice(["<", ">", "<=", ">=", "=", "!="])
        made = [
            f"{self._number(place, inner)} {sign} {self._number(place, inner)}",
            depth < 2
            and f"({self._truth(place, inner)} {self._chance.choice(['and', 'or'])} {self._truth(place, inner)})",
            depth < 2 and f"not({self._truth(place, inner)})",
            one and f"{one} {self._chance.choice(['=', '!='])} '{self._chance.choice(['y', 'zw', ''])}'",
            many and f"selected({many}, '{self._chance.choice(['y', 'zw', 'yc'])}')",
            some and f"{some} {self._chance.choice(['=', '!='])} ''",
            day and f"{day} {sign} {self._chance.choice(_DAYS)}",
            word and self._chance.choice([f"regex({word}, '[a-z]+')", f"starts-with({word}, '1')"]),
        ]
        return self._chance.choice([one for one in made if one])

    def _wording(self, place):
        some, one = self._reference(place), self._reference(place, "select_one")
        made = [
            f"concat({some}, '-', {self._reference(place)})",
            f"if({self._truth(place)}, {some}, 'no')",
            f"substr({some}, 0, 1)",
            f"join(' ', {some}, 'x')",
            one and f"jr:choice-name({one}, '{one}')",
            f"string({self._number(place)})",
        ]
        return self._chance.choice([one for one in made if one])

    # --- rows ----------------------------------------------------------------

    def _block(self, place, count):
        for _ in range(count):
            depth = self._chance.random()
            if depth < 0.13 and len(place) < _DEPTH:
                relevant = self._truth(place) if self._does(0.6) else ""
                self._row(type="begin_group", name=self._name("g"), label="G", relevant=relevant)
                self._block(place, self._chance.randint(1, 4))
                self._row(type="end_group")
            elif depth < 0.24 and len(place) < _DEPTH:
                self._repeat(place)
            else:
                self._question(place)

    def _repeat(self, place):
        name, count = self._name("r"), self._reference(place, "integer") if self._does(0.4) else ""
        self._row(type="begin_repeat", name=name, label="R", repeat_count=count)
        before = len(self._known)
        self._row(type="integer", name=self._name("q"), label="Q")
        self._known.append((f"q{self._count}", "integer", (*place, name)))
        self._block((*place, name), self._chance.randint(1, 4))
        self._row(type="end_repeat")
        if not place:
            added = self._chance.choice(["sum", "count", "min", "count-non-empty"])
            self._row(
                type="calculate", name=self._name("q"), calculation=f"{added}(${{{self._known[before][0]}}})"
            )
            self._known.append((f"q{self._count}", "calculate", place))

    def _question(self, place):
        kind, name = self._chance.choice(_TYPES), self._name("q")
        cells = {"name": name, "label": "Q", "relevant": self._truth(place) if self._does(0.3) else ""}
        is_known = True
        match kind:
            case "calculate":
                cells |= {"type": kind, "calculation": self._number(place)}
            case "wording":
                cells |= {"type": "calculate", "calculation": self._wording(place)}
            case "triggered":
                kind = "integer"
                beside = [
                    one
                    for one, type_, there in self._known
                    if there == place and type_ in {"integer", "text"}
                ]
                trigger = f"${{{self._chance.choice(beside)}}}" if beside else ""
                cells |= {
                    "type": kind,
                    "trigger": trigger,
                    "calculation": self._number(place) if trigger else "",
                }
            case "select_one" | "select_multiple":
                is_known = self._does(0.5)
                cells |= {"type": f"{kind} yn"} if is_known else self._filtered(kind)
            case "note":
                cells |= {"type": kind, "label": f"N {self._reference(place)}"}
                is_known = False
            case _:
                cells |= {"type": "rank yn" if kind == "rank" else kind} | self._rules(kind, place)
        self._row(**cells)
        if is_known:
            self._known.append((name, kind, place))

    def _filtered(self, kind):
        province = self._name("p")
        self._row(type="select_one prov", name=province, label="P")
        return {"type": f"{kind} city", "choice_filter": f"kind = ${{{province}}}"}

    def _rules(self, kind, place):
        rules = {"required": self._truth(place) if self._does(0.15) else ""}
        if kind == "integer":
            rules["constraint"] = self._chance.choice(
                [". < 5", ". >= 0", f". != {self._number(place)}", "", "", ""]
            )
        if kind in {"integer", "decimal"} and self._does(0.2):
            rules["default"] = self._chance.choice(["3", "1 + 1", f"{self._number(place)} + 1"])
        if kind == "text" and self._does(0.2):
            rules["default"] = self._chance.choice(["abc", "concat('a', 'b')"])
        return rules
