"""Plans in a workspace: the shipped ones and the office's own, which are copied from them and edited here."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.plans import editing, packing
from fieldkit.plans.keeping import HEAD, TABLES, Version, check_key, versions_of
from fieldkit.plans.line_names import NORMS, file_of, names_line, norm_code
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import NORM_COLUMNS, NORM_HEAD, available_plans, choose_profile, read_plan
from fieldkit.plans.rows import rows_of
from fieldkit.plans.sizes import CircleSize, out_of_size
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from fieldkit.plans.plan import Plan, Profile
    from fieldkit.plans.sizes import OutOfSize
    from fieldkit.services.workspace import Workspace

FOLDER = "plans"
"""Folder of the workspace that holds the office's own plans, each in a folder of its own."""
DEFAULT_PLAN = "zhongwei"


@dataclass(frozen=True, slots=True)
class Broken:
    """An own plan that cannot be read; the others go on.

    Attributes:
        error: says which file and line is wrong.
    """

    key: str
    error: FieldkitError


class PlanService:
    """What an office does with plans."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._root = workspace.path / FOLDER

    # -- reading -----------------------------------------------------------

    def plans(self) -> tuple[Plan, ...]:
        """Every plan that can be used, by key; an own one stands before the shipped one of the same key."""
        found = {plan.key: plan for plan in available_plans()}
        found |= {plan.key: plan for plan in self.own()[0]}
        return tuple(found[key] for key in sorted(found))

    def own(self) -> tuple[tuple[Plan, ...], tuple[Broken, ...]]:
        """The office's own plans, and those of them that cannot be read."""
        plans, broken = [], []
        for head in sorted(self._root.glob(f"*/{HEAD}")):
            try:
                plans.append(read_plan(head.parent))
            except FieldkitError as error:
                broken.append(Broken(head.parent.name, error))
        return tuple(plans), tuple(broken)

    def plan(self, key: str = "") -> Plan:
        """The plan of this key, or the one in use.

        Raises:
            FieldkitError: UNKNOWN_PLAN with the keys there are; or what is wrong in the own plan of this key.
        """
        wanted = key or self.in_use()
        if self.is_own(wanted):
            return read_plan(self._root / wanted)
        found = next((plan for plan in self.plans() if plan.key == wanted), None)
        if found is None:
            known = "、".join(plan.key for plan in self.plans())
            raise FieldkitError(PlanError.UNKNOWN_PLAN, name=wanted, known=known)
        return found

    def choose(self, name: str = "") -> tuple[Plan, Profile]:
        """A plan and one of its lists by ``plan`` or ``plan/profile``; those in use for an empty name.

        Raises:
            FieldkitError: UNKNOWN_PLAN or UNKNOWN_PROFILE, with the names there are.
        """
        if not name:
            profile = self._workspace.setting(settings.PROFILE)
            name = f"{self.in_use()}/{profile}" if profile else self.in_use()
        return choose_profile(name, (self.plan(name.partition("/")[0]),))

    def is_own(self, key: str) -> bool:
        """Whether the office has a plan of this key of its own."""
        return bool(key) and (self._root / key / HEAD).is_file() and "/" not in key

    def folder(self, key: str) -> Path:
        """Where the files of a plan are.

        Raises:
            FieldkitError: UNKNOWN_PLAN.
        """
        self.plan(key)
        return self._root / key if self.is_own(key) else resource("plans", key)

    def files(self, key: str) -> Path:
        """Where the files of a plan are, also of one that cannot be read.

        Raises:
            FieldkitError: UNKNOWN_PLAN.
        """
        return self._root / key if self.is_own(key) else self.folder(key)

    def in_use(self) -> str:
        """The key of the plan that this workspace uses."""
        return self._workspace.setting(settings.PLAN) or DEFAULT_PLAN

    def called(self) -> Text:
        """What the plan in use is called in short; its key while its files have mistakes."""
        try:
            return self.plan().short_title
        except FieldkitError:
            key = self.in_use()
            return Text(key, key)

    def versions(self, key: str) -> tuple[Version, ...]:
        """What the office changed in a plan of its own; empty for a shipped one."""
        return versions_of(self._root / key) if self.is_own(key) else ()

    def out_of_size(self, plan: Plan) -> tuple[OutOfSize, ...]:
        """The circles of this workspace whose size lies outside the plan's guideline."""
        with self._workspace.database.read() as connection:
            circles = lists.every(connection, "circle", ("name", "population", "area_km2"))
        return out_of_size(plan, (_size(row) for row in circles))

    # -- writing -----------------------------------------------------------

    def use(self, name: str) -> Plan:
        """Use a plan (``plan`` or ``plan/profile``) from now on.

        Raises:
            FieldkitError: there is no such plan or list; the setting stays.
        """
        plan, profile = self.choose(name)
        with self._workspace.database.write() as work:
            settings.put(work, settings.PLAN, plan.key)
            settings.put(work, settings.PROFILE, profile.key)
        return plan

    def copy(self, key: str, new_key: str, title: Text | None = None) -> Plan:
        """Make a plan of the office's own out of another one.

        Raises:
            FieldkitError: UNKNOWN_PLAN, BAD_KEY, KEY_TAKEN; nothing was made.
        """
        source = self.folder(key)
        check_key(new_key)
        if any(plan.key == new_key for plan in available_plans()) or (self._root / new_key).exists():
            raise FieldkitError(PlanError.KEY_TAKEN, key=new_key)
        return editing.copy_plan(source, self._root / new_key, title, self.version(f"copy {key}"))

    def save(self, key: str, line: str, cells: Mapping[str, str]) -> Plan:
        """Change one line of a plan; a shipped plan becomes one of the office's own of the same key first.

        Args:
            key: the plan.
            line: id of a target, rule, deadline or threshold (``nantong.N-08.2023``), ``norm.B05``, ``task.N-39.3``.
            cells: by column of the plan's file: ``{"required": "30"}``.

        Raises:
            FieldkitError: NO_SUCH_LINE, NO_COLUMN, BAD_CELL with what would do; the plan is unchanged.
        """
        file = file_of(self.plan(key), line)
        version = self.version(f"{line} {told(cells)}")
        matches = names_line(key, line)
        with self.own_folder(key) as folder:
            if file != NORMS:
                return editing.change_line(folder, file, matches, cells, version)
            norm = {"code": norm_code(line), "minimum": "1", "basis": "own"}
            kept = [row.cells for row in rows_of(folder / NORMS, NORM_COLUMNS) if matches(row.cells)]
            if kept:
                return editing.change_line(folder, NORMS, matches, {"basis": "own", **cells}, version)
            return editing.add_line(folder, NORMS, NORM_HEAD, {**norm, **cells}, version)

    def add_line(self, key: str, file: str, cells: Mapping[str, str]) -> Plan:
        """Add a target, rule, task, deadline … to a plan; ``file`` is its file (``targets.csv``).

        Raises:
            FieldkitError: NO_SUCH_LINE when a plan has no such file, NO_COLUMN, BAD_CELL; the plan is unchanged.
        """
        if file not in TABLES:
            raise FieldkitError(PlanError.NO_SUCH_LINE, file=key, line=file)
        with self.own_folder(key) as folder:
            version = self.version(f"{file} + {told(cells)}")
            return editing.add_line(folder, file, tuple(cells), cells, version)

    def remove_line(self, key: str, line: str) -> Plan:
        """Take one line out of a plan.

        Raises:
            FieldkitError: NO_SUCH_LINE; the plan is unchanged.
        """
        file = file_of(self.plan(key), line)
        with self.own_folder(key) as folder:
            return editing.remove_line(folder, file, names_line(key, line), self.version(f"- {line}"))

    def remove(self, key: str) -> None:
        """Remove a plan of the office's own; the shipped one of the same key holds again.

        Raises:
            FieldkitError: NOT_OWN.
        """
        if not self.is_own(key):
            raise FieldkitError(PlanError.NOT_OWN, key=key)
        shutil.rmtree(self._root / key)

    # -- between machines ----------------------------------------------------

    def export(self, key: str, path: Path) -> None:
        """Write a plan as one .zip.

        Raises:
            FieldkitError: UNKNOWN_PLAN, CANNOT_KEEP.
        """
        packing.pack(self.folder(key), path)

    def take_in(self, path: Path) -> Plan:
        """Take in a plan that another machine exported; an own one of the same key is replaced.

        Raises:
            FieldkitError: NOT_A_PLAN_FILE, BAD_CELL …; the plans there are stay as they were.
        """
        return packing.unpack(path, self._root, self.version(f"from {path.name}"))

    # -- parts ---------------------------------------------------------------

    @contextlib.contextmanager
    def own_folder(self, key: str) -> Iterator[Path]:
        """The own folder of a plan, made for a shipped one; gone again when the edit is refused."""
        folder = self._root / key
        is_new = not self.is_own(key)
        if is_new:
            editing.copy_plan(self.folder(key), folder, None, self.version(f"copy {key}"))
        try:
            yield folder
        except FieldkitError:
            if is_new:
                shutil.rmtree(folder, ignore_errors=True)
            raise

    def version(self, what: str) -> Version:
        """What is noted in a plan that is changed now: the day, who, what."""
        return Version(self._workspace.clock.now().date().isoformat(), self._workspace.identity.person, what)


def told(cells: Mapping[str, str]) -> str:
    """Cells in one line."""
    return " ".join(f"{column}={cell}" for column, cell in cells.items())


def _size(row: Mapping[str, object]) -> CircleSize:
    people, km2 = row["population"], row["area_km2"]
    return CircleSize(
        str(row["name"] or row["id"]),
        people if isinstance(people, int) else None,
        None if km2 is None else Decimal(str(km2)),
    )
