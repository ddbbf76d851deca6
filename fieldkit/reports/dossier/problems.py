"""Why a dossier was not handed over."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.texts import Text


class DossierError(ErrorCode):
    """What happened, whether data is safe, what to do next."""

    NO_SUCH_FORMAT = Text(
        "“{file}”的文件名要以 .docx 或 .pdf 结尾，没有写出任何文件。要改的选 .docx，要报送的选 .pdf。",
        "The name “{file}” must end in .docx or .pdf; no file was written. Choose .docx to edit, .pdf to hand in.",
    )
    CANNOT_SAVE = Text(
        "方案没能存到“{path}”（{reason}）。没有留下半个文件，原来的文件和数据都没有改动。"
        "请关掉正打开着它的程序、看看磁盘是否已满，再存一次。",
        "The dossier could not be saved to “{path}” ({reason}). No half file was left; an earlier file and the data "
        "are unchanged. Close the program that has it open, check free space and save again.",
    )
