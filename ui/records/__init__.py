"""One record as its declaration says: a form with a row a field, and the saving of each field as it is left.

May import the kit and ``fieldkit.services``. Doors: ``form.RecordForm``, ``recording.Recording``.
"""
