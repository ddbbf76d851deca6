"""The workspace on disk: the only room that knows SQL.

A workspace is a folder ``名称.fieldkit/`` with the database, files by SHA-256,
backups and the outbox. The set of changes is kept for good; the tables that
screens and reports query are projections, written in the same transaction and
rebuilt when a declaration changes. May import ``registers``, ``ledger``,
``kernel``. Doors: ``folder`` (the folder and who may write in it),
``database`` (transactions), ``ledger_store`` (changes and the projections that follow them),
``outlets`` and ``records`` (lists and values), ``search``, ``settings``,
``files``, ``backup``, ``integrity``.
"""
