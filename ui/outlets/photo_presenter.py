"""Photos of the outlet in hand: added beside the window, taken off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldkit.kernel.errors import FieldkitError
from ui.language import say
from ui.outlets import texts
from ui.outlets.photos import check_picture, pasted_bytes, picture_bytes
from ui.tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.records import RecordService
    from ui.outlets.record_presenter import RecordPresenter
    from ui.shell import Shell


class PhotoPresenter(QObject):
    """Signal: ``changed(record)`` when the photos of an outlet are others."""

    changed = Signal(str)

    def __init__(
        self, records: RecordService, record: RecordPresenter, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._records, self._record, self._shell = records, record, shell

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add pictures from files; what is no picture is refused in words."""
        readable = []
        for path in paths:
            try:
                check_picture(path)
                readable.append(path)
            except FieldkitError as error:
                self._shell.failures.show(error)
        if readable:
            self._attach([(path.name, partial(picture_bytes, path)) for path in readable])

    def add_image(self, image: QImage) -> None:
        """Add a picture that was pasted."""
        self._attach([("photo.jpg", partial(pasted_bytes, QImage(image)))])

    def _attach(self, photos: Sequence[tuple[str, Callable[[], bytes]]]) -> None:
        record, records = self._record.make_sure(), self._records
        if not record:
            return

        def work(progress: Progress) -> int:
            progress.begin(texts.ADDING_PHOTOS, len(photos))
            for name, read in photos:
                records.attach(record, name, read())
                progress.step(detail=name)
            return len(photos)

        def done(count: int) -> None:
            del count
            self._shell.say_change(say(texts.PHOTO_ADDED), undo=self._record.undo)
            self.changed.emit(record)

        self._shell.runner.run(work, done, owner=self, lane=Lane.WRITE, title=texts.ADDING_PHOTOS)

    def take_off(self, digest: str) -> None:
        """Take a photo off the outlet."""
        record = self._record.current
        if record:
            self._records.detach(record, digest)
            self._shell.say_change(say(texts.PHOTO_REMOVED), undo=self._record.undo)
            self.changed.emit(record)
