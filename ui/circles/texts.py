"""Words of the page 生活圈."""

from fieldkit.kernel.texts import Text

TITLE = Text("生活圈", "Circles")
AREAS_TITLE = Text("社区和区划", "Communities and areas")
CIRCLES = Text("生活圈", "Circles")
AREAS = Text("社区", "Communities")
NUMBER = Text(
    "{count} 个，{independent} 个独立 + {merged} 个合并，共 {population} 人",
    "{count}: {independent} independent, {merged} merged, {population} people",
)
AREAS_NUMBER = Text(
    "{communities} 个社区，{others} 个上级区划", "{communities} communities, {others} areas above them"
)
NONE_YET = Text("还没有登记", "None yet")
NEW_CIRCLE = Text("新增生活圈", "New circle")
NEW_AREA = Text("新增社区", "New community")
NEW_CIRCLE_TITLE = Text("新的生活圈", "A new circle")
NEW_AREA_TITLE = Text("新的社区", "A new community")
NEW_WORDS = Text("填好名称，离开即存盘", "Saved as soon as it has a name")

ORDER = Text("序号", "No.")
NAME = Text("名称", "Name")
POPULATION = Text("人口", "People")
COMMUNITIES = Text("社区", "Comm.")
OUTLETS = Text("网点", "Outlets")
LEVEL = Text("层级", "Level")
CODE = Text("区划代码", "Code")
PARENT = Text("上级", "Part of")
CIRCLE = Text("所属生活圈", "Circle")
BUSINESS_TYPE = Text("业态", "Type")
PLACE = Text("位置", "Place")

EMPTY_TITLE = Text("还没有生活圈", "No circles yet")
EMPTY_WORDS = Text(
    "先写下生活圈的名称和四至（东至、南至、西至、北至），示意图就画出来了；再把社区放进去。",
    "Write down a circle's name and its four sides, and the sketch is drawn; then put its communities in.",
)
NO_AREAS_TITLE = Text("还没有社区", "No communities yet")
NO_AREAS_WORDS = Text(
    "网点和答卷都要记在社区名下。先登记社区：名称就够，代码、上级以后再补。",
    "Outlets and submissions belong to a community. A name is enough to begin; code and parent can follow.",
)
FACTS = Text("基本情况", "Facts")
ITS_COMMUNITIES = Text("社区 {count}", "Communities {count}")
COMMUNITY_NAME = Text("社区名称", "Name of the community")
COMMUNITY_POPULATION = Text("{name}的常住人口", "Residents of {name}")
ADD_COMMUNITY = Text("加社区", "Add one")
SUBTITLE = Text(
    "{outlets} 家网点，{placed} 家已放到示意图上", "{outlets} outlets, {placed} placed on the sketch"
)
OF_TOTAL = Text("{number} / {total}", "{number} / {total}")
SUM_DIFFERS = Text("社区人口合计 {sum} 人，与上面不同。", "The communities add up to {sum}.")
SIZE_ABOVE = Text(
    "高于 1 万～2 万人的一般规模，人口密集的可以这样。",
    "Above the usual 10,000 to 20,000; dense centres may be.",
)
SIZE_BELOW = Text(
    "低于 1 万～2 万人的一般规模，可考虑与邻近合并。", "Below the usual 10,000 to 20,000; consider merging."
)

UNPLACED = Text("未放置 {count}", "Not placed {count}")
PLACED = Text("已放置 {count}", "Placed {count}")
IS_PLACED = Text("已放置", "placed")
IS_NOT_PLACED = Text("未放置", "not placed")
PLACE_HINT = Text("选一家网点，在图上点一下就放好", "Choose an outlet, then click on the sketch")
PLACING_HINT = Text(
    "放「{name}」：点一下图，或回车后用方向键移动，再回车放下",
    "Place “{name}”: click, or Enter, arrows, Enter",
)
MOVING_HINT = Text(
    "方向键移动「{name}」，回车放下，Esc 不放", "Arrows move “{name}”, Enter places, Esc stops"
)
PLACED_HINT = Text(
    "「{name}」已放置。回车移动，Delete 取下", "“{name}” is placed. Enter moves it, Delete takes it off"
)
ALL_PLACED = Text("这个生活圈的网点都放好了", "Every outlet of this circle is placed")
NO_OUTLETS = Text("这个生活圈还没有网点", "No outlets in this circle yet")
GUESSED = Text("空心：位置是推算的", "Hollow: estimated place")
NO_BOUNDARY = Text("填写四至范围后，这里画出四条边", "Fill in the boundary and the four sides are drawn")

OUTLET_PLACED = Text("「{name}」放到示意图上", "“{name}” placed on the sketch")
OUTLET_TAKEN_OFF = Text("「{name}」从示意图上取下", "“{name}” taken off the sketch")
UNIT_PEOPLE = Text("人", "people")
KEY_NEXT = Text("下一项", "next field")
KEY_UNDO = Text("撤销", "undo")
KEY_ALL = Text("全部按键", "all keys")

DOSSIER = Text("一圈一策", "Dossier")
ALL_DOSSIERS = Text("全部方案 1+N", "All dossiers 1+N")
ALL_DOSSIERS_TIP = Text("总体方案一份，每个生活圈一份", "One overall plan and a dossier for each circle")
ALL_DOSSIERS_TITLE = Text("选择存放全部方案的文件夹", "Choose a folder for all dossiers")
AS_WORD = Text("Word 文档，可以再改（.docx）", "Word document, to be edited (.docx)")
AS_PDF = Text("PDF，直接报送（.pdf）", "PDF, to hand in (.pdf)")
MAKING_DOSSIERS = Text("编制方案", "Making dossiers")
DOSSIER_SAVED = Text("方案已存为“{name}”", "The dossier is saved as “{name}”")
DOSSIERS_SAVED = Text("{count} 份方案已存到“{name}”", "{count} dossiers are saved in “{name}”")
OPEN = Text("打开", "Open")
OPEN_FOLDER = Text("打开文件夹", "Open the folder")
