"""网点: the list of outlets at the left, the one record at the right, entered by keyboard.

May import everything of the window below the pages (shell, models, actions,
tasks, widgets) and services, registers and the kernel of the core; no other page.

Doors: :func:`ui.outlets.entry.entry` makes the page's entry; the page takes an
outlet's id, ``"new"`` or a :class:`fieldkit.storage.lists.Filter` as the argument of
``shell.go("outlets", …)``.

Inside, from below: ``texts``, ``exchange_texts`` and ``state`` (frozen values), ``sources``
(what can be chosen), ``lookup``, ``answers``, ``offers``, ``rows``, ``words``, ``history`` and
``record_state`` (values from values), ``link``, ``photos``, ``fields``, ``form``, ``history_view``,
``panel``, ``listing``, ``page``, ``give_back_dialog`` and ``purge_dialog`` (widgets that know no
service), ``duplicates``, ``list_presenter``, ``record_presenter``, ``photo_presenter``,
``review_presenter`` and ``presenter`` (which know services and no layout).
"""
