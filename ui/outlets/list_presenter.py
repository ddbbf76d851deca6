"""Keeps the list: which outlets, in which order, and what the filters offer.

Small registers are asked at once; large ones in a lane, where a newer question
makes the older one's answer void. Outlets that were touched in this sitting stay
where they are although they no longer pass, so that the list never runs away
under the hands; another search, filter or order lets them go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.progress import Progress
from fieldkit.registers.business_types import business_type, business_types
from fieldkit.registers.outlet import CHECKED, STATUSES
from fieldkit.storage.lists import Filter
from ui.language import current_language, say
from ui.models.id_table_model import IdTableModel
from ui.outlets import texts
from ui.outlets.lookup import find, hint_of
from ui.outlets.rows import COLUMNS, KEYS, OutletRow, outlet_row
from ui.outlets.sources import Sources
from ui.outlets.state import Facet, FilterEntry, ListState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.services.records import RecordService
    from ui.shell import Shell

AT_ONCE = 20_000
"""Up to so many outlets a question is answered on the spot: a few milliseconds."""
_MANY_COMMUNITIES = 24


@dataclass(frozen=True, slots=True)
class Figures:
    """What holds for the whole register, whatever is searched for.

    Attributes:
        total, checked: of all outlets.
        conflicting: outlets that hold two values somewhere.
    """

    total: int = 0
    checked: int = 0
    conflicting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer of the store.

    Attributes:
        ids: what passes, in order.
        base: what passes without the search; kept for the next letter that is typed.
        figures: of the register.
    """

    ids: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    figures: Figures = Figures()


