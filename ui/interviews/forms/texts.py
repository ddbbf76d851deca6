"""Words of the list of forms."""

from fieldkit.kernel.texts import Text

TITLE = Text("问卷表", "Forms")
SHEETS = Text("答卷", "Submissions")
NUMBER = Text("{count} 份，当前用“{current}”", "{count}, “{current}” in use")
INSTALL = Text("装入问卷", "Install a form")
INSTALL_TITLE = Text("选择问卷文件", "Choose a form file")
FILES = Text("问卷文件", "Form files")
NAME = Text("标题", "Title")
VERSION = Text("版本", "Version")
LANGUAGES = Text("语言", "Languages")
QUESTIONS = Text("题数", "Questions")
ANSWERED = Text("答卷", "Sheets")
STATE = Text("状态", "State")
CURRENT = Text("当前", "in use")
READY = Text("可用", "ready")
AWAY = Text("停用", "put away")
BROKEN = Text("打不开", "not readable")
SHIPPED = Text("随软件提供", "comes with the program")
DROP_HINT = Text(
    "XLSForm 工作簿或 XForm，拖到这里也可以；选项表、图片放在同一个文件夹。",
    "An XLSForm workbook or an XForm; it may be dropped here. Lists and pictures lie in the same folder.",
)
INSTALLED = Text("已装入“{form}”{version} 版", "“{form}” version {version} is installed")
KNOWN = Text(
    "“{form}”{version} 版已经装过，没有变化", "“{form}” version {version} is here already; nothing changed"
)
REFUSED = Text("“{file}”没有装入", "“{file}” was not installed")
REFUSED_WORDS = Text(
    "按下面的提示改好工作簿，再装一次。已有的问卷和答卷都没有动。",
    "Correct the workbook as told below and install it again. Forms and sheets that are here are untouched.",
)
CLOSE = Text("知道了", "Close")
SHEET = Text("表", "Sheet")
ROW = Text("行", "Row")
COLUMN = Text("列", "Column")
PROBLEM = Text("问题", "Problem")
NOT_SAID = Text("——", "—")
USE = Text("设为当前问卷", "Use it")
TRY_OUT = Text("试填", "Try out")
PRINT = Text("打印空白表", "Print blank sheets")
PUT_AWAY = Text("停用", "Put away")
BRING_BACK = Text("恢复", "Bring back")
NOW_IN_USE = Text(
    "从现在起用“{form}”{version} 版访问", "Interviews begin with “{form}” version {version} from now on"
)
NOW_AWAY = Text("“{form}”{version} 版已停用", "“{form}” version {version} is put away")
NOW_BACK = Text("“{form}”{version} 版已恢复", "“{form}” version {version} is back")
DETAILS = Text("{questions} 题 · {sheets} 份答卷", "{questions} questions · {sheets} sheets")
SOURCE = Text("原文件：{file}（pyxform {tool}）", "File: {file} (pyxform {tool})")
REMARKS = Text("给设计者的提醒 {count}", "Remarks for its author {count}")
NO_REMARKS = Text("检查没有发现问题。", "The check found nothing.")
OLDER = Text("其他版本", "Other versions")
PRINT_TITLE = Text("打印空白表：{form}", "Print blank sheets: {form}")
PRINT_WORDS = Text(
    "有批准文号的统计调查表填下面四项；没有的留空，表上印“工作摸底用，非统计调查表”。",
    "For an approved statistical form fill in the four entries; if they are left empty, the sheet says that it is none.",
)
TABLE_NUMBER = Text("表号", "Form number")
ISSUER = Text("制定机关", "Issued by")
APPROVAL = Text("批准文号", "Approval")
VALID = Text("有效期限", "Valid until")
COPIES = Text("份数", "Copies")
UNIT_COPIES = Text("份", "sheets")
TABLE_ROWS = Text("表格行数", "Lines of a table")
CONTINUED = Text("续页行数", "Continuation page")
UNIT_ROWS = Text("行", "lines")
CONTINUED_HINT = Text("表格不够写时用的续页，0 就不印", "For what a table cannot hold; 0 prints none")
NUMBER_WANTED = Text("填 {least} 到 {most} 的整数", "A whole number from {least} to {most}")
NOTICE = Text("告知书", "Notice")
WITH_NOTICE = Text("印在第一题前面", "Print it before the first question")
NOTICE_INCOMPLETE = Text(
    "先在“设置”里填好谁来处理、怎么联系", "First say in the settings who handles the answers"
)
FIRST_SHEET = Text("起始编号", "First number")
MAKE = Text("生成 PDF", "Make the PDF")
CANCEL = Text("取消", "Cancel")
PRINTED = Text("已生成 {count} 份空白表", "{count} blank sheets made")
OPEN = Text("打开", "Open")
KEY_TRY = Text("试填", "try out")
KEY_USE = Text("设为当前", "use it")
SUPPORT = Text("支持哪些写法", "What a form may hold")
SUPPORT_WORDS = Text(
    "按 XLSForm 和 ODK XForms 的写法。不支持的也能打开，资料都保留，装入时会提醒。",
    "In the words of XLSForm and ODK XForms. What is not supported loads all the same, keeps its data and is remarked on.",
)
SUPPORT_SEARCH = Text("题型、外观、函数……", "Type, appearance, function …")
SUPPORT_COUNT = Text("{count} 项", "{count} words")
SUPPORT_NONE = Text(
    "没有这一项。装入问卷时会检查并指出位置。", "No such word. Installing a form checks it and says where."
)
WORD = Text("写法", "Written")
KIND = Text("类别", "Kind")
FATE = Text("结果", "What becomes of it")
INSTEAD = Text("说明", "Note")
