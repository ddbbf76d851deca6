"""A process that enters outlets without end, and notes each field once it was left.

Reads paths of workspaces from standard input; for each it forks a child that
opens the workspace and types, prints the child's number, and waits for it to
end (by being killed). Forking spares a hundred starts of the interpreter.
"""

import os
import sys
from pathlib import Path

from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

FIELDS = ("address", "floor", "licence_name", "brand", "no_licence_reason", "remarks")


def type_without_end(folder: Path, notes: Path) -> None:
    noted = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    workspace = open_workspace(folder)
    records = RecordService(workspace)
    number = 0
    while True:
        number += 1
        record = records.add("outlet", {"name": f"网点 {os.getpid()}-{number}"}).record
        os.write(noted, f"{record}\tname\t网点 {os.getpid()}-{number}\n".encode())
        for field in FIELDS:
            value = f"{field}{number}"
            records.set(record, {field: value})
            os.write(noted, f"{record}\t{field}\t{value}\n".encode())


def main() -> None:
    for line in sys.stdin:
        folder, notes = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            type_without_end(Path(folder), Path(notes))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


main()
