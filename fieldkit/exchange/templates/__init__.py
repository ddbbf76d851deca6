"""Another office's workbook is filled (填报模板): only the cells that take a value change, every other byte stays.

Doors: :func:`fieldkit.exchange.templates.book.open_template` and
:func:`fieldkit.exchange.templates.filling.fill`. The room knows no records: what is
filled in comes as values (``FILLING.md``).
"""
