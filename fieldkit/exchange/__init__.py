"""Packages (数据包) out and in: one workbook a person can read, with the ledger inside.

May import ``registers``, ``ledger`` and ``kernel``; workbook libraries stay in
here and in ``reports``. Touches no database. Doors: ``package`` (the values),
``workbook.write_package``, ``reading.read_package``, ``plan.plan_import``,
``tables`` (records to sheets, typed cells to units). FORMAT.md is normative.
"""
