"""Words of the list of official tables."""

from fieldkit.kernel.texts import Text

TAB = Text("官方表格", "Official tables")
LIST = Text("表格", "Tables")
NAME = Text("表格", "Table")
STATE = Text("数据", "Data")
READY = Text("可以打印", "ready")
LACKING = Text("缺数据", "lacks data")
SEARCH = Text("找表格", "Find a table")
PREVIEW = Text("打印预览", "Preview")
PAGE_A4, PAGE_A4_LYING = Text("A4 竖向", "A4 upright"), Text("A4 横向", "A4 lying")
PAGE_A3, PAGE_A3_LYING = Text("A3 竖向", "A3 upright"), Text("A3 横向", "A3 lying")
ROWS = Text("{page}，{count} 行", "{page}, {count} rows")
CUT = Text("{page}，{count} 行，预览前 {shown} 行", "{page}, {count} rows, the first {shown} shown")
DAY = Text("数据日期", "Data as of")
DAY_TIP = Text("如 2025-12-31、20251231、今天", "2025-12-31, 20251231, today")
NOT_A_DAY = Text("看不懂这个日期。请写成 2025-12-31。", "This is no date. Please write 2025-12-31.")
EARLIER = Text("上一期", "Earlier")
LATER = Text("下一期", "Later")
QUARTER = Text("{year}年第{number}季度", "Quarter {number} of {year}")
YEAR = Text("{year}年度", "Year {year}")
SAVE = Text("保存为 Excel", "Save as Excel")
SAVE_ALL = Text("全部保存到文件夹", "Save all into a folder")
MAKING = Text("制作表格", "Making a table")
MAKING_ALL = Text("制作全部表格", "Making all tables")
SAVED = Text("已存为“{name}”，可直接打印。", "Saved as “{name}”, ready to print.")
SAVED_ALL = Text(
    "已把 {count} 张表存到“{folder}”；缺数据的表没有存。",
    "{count} tables are in “{folder}”; those without data were left out.",
)
OPEN = Text("打开", "Open")
OPEN_FOLDER = Text("打开文件夹", "Open the folder")
CHOOSE_FOLDER = Text("存到哪个文件夹", "Which folder to save into")
CHOOSE_KEY = Text("选表格", "choose")
LOOK_KEY = Text("看预览", "see the page")
BACK_KEY = Text("回到列表", "back to the list")
