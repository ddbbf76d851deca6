"""Files that came: checked, looked at one by one, taken, or kept apart.

Door: ``intake.Intake`` holds them; ``file_tables``, ``file_panel`` and
``password_dialog`` show them.
"""
