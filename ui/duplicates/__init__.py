"""疑似重复: two records that may be one outlet, side by side, decided with one key.

May import the kit below the pages, ``fieldkit.services`` and the declarations of
``fieldkit.registers``. Door: ``entry.entry``; the page takes the id of an outlet, or
nothing, as the argument of ``shell.go("duplicates", …)``.

Inside, from below: ``texts`` and ``state`` (frozen values), ``comparing`` (records in
words), ``waiting`` (which pair comes next), ``compare_view`` and ``page`` (widgets that
know no service) and ``presenter``.
"""
