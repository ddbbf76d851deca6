"""Keying paper: the sheet as it was printed, keyed by codes; a second pass that is not steered; what differs, settled.

The path is free here, unlike at the door. Doors: ``desk.KeyingDesk`` shows what
``presenter.KeyingPresenter`` says.
"""
