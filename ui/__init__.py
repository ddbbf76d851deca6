"""The window: PySide6 Widgets over the doors of ``fieldkit``.

What may import what, top to bottom: ``app`` → ``main_window`` → pages (one
package each) → ``shell``, ``models``, ``actions`` → ``tasks``, ``failures``,
``changes`` → ``widgets`` → ``cells``, ``icons``, ``pinyin`` → ``theme`` →
``stylesheet`` → ``tokens``, ``language``, ``input_methods``, ``texts``. Pages
do not import each other. The core is reached through its services only.

Doors: ``ui.app.run``.
"""
