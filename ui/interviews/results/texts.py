"""Words of the results."""

from fieldkit.kernel.texts import Text

TITLE = Text("问卷结果", "Results")
OPEN = Text("结果", "Results")
TO_LIST = Text("答卷列表", "Submissions")
READING = Text("正在统计答卷", "Counting the sheets")
BASIS = Text("已完成 {complete}，拒访 {refused}", "{complete} complete, {refused} refused")

SATISFACTION = Text("满意度", "Satisfaction")
QUESTIONS = Text("题目", "Questions")
FILES = Text("导出与导入", "Files")

FORM = Text("问卷", "Form")
UNRATED = Text(
    "这份问卷里没有能按这个公式算的题。可以看“题目”里各题的统计，或换一个公式、换一份问卷。",
    "The form has no question that this formula can count. See “Questions”, or choose another formula or form.",
)

FORMULA = Text("公式", "Formula")
ITEM = Text("题目", "Question")
WEIGHTING = Text("合并方式", "Together by")
POOLED = Text("按答卷合并", "sheets")
POPULATION = Text("按人口加权", "population")
TARGET = Text("目标", "Target")
TARGETS = {
    "": Text("不画目标线", "no target"),
    "85": Text("目标 85", "target 85"),
    "90": Text("目标 90", "target 90"),
}
FORMULA_NAMES = {
    "S-TOP2": Text("满意率", "satisfied"),
    "S-TOP3": Text("满意率（含一般）", "satisfied or fair"),
    "S-WMEAN": Text("加权得分", "weighted score"),
    "S-MEAN100": Text("百分制平均分", "mean of 100"),
    "S-BAND": Text("步行可达率", "within minutes"),
}
TOO_FEW = Text("样本太少", "too few")
SMALL_FIGURE = Text("样本太少（{n} 份）", "too few ({n})")
N = Text("有效 {n}", "n = {n}")
LEFT_OUT = Text(
    "有效 {n} · 拒访 {refused} · 未计入：{what}", "n = {n} · {refused} refused · left out: {what}"
)
SMALL_NOTE = Text(
    "不足 5 份的只在这里显示份数；存出去的图和表不含它们，也不含能倒推出它们的数。",
    "Counts below 5 are shown here only; pictures and workbooks leave them out, and what would tell them.",
)
NO_ANSWERS_TITLE = Text("还没有完成的答卷", "No complete sheets yet")
NO_ANSWERS_WORDS = Text(
    "入户访问交卷后，或把 Collect、Kobo 的答卷导进来，这里就有结果。",
    "Results appear once interviews are closed, or sheets of Collect or Kobo are taken in.",
)

CROSS = Text("分组", "By")
NO_CROSS = Text("不分组", "not broken down")
CHOICE = Text("选项", "Choice")
COUNT = Text("人数", "Count")
SHARE = Text("占比", "Share")
BASE = Text(
    "回答 {answered} 份，未答或不必答 {unanswered} 份",
    "{answered} answered, {unanswered} did not or need not",
)
NUMBERS = Text(
    "平均 {mean:.1f} · 中位数 {median:g} · 中间一半 {lower:g}～{upper:g}",
    "mean {mean:.1f} · median {median:g} · middle half {lower:g}–{upper:g}",
)
WORDS_PERSONAL = Text(
    "居民原话，可能认得出人，只在内部看。共 {count} 种说法。",
    "Residents' own words; they may tell a person, so keep them inside. {count} different answers.",
)
SEARCH = Text("在原话里找", "Search the answers")
HIDDEN = Text("*", "*")
HIDDEN_NOTE = Text(
    "* 不足 5 份，或为了不能倒推而隐去。", "* fewer than 5, or hidden so that sums do not tell them."
)

SAVE_CHART = Text("存为图片", "Save the picture")
SAVE_BOOK = Text("存为工作簿", "Save a workbook")
CHART_NAME = Text("满意度", "satisfaction")
BOOK_NAME = Text("各题统计", "tables per question")
SAVING = Text("正在写文件", "Writing the file")
SAVED = Text("已存为 {name}", "Saved as {name}")
OPEN_FILE = Text("打开", "Open")

OUT_TITLE = Text("导出答卷", "Sheets for other tools")
OUT_WORDS = Text(
    "不带访员姓名，也不带可能认得出居民的题。要带出，请用命令行并写明用途，按个人信息保管。",
    "Interviewers' names and questions that may tell a resident stay here. To take them along use the command "
    "line, for a stated purpose, and keep the file accordingly.",
)
WORDS_OR_CODES = Text("选项写成", "Choices as")
AS_WORDS = Text("文字", "words")
AS_CODES = Text("代码", "codes")
FORMATS = {
    "xlsx": Text("Excel 表", "Excel"),
    "csv": Text("CSV", "CSV"),
    "kobo": Text("Kobo 工作簿", "Kobo workbook"),
    "odk": Text("ODK 压缩包", "ODK zip"),
    "xml": Text("OpenRosa XML", "OpenRosa XML"),
    "sav": Text("SPSS 数据（.sav）", "SPSS data (.sav)"),
    "spss": Text("SPSS 语法和数据", "SPSS syntax and data"),
}
EXPORTED = Text(
    "{sheets} 份答卷已写入 {name}，未完成的 {drafts} 份留下了",
    "{sheets} sheets in {name}; {drafts} unfinished ones stay",
)
IN_TITLE = Text("导入 Collect、Kobo 的答卷", "Sheets of Collect or Kobo")
DROP = Text("把压缩包、CSV、Excel、XML 或文件夹放到这里", "Drop a zip, CSV, workbook, XML or folder here")
DROP_HINT = Text("先看清楚再导入", "you see what is inside before it is taken")
CHECKING = Text("正在核对答卷", "Checking the sheets")
PREVIEW = Text(
    "{name}：新答卷 {new}，更正 {edited}，已有 {known}，删过不再收 {deleted}",
    "{name}: {new} new, {edited} edited, {known} here already, {deleted} deleted here before",
)
MORE = Text("还有 {count} 条", "{count} more")
TAKE = Text("导入", "Take them in")
TAKEN = Text("导入了 {count} 份答卷", "{count} sheets taken in")
NOTHING_NEW = Text("里面没有新的答卷，不用导入。", "Nothing in it is new.")
