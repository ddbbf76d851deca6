"""What the operating system says of a file, in the reader's language."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Language

_KNOWN = {
    errno.ENOENT: Text("文件不存在", "the file does not exist"),
    errno.EACCES: Text("没有权限", "no permission"),
    errno.EPERM: Text("没有权限", "no permission"),
    errno.EISDIR: Text("它是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: Text("已经有同名文件", "there is a file of this name"),
    errno.ENOSPC: Text("磁盘满了", "the disk is full"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.EBUSY: Text("被别的程序占用", "another program uses it"),
    errno.ENAMETOOLONG: Text("文件名太长", "the name is too long"),
    errno.EIO: Text("磁盘读写出错", "the disk reports an error"),
}
_BY_SENTENCE = {os.strerror(number): text for number, text in _KNOWN.items()}


def said(value: object, language: Language) -> object:
    """A value for a sentence; a reason of the operating system in words that people know.

    Windows gives its reasons in the language of the user already; they stay.
    """
    if isinstance(value, OSError):
        value = value.strerror or type(value).__name__
    known = _BY_SENTENCE.get(value) if isinstance(value, str) else None
    return known.zh if known is not None and language == "zh" else value
