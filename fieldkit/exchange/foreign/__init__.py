"""Lists of other offices (台账): any .xlsx, .xls, .ods or .csv, read into rows of canonical values.

Pure: no database. Doors: ``reading.read_table_file`` (a file to sheets of text),
``choosing.choose_sheet`` (which sheet, which row is the header, which column is
which field), ``rows.read_rows`` (canonical values and what is wrong, as ``row`` holds them),
``template.Template`` (the same list next month), ``problem_rows.write_problem_rows``
(what has to be mended).
"""
