"""A plan's parts as tables: read line by line, changed, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans import editing
from fieldkit.plans.checking import problems_of
from fieldkit.plans.line_names import NORMS
from fieldkit.plans.norms import DEFAULT_SETTING
from fieldkit.plans.part_lines import PartLine, part_lines
from fieldkit.plans.parts import part_of
from fieldkit.plans.problems import PlanError
from fieldkit.services.plans import PlanService, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.plans.checking import PlanProblem
    from fieldkit.plans.norms import Norm
    from fieldkit.plans.part import Part
    from fieldkit.services.workspace import Workspace


class PlanPartService:
    """What an office reads and changes in a plan, table by table."""

    def __init__(self, workspace: Workspace) -> None:
        self._plans = PlanService(workspace)

    def lines(self, key: str, part: str) -> tuple[PartLine, ...]:
        """The lines of a part of a plan, as written, also of a plan that cannot be read otherwise.

        Norms are told as they hold, the shipped ones among them.

        Raises:
            FieldkitError: UNKNOWN_PLAN, NO_SUCH_LINE for a part there is not, UNREADABLE.
        """
        chosen, folder = self._part(key, part), self._plans.files(key)
        if part == "norms":
            return tuple(
                PartLine(number, _norm_cells(norm))
                for number, norm in enumerate(self._plans.plan(key).norms, 1)
            )
        found = part_lines(folder, chosen)
        if part == "types":
            return found or self._taken_over(key)
        return found

    def edit(self, key: str, part: str, number: int, cells: Mapping[str, str]) -> None:
        """Set cells of one line of a part, or add a line for ``number`` 0; a shipped plan becomes the office's own.

        Raises:
            FieldkitError: NO_SUCH_LINE, NO_COLUMN, BAD_CELL with what would do; the plan is unchanged.
        """
        chosen = self._part(key, part)
        if part == "norms":
            self._edit_norm(key, number, cells)
            return
        version = self._plans.version(f"{part}.{number or '+'} {told(cells)}")
        with self._plans.own_folder(key) as folder:
            if part == "types" and not part_lines(folder, chosen):
                editing.take_over_lists(folder, version)
            editing.edit_part(folder, chosen, number, cells, version)

    def cut(self, key: str, part: str, number: int) -> None:
        """Take one line of a part out; a norm goes back to the shipped one.

        Raises:
            FieldkitError: NO_SUCH_LINE, or what would be wrong without it; the plan is unchanged.
        """
        chosen = self._part(key, part)
        if part == "norms":
            self._cut_norm(key, number)
            return
        with self._plans.own_folder(key) as folder:
            editing.cut_part(folder, chosen, number, self._plans.version(f"- {part}.{number}"))

    def problems(self, key: str) -> tuple[PlanProblem, ...]:
        """Everything that is wrong in a plan, with its line; none for one that reads well."""
        return problems_of(self._plans.files(key))

    def _part(self, key: str, part: str) -> Part:
        found = part_of(part)
        if found is None:
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=key, line=part)
        return found

    def _taken_over(self, key: str) -> tuple[PartLine, ...]:
        """The lines of lists that a plan takes from others."""
        entries = [
            (profile.key, entry) for profile in self._plans.plan(key).profiles for entry in profile.entries
        ]
        return tuple(
            PartLine(number, editing.entry_cells(profile, entry))
            for number, (profile, entry) in enumerate(entries, 1)
        )

    def _edit_norm(self, key: str, number: int, cells: Mapping[str, str]) -> None:
        norms = self._plans.plan(key).norms
        if number > len(norms):
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=key, line=f"norms.{number}")
        if number:
            self._plans.save(key, f"norm.{norms[number - 1].code}", cells)
            return
        self._plans.add_line(key, NORMS, {"people_per_outlet": "", "minimum": "1", "basis": "own", **cells})

    def _cut_norm(self, key: str, number: int) -> None:
        norms = self._plans.plan(key).norms
        if not 0 < number <= len(norms):
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=key, line=f"norms.{number}")
        code = norms[number - 1].code
        with self._plans.own_folder(key) as folder:
            own = part_lines(folder, self._part(key, "norms"))
            line = next((one.number for one in own if one.cells.get("code") == code), 0)
            editing.cut_part(folder, self._part(key, "norms"), line, self._plans.version(f"- norm.{code}"))


def _norm_cells(norm: Norm) -> dict[str, str]:
    people = norm.people_per_outlet
    return {
        "code": norm.code,
        "people_per_outlet": "" if people is None else str(people),
        "minimum": str(norm.minimum),
        "basis": "default" if norm.basis == DEFAULT_SETTING else "own",
    }
