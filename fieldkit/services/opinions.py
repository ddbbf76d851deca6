"""What residents think of each place, kept between two questions: only places whose sheets changed are counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.measures.facts import Opinion
from fieldkit.analysis.satisfaction import Inquiry, Place, satisfaction
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.answer_sheets import columns_named
from fieldkit.services.form_versions import in_use
from fieldkit.services.kept_opinions import Areas, KeptOpinions
from fieldkit.services.satisfaction import (
    chosen_formulas,
    counted_sheets,
    places_of,
    rated_questions,
    timed_questions,
)
from fieldkit.storage import outlet_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.analysis.satisfaction import Rated, Reply, Timed
    from fieldkit.services.kept_facts import WorkspaceFacts
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection


def opinions(workspace: Workspace, facts: WorkspaceFacts, formula: str = "") -> Mapping[str, Opinion]:
    """Satisfaction by id and by name of each place, of everything under the empty text.

    Args:
        workspace: whose sheets.
        facts: its areas and circles as they are now.
        formula: the plan's; empty for the share of the two best answers.

    Returns:
        The answer to "all in all" where the form asks it; nothing where there is no rating question.
    """
    kept = workspace.kept
    with kept.counting, workspace.database.read() as connection:
        try:
            (chosen,) = chosen_formulas(formula or Formula.TOP2.value)
            held = _held(workspace, connection, chosen)
        except FieldkitError:
            return {}
        changed = _read_changed(connection, held)
        if _are_elsewhere(held, facts, changed):
            held.places = list(places_of(*_areas(facts), held.present))
        elif not changed:
            return held.named
        figures: dict[Place, Opinion] = {}
        for place in held.places:
            before = held.figures.get(place)
            touched = changed if place.communities is None else changed & place.communities
            figure = before if before is not None and not touched else _count(chosen, held, place)
            if figure is not None:
                figures[place] = figure
        held.figures, held.named = figures, _named(figures)
        return held.named


def _are_elsewhere(held: KeptOpinions, facts: WorkspaceFacts, changed: set[str]) -> bool:
    """Whether communities lie in other areas or circles now, or there are sheets from others."""
    areas = _areas(facts)
    if areas == held.areas and not any((one in held.replies) != (one in held.present) for one in changed):
        return False
    held.areas, held.present = areas, set(held.replies)
    return True


def _areas(facts: WorkspaceFacts) -> Areas:
    areas: list[dict[str, object]] = [
        {"id": one.id, "name": one.name, "level": one.level, "parent": one.parent, "circle": one.circle}
        for one in facts.areas.values()
    ]
    return areas, [{"id": one.id, "name": one.name} for one in facts.circles]


def _held(workspace: Workspace, connection: Connection, formula: Formula) -> KeptOpinions:
    """What was counted by this formula, as long as the form in use is the same."""
    form = in_use(connection).record, outlet_counts.last_note(connection, "form")
    held = workspace.kept.opinions.get(formula.value)
    if held is None or held.form != form:
        columns = columns_named(form[0], workspace)
        inquiry = _inquiry(columns, formula)
        held = workspace.kept.opinions[formula.value] = KeptOpinions(form, inquiry, columns.id)
    return held


def _inquiry(columns: FormColumns, formula: Formula) -> Inquiry:
    """The question "all in all", or the form's first; of a weighted score every question."""
    if formula is Formula.BAND:
        return Inquiry((), list(timed_questions(columns, "zh"))[:1])
    rated = sorted(rated_questions(columns, "zh"), key=lambda one: not one.is_overall)
    return Inquiry(rated if formula is Formula.WMEAN else rated[:1])


def _read_changed(connection: Connection, held: KeptOpinions) -> set[str]:
    """Read the sheets again where one was written about; the communities whose sheets are others now."""
    noted = outlet_counts.last_note(connection, "submission")
    if noted == held.noted:
        return set()
    replies: dict[str, list[Reply]] = {}
    questions: tuple[Rated | Timed, ...] = (*held.inquiry.rated, *held.inquiry.timed)
    paths = [one.path for one in questions]
    for one in counted_sheets(connection, held.form_id, paths) if paths else ():
        replies.setdefault(one.reply.community, []).append(one.reply)
    before, held.replies, held.noted = held.replies, replies, noted
    return {one for one in before.keys() | replies.keys() if before.get(one) != replies.get(one)}


def _count(formula: Formula, held: KeptOpinions, place: Place) -> Opinion | None:
    inside = held.replies if place.communities is None else place.communities
    replies = [reply for one in sorted(inside) for reply in held.replies.get(one, ())]
    figure = next(iter(satisfaction(formula, held.inquiry, replies, [place])), None)
    return None if figure is None else Opinion(figure.value, figure.n, figure.refused)


def _named(figures: Mapping[Place, Opinion]) -> dict[str, Opinion]:
    found: dict[str, Opinion] = {}
    for place, opinion in figures.items():
        if place.level == "total":
            found.setdefault("", opinion)
        else:
            found.setdefault(place.id, opinion)
            found.setdefault(place.name, opinion)
    return found
