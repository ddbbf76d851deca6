"""Words of the window's frame, its actions and its failures."""

from fieldkit.kernel.texts import Text

PROGRAM = Text("便民圈外勤工具", "Fieldkit")

ALL_KEYS = Text("全部按键", "All keys")
KEY_HELP_HINT = Text("F1 随时打开本页", "F1 opens this page at any time")

GROUP_WINDOW = Text("窗口", "Window")
GROUP_RECORD = Text("录入", "Entry")
GROUP_LIST = Text("列表", "List")
GROUP_DOOR = Text("入户", "At the door")
GROUP_PACKAGES = Text("数据包与冲突", "Packages and conflicts")
GROUP_TABLE = Text("统计表", "Tables")
GROUP_POSTER = Text("海报", "Poster")

HELP = Text("全部按键", "All keys")
THEME = Text("切换浅色 / 深色", "Switch light / dark")
NEXT_PAGE = Text("下一页", "Next page")
PREVIOUS_PAGE = Text("上一页", "Previous page")
SETTINGS = Text("设置", "Settings")
FULL_SCREEN = Text("全屏", "Full screen")
QUIT = Text("退出", "Quit")
NEW = Text("新增", "New")
UNDO = Text("撤销上一步", "Undo the last change")
REDO = Text("重做", "Redo")
SAME_NEXT = Text("无变化，下一家", "No change, next")
CLOSED_DOWN = Text("已关门", "Closed down")
CARRY_OVER = Text("沿用上一家", "Take over from the last one")
CHECK_ALL = Text("检查全部栏目", "Check every field")
NEXT_RECORD = Text("下一条", "Next record")
PREVIOUS_RECORD = Text("上一条", "Previous record")
FIND = Text("搜索", "Search")
NEXT_FIELD = Text("下一项", "Next field")
LEAVE_FIELD = Text("恢复原值", "Bring the value back")
PICK = Text("选定，到下一项", "Take it, next field")
FILTER = Text("筛选", "Filter")
DELETE = Text("删除所选的一行", "Delete the chosen row")
DUPLICATE = Text("看疑似重复的一家", "Look at the possible duplicate")
IMPORT_TABLE = Text("导入台账", "Import a list")
DUPLICATES = Text("疑似重复", "Possible duplicates")
SEARCH_DUPLICATES = Text("再查一遍重复", "Search for duplicates again")
DECIDE_DUPLICATE = Text("是同一家 / 不是 / 以后再说", "The same outlet / two / later")
OPEN_ROW = Text("打开所选的一行", "Open the chosen row")
ANSWER_KEY = Text("选择第几个答案", "Choose an answer by its number")
VISIT_KEYS = Text(
    "开始访问 / 无人 / 拒访 / 预约 / 地址不存在",
    "Interview / nobody in / refused / appointment / no such address",
)
NEXT_QUESTION = Text("下一题", "Next question")
PREVIOUS_QUESTION = Text("上一题", "Previous question")
NOTE = Text("备注", "Note")
PAUSE_INTERVIEW = Text("暂停访问，草稿保留", "Pause; the draft stays")
SWITCH_FORM_LANGUAGE = Text("换一种语言问", "Ask in the other language")
GROUP_CIRCLE = Text("生活圈", "Circles")
PLACE_OUTLET = Text("把选中的网点放到示意图上", "Place the chosen outlet on the sketch")
TAKE_OFF_SKETCH = Text("从示意图上取下", "Take it off the sketch")
SWITCH_AREAS = Text("生活圈 / 社区", "Circles / communities")
NEW_COMMUNITY = Text("给这个生活圈加社区", "Add a community to the circle")
CANCEL_WORK = Text("取消正在进行的工作", "Cancel the work under way")
CHOOSE_PACKAGES = Text("选择收到的文件", "Choose files that came")
TAKE_PACKAGES = Text("导入核对过的数据包", "Import the checked packages")
HAND_IN = Text("交数据包", "Hand in a package")
WRITE_RECEIPTS = Text("给交过包的设备发回执", "Write receipts to devices that handed in")
PICK_VALUE = Text("采用第几种写法", "Use one of the values")
DECIDE_LATER = Text("以后再说", "Decide later")
PRINT = Text("打印", "Print")
SAVE_AS = Text("另存为…", "Save as…")
EVERY_POSTER = Text("全部生活圈的海报", "Posters of all circles")
EXPORT_SHORTFALLS = Text("导出业态短板统计表", "Export the table of shortfalls")
EXPORT_CIRCLES = Text("导出生活圈一览表", "Export the list of circles")
ZOOM = Text("放大 / 缩小", "Zoom in / out")
FIT = Text("整页 / 适合宽度", "Whole page / its width")

NOTHING_HERE = Text("还没有打开工作区", "No workspace is open")
NOTHING_HERE_WORDS = Text(
    "请从命令行打开：fieldkit gui 工作区文件夹", "Open one from the command line: fieldkit gui FOLDER"
)
STILL_WORKING = Text("正在停止，请稍候…", "Stopping, one moment…")

CRASH_TITLE = Text("程序出了意外", "Something went wrong")
CRASH_WORDS = Text(
    "刚才这一步没有完成。之前离开的每一项都已存盘，没有丢失。可以继续使用；如果再次出现，请复制报告发给维护人员。",
    "The last step was not finished. Every field you left before is saved, nothing is lost. You can go on; "
    "if it happens again, copy the report and send it to whoever looks after the program.",
)
CRASH_LOG = Text("日志：{path}", "Log: {path}")
COPY_REPORT = Text("复制报告", "Copy the report")
COPIED = Text("已复制", "Copied")
GO_ON = Text("继续使用", "Go on")
