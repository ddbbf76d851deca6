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
