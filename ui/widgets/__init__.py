"""The kit: widgets that show values and say what the person did; they know no service.

May import ``ui.theme``, ``ui.language``, ``ui.input_methods``, ``ui.texts``
and the kernel's words. Everything is reachable by keyboard, shows its focus,
and has a name for screen readers.

Doors: ``buttons``, ``chips``, ``cards``, ``page_frame``, ``rail``, ``form``,
``fields``, ``choice_field``, ``tables``, ``matrix``, ``big_choices``,
``strip``, ``toast``, ``search_box``, ``file_drop``, ``preview``, ``sketch``,
``charts``, ``confirm``.
"""
