"""Words of the page of packages as a whole."""

from fieldkit.kernel.texts import Text

TITLE = Text("数据包", "Packages")
DROP_HINT = Text(
    "把收到的文件拖到窗口里，一次多少个都行", "Drop the files you got on the window, as many as you like"
)
OPEN = Text("待决定 {count} 处", "{count} to decide")
UNSENT = Text("未交 {count} 处改动", "{count} changes not handed in")
WAITING = Text("{count} 个文件要先看一眼", "{count} files want a look first")
LOCKED = Text("{count} 个要密码", "{count} want a password")
CHOOSE = Text("选择文件", "Choose files")
HAND_IN = Text("交数据", "Hand in")
RECEIPTS = Text("发回执", "Receipts")
TAKE = Text("导入 {count} 个", "Import {count}")
TAKE_NONE = Text("导入", "Import")

FILE_DETAIL = Text("文件", "File")
CONFLICTS = Text("冲突", "Conflicts")
