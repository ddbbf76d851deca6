"""Words of the poster page."""

from fieldkit.kernel.texts import Text

PAGE = Text("海报", "Posters")
TITLE = Text("便民生活圈海报", "Posters")
NUMBER = Text("{count} 个生活圈", "{count} circles")
SAVE = Text("存为 PDF", "Save as PDF")
PRINT = Text("打印", "Print")
ALL = Text("全部生活圈…", "All circles…")
CIRCLES = Text("生活圈", "Circle")
SEARCH = Text("搜索生活圈", "Search circles")
OUTLETS = Text("网点", "Count")
CHECK = Text("检查", "Check")
FINE = Text("可印", "Fine")
LOOK_AT = Text("{count} 处", "{count} left")
TEMPLATE = Text("样式", "Template")
PAPER = Text("纸张", "Paper")
PRINT_SETTINGS = Text("打印设置", "Print settings")
BLACK_WHITE = Text("黑白打印机", "For a black-and-white printer")
BLACK_WHITE_SHORT = Text("黑白", "B/W")
BLEED = Text("送印刷厂：四边出血，带裁切线", "For a print shop: bleed and crop marks")
BLEED_SHORT = Text("出血", "bleed")
DISTANCE = Text("多远能看清", "Legible from")
BY_PAPER = Text("自动（按纸张大小）", "As the paper is meant for")
METRES = Text("{count} 米", "{count} m")
BETWEEN = Text("、", ", ")

MAP = Text("地图", "Map")
MAP_SKETCH = Text("示意图", "Sketch")
MAP_SKETCH_TOLD = Text("现在：按四至画的示意图", "Now: a sketch after the four sides")
MAP_SCALE = Text("比例图", "To scale")
MAP_SCALE_TOLD = Text("现在：按网点坐标画的比例示意图", "Now: to scale, after the outlets' coordinates")
MAP_FILE = Text("真实地图", "Real map")
MAP_FILE_TOLD = Text("现在：地图文件“{files}”", "Now: the map file “{files}”")
MAP_TAKE = Text("用地图文件…", "Take a map file…")
MAP_OTHER = Text("换地图文件…", "Take another map file…")
MAP_OFF = Text("去掉地图文件", "Take the map file off")
MAP_TITLE = Text("选择地图文件", "Choose map files")
MAP_FILES = Text("地图文件", "Map files")
MAP_READING = Text("读取地图文件", "Reading the map")
MAP_TAKEN = Text(
    "已用上地图（留下周边 {count} 个图形）。公开张贴前请填审图号",
    "The map is in use ({count} features around the circle). Fill in the approval number before posting",
)
MAP_OUTSIDE = Text(
    "有 {count} 家网点不在这张地图上，请换一份范围大些的。",
    "{count} outlets lie off this map; take a larger one.",
)
MAP_IS_OFF = Text("地图文件已去掉", "The map file was taken off")

SHEET = Text("第 {number} / {total} 张", "Sheet {number} / {total}")
SMALLER = Text("缩小", "Smaller")
LARGER = Text("放大", "Larger")
ZOOM = Text("缩放", "Zoom")
WHOLE = Text("整页", "Whole page")
WIDTH = Text("适合宽度", "Page width")

MAKING = Text("正在排版…", "Being laid out…")
FACTS = Text(
    "{paper} · {pages} 张 · {outlets} 家网点 · {codes} 个二维码",
    "{paper} · {pages} sheets · {outlets} outlets · {codes} QR codes",
)
ALL_WELL = Text(
    "没有发现问题。用到的字都印得出，{codes} 个二维码都已逐个扫读核对。",
    "Nothing found. Every character prints, and all {codes} QR codes were read back.",
)
CODES_READ = Text(
    "{codes} 个二维码都已逐个扫读核对。",
    "All {codes} QR codes were read back.",
)
TABS = Text("海报", "Poster")
TAB_CHECK = Text("印前检查", "Checks")
TAB_ADJUST = Text("调整", "Adjust")
TAB_POSTED = Text("张贴记录", "Posted")

