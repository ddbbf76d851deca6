"""导入台账: a list of another office, looked at row by row before anything is taken.

May import the kit below the pages, ``fieldkit.services``, the declarations of
``fieldkit.registers`` and the words of ``fieldkit.exchange.foreign`` (why a column
was matched, why a row was left out). Door: ``entry.entry``; the page takes a path,
or a tuple of paths, as the argument of ``shell.go("table_import", …)``.

Inside, from below: ``texts`` and ``state`` (frozen values), ``wording`` (a plan in
words), ``wanted`` (corrections by hand), ``showing`` and ``outcome`` (a plan and what
came of it as states), ``cell_chooser``, ``columns_view``, ``options_view``,
``rows_view``, ``row_detail``, ``begin_view``, ``plan_view``, ``result_view`` and ``page``
(widgets that know no service), ``taking`` (work beside the window), ``presenter`` and
``afterwards`` (where to go from here).
"""
