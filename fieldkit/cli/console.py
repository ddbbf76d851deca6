"""Speaking to a terminal: language, progress, refusals."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from fieldkit.kernel.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.kernel.errors import FieldkitError
    from fieldkit.kernel.texts import Language, Text

_EVERY_S = 0.1
_BAR = 24


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks, and in which language."""

    language: Language
    out: TextIO
    err: TextIO

    def say(self, text: Text, **values: object) -> None:
        """Print one sentence."""
        print(text.say(self.language, **values), file=self.out)

    def line(self, words: object = "") -> None:
        """Print as it is."""
        print(words, file=self.out)

    def note(self, words: str) -> None:
        """Print a remark where it does not disturb what a program reads."""
        print(words, file=self.err)

    def json(self, value: object) -> None:
        """Print JSON, Chinese as it is."""
        print(json.dumps(value, ensure_ascii=False, indent=2), file=self.out)

    def refuse(self, error: FieldkitError) -> None:
        """Print why an operation was refused."""
        print(error.say(self.language), file=self.err)

    @contextlib.contextmanager
    def progress(self) -> Iterator[Progress]:
        """A progress that draws a bar on a terminal, and a line a stage elsewhere."""
        progress = Progress()
        stop = threading.Event()
        drawer = threading.Thread(target=self._draw, args=(progress, stop), daemon=True)
        drawer.start()
        try:
            yield progress
        finally:
            stop.set()
            drawer.join()

    def _draw(self, progress: Progress, stop: threading.Event) -> None:
        terminal, last = self.err.isatty(), ""
        while True:
            ended = stop.wait(_EVERY_S)
            now = progress.snapshot()
            stage = now.stage.say(self.language)
            if terminal and stage:
                filled = _BAR * now.done // now.total if now.total else 0
                bar = "█" * filled + "·" * (_BAR - filled)
                figures = f"{now.done}/{now.total}" if now.total else str(now.done)
                self.err.write(f"\r\x1b[K{bar} {stage} {figures} {now.detail}"[:110])
            elif stage and stage != last:
                self.err.write(f"… {stage}\n")
            last = stage
            self.err.flush()
            if ended:
                if terminal:
                    self.err.write("\r\x1b[K")
                return


def console(language: Language) -> Console:
    """The console of this process; UTF-8 even where the system's code page is another."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    return Console(language, sys.stdout, sys.stderr)
