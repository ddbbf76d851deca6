"""一圈一策 and 1+N: a dossier for one circle, and one for all of them together, ready to hand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.posters.sketches import sketch_png
from fieldkit.reports.dossier.content import Document, Writer
from fieldkit.reports.dossier.writing import check_ending, write_document
from fieldkit.services import dossier_chapters as chapters
from fieldkit.services.dossier_facts import DossierFacts
from fieldkit.services.dossier_overall import overall
from fieldkit.services.dossier_pictures import DossierPictures
from fieldkit.services.dossier_tables import date_words
from fieldkit.services.names import file_name
from fieldkit.services.posters import PosterService
from fieldkit.services.problems import ServiceError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.services.workspace import Workspace

STAGE = Text("编制方案", "Making dossiers")
OVERALL = "总体方案"


class DossierService:
    """Dossiers of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def circles(self) -> list[tuple[str, str]]:
        """Id and name of every circle, in the order of the plan's table."""
        return PosterService(self._workspace).circles()

    def make_one(self, circle: str, path: Path, *, plan: str | None = None, with_names: bool = False) -> Path:
        """Write the dossier of one circle.

        Args:
            circle: its name, code or id.
            path: ends in .docx or .pdf.
            plan: whose profile, tasks and phases; None for the one in use.
            with_names: print names and phones of contacts.

        Raises:
            FieldkitError: no such circle or plan, a name of another ending, a file that cannot be written.
        """
        check_ending(path)
        wanted = PosterService(self._workspace).find([circle])[0]
        return write_document(self.circle(wanted, plan=plan, with_names=with_names), path)

    def make_overall(self, path: Path, *, plan: str | None = None) -> Path:
        """Write the overall plan, the 1 of 1+N.

        Raises:
            FieldkitError: no such plan, a name of another ending, a file that cannot be written.
        """
        check_ending(path)
        with self._workspace.database.read() as connection:
            return write_document(overall(DossierFacts(self._workspace, connection, plan)), path)

    def make_all(
        self,
        folder: Path,
        *,
        ending: str = ".docx",
        plan: str | None = None,
        with_names: bool = False,
        progress: Progress | None = None,
    ) -> list[Path]:
        """Write 1+N files into a folder: the overall plan and one for each circle.

        Raises:
            FieldkitError: no circles, no such plan, a folder that cannot be written.
            OperationCancelledError: the progress was cancelled; files already written stay.
        """
        progress = progress or Progress()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FieldkitError(ServiceError.CANNOT_WRITE, path=folder, reason=error.strerror) from error
        PosterService(self._workspace).find([])
        with self._workspace.database.read() as connection:
            facts = DossierFacts(self._workspace, connection, plan)
            pictures = DossierPictures(facts)
            progress.begin(STAGE, len(facts.circles) + 1)
            made = [write_document(overall(facts, pictures), folder / f"00_{OVERALL}{ending}")]
            progress.step(detail=OVERALL)
            for at, (circle, row) in enumerate(facts.circles.items(), start=1):
                number = row["number"] if isinstance(row["number"], int) else at
                name = str(row["name"] or "")
                path = folder / f"{number:02}_{file_name(name)}{ending}"
                content = self._circle(facts, pictures, circle, with_names=with_names)
                made.append(write_document(content, path))
                progress.step(detail=name)
        return made

    def circle(self, circle: str, *, plan: str | None = None, with_names: bool = False) -> Document:
        """The content of one circle's dossier."""
        with self._workspace.database.read() as connection:
            facts = DossierFacts(self._workspace, connection, plan)
            return self._circle(facts, DossierPictures(facts), circle, with_names=with_names)

    def _circle(
        self, facts: DossierFacts, pictures: DossierPictures, circle: str, *, with_names: bool
    ) -> Document:
        spec = PosterService(self._workspace).spec(circle)
        row = facts.circles[circle]
        writer = Writer()
        chapters.basics(writer, facts, circle)
        if spec.outlets:
            chapters.sketch(writer, sketch_png(spec))
        chapters.spaces(writer, facts, circle)
        chapters.shortfalls(writer, facts, circle)
        writer.section("在全部生活圈中的位置")
        pictures.circle_map(writer, circle)
        pictures.coverage(writer)
        chapters.lists(writer, facts, circle)
        pictures.satisfaction(writer, circle)
        chapters.tasks(writer, facts, circle)
        chapters.policies(writer, facts, circle)
        chapters.contacts(writer, facts, circle, with_names=with_names)
        chapters.sources(writer, facts)
        outlets = {str(one["id"]): one for one in facts.outlets(circle)}
        listed = [(one.number, outlets[one.id]) for one in spec.outlets if one.id in outlets]
        chapters.directory(writer, facts, listed)
        return Document(
            f"{row['name']}建设方案",
            "（一圈一策）",
            str(row["issuer"] or "") or facts.issuer,
            date_words(facts.day),
            tuple(writer.blocks),
        )
