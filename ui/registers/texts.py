"""Words of the page 项目与台账."""

from fieldkit.kernel.texts import Text

TITLE = Text("项目", "Projects")
LISTS = Text("三张清单", "The three lists")
PLACES = Text("设施与空间", "Places")
WORK = Text("工作", "Work")
REPORTS = Text("评价与报送", "Reports")
DEMANDS = Text("需求清单", "Demands")
PROJECTS = Text("项目清单", "Projects")
SATISFIED = Text("满意清单", "Satisfied")
NUMBER = Text("{count} 条", "{count}")
NONE_YET = Text("还没有登记", "None yet")
NEW = Text("新增", "New")
NEW_RECORD = Text("新增：{kind}", "New: {kind}")
NEW_WORDS = Text("填好第一项，离开即存盘", "Saved as soon as the first field is filled in")
OF_TOTAL = Text("{number} / {total}", "{number} / {total}")
SEARCH = Text("搜索名称、地点", "Search names and places")
EMPTY_TITLE = Text("{kind}还没有登记", "No {kind} yet")
EMPTY_WORDS = Text(
    "按“新增”写下第一条；社区交来的数据包里有的，导入后也在这里。",
    "Press New to write the first one; what comes in packages appears here as well.",
)
NOTHING_FOUND = Text("没有找到“{words}”", "Nothing found for “{words}”")
NOTHING_FOUND_WORDS = Text("换一个词，或清空搜索。", "Try another word, or empty the search.")
DELETED = Text("删除「{name}」", "“{name}” deleted")
KEY_NEXT = Text("下一项", "next field")
KEY_UNDO = Text("撤销", "undo")
KEY_DELETE = Text("删除", "delete")
MAKE_PROJECT = Text("转为项目", "Make it a project")
MADE_PROJECT = Text("「{name}」已转为项目", "“{name}” is a project now")

DEMANDS_OPEN = Text("{count} 条待办", "{count} open")
DEMANDS_NONE = Text("没有待办", "none open")
PROJECTS_UNDER_WAY = Text("在办 {count}，完工 {finished}", "{count} under way, {finished} finished")
SATISFIED_OF = Text("满意率达到 {required}% 才列入", "{required} % satisfied to be listed")
SATISFIED_ANY = Text("回访后列入", "listed once residents were asked")
NEXT = {
    "planned": Text("下一步：立项", "Next: planned"),
    "building": Text("下一步：开工", "Next: begin building"),
    "finished": Text("下一步：完工", "Next: finished"),
    "satisfied": Text("下一步：列入满意清单", "Next: residents satisfied"),
}
STAGE_NOW = Text("“{name}”：{stage}", "“{name}”: {stage}")
MET = Text("“{name}”列入满意清单，对应的需求记为已满足", "“{name}” is on the list; its demands are met")
ASK_FIRST = Text(
    "完工以后回访居民，填好回访满意率和回访人数，再列入满意清单。",
    "After it is finished, ask residents, enter how many are satisfied, then list it.",
)
TO_PROJECT = Text("看项目", "See the project")
TO_DEMAND = Text("看需求", "See the demand")
GO_TO_ANALYSIS = Text("从短板里找", "Look at the shortfalls")
DEMANDS_EMPTY = Text(
    "居民缺什么，先记在这里：在“分析”里点一个缺失的格子，按“列入需求清单”；或者按“新增”。",
    "What residents lack comes first: choose a gap under Analysis and put it on this list, or press New.",
)
PROJECTS_EMPTY = Text(
    "在需求清单里选一条，按“转为项目”；或者按“新增”。",
    "Choose a demand and make it a project, or press New.",
)
SATISFIED_EMPTY = Text(
    "项目完工、回访满意以后，按“列入满意清单”，就到这里。",
    "Finished projects whose residents are satisfied come here.",
)
TO_DEMANDS = Text("看需求清单", "See the demands")
TO_PROJECTS = Text("看项目清单", "See the projects")
