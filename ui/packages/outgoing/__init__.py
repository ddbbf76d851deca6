"""What goes out: the package handed in, and the receipts an office sends back.

Doors: ``sending.Sending`` asks and writes; ``hand_in_dialog``, ``receipt_dialog``
and ``written_dialog`` are its sheets.
"""
