"""Qt item models over ids, generic in what a row shows.

May import the widgets' floor. Columns are declared with ``ui.cells``. Door:
``id_table_model.IdTableModel``.
"""
