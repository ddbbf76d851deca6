"""A process that takes a package and dies, or runs out of disk, at a given step.

Reads lines ``workspace TAB package TAB fault TAB number`` from standard input; for
each it forks a child that opens the workspace and takes the package, with the
fault put in: ``kill`` at the given SQL statement, ``full`` when the database may
grow by so many pages only. Prints how the child ended.
"""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from fieldkit.services.packages import PackageService
from fieldkit.services.workspace import open_workspace


def take(folder, package, fault, number):
    workspace = open_workspace(folder)
    engine = workspace.database.engine
    count = 0
    if fault == "kill":

        @event.listens_for(engine, "before_cursor_execute")
        def die(*_):
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

        @event.listens_for(engine, "commit")
        def die_before_commit(_):
            nonlocal count
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)

    elif fault == "full":

        @event.listens_for(engine, "begin")
        def shrink(connection):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + number}")

    (result,) = PackageService(workspace).import_files([package])
    os._exit({"accepted": 0, "known": 2, "refused": 3}[result.status])


def main():
    for line in sys.stdin:
        folder, package, fault, number = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            try:
                take(Path(folder), Path(package), fault, int(number))
            finally:
                os._exit(9)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status), flush=True)


main()
