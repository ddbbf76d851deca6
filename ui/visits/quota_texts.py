"""Words about quotas on the page 入户."""

from fieldkit.kernel.texts import Text

TITLE = Text("配额", "Quotas")
FILLED = Text("{have} / {wanted}", "{have} / {wanted}")
FULL = Text("已满", "full")
OVER = Text("多了 {over} 份", "{over} over")
STILL = Text("还差 {still} 份", "{still} still wanted")
MORE = Text("另有 {count} 格", "and {count} more cells")
MORE_STRATA = Text("另外 {count} 层", "{count} more strata")
SUM = Text("{title}：还差 {still} 份", "{title}: {still} still wanted")
SUM_DONE = Text("{title}：配额都满了", "{title}: every cell is full")
SHORT = Text("配额：还差 {still} 份", "Quotas: {still} still wanted")
SHORT_DONE = Text("配额：都满了", "Quotas: every cell is full")
NONE_TITLE = Text("还没有定配额", "No quotas yet")
NONE_WORDS = Text(
    "要按年龄、性别控制份数时才用：先下载配额表，填好每格要几份，再从这里载入。访问时哪一格满了会提示。",
    "Only where the number of sheets by age and sex matters: download the table, write how many are wanted of each "
    "cell, and load it here. At the door you are told when a cell is full.",
)
LOAD = Text("从 Excel 载入", "Load from Excel")
TEMPLATE = Text("下载配额表来填", "Download a table to fill in")
CLEAR = Text("取消配额", "Take away")
CLEAR_ASK = Text("取消这份配额？", "Take this quota away?")
CLEAR_WORDS = Text(
    "格子和份数会去掉，答卷不动。以后再载入配额表就又有了。",
    "Its cells go, sheets stay. Load the table again to bring it back.",
)
CLOSE = Text("关闭", "Close")
CHOOSE = Text("选择配额表", "Choose the table of quotas")
FILES = Text("配额表 (*.xlsx *.xls *.ods *.csv)", "Tables of quotas (*.xlsx *.xls *.ods *.csv)")
FILE = Text("配额表.xlsx", "quotas.xlsx")
READING = Text("读配额表", "Reading the table of quotas")
WRITTEN = Text("配额表已存到 {path}", "The table is saved as {path}")
SET = Text("{title}：{cells} 格配额已定，共 {wanted} 份", "{title}: {cells} cells, {wanted} sheets wanted")
CLEARED = Text("{title}：配额已取消，答卷没有动", "{title}: the quota is taken away; no sheet was touched")
OPEN = Text("打开", "Open")
