"""The commands of what travels: packages, receipts, other people's tables, duplicates, erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.cli import shown
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from fieldkit.cli.console import Console

EXPORTED = Text(
    "已导出 {path}：{records} 条记录，{changes} 条改动，照片 {photos} 张。",
    "Exported {path}: {records} records, {changes} changes, {photos} photos.",
)
COMPANION = Text("照片另存：{path}", "Photos beside it: {path}")
RECEIPT = Text(
    "回执已写好：{path}（{device}，已收 {confirmed} 条改动，退回 {returned} 条）。",
    "Receipt written: {path} ({device}: {confirmed} changes received, {returned} records returned).",
)
NOTHING_MISSING = Text("没有缺号。", "Nothing is missing.")
MISSING = Text(
    "{device}（{person}，{replica}）缺：{ranges}", "{device} ({person}, {replica}) lacks: {ranges}"
)
TABLE = Text(
    "{rows} 行：新增 {created}，更新 {updated}，不变 {unchanged}，问题 {problems}。",
    "{rows} rows: {created} new, {updated} updated, {unchanged} unchanged, {problems} problems.",
)
DRY_RUN = Text("只是预览，什么也没有导入。", "A preview only; nothing was taken.")
PROBLEM_ROWS = Text(
    "问题行已存为 {path}，改好后再导入。", "Rows with problems are in {path}; mend and import them."
)
NO_DUPLICATES = Text("没有疑似重复。", "No likely duplicates.")
JOINED = Text(
    "已合并为一家，{conflicts} 处不同等您选定。随时可以拆开。",
    "Joined; {conflicts} differences to settle. Split them any time.",
)
SPLIT = Text("已拆开，各是各的。", "Split again.")
GIVEN_BACK = Text("已退回。下次发回执时带给登记的人。", "Returned; the next receipt tells the worker.")
PURGED = Text(
    "已彻底清除，恢复不了。下次导出后，收到的办公室也会清除。",
    "Erased for good. Whoever gets the next package erases it as well.",
)
COPIES = Text("这些旧文件里可能还有，请自行删除：", "These older files may still hold it; delete them:")
FINGERPRINT = Text("本机签名指纹：{fingerprint}", "Fingerprint of this device: {fingerprint}")


PROBLEM_SUFFIX = "_问题行.xlsx"
"""Beside the list: the rows of it that have to be mended."""


def password_of(file: Path | None) -> str | None:
    """The first line of a password file.

    Raises:
        FieldkitError: it cannot be read.
    """
    if file is None:
        return None
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise FieldkitError(ServiceError.NO_PASSWORD_FILE, path=file, reason=reason) from error
    return text.splitlines()[0] if text else ""


def export(options: argparse.Namespace, console: Console) -> int:
    """Write a package."""
    from fieldkit.services.packages import PackageService

    password = password_of(options.password_file)
    workspace = open_workspace(options.workspace)
    try:
        with console.progress() as progress:
            written = PackageService(workspace).export(
                options.file,
                areas=options.area,
                since_receipt=options.since_receipt,
                password=password,
                photos=options.photos,
                progress=progress,
            )
    finally:
        workspace.close()
    console.say(
        EXPORTED,
        path=written.path,
        records=written.records,
        changes=written.changes,
        photos=written.photos,
    )
    for path in written.companions:
        console.say(COMPANION, path=path)
    return 0


def import_(options: argparse.Namespace, console: Console) -> int:
    """Take packages in, each whole or not at all; 1 when any was refused."""
    from fieldkit.services.arriving import FIRST_MET
    from fieldkit.services.packages import Decision, PackageService
    from fieldkit.services.trust import Trust

    password = password_of(options.password_file)
    passwords = [password] if password else []
    workspace = open_workspace(options.workspace)
    try:
        service = PackageService(workspace)
        with console.progress() as progress:
            if options.dry_run:
                planned = service.preview(options.files, progress, passwords=passwords)
                found = [shown.planned_as_json(one, console.language) for one in planned]
                refused = any(one.refusal for one in planned)
            else:
                decision = Decision(is_trusted=options.trust, take_cleared=options.take_cleared)
                results = service.import_files(
                    options.files,
                    passwords=passwords,
                    decisions=dict.fromkeys(options.files, decision),
                    progress=progress,
                )
                found = [shown.import_as_json(one, console.language) for one in results]
                refused = any(one.refusal for one in results)
    finally:
        workspace.close()
    if options.json:
        console.json(found)
        return 1 if refused else 0
    if options.dry_run:
        for line in found:
            console.line(shown.planned_in_words(line, console.language))
        console.say(DRY_RUN)
        return 1 if refused else 0
    for result in results:
        console.line(result.say(console.language))
        if result.refusal is None and result.verdict.trust is Trust.FIRST:
            console.note(
                FIRST_MET.say(
                    console.language,
                    file=result.file.name,
                    device=result.device,
                    fingerprint=result.verdict.fingerprint,
                )
            )
        for problem in result.problems:
            console.note(f"    {problem.say(console.language)}")
    return 1 if refused else 0


def receipt(options: argparse.Namespace, console: Console) -> int:
    """Write the receipt for a device."""
    from fieldkit.services.receipts import ReceiptService

    workspace = open_workspace(options.workspace)
    try:
        written = ReceiptService(workspace).write(options.device, options.output)
    finally:
        workspace.close()
    console.say(
        RECEIPT,
        path=written.path,
        device=written.device,
        confirmed=written.confirmed,
        returned=written.returned,
    )
    return 0


def missing(options: argparse.Namespace, console: Console) -> int:
    """缺号 by device."""
    from fieldkit.services.receipts import ReceiptService
    from fieldkit.services.taking_in import in_words

    workspace = open_workspace(options.workspace)
    try:
        found = ReceiptService(workspace).missing()
    finally:
        workspace.close()
    if options.json:
        console.json(
            [
                {
                    "replica": device.id,
                    "device": device.device,
                    "person": device.person,
                    "ranges": [list(one) for one in ranges],
                }
                for device, ranges in found
            ]
        )
        return 0
    if not found:
        console.say(NOTHING_MISSING)
    for device, ranges in found:
        console.say(
            MISSING,
            device=device.device or "—",
            person=device.person or "—",
            replica=device.id[:8],
            ranges=in_words(ranges),
        )
    return 0


def import_table(options: argparse.Namespace, console: Console) -> int:
    """Take another office's list in; a template of a new name is kept for the next time."""
    from fieldkit.services.table_import import TableImportService

    workspace = open_workspace(options.workspace)
    rest, left = options.file.with_name(f"{options.file.stem}{PROBLEM_SUFFIX}"), 0
    try:
        service = TableImportService(workspace)
        known = {template.name for template in service.templates()}
        with console.progress() as progress:
            plan = service.preview(
                options.file,
                template=options.template if options.template in known else None,
                language=console.language,
                progress=progress,
            )
            if options.dry_run:
                found = plan.as_json(console.language)
            else:
                taken = service.take(plan, language=console.language, progress=progress)
                found = taken.as_json(console.language)
                left = service.write_problem_rows(plan, rest, taken=taken, language=console.language)
                if options.template and options.template not in known:
                    service.save_template(options.template, plan)
    finally:
        workspace.close()
    if left:
        console.note(PROBLEM_ROWS.say(console.language, path=rest))
    if options.json:
        console.json(found)
        return 0
    problems = found["problems"]
    assert isinstance(problems, list)
    console.say(TABLE, **{**found, "problems": len(problems)})
    for problem in problems:
        where = " ".join(str(problem[key]) for key in ("sheet", "row", "column"))
        console.note(f"    {where}：{problem['message']}")
    if options.dry_run:
        console.say(DRY_RUN)
    return 0


