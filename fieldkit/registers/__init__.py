"""What an office keeps, each kind of record declared once: outlets, circles, areas, submissions.

From a declaration come the tables, the Excel columns, the entry form, the
checks, the search index, the data dictionary and the package's sheets. Pure;
may import ``ledger`` and ``kernel``. Doors: ``kinds`` (what a declaration is),
``catalogue`` (all kinds), ``records`` (a record between ledger units and
fields), ``business_types``, and the exact rules for codes, phones, places,
hours and boundaries.
"""
