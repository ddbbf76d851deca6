"""Fieldkit（便民圈外勤工具）: the core of the field tool for 一刻钟便民生活圈.

Everything the program can do lives here and can be done from the command line;
``ui`` only shows it. No Qt, no network.
"""

__version__ = "0.1.0"