def duplicates(options: argparse.Namespace, console: Console) -> int:
    """Likely duplicates, with reasons."""
    from fieldkit.services.duplicate_views import as_json
    from fieldkit.services.duplicates import DuplicateService

    workspace = open_workspace(options.workspace)
    try:
        with console.progress() as progress:
            pairs = DuplicateService(workspace).find(progress)
    finally:
        workspace.close()
    if options.json:
        console.json(as_json(pairs))
        return 0
    if not pairs:
        console.say(NO_DUPLICATES)
    for pair in pairs:
        console.line(shown.pair_in_words(pair, console.language))
    return 0


def join(options: argparse.Namespace, console: Console) -> int:
    """Two records are one."""
    from fieldkit.services.duplicates import DuplicateService

    workspace = open_workspace(options.workspace)
    try:
        joined = DuplicateService(workspace).join(options.a, options.b)
    finally:
        workspace.close()
    console.say(JOINED, conflicts=joined.conflicts)
    return 0


def split(options: argparse.Namespace, console: Console) -> int:
    """A record is one of its own again."""
    from fieldkit.services.duplicates import DuplicateService

    workspace = open_workspace(options.workspace)
    try:
        DuplicateService(workspace).split(options.record)
    finally:
        workspace.close()
    console.say(SPLIT)
    return 0


def return_(options: argparse.Namespace, console: Console) -> int:
    """退回 a record with a reason."""
    from fieldkit.services.reviews import ReviewService

    workspace = open_workspace(options.workspace)
    try:
        ReviewService(workspace).give_back(options.record, options.reason)
    finally:
        workspace.close()
    console.say(GIVEN_BACK)
    return 0


def purge(options: argparse.Namespace, console: Console) -> int:
    """Erase fields of a record, or all of it."""
    from fieldkit.services.erasure import ErasureService

    workspace = open_workspace(options.workspace)
    try:
        purged = ErasureService(workspace).purge(options.record, options.fields)
    finally:
        workspace.close()
    console.say(PURGED)
    if purged.copies:
        console.note(COPIES.say(console.language))
        for path in purged.copies:
            console.note(f"    {path}")
    return 0


def history(options: argparse.Namespace, console: Console) -> int:
    """Every change of a record: who, where, when, what it had seen."""
    workspace = open_workspace(options.workspace)
    try:
        changes = RecordService(workspace).history(options.record)
    finally:
        workspace.close()
    if options.json:
        console.json([shown.change_as_json(change) for change in changes])
        return 0
    for change in changes:
        console.line(shown.change_in_words(change))
    return 0
