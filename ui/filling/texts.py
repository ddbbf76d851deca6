"""Words of the page that fills templates."""

from fieldkit.kernel.texts import Text

TITLE = Text("填报模板", "Fill a template")
STEPS = Text(
    "三步：选模板 → 点格子、选内容 → 填好保存",
    "Three steps: choose the template, point and choose, fill and save",
)
STEP_POINT = Text("认出 {ties}{missing}", "Recognised: {ties}{missing}")
STEP_KNOWN = Text(
    "以前填过，内容已经对好：{ties}{missing}", "Filled before, everything is tied: {ties}{missing}"
)
TIED_CELLS = Text("{count} 个格子", "{count} cells")
TIED_COLUMNS = Text("{count} 列", "{count} columns")
ALL_KNOWN = Text("。有不对的，点一下再选", ". Point at what is wrong and choose again")
SOME_MISSING = Text("；还有 {count} 列没认出，点一下、选内容", "; {count} columns are not: point and choose")
STEP_NOTHING = Text(
    "没有认出要填的地方。请点一下要填的格子，在右边选内容",
    "Nothing was recognised. Point at a cell to fill and choose on the right",
)
DROP = Text(
    "把上级发来的表格拖到这里，或按回车选择", "Drop the district's workbook here, or press Enter to choose"
)
DROP_HINT = Text(
    "Excel 表格 .xlsx；原来的版式、公式、图片都不动", "Excel .xlsx; layout, formulas and pictures stay"
)
NAME_FILTER = Text("Excel 表格 (*.xlsx *.xlsm)", "Excel workbooks (*.xlsx *.xlsm)")
KEPT = Text("填过的模板", "Templates filled before")
KEPT_HINT = Text("再选这张表时，内容已经对好", "The next time such a file comes, all is tied already")
KEPT_NAME = Text("模板", "Template")
KEPT_TIES = Text("对好的内容", "Ties")
FORGET = Text("忘记", "Forget")
FORGOTTEN = Text("已忘记“{name}”的对应关系", "The ties of “{name}” were forgotten")
READING = Text("读模板", "Reading the template")

PREVIEW = Text("看填好的样子", "See it filled")
BACK = Text("回去改内容", "Back to pointing")
PREVIEWING = Text("试填", "Filling to look at")
COMING = Text("填好后的样子，还没有保存：{filled}。", "As it will be, not saved yet: {filled}.")
COMING_CELLS = Text("{count} 个格子", "{count} cells")
COMING_ROWS = Text("{count} 行", "{count} rows")
COMING_CUT = Text(
    "长表只显示前 {count} 行，保存时全部填上。", "Of long tables the first {count} rows; saving fills all."
)
ANOTHER = Text("换模板", "Another template")
FILL = Text("填好保存", "Fill and save")
FILL_TITLE = Text("填好的表存到哪里", "Where to save the filled workbook")
FILLING = Text("填表", "Filling the workbook")
FILLED_NAME = Text("{name}_已填", "{name}_filled")
SHEET = Text("工作表", "Sheet")
SOME_COLUMNS = Text("{count} 列没认出", "{count} columns not recognised")
GRID = Text("模板", "Template")
CELL = Text("格子 {place}", "Cell {place}")
COLUMN = Text("{letter} 列 · {title}", "Column {letter} · {title}")
TIED_TO = Text("填：{label}", "Filled with: {label}")
NOT_TIED = Text("还没有选内容，留空", "Nothing chosen; stays as it is")
IS_FORMULA = Text("这里是公式，不会改动", "A formula; it is never changed")
VALUE = Text("现在会填：{value}", "Would be: {value}")
VALUES = Text("现在会填 {count} 行：{values}", "Would be {count} rows: {values}")
NO_ROWS = Text("现在一行也没有", "There are no rows now")
BLANK_VALUE = Text("（空）", "(blank)")
NO_VALUE = Text("现在还没有数据，会空着", "No value yet; stays empty")
CONTENT = Text("填什么", "What goes here")
SEARCH = Text("输入名称或拼音首字母", "Type a name or pinyin initials")
GROUP = Text("来自", "From")
NUMBER = Text("序号（自动编）", "Running number")
ALL_ROWS = Text("每行", "Each row")
FIGURES = Text("指标", "Figures")
UNTIE = Text("不填这里", "Leave it")
WHOSE = Text("填谁的数据", "Whose data")
EVERYTHING = Text("全部", "Everything")
OF_CIRCLE = Text("生活圈", "circle")
EACH_CIRCLE = Text("每个生活圈填一份", "A copy for each circle")
EACH_TITLE = Text("每圈一份，存到哪个文件夹", "Folder for the copies")
EACH_DONE = Text(
    "填好了 {count} 份，每个生活圈一份，在文件夹“{name}”里",
    "{count} copies, one for each circle, in “{name}”",
)
OF_STREET = Text("街道", "street office")
OF_AREA = Text("社区", "community")
TIED = Text("{place} ← {label}，已记住", "{place} ← {label}, remembered")
UNTIED = Text("{place} 不填了", "{place} is left alone")
PERSONAL = Text(
    "“{titles}”是个人信息，没有自动填。确实要填，点那一列再选",
    "Columns about people were left out: {titles}. Point at one to fill it",
)
DONE = Text("填好了：{filled}，存在“{name}”", "Filled: {filled}, in “{name}”")
OPEN = Text("打开", "Open")
ROWS = Text("{sheet}：第 {first} 行起填 {rows} 行", "{sheet}: {rows} rows from row {first}")
INSERTED = Text("，插入了 {count} 行", ", {count} put in")
BLANK = Text("，还空着 {count} 行", ", {count} left blank")
LEFT = Text("没有填的地方：", "What was left:")
ALL_FILLED = Text("该填的都填上了。", "All that was tied is filled.")
FEWER = Text("另有 {count} 处", "{count} more")
KEY_MOVE = Text("走格子", "move")
KEY_CHOOSE = Text("选内容", "choose")
KEY_CLEAR = Text("不填", "leave")