class ListPresenter(QObject):
    """Asks the store and shows the answer.

    Signals: ``rendered(ListState)``; ``offers_changed(entries)`` for the filter menu;
    ``listed(anew)`` when ids are shown, ``anew`` when a person asked for others.
    """

    rendered = Signal(object)
    listed = Signal(bool)
    offers_changed = Signal(object)

    def __init__(self, records: RecordService, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records, self._shell = records, shell
        self._sources = Sources()
        self._search = ""
        self._order, self._descending = "", False
        self._on: dict[Facet, tuple[str, ...]] = {}
        self._type_set: tuple[str, ...] = ()
        self._listing = Listing()
        self._base_of: Filter | None = None
        self._is_stale = True
        self._touched: set[str] = set()
        self.model: IdTableModel[OutletRow] = IdTableModel(COLUMNS, self._fetch, self)

    # --- what a person does -------------------------------------------------

    def search(self, words: str) -> None:
        """Search for what was typed."""
        self._search = words
        self._ask_anew()

    def switch(self, facet: Facet, value: str) -> None:
        """Put a filter on, or take it off."""
        if facet is Facet.TYPE and value == "":
            self._type_set = ()
        else:
            now = self._on.get(facet, ())
            without = tuple(one for one in now if one != value)
            self._on[facet] = without if value in now else (*now, value)
        self._ask_anew()

    def clear(self) -> None:
        """Show every outlet."""
        self._search, self._on, self._type_set = "", {}, ()
        self._ask_anew()

    def sort(self, key: str, *, descending: bool) -> None:
        """Show another order."""
        self._order, self._descending = key, descending
        self._ask_anew()

    def show(self, wanted: Filter) -> None:
        """Show what another page asks for: the outlets behind a figure."""
        equals = dict(wanted.equals)
        self._search = wanted.search
        types = equals.get(Facet.TYPE, ())
        self._type_set = types if len(types) > 1 else ()
        self._on = {facet: equals[facet] for facet in Facet if facet in equals}
        if self._type_set:
            self._on.pop(Facet.TYPE)
        if wanted.with_conflict:
            self._on[Facet.CONFLICT] = ("1",)
        self._ask_anew()

    # --- what the workspace does --------------------------------------------

    def set_sources(self, sources: Sources) -> None:
        """Other communities or classes: words of rows and filters follow."""
        self._sources = sources
        self.model.forget_all()
        self.offers_changed.emit(self._offers())

    def refresh(self, touched: Iterable[str] = (), *, many: bool = False) -> None:
        """Ask again after a commit; rows that were touched are fetched anew and keep their place."""
        self._base_of, self._is_stale = None, True
        if many:
            self._touched.clear()
            self.model.forget_all()
            self._ask()
            return
        names = set(touched)
        self.touch(names)
        if self.total <= AT_ONCE or any(not self.has(one) for one in names):
            self._ask()
        else:
            self._tidy(names)

    def touch(self, records: Iterable[str]) -> None:
        """Fetch these rows anew when they are painted; they stay in the list."""
        names = set(records)
        self._touched |= names
        self.model.forget(names)

    def drop(self, record: str) -> None:
        """Take an outlet that is gone out of the list."""
        self._touched.discard(record)
        self.model.set_ids([one for one in self.model.ids() if one != record])

    def has(self, record: str) -> bool:
        """Whether an outlet is in the list."""
        return self.model.row_of(record) >= 0

    def keep(self, record: str) -> None:
        """Have an outlet in the list although it does not pass: it was just made or asked for."""
        self._touched.add(record)
        if not self.has(record):
            self.model.set_ids((*self.model.ids(), record))
            self._render()

    @property
    def unchecked(self) -> int:
        """How many outlets are not checked yet."""
        return self._listing.figures.total - self._listing.figures.checked

    @property
    def total(self) -> int:
        """How many outlets there are."""
        return self._listing.figures.total

    # --- inside -------------------------------------------------------------

    def _ask_anew(self) -> None:
        self._touched.clear()
        self._ask(anew=True)

    def _filter(self) -> Filter:
        equals: list[tuple[str, tuple[str, ...]]] = []
        for facet in (Facet.TYPE, Facet.STATUS, Facet.COMMUNITY, Facet.CHECKED):
            values = self._on.get(facet, ())
            if values:
                equals.append((str(facet), values))
        classes = self._on.get(Facet.CLASS, ())
        if classes:
            codes = tuple(code for one in classes for code in self._sources.codes_of(one))
            equals.append((str(Facet.TYPE), codes or ("",)))
        if self._type_set:
            equals.append((str(Facet.TYPE), self._type_set))
        return Filter(
            self._search,
            tuple(equals),
            with_conflict=bool(self._on.get(Facet.CONFLICT)),
            order=self._order,
            descending=self._descending,
        )

    def _ask(self, *, anew: bool = False) -> None:
        wanted, sources = self._filter(), self._sources
        bare = replace(wanted, search="")
        base = self._listing.base if self._base_of == bare else None
        total = self._records.count("outlet") if self._is_stale else self.total
        is_large = total > AT_ONCE
        # of a large register the figures come by themselves: the rows need not wait for them
        known = replace(self._listing.figures, total=total)
        figures = known if is_large or not self._is_stale else None

        def work(progress: Progress) -> Listing:
            del progress
            return _listing(self._records, wanted, sources, base, figures)

        def done(listing: Listing) -> None:
            self._base_of = bare
            if is_large:
                listing = replace(listing, figures=self._listing.figures)
            self._show(listing, anew=anew)

        if not is_large:
            self._is_stale = False
            done(work(Progress()))
            return
        self._listing = replace(self._listing, figures=known)
        self._shell.runner.run(work, done, owner=self, key="list")
        if self._is_stale:
            self._ask_figures()

    def _ask_figures(self) -> None:
        self._is_stale = False
        records = self._records

        def show(figures: Figures) -> None:
            if figures.conflicting != self._listing.figures.conflicting:
                self.model.forget_all()
            self._listing = replace(self._listing, figures=figures)
            self._render()

        self._shell.runner.run(lambda _: _figures(records), show, owner=self, key="figures")

    def _show(self, listing: Listing, *, anew: bool) -> None:
        self._listing = listing
        ids: Sequence[str] = listing.ids
        if self._touched:
            ids = _steady(self.model.ids(), listing.ids, self._alive(self._touched))
        self.model.set_ids(ids)
        self._render()
        self.listed.emit(anew)

    def _tidy(self, names: set[str]) -> None:
        """In a large register one commit does not ask for everything again: rows that are gone go, figures follow."""
        gone = names - self._alive(names)
        if gone:
            self.model.set_ids([one for one in self.model.ids() if one not in gone])
            self.listed.emit(False)
        self._ask_figures()

    def _alive(self, names: set[str]) -> set[str]:
        return set(self._records.rows("outlet", tuple(names), ("name",)))

    def _fetch(self, ids: Sequence[str]) -> dict[str, OutletRow]:
        rows = self._records.rows("outlet", ids, KEYS)
        conflicting = self._listing.figures.conflicting
        return {
            one: outlet_row(values, self._sources, has_conflict=one in conflicting)
            for one, values in rows.items()
        }

    def _render(self) -> None:
        offers = self._offers()
        chips = self._chips(offers)
        self.rendered.emit(
            ListState(
                number=self._number(is_narrowed=bool(chips or self._search.strip())),
                chips=chips,
                hint=hint_of(self._search, self._sources),
                order=self._order,
                descending=self._descending,
                total=self.total,
                found=self.model.rowCount(),
            )
        )
        self.offers_changed.emit(offers)

    def _number(self, *, is_narrowed: bool) -> str:
        figures = self._listing.figures
        total, checked = f"{figures.total:,}", f"{figures.checked:,}"
        if not figures.total:
            return say(texts.NUMBER_NONE)
        if not is_narrowed:
            return say(texts.NUMBER, total=total, checked=checked)
        return say(texts.NUMBER_FOUND, total=total, checked=checked, found=f"{self.model.rowCount():,}")

    def _chips(self, offers: Sequence[FilterEntry]) -> tuple[FilterEntry, ...]:
        chips = [entry for entry in offers if entry.is_on]
        if self._type_set:
            first = business_type(self._type_set[0])
            name = first.name.say(current_language()) if first else self._type_set[0]
            words = say(texts.SEVERAL_TYPES, first=name, count=len(self._type_set))
            chips.insert(0, FilterEntry(Facet.TYPE, "", words, is_on=True))
        return tuple(chips)

    def _offers(self) -> tuple[FilterEntry, ...]:
        sources, language = self._sources, current_language()
        classes = dict.fromkeys(sources.class_of(one.code) for one in business_types())
        streets = len(sources.communities) > _MANY_COMMUNITIES
        entries = [
            *(FilterEntry(Facet.CLASS, str(one), say(one.label)) for one in classes),
            *(
                FilterEntry(
                    Facet.TYPE, one.code, one.name.say(language), group=say(sources.class_of(one.code).label)
                )
                for one in business_types()
            ),
            *(FilterEntry(Facet.STATUS, one.code, say(one.label)) for one in STATUSES),
            *(
                FilterEntry(
                    Facet.COMMUNITY,
                    one.id,
                    one.name,
                    group=(one.street or say(texts.NO_STREET)) if streets else "",
                )
                for one in sources.communities
            ),
            *(FilterEntry(Facet.CHECKED, one.code, say(one.label)) for one in CHECKED),
            FilterEntry(Facet.CONFLICT, "1", say(texts.FILTER_CONFLICT)),
        ]
        return tuple(replace(entry, is_on=entry.value in self._on.get(entry.facet, ())) for entry in entries)


def _listing(
    records: RecordService,
    wanted: Filter,
    sources: Sources,
    base: tuple[str, ...] | None,
    figures: Figures | None,
) -> Listing:
    if base is None:
        base = tuple(records.ids("outlet", replace(wanted, search="")))
    ids = find(records, wanted, sources, base)
    return Listing(tuple(ids), base, figures or _figures(records))


def _figures(records: RecordService) -> Figures:
    return Figures(
        total=records.count("outlet"),
        checked=records.count_by("outlet", "checked").get("checked", 0),
        conflicting=frozenset(records.ids("outlet", Filter(with_conflict=True))),
    )


def _steady(old: Sequence[str], found: Sequence[str], kept: set[str]) -> list[str]:
    """The new answer in the old order; what came lately stands at the end."""
    passing, before = set(found) | kept, set(old)
    stay = [one for one in old if one in passing]
    return [*stay, *(one for one in found if one not in before)]
