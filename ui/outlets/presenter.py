"""Joins page, list and panel: what the page's keys mean, and what follows from a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.registers.review import CHECK, RETURNED
from fieldkit.services.handing_in import HandInService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter
from ui.language import say
from ui.outlets import texts
from ui.outlets.give_back_dialog import GiveBackDialog
from ui.outlets.list_presenter import ListPresenter
from ui.outlets.photo_presenter import PhotoPresenter
from ui.outlets.purge_dialog import CopiesDialog, PurgeDialog
from ui.outlets.record_presenter import RecordPresenter
from ui.outlets.review_presenter import ReviewPresenter
from ui.outlets.rows import USUAL_COLUMNS, WORKER_COLUMNS
from ui.outlets.sources import load_sources
from ui.shell import FieldOf
from ui.theme import Tone
from ui.widgets.confirm import confirm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.services.workspace import Workspace
    from ui.outlets.page import OutletsPage
    from ui.outlets.state import FilterEntry, ListState, RecordState
    from ui.shell import Shell

NEW = "new"
"""What ``shell.go("outlets", …)`` is given to begin a new outlet."""
_COLUMNS = "outlets/columns"


class OutletsPresenter(QObject):
    """Lives as long as its page."""

    def __init__(self, page: OutletsPage, workspace: Workspace, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._workspace, self._shell = page, workspace, shell
        self._records = records = RecordService(workspace)
        self._is_office = is_office = workspace.identity.role != "community"
        self.list = ListPresenter(records, HandInService(workspace), shell, self, is_office=is_office)
        self.record = RecordPresenter(workspace, records, shell, self, is_office=is_office)
        self.photos = PhotoPresenter(records, self.record, shell, self)
        self.review = ReviewPresenter(workspace, records, shell, self)
        self._state: RecordState | None = None
        self._missed = False
        self._listen_to_list()
        self._listen_to_record()
        self._listen_to_review()
        self._listen_to_page()
        page.listing.show_model(self.list.model)
        self._load_sources()
        self._show_kept_columns()
        self.list.refresh()
        shell.relay.follow(self._changed)

    # --- listening ----------------------------------------------------------

    def _listen_to_list(self) -> None:
        listing = self._page.listing
        listing.searched.connect(self.list.search)
        listing.filter_switched.connect(self.list.switch)
        listing.cleared.connect(self.list.clear)
        listing.sorted_by.connect(self._sort)
        listing.columns_chosen.connect(self._keep_columns)
        listing.returned_requested.connect(self._show_returned)
        listing.table.current_changed.connect(self._chosen)
        listing.table.opened.connect(self._opened)
        self.list.rendered.connect(self._render_list)
        self.list.offers_changed.connect(self._offer)
        self.list.listed.connect(self._listed)

    def _listen_to_record(self) -> None:
        form, record = self._page.panel.form, self.record
        form.left.connect(record.save)
        form.unknown_left.connect(record.save_unknown)
        form.link_requested.connect(self._follow_link)
        form.typing.connect(self._typing)
        form.photos.files_given.connect(self.photos.add_files)
        form.photos.image_given.connect(self.photos.add_image)
        form.photos.taken_off.connect(self.photos.take_off)
        self.photos.changed.connect(self._changed_here)
        record.rendered.connect(self._render_record)
        record.field_saved.connect(self._field_saved)
        record.written.connect(self._written)
        record.undone.connect(self._undone)
        record.closed.connect(self._record_closed)
        record.duplicates.found.connect(form.show_duplicate)
        form.duplicate_wanted.connect(self._look_at_duplicate)

    def _listen_to_review(self) -> None:
        panel, review = self._page.panel, self.review
        panel.give_back_requested.connect(self._give_back)
        panel.return_settled.connect(self._settle_return)
        panel.split_requested.connect(self._split)
        panel.purge_requested.connect(self._purge)
        panel.history_wanted.connect(self.record.show_history)
        review.written.connect(self._changed_here)
        review.undo_wanted.connect(self.record.undo)
        review.parted.connect(self._parted)
        review.erased.connect(self._erased)
        review.copies_left.connect(self._offer_copies)

    def _listen_to_page(self) -> None:
        page = self._page
        page.entered_with.connect(self._entered)
        page.new_requested.connect(self._new)
        page.undo_requested.connect(self.record.undo)
        page.next_requested.connect(self._next)
        page.stepped.connect(self._step)
        page.carry_over_requested.connect(self._carry_over)
        page.check_requested.connect(self._check)
        page.duplicate_requested.connect(self._look_at_duplicate)
        page.delete_requested.connect(self._delete)
        page.left_panel.connect(self._leave_panel)
        page.hidden.connect(self.record.duplicates.pause)
        page.panel.closed_down.connect(self._closed_down)

    # --- the list -----------------------------------------------------------

    def _render_list(self, state: ListState) -> None:
        self._page.render_list(state)
        if self._page.isVisible():
            self._say_note()

    def _offer(self, entries: Sequence[FilterEntry]) -> None:
        self._page.listing.set_offers(entries)

    def _listed(self, anew: bool) -> None:  # noqa: FBT001 - as the signal carries it
        """Ids are shown: the record in hand stays in hand unless a person asked for others."""
        table, current = self._page.listing.table, self.record.current
        if self.record.is_fresh and not current:
            return
        if current and (self.list.has(current) or not anew):
            if table.current_id() != current:
                table.choose(current)
            self._say_place()
        else:
            self._open_or_hide(self.list.model.id_at(0) or "")

    def _open_or_hide(self, record: str) -> None:
        if record:
            self._open(record)
        else:
            self.record.close()
            self._page.show_panel(is_shown=False)

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self.list.sort(key, descending=descending)

    def _chosen(self, record: str) -> None:
        if record and record != self.record.current:
            self.record.open(record)

    def _opened(self, record: str) -> None:
        self._chosen(record)
        self._page.panel.form.focus("name")

    def _open(self, record: str) -> None:
        """Show an outlet and have it chosen in the list."""
        if not record:
            return
        if not self.list.has(record):
            self.list.keep(record)
        self._page.listing.table.choose(record)
        self.record.open(record)

    def _show_kept_columns(self) -> None:
        kept = self._workspace.setting(_COLUMNS)
        usual = USUAL_COLUMNS if self._is_office else WORKER_COLUMNS
        self._page.listing.set_columns(kept.split() if kept else usual)

    def _keep_columns(self, keys: Sequence[str]) -> None:
        self._workspace.set_setting(_COLUMNS, " ".join(keys))

    # --- the record ---------------------------------------------------------

    def _render_record(self, state: RecordState) -> None:
        is_same = self._state is not None and self._state.record == state.record
        keep = self._page.panel.form.focused_key() if is_same else ""
        self._state = state
        if not state.record:
            self._page.listing.table.selectionModel().clear()
        self._page.render_record(state, keep=keep)
        self._say_place()

    def _say_place(self) -> None:
        if self._state is None:
            return
        row = self.list.model.row_of(self._state.record) if self._state.record else -1
        total = self.list.model.rowCount()
        place = say(texts.PLACE, number=f"{row + 1:,}", total=f"{total:,}") if row >= 0 else ""
        self._page.panel.set_record(self._state.title, self._state.subtitle, place)

    def _field_saved(self, key: str) -> None:
        if self._state is not None:
            self._page.panel.form.show_saved(key, self._state)

    def _written(self, record: str) -> None:
        """A commit of this page: the row follows at once, the figures when the relay brings word."""
        self.list.touch((record,))
        if record == self.record.current:
            self._open(record)

    def _record_closed(self, gone: str) -> None:
        model = self.list.model
        row = model.row_of(gone) if gone else -1
        before = self.record.before
        following = before if self.list.has(before) else model.id_at(0) or ""
        if row >= 0:
            following = model.id_at(row + 1) or (model.id_at(row - 1) if row else None) or ""
            self.list.drop(gone)
        self._state = None
        self._open_or_hide(following)
        self._page.listing.go_to_table()

    def _new(self) -> None:
        self.record.begin_new()
        self._page.panel.form.focus("name")

    def _next(self) -> None:
        """完成，下一家 / 无变化，下一家 / 已改好，下一家 / 已核，下一家 / 下一家."""
        if self.record.is_fresh:
            if self.record.current:
                self._new()
            return
        following = self._following()
        if self._settle():
            self._go_on(following)

    def _settle(self) -> bool:
        """What the key that goes on says of the outlet before; whether it may be left."""
        record = self.record.current
        if self.record.is_returned:
            return self._is_office or self.review.mended(record)
        if self.record.is_checked:
            return True
        return self.review.approve(record) if self._is_office else self.record.set_checked()

    def _closed_down(self) -> None:
        following = self._following()
        if self.record.set_checked(closed_down=True):
            self._go_on(following)

    def _following(self) -> str:
        row = self.list.model.row_of(self.record.current)
        return self.list.model.id_at(row + 1) or "" if row >= 0 else ""

    def _go_on(self, following: str) -> None:
        if following:
            self._open(following)
        else:
            self._shell.toast(say(texts.LAST_ONE), Tone.INFO)

    def _step(self, step: int) -> None:
        self._page.listing.table.choose_step(step)

    def _carry_over(self) -> None:
        key = self._page.panel.form.focused_key()
        if key and key != "photos":
            self.record.carry_over(key)

    def _check(self) -> None:
        key = self.record.check_all()
        if key:
            self._page.panel.form.focus(key)

    def _undone(self, record: str) -> None:
        if record != self.record.current and not self.record.is_fresh:
            self._open_if_alive(record)

    def _open_if_alive(self, record: str) -> None:
        if self._records.rows("outlet", (record,), ("name",)):
            self._open(record)

    def _delete(self) -> None:
        record = self.record.current
        if not record:
            return
        name = self.record.values.get("name") or say(texts.NO_NAME)
        question = say(texts.DELETE_QUESTION, name=name)
        if not confirm(self._page, question, say(texts.DELETE_WORDS), say(texts.DELETE), danger=True):
            return
        self.record.delete()

    def _leave_panel(self) -> None:
        if self.record.is_fresh and not self.record.current:
            self.record.discard()
        else:
            self._page.listing.go_to_table()

    def _follow_link(self, key: str) -> None:
        if key == "community" and self.record.misses_community:
            self.record.add_community()
        else:
            self._shell.go("packages", self.record.current)

    def _typing(self, key: str, words: str) -> None:
        self.record.duplicates.typing(key, words, self.record.values, own=self.record.current)

    def _look_at_duplicate(self) -> None:
        if self.record.duplicates.record:
            self._open(self.record.duplicates.record)

    # --- worker and office --------------------------------------------------

    def _show_returned(self) -> None:
        self.list.show(Filter(equals=((CHECK.key, (RETURNED,)),)))
        self._page.listing.go_to_table()

    def _give_back(self) -> None:
        record, following = self.record.current, self._following()
        dialog = GiveBackDialog(self._page, self.review.name_of(record))
        if dialog.exec() and self.review.give_back(record, dialog.reason) and following:
            self._open(following)

    def _settle_return(self) -> None:
        settle = self.review.approve if self._is_office else self.review.mended
        settle(self.record.current)

    def _split(self) -> None:
        self.review.split(self.record.current)

    def _parted(self, record: str) -> None:
        """What was joined stands alone again, or the other way round: other lines in the list."""
        self.list.refresh(many=True)
        self._changed_here(record)

    def _purge(self) -> None:
        record = self.record.current
        dialog = PurgeDialog(self._page, self.review.name_of(record), self.review.filled_fields(record))
        if dialog.exec():
            self.review.purge(record, dialog.keys)

    def _erased(self, record: str) -> None:
        self._changed_here(record)

    def _offer_copies(self, files: Sequence[str]) -> None:
        if CopiesDialog(self._page, files).exec():
            self.review.remove_copies()

    # --- the workspace ------------------------------------------------------

    def _changed_here(self, record: str) -> None:
        if record == self.record.current:
            self.record.reload()
        self.list.touch((record,))

    def _entered(self, argument: object) -> None:
        if self._missed:
            self._missed = False
            self._load_sources()
            self.list.refresh(many=True)
            self.record.reload()
        if argument == NEW:
            self._new()
        elif isinstance(argument, Filter):
            self.list.show(argument)
            self._page.listing.go_to_table()
        elif isinstance(argument, FieldOf):
            self._open(argument.record)
            self._page.panel.form.focus(argument.field)
        elif isinstance(argument, str) and argument:
            self._open(argument)
            self._page.listing.go_to_table()
        self._say_note()

    def _say_note(self) -> None:
        if self.list.total:
            self._shell.say_note(say(texts.UNCHECKED_NOTE, count=f"{self.list.unchecked:,}"))

    def _load_sources(self) -> None:
        sources = load_sources(self._workspace, self._records)
        self._page.panel.form.set_sources(sources)
        self.record.set_sources(sources)
        self.list.set_sources(sources)

    def _changed(self, changes: object) -> None:
        if not isinstance(changes, ChangeSet):
            return
        if not self._page.isVisible():
            news = changes.touches("area") or changes.touches("outlet") or Topic.PACKAGES in changes.topics
            self._missed = self._missed or news
            return
        if Topic.PACKAGES in changes.topics:
            self.list.follow_delivery()
        if changes.touches("area"):
            self._load_sources()
        if changes.touches("outlet"):
            touched = [record for kind, record in changes.records if kind == "outlet"]
            self.list.refresh(touched, many=changes.many)
            if changes.many or self.record.current in touched:
                self.record.reload()
