"""Forms: installed, listed, chosen, put away; a sheet belongs to the version it was answered with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.problems import Severity
from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.questionnaires.bundle import Remark, pack
from fieldkit.questionnaires.installing import FormFile, read_form_file
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.reader import shipped_form
from fieldkit.registers.form import BUNDLE, FORM
from fieldkit.registers.submission import SUBMISSION
from fieldkit.services import form_versions
from fieldkit.services.form_versions import IN_USE, SHIPPED_AWAY, FormError, Version
from fieldkit.storage import files, ledger_store, lists, settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work

SOURCE = "forms"
"""How changes of this service are marked."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation did.

    Attributes:
        version: the form version.
        is_new: it was not here before.
        remarks: doubts for its author; the form runs all the same.
    """

    version: Version
    is_new: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ListedForm:
    """One line of the list.

    Attributes:
        version: which.
        sheets: how many submissions were answered with it.
        is_in_use: interviews begin with it.
        questions: how many it asks; 0 when it cannot be opened.
        remarks: what its check said when it was installed.
        failure: why it cannot be opened; None when it can.
        pyxform: what converted it; source: name of the original file.
    """

    version: Version
    sheets: int
    is_in_use: bool
    questions: int = 0
    remarks: tuple[Remark, ...] = ()
    failure: FieldkitError | None = None
    pyxform: str = ""
    source: str = ""

    @property
    def doubts(self) -> int:
        """How many remarks are more than a note."""
        return sum(one.severity != Severity.NOTE for one in self.remarks)


class FormService:
    """The forms of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # -- installing ------------------------------------------------------

    def install(self, path: Path) -> Installed:
        """Check a form file and keep it with everything it asks for.

        The same file installed on two machines is one record.

        Args:
            path: .xlsx, .xls, .csv, .md or .xml; lists and media lie beside it.

        Raises:
            FormRefusedError: it cannot be run; each reason with its row. Nothing was changed.
            FieldkitError: FORM_UNREADABLE, OTHER_CONTENT (same id and version), TOO_LARGE; nothing was changed.
        """
        found = read_form_file(path)
        form, bundle = found.form, found.bundle
        record = named_id(FORM.key, form.id, form.version, bundle.content)
        content = pack(bundle, form.title)
        with self._workspace.database.write() as work:
            known = next(
                (one for one in form_versions.installed(work.connection) if one.record == record), None
            )
            if known is not None and self._is_here(work.connection, known):
                return Installed(known, is_new=False, remarks=bundle.remarks)
            if known is None:
                self._refuse_other_content(work.connection, found)
            self._drop_damaged(content)
            digest = files.add(work, self._workspace.path, f"{form.id}.zip", content)
            self._keep(work, RecordId(record), found, digest)
            version = next(one for one in form_versions.installed(work.connection) if one.record == record)
        return Installed(version, is_new=known is None, remarks=bundle.remarks)

    def _is_here(self, connection: Connection, version: Version) -> bool:
        try:
            form_versions.open_version(connection, version)
        except FieldkitError:
            return False
        return True

    def _drop_damaged(self, content: bytes) -> None:
        """A file of these contents that lies here and is not what it was is put right by the new one."""
        path = files.path_of(self._workspace.path, sha256(content).hexdigest())
        if path.is_file() and path.read_bytes() != content:
            path.unlink()

    def _refuse_other_content(self, connection: Connection, found: FormFile) -> None:
        form = found.form
        same = [
            one for one in form_versions.every(connection) if (one.id, one.version) == (form.id, form.version)
        ]
        if same:
            raise FieldkitError(FormError.OTHER_CONTENT, title=form.title, version=form.version or "—")

    def _keep(self, work: Work, record: RecordId, found: FormFile, digest: str) -> None:
        form = found.form
        values = {
            "title": form.title,
            "form_id": form.id,
            "form_version": form.version or None,
            "languages": "、".join(one for one in form.languages if one) or None,
            "content": found.bundle.content,
            f"{BUNDLE}#{digest}": "1",
        }
        state = ledger_store.state(work.connection, record) or RecordState(record, FORM.key, (), {})
        held = {
            unit: value
            for unit, value in values.items()
            if value is not None and state.conflict(unit) is None
        }
        self._workspace.append(work, lambda cursor, who: writing.edit(cursor, who, state, held), SOURCE)

    # -- looking ---------------------------------------------------------

    def list(self) -> tuple[ListedForm, ...]:
        """Every form version: the one in use first, then by title, the latest version before older ones."""
        with self._workspace.database.read() as connection:
            current = form_versions.in_use(connection).record
            counts = self._sheets(connection)
            found = [
                self._listed(connection, one, counts.get(one.record, 0), current)
                for one in form_versions.every(connection)
            ]
        found.sort(key=lambda one: one.version.order, reverse=True)
        found.sort(key=lambda one: (not one.is_in_use, one.version.is_put_away, one.version.title))
        return tuple(found)

    def versions(self) -> tuple[Version, ...]:
        """Every form version by name alone, without opening any."""
        with self._workspace.database.read() as connection:
            return tuple(form_versions.every(connection))

    def offered(self) -> tuple[Version, ...]:
        """What an interview may begin with: one version of each form, the one in use first."""
        with self._workspace.database.read() as connection:
            return form_versions.offered(connection)

    def chosen(self) -> Version:
        """What the next interview begins with."""
        with self._workspace.database.read() as connection:
            return form_versions.chosen(connection)

    def choose(self, form: str) -> None:
        """Begin interviews with the form of this id from now on, on this machine; the form in use stays."""
        self._workspace.set_setting(form_versions.CHOSEN, form)

    def version(self, name: str) -> Version:
        """The version that a record id, form id or title means; the latest where there are several.

        Raises:
            FieldkitError: NO_SUCH_FORM, SEVERAL_FORMS.
        """
        with self._workspace.database.read() as connection:
            return version_named(connection, name)

    def open(self, record: str) -> Form:
        """The form of a version.

        Raises:
            FieldkitError: NO_SUCH_FORM, FILES_NOT_HERE, or its bundle is damaged.
        """
        with self._workspace.database.read() as connection:
            return form_versions.open_version(connection, version_named(connection, record))

    def form_of(self, sheet: str) -> Form:
        """The form that a sheet was answered with.

        Raises:
            FieldkitError: NOT_HERE, FILES_NOT_HERE, or its bundle is damaged.
        """
        with self._workspace.database.read() as connection:
            values = form_versions.sheet_values(connection, sheet)
            version = form_versions.version_of_sheet(connection, values)
            if version is None:
                raise form_versions.missing(values)
            return form_versions.open_version(connection, version)

    def media_path(self, record: str, name: str) -> Path | None:
        """Where a picture or sound of a version lies; None where it has none of that name.

        Args:
            record: record id of the version, or that of the shipped form.
            name: as the form names it, ``jr://images/a.png`` or ``a.png``.

        Raises:
            FieldkitError: NO_SUCH_FORM.
        """
        with self._workspace.database.read() as connection:
            return form_versions.media_path(connection, version_named(connection, record), name)

    def media_of_sheet(self, sheet: str, name: str) -> Path | None:
        """Where a picture or sound of the form of a sheet lies; None where that is not here."""
        with self._workspace.database.read() as connection:
            values = form_versions.sheet_values(connection, sheet)
            version = form_versions.version_of_sheet(connection, values)
            return form_versions.media_path(connection, version, name) if version else None

    # -- choosing --------------------------------------------------------

    def use(self, name: str) -> Version:
        """Begin interviews with this version from now on; sheets that were begun keep theirs.

        Raises:
            FieldkitError: NO_SUCH_FORM, IS_PUT_AWAY, or it cannot be opened; nothing was changed.
        """
        with self._workspace.database.write() as work:
            version = version_named(work.connection, name)
            if version.is_put_away:
                raise FieldkitError(FormError.IS_PUT_AWAY, form=version.title, version=version.version or "—")
            form_versions.open_version(work.connection, version)
            settings.put(work, IN_USE, "" if version.is_shipped else version.record)
            settings.put(work, form_versions.CHOSEN, "")
        return version

    def put_away(self, name: str) -> None:
        """Offer this version no longer for new interviews; its sheets stay as they are.

        Raises:
            FieldkitError: NO_SUCH_FORM, IS_IN_USE; nothing was changed.
        """
        with self._workspace.database.write() as work:
            version = version_named(work.connection, name)
            if version.record == form_versions.in_use(work.connection).record:
                raise FieldkitError(FormError.IS_IN_USE, form=version.title, version=version.version or "—")
            self._set_away(work, version, "1")

    def bring_back(self, name: str) -> None:
        """Offer a version again.

        Raises:
            FieldkitError: NO_SUCH_FORM.
        """
        with self._workspace.database.write() as work:
            self._set_away(work, version_named(work.connection, name), None)

    def _set_away(self, work: Work, version: Version, value: str | None) -> None:
        if version.is_shipped:
            settings.put(work, SHIPPED_AWAY, value or "")
            return
        state = ledger_store.state(work.connection, version.record)
        assert state is not None, "listed forms have a record"
        self._workspace.append(
            work, lambda cursor, who: writing.resolve(cursor, who, state, "put_away", value), SOURCE
        )

    # -- inside ----------------------------------------------------------

    def _sheets(self, connection: Connection) -> Mapping[str, int]:
        """How many sheets each version has, by its record."""
        keys = ("form", "form_version", "form_content")
        rows = Counter(
            tuple(str(row[key] or "") for key in keys)
            for row in lists.every(connection, SUBMISSION.key, keys)
        )
        counts: Counter[str] = Counter()
        for values, number in rows.items():
            version = form_versions.version_of_sheet(connection, dict(zip(keys, values, strict=True)))
            if version is not None:
                counts[version.record] += number
        return counts

    def _listed(self, connection: Connection, version: Version, sheets: int, current: str) -> ListedForm:
        is_current = version.record == current
        if version.is_shipped:
            return ListedForm(version, sheets, is_current, _asked(shipped_form()))
        try:
            form = form_versions.open_version(connection, version)
            bundle = form_versions.bundle_of(connection, version)
        except FieldkitError as error:
            return ListedForm(version, sheets, is_current, failure=error)
        return ListedForm(
            version,
            sheets,
            is_current,
            _asked(form),
            bundle.remarks,
            pyxform=bundle.pyxform,
            source=bundle.source[0],
        )


def _asked(form: Form) -> int:
    return sum(question.type is not QuestionType.NOTE for question in form.questions.values())


def version_named(connection: Connection, name: str) -> Version:
    """The version that a record id, form id or title means; the latest where there are several.

    Raises:
        FieldkitError: NO_SUCH_FORM, SEVERAL_FORMS.
    """
    matching = form_versions.matching(connection, name)
    if len({one.id for one in matching}) > 1:
        known = ", ".join(one.record for one in matching)
        raise FieldkitError(FormError.SEVERAL_FORMS, name=name, known=known)
    if not matching:
        known = ", ".join(dict.fromkeys(one.id for one in form_versions.every(connection)))
        raise FieldkitError(FormError.NO_SUCH_FORM, name=name, known=known)
    return matching[0]
