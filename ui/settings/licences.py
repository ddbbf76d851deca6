"""The components that are shipped with the program, and their licences."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class Component:
    """One component.

    Attributes:
        name: as it calls itself.
        licence: SPDX expression.
        package: name of the Python distribution; empty for what is none.
    """

    name: str
    licence: str
    package: str = ""

    @property
    def version(self) -> str:
        """The version at work, or an empty string."""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""


COMPONENTS = (
    Component("Python", "PSF-2.0"),
    Component("Qt for Python (PySide6)", "LGPL-3.0-only", "PySide6-Essentials"),
    Component("SQLAlchemy", "MIT", "SQLAlchemy"),
    Component("Alembic", "MIT", "alembic"),
    Component("openpyxl", "MIT", "openpyxl"),
    Component("XlsxWriter", "BSD-2-Clause", "XlsxWriter"),
    Component("python-calamine", "MIT", "python-calamine"),
    Component("python-docx", "MIT", "python-docx"),
    Component("pyxform", "BSD-2-Clause", "pyxform"),
    Component("lxml", "BSD-3-Clause", "lxml"),
    Component("ReportLab", "BSD-3-Clause", "reportlab"),
    Component("rl_accel", "BSD-3-Clause", "rl_accel"),
    Component("qrcode", "BSD-3-Clause", "qrcode"),
    Component("zxing-cpp", "Apache-2.0", "zxing-cpp"),
    Component("Pillow", "MIT-CMU", "Pillow"),
    Component("pypdfium2", "Apache-2.0 OR BSD-3-Clause", "pypdfium2"),
    Component("platformdirs", "MIT", "platformdirs"),
    Component("cryptography", "Apache-2.0 OR BSD-3-Clause", "cryptography"),
    Component("msoffcrypto-tool", "MIT", "msoffcrypto-tool"),
    Component("orjson", "Apache-2.0 OR MIT", "orjson"),
    Component("osmium", "BSD-2-Clause", "osmium"),
    Component("pyreadstat", "Apache-2.0", "pyreadstat"),
    Component("ReadStat", "MIT"),
    Component("pandas", "BSD-3-Clause", "pandas"),
    Component("NumPy", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "numpy"),
    Component("Narwhals", "MIT", "narwhals"),
    Component("python-dateutil", "BSD-3-Clause", "python-dateutil"),
    Component("tzdata", "Apache-2.0", "tzdata"),
    Component("RapidFuzz", "MIT", "rapidfuzz"),
    Component("regex", "Apache-2.0 AND CNRI-Python", "regex"),
    Component("xlrd", "BSD-3-Clause", "xlrd"),
    Component("Noto Sans SC", "OFL-1.1"),
)
