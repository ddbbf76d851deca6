"""``fieldkit form eval``: one JSON request a line, one JSON answer a line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.clock import SystemClock
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from fieldkit.cli.console import Console

NO_JSON = Text("这一行不是 JSON：{reason}", "this line is not JSON: {reason}")


def add_eval(found: argparse._SubParsersAction[Any], language: argparse.ArgumentParser) -> None:
    """Add ``eval`` to the commands of ``fieldkit form``."""
    words = "逐行计算算式 / work out expressions, one JSON line each"
    one = found.add_parser("eval", help=words, description=words, parents=[language])
    one.set_defaults(run=run)


def run(_options: argparse.Namespace, console: Console) -> int:
    """Answer requests until standard input ends; a request that cannot be answered ends nothing."""
    from fieldkit.questionnaires.expression.trial import Trial

    trial = Trial(SystemClock(), console.language)
    for line in _lines():
        if not line.strip():
            continue
        try:
            request = json.loads(line)
        except (ValueError, RecursionError) as error:
            answer: dict[str, Any] = {"error": NO_JSON.say(console.language, reason=error)}
        else:
            answer = {**trial.answer(request)}
        console.line(json.dumps(answer, ensure_ascii=False, allow_nan=False))
        sys.stdout.flush()
    return 0


def _lines() -> Iterator[str]:
    """Lines of standard input as UTF-8, whatever the system's code page; broken bytes spoil one line only."""
    for line in getattr(sys.stdin, "buffer", sys.stdin):
        yield line.decode("utf-8", "replace") if isinstance(line, bytes) else line
