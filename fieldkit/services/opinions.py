"""What residents think of each place, kept between two questions: only places whose sheets changed are counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import Formula
from fieldkit.analysis.measures.facts import Opinion
from fieldkit.analysis.replies import Inquiry
from fieldkit.analysis.satisfaction import Place, satisfaction
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
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.analysis.replies import Rated, Reply, Timed
    from fieldkit.services.kept_facts import WorkspaceFacts
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

READ_ALONE = 1_000
"""Communities whose sheets are read by themselves; of more every sheet is."""


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
        wanted = []
        if _are_elsewhere(held, facts, changed):
            held.places = list(places_of(*_areas(facts), held.present))
            before, held.figures = held.figures, {}
            for place in held.places:
                if place in before:
                    held.figures[place] = before[place]
                else:
                    wanted.append(place)
        elif not changed:
            return held.named
        wanted += [one for one in held.places if _is_among(one, changed)]
        held.figures |= _count(chosen, held, wanted)
        held.named = _named(held)
        return held.named


def _is_among(place: Place, changed: set[str]) -> bool:
    """Whether one of these communities belongs to a place."""
    return bool(changed) if place.communities is None else not changed.isdisjoint(place.communities)


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
    """Read the sheets of communities that were written about again; those whose sheets are others now."""
    noted = outlet_counts.last_note(connection, outlet_counts.SHEET)
    if noted == held.noted:
        return set()
    touched = outlet_counts.sheets_touched_since(connection, held.noted) if held.noted >= 0 else None
    if touched is not None and len(touched) > READ_ALONE:
        touched = None
    replies: dict[str, list[Reply]] = {}
    if touched is not None:
        replies = {one: kept for one, kept in held.replies.items() if one not in touched}
    questions: tuple[Rated | Timed, ...] = (*held.inquiry.rated, *held.inquiry.timed)
    paths = [one.path for one in questions]
    for one in counted_sheets(connection, held.form_id, paths, touched) if paths else ():
        replies.setdefault(one.reply.community, []).append(one.reply)
    before, held.replies, held.noted = held.replies, replies, noted
    changed = before.keys() | replies.keys() if touched is None else touched
    return {one for one in changed if before.get(one) != replies.get(one)}


def _count(formula: Formula, held: KeptOpinions, places: Sequence[Place]) -> dict[Place, Opinion]:
    """The figures of these places; none where the form asks nothing of the kind."""
    if not places:
        return {}
    replies = [reply for one in sorted(held.replies) for reply in held.replies[one]]
    # A city that holds every sheet there is need not be counted a second time.
    whole = [one for one in places if one.communities is None or one.communities == held.present]
    asked = [*whole[:1], *(one for one in places if one not in whole)]
    found = {
        one.place: Opinion(one.value, one.n, one.refused)
        for one in satisfaction(formula, held.inquiry, replies, asked, by_community=False)
    }
    return found | {one: found[whole[0]] for one in whole if whole[0] in found}


def _named(held: KeptOpinions) -> dict[str, Opinion]:
    found: dict[str, Opinion] = {}
    for place in held.places:
        opinion = held.figures.get(place)
        if opinion is None:
            continue
        if place.level == "total":
            found.setdefault("", opinion)
        else:
            found.setdefault(place.id, opinion)
            found.setdefault(place.name, opinion)
    return found