POSTER_TITLE = Text("标题", "Title")
COLOUR = Text("主色", "Colour")
OWN_COLOUR = Text("样式原色", "The template's own")
ON_POSTER = Text("海报上的网点", "Outlets on the poster")
LIST_KEYS = Text(
    "空格 印或不印 · Alt+↑↓ 换位置 · 回车 在图上挪动",
    "Space prints or leaves out · Alt+↑↓ moves · Enter goes to the map",
)
UP = Text("上移", "Up")
DOWN = Text("下移", "Down")
ON_SKETCH = Text("在图上挪动", "Move on the map")
LEFT_OUT = Text("不印", "left out")
LANDMARKS = Text("地标", "Landmarks")
LANDMARK_NAME = Text("如：文化广场", "e.g. Culture Square")
LANDMARK_PLACE = Text("在图上点位置", "Click its place")
TAKE_OFF = Text("去掉", "Take off")
TAKE_OFF_NAMED = Text("去掉“{name}”", "Take off “{name}”")
HERE = Text("你在这里", "You are here")
MARK_HERE = Text("在图上标", "Mark on the map")
MARK_ANEW = Text("换个地方", "Elsewhere")
RESET = Text("恢复原样", "As the data has it")
CLICK_PLACE = Text(
    "请在图上点一下（方向键移动，回车确定，Esc 取消）。",
    "Click on the map (arrows move, Enter marks, Esc leaves it).",
)
DESIGN_CHANGED = Text("这张海报已调整，数据没有动", "This poster was adjusted; the data stays as it is")
DESIGN_RESET = Text("这张海报已恢复原样", "This poster is as the data has it")

POST_HEADING = Text("登记张贴", "Write down what was posted")
POST_PLACE = Text("张贴地点", "Place")
POST_PLACE_EXAMPLE = Text("如：东门公告栏", "e.g. notice board, east gate")
POST_DAY = Text("张贴日期", "Posted on")
POST = Text("登记张贴", "Write it down")
POST_OFFER = Text("登记张贴…", "Write down where…")
POST_NO_PLACE = Text("还没写贴在哪里；什么也没有登记。", "The place is missing; nothing was written down.")
POST_NO_DAY = Text(
    "日期要写成 2026-06-30 这样；什么也没有登记。", "Write the day as 2026-06-30; nothing was written down."
)
POST_DONE = Text("已登记：{place}", "Written down: {place}")
POST_NOTE = Text("贴好以后，请在“张贴记录”里登记地点。", "Once it hangs, write down where under “Posted”.")
HANGING = Text("贴在哪里", "Where they hang")
NONE_POSTED = Text(
    "这个生活圈还没有登记过张贴。登记以后，网点有变动时会提醒哪些要更换。",
    "Nothing was written down for this circle. Once it is, changes at the outlets tell which posters to replace.",
)
POSTED_ON = Text("{day} 贴", "posted {day}")
STANDS = Text("在位", "Up")
TO_RENEW = Text("需更换", "Renew")
IS_DOWN = Text("已撤下", "Taken down")
RENEWED = Text("已换成新的", "Replaced by a new one")
TAKEN_DOWN = Text("已撤下", "Taken down")
POSTED_COLUMN = Text("张贴", "Posted")

GO_THERE = Text("去看看", "Look at it")
TO_PUT_RIGHT = Text("印之前看一看", "Before printing")
GOOD_TO_KNOW = Text("知道就行", "Good to know")
MORE_NOTES = Text("还有 {count} 条", "{count} more")

SAVE_TITLE = Text("存为 PDF", "Save as PDF")
SAVING = Text("存为 PDF", "Saving the PDF")
SAVED = Text("已存为“{name}”", "Saved as “{name}”")
OPEN = Text("打开", "Open")
PRINTING = Text("准备打印", "Preparing to print")
PRINT_TITLE = Text("打印海报", "Print the poster")
PRINTED = Text("已送去打印：{name}，{count} 张", "Sent to the printer: {name}, {count} sheets")
PRINTER_SILENT = Text(
    "打印机没有接受，什么也没有印。请看看打印机是否连着、有纸，或先存为 PDF。",
    "The printer did not take it; nothing was printed. Check that it is connected and has paper, "
    "or save a PDF instead.",
)
ALL_TITLE = Text("选择存放全部海报的文件夹", "Choose a folder for all posters")
MAKING_ALL = Text("制作全部海报", "Making all posters")
MADE_ALL = Text("{count} 张生活圈海报已存到“{name}”", "{count} posters saved in “{name}”")
STOPPED = Text(
    "已停止。做好的海报完整地留在“{name}”，没有半个文件。",
    "Stopped. The finished posters stay in “{name}”; there is no half file.",
)
OPEN_FOLDER = Text("打开文件夹", "Open the folder")

NO_CIRCLES = Text("还没有生活圈", "No circles yet")
NO_CIRCLES_WORDS = Text(
    "海报按生活圈制作：登记生活圈和它的四至，录入网点，这里就能预览、打印带二维码的导视图。",
    "Posters are made per circle. Record a circle with its boundary and its outlets, and this page shows "
    "the guide poster with its QR codes, ready to print.",
)
TO_CIRCLES = Text("去登记生活圈", "Record circles")
