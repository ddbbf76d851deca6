"""Answers in the files that other people's tools write and read: ODK Central, KoboToolbox, spreadsheets, OpenRosa.

Out: ``central`` (zip of CSV), ``kobo`` (workbook), ``plain`` (CSV, workbook), ``spss`` (CSV and syntax),
``openrosa`` (XML a sheet). In: ``arriving``, the one door. May import ``analysis``, ``questionnaires``,
``kernel``; knows no workspace.
"""
