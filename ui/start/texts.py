"""Words of the first start, and of roles wherever they are named."""

from fieldkit.kernel.texts import Text

PROGRAM = Text("便民圈外勤工具", "Fieldkit")
PROMISE = Text(
    "一刻钟便民生活圈：走访、汇总、上墙", "Fifteen-minute convenience circles: survey, merge, print"
)
PROMISE_OFFLINE = Text("全程不用网络，不用账号", "No network, no account")
PROMISE_SAVED = Text(
    "每一项离开即存盘，谁写的都不会丢", "Every field is saved as you leave it; nobody's work is lost"
)
PROMISE_EXCEL = Text("用 Excel 文件交接，WPS 也能打开", "Handed over as Excel files, which WPS opens too")
CHINESE = Text("简体中文", "Chinese")
ENGLISH = Text("English", "English")
WELCOME = Text("第一次使用", "First start")
WELCOME_WORDS = Text("填好这一页就可以开始，以后都能在“设置”里看到。", "Fill in this one page and begin.")

ROLE = Text("您在哪一级工作", "Where do you work")
COMMUNITY = Text("社区", "Community")
COMMUNITY_WORDS = Text("走访登记，交数据包", "Survey and hand in")
STREET = Text("街道", "Street office")
STREET_WORDS = Text("汇总各社区，出表上墙", "Merge, compile, print")
DISTRICT = Text("区县", "District")
DISTRICT_WORDS = Text("汇总各街道", "Merge the street offices")
BEGIN_WITH = Text("从哪里开始", "Begin with")
SAMPLE = Text("示例（中卫）", "Sample (Zhongwei)")
SAMPLE_WORDS = Text("24 个生活圈、33 个社区都在，随便试", "24 circles and 33 communities to try things out")
BLANK = Text("空白", "Blank")
BLANK_WORDS = Text("登记自己的社区和网点", "Record your own communities and outlets")
PERSON = Text("您的姓名", "Your name")
PERSON_EXAMPLE = Text("例如：马晓燕", "e.g. Ma Xiaoyan")
DEVICE = Text("设备名称", "Device name")
DEVICE_EXAMPLE = Text("例如：3 号电脑", "e.g. laptop 3")
DEVICE_HINT = Text(
    "上级靠它知道数据包来自哪台电脑", "Tells the office above which computer a package is from"
)
NAME = Text("工作区名称", "Workspace name")
NAME_SAMPLE = Text("中卫示例", "Zhongwei sample")
NAME_BLANK = Text("我的社区", "My community")
NAME_STREET = Text("我的街道", "My street office")
NAME_DISTRICT = Text("我的区县", "My district")
PLACE = Text("存放位置", "Kept in")
CHANGE = Text("更改…", "Change…")
OPEN = Text("打开已有工作区", "Open a workspace")
OPEN_TITLE = Text("选择以 .fieldkit 结尾的文件夹", "Choose a folder that ends in .fieldkit")
BEGIN = Text("开始", "Begin")
UPDATING = Text("正在为新版本整理“{name}”", "Getting “{name}” ready for this version")
UPDATING_WORDS = Text(
    "程序更新后第一次打开，要把数据重新整理一遍：小的工作区几秒，一个城市半分钟到一分钟。"
    "您填的内容一项不少；现在停下也没关系，下次打开时再整理。",
    "The program was updated, so the data is put in order once: seconds for a small workspace, half a minute to a minute "
    "for a city. Nothing that was entered is lost; you may also stop now, and it is done at the next opening.",
)
UPDATE_LATER = Text("先不整理", "Not now")
UPDATE_TITLE = Text("整理工作区", "Getting the workspace ready")
NOT_UPDATED = Text(
    "没有整理完，数据都在。请用“打开已有工作区”再打开，整理完就能用。",
    "It was not finished; all data is there. Open the workspace again, and it is ready once that is done.",
)
PREPARING = Text("正在准备工作区…", "Preparing the workspace…")
NO_PERSON = Text("请写上您的姓名，改动会记在您名下。", "Please give your name; changes are kept under it.")
NO_DEVICE = Text("请给这台电脑起个名字。", "Please give this computer a name.")
NO_NAME = Text("请给工作区起个名字。", "Please give the workspace a name.")
LANGUAGE = Text("语言", "Language")

HEAD = Text("{plan} · {role}", "{plan} · {role}")
WHO = Text("{person} · {device}", "{person} · {device}")
BACKUP = Text("上次备份 {time}", "Last backup {time}")
NO_BACKUP = Text("还没有备份", "No backup yet")
