"""Keeps the list: which outlets, in which order, and what the filters offer.

Small registers are asked at once; large ones in a lane, where a newer question
makes the older one's answer void. Outlets that were touched in this sitting stay
where they are although they no longer pass, so that the list never runs away
under the hands; another search, filter or order lets them go.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.progress import Progress
from fieldkit.registers.review import RETURNED
from fieldkit.storage.delivery import Delivery
from fieldkit.storage.lists import Filter
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.outlets import exchange_texts, texts
from ui.outlets.answers import Figures, Listing, Wanted, figures_of, listing, steady
from ui.outlets.lookup import hint_of
from ui.outlets.offers import chips, offers
from ui.outlets.rows import COLUMNS, KEYS, OutletRow, outlet_row
from ui.outlets.sources import Sources
from ui.outlets.state import Facet, ListState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fieldkit.services.handing_in import HandInService
    from fieldkit.services.records import RecordService
    from ui.shell import Shell

AT_ONCE = 20_000
"""Up to so many outlets a question is answered on the spot: a few milliseconds."""


class ListPresenter(QObject):
    """Asks the store and shows the answer.

    Signals: ``rendered(ListState)``; ``offers_changed(entries)`` for the filter menu;
    ``listed(anew)`` when ids are shown, ``anew`` when a person asked for others.
    """

    rendered = Signal(object)
    listed = Signal(bool)
    offers_changed = Signal(object)

    def __init__(
        self,
        records: RecordService,
        hand_in: HandInService,
        shell: Shell,
        parent: QObject | None = None,
        *,
        is_office: bool = False,
    ) -> None:
        super().__init__(parent)
        self._records, self._hand_in, self._shell = records, hand_in, shell
        self._is_office = is_office
        self._sources = Sources()
        self._search = ""
        self._order, self._descending = "", False
        self._on: dict[Facet, tuple[str, ...]] = {}
        self._type_set: tuple[str, ...] = ()
        self._listing = Listing()
        self._base_of: Wanted | None = None
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
        self.offers_changed.emit(offers(sources, self._on))

    def follow_delivery(self) -> None:
        """A package went out or a receipt came: rows in sight ask anew how far they have come."""
        self.model.forget_all()
        if self._on.get(Facet.DELIVERY):
            self._base_of = None
            self._ask()

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

    def _wanted(self) -> Wanted:
        return Wanted(self._filter(), tuple(map(Delivery, self._on.get(Facet.DELIVERY, ()))))

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
        wanted, sources = self._wanted(), self._sources
        bare = wanted.bare
        base = self._listing.base if self._base_of == bare else None
        total = self._records.count("outlet") if self._is_stale else self.total
        is_large = total > AT_ONCE
        # of a large register the figures come by themselves: the rows need not wait for them
        known = replace(self._listing.figures, total=total)
        figures = known if is_large or not self._is_stale else None

        def work(progress: Progress) -> Listing:
            del progress
            return listing(self._records, self._hand_in, wanted, sources, base=base, figures=figures)

        def done(answer: Listing) -> None:
            self._base_of = bare
            if is_large:
                answer = replace(answer, figures=self._listing.figures)
            self._show(answer, anew=anew)

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

        self._shell.runner.run(lambda _: figures_of(records), show, owner=self, key="figures")

    def _show(self, answer: Listing, *, anew: bool) -> None:
        self._listing = answer
        ids: Sequence[str] = answer.ids
        if self._touched:
            ids = steady(self.model.ids(), answer.ids, self._alive(self._touched))
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
        come = self._hand_in.of_records(ids)
        return {
            one: outlet_row(values, self._sources, has_conflict=one in conflicting, delivery=come.get(one))
            for one, values in rows.items()
        }

    def _render(self) -> None:
        entries = offers(self._sources, self._on)
        on = chips(entries, self._type_set)
        self.rendered.emit(
            ListState(
                number=self._number(is_narrowed=bool(on or self._search.strip())),
                chips=on,
                hint=hint_of(self._search, self._sources),
                order=self._order,
                descending=self._descending,
                total=self.total,
                found=self.model.rowCount(),
                returned=self._returned(),
            )
        )
        self.offers_changed.emit(entries)

    def _returned(self) -> str:
        """To the worker, unless they are what the list shows."""
        count = self._listing.figures.returned
        if self._is_office or not count or self._on.get(Facet.CHECKED) == (RETURNED,):
            return ""
        return say(exchange_texts.RETURNED_HERE, count=count)

    def _number(self, *, is_narrowed: bool) -> str:
        figures = self._listing.figures
        total, checked = f"{figures.total:,}", f"{figures.checked:,}"
        if not figures.total:
            return say(texts.NUMBER_NONE)
        if not is_narrowed:
            return say(texts.NUMBER, total=total, checked=checked)
        return say(texts.NUMBER_FOUND, total=total, checked=checked, found=f"{self.model.rowCount():,}")
