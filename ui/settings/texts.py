"""Words of the settings."""

from fieldkit.kernel.texts import Text

TITLE = Text("设置", "Settings")
SAVED = Text("每一项离开即生效", "Each setting counts as you leave it")

WHO = Text("谁在用", "Who works here")
PERSON = Text("姓名", "Name")
DEVICE = Text("设备", "Device")
ROLE = Text("级别", "Level")
FINGERPRINT = Text("签名指纹", "Fingerprint")
FINGERPRINT_HINT = Text(
    "街道第一次收您的包时会显示它，电话里念一遍对上就放心",
    "The office sees it with your first package; compare by phone",
)
NOT_GIVEN = Text("未填写", "not given")
COMMUNITY = Text("社区", "Community")
STREET = Text("街道", "Street office")
DISTRICT = Text("区县", "District")
OFFICE = Text("名称", "Name shown")
OFFICE_EXAMPLE = Text("显示在左上角", "Shown at the top left")

PHOTO_LIMIT = Text("照片上限", "Photos up to")
MIB = Text("MB", "MB")
PHOTO_LIMIT_HINT = Text(
    "照片总量超过它就分成几个文件导出，微信一次最多 100 MB",
    "More photos go into further files; chats take 100 MB at most",
)
PHOTO_LIMIT_REFUSED = Text(
    "请写 1 到 500 的整数。没有改动。", "Write a whole number from 1 to 500. Nothing was changed."
)

LOOK = Text("外观", "Look")
LANGUAGE = Text("语言", "Language")
CHINESE = Text("简体中文", "Chinese")
ENGLISH = Text("English", "English")
THEME = Text("主题", "Theme")
SYSTEM = Text("跟随系统", "As the system")
LIGHT = Text("浅色", "Light")
DARK = Text("深色", "Dark")

USES = Text("方案与落款", "Plan and imprint")
PROFILE = Text("业态清单", "List of types")
PROFILE_HINT = Text("分析、短板表按这份清单来", "Analysis and the shortfall table follow it")
CONTACT = Text("告知书联系方式", "Contact for the notice")
CONTACT_EXAMPLE = Text("居民想撤回同意时打的电话", "Whom residents call to withdraw consent")
ISSUER = Text("制作单位", "Issued by")
ISSUER_EXAMPLE = Text("印在导视图和表格上", "Printed on posters and tables")
SIGN = Text("标志", "Sign")
SIGN_HINT = Text("印在导视图页脚", "Stands at the foot of each poster")
SIGN_CHOOSE = Text("选择图片…", "Choose a picture…")
SIGN_CHANGE = Text("换一张…", "Change…")
SIGN_DROP = Text("去掉", "Remove")
SIGN_TITLE = Text("选一张图片做标志", "Choose a picture as the sign")
SIGN_FILES = Text(
    "图片 (*.png *.jpg *.jpeg *.bmp *.gif *.webp)", "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"
)

SAFE = Text("数据安全", "Keeping data safe")
BACK_UP = Text("立即备份", "Back up now")
BACKED_UP = Text("已备份并校验：{name}", "Backed up and verified: {name}")
BACKING_UP = Text("正在备份", "Backing up")
LAST_BACKUP = Text("上次备份：{time}", "Last backup: {time}")
NO_BACKUP = Text("还没有备份过。", "No backup yet.")
BACKUP_WORDS = Text(
    "每天第一次打开时自动备份一次，保留最近十份。", "Made by itself once a day; the last ten are kept."
)
CHECK = Text("核对工作区", "Check the workspace")
CHECKING = Text("正在核对工作区", "Checking the workspace")
SOUND = Text(
    "工作区完好：{count} 条改动逐条核对，表格与账目一致。",
    "The workspace is sound: {count} changes checked one by one.",
)
FOUND = Text("发现 {count} 个问题：", "{count} problems were found:")
CHECK_WORDS = Text(
    "核对每一条改动的校验值、表格和照片，不会改动数据。",
    "Verifies every change, table and photo; changes nothing.",
)
FOLDER = Text("数据文件夹", "Data folder")
OPEN_FOLDER = Text("打开", "Open")
LEAVE = Text("换一个工作区", "Another workspace")

NOTICE = Text("入户告知书", "Notice to residents")
NOTICE_PRINT = Text("存成 PDF（大字，可张贴）", "Save as PDF, large print")
NOTICE_FILE = Text("居民访问告知书.pdf", "notice.pdf")
NOTICE_PRINTED = Text("告知书已存到 {path}", "The notice is saved as {path}")
NOTICE_PRINTING = Text("写告知书", "Writing the notice")
OPEN = Text("打开", "Open")
NOTICE_VERSION = Text(
    "版本 {version}。改一个字就是新版本，做过的答卷记着当时的版本。联系方式在“方案与落款”里填。",
    "Version {version}. Any change makes a new one; sheets keep the version they were told. The contact is set above.",
)
NOTICE_EXAMPLES = {
    "handler": Text("如：文昌街道办事处", "e.g. the street office"),
    "necessity": Text(
        "问敏感信息才填：问什么、为什么非问不可", "Only for sensitive questions: which, and why"
    ),
    "personal": Text(
        "写明用途才会记住户姓名和电话", "Names and phones are taken only for a purpose given here"
    ),
    "sensitive": Text(
        "题名，用空格隔开；问卷自己标明的不用写", "Question names; those the form marks need not be named"
    ),
}
NOTICE_HANDLER = Text("处理者", "Handler")
NOTICE_PURPOSE = Text("目的", "Purpose")
NOTICE_KINDS = Text("信息种类", "Kinds of data")
NOTICE_NECESSITY = Text("敏感信息", "Sensitive data")
NOTICE_RETENTION = Text("保存期限", "Kept for")
NOTICE_RIGHTS = Text("居民的权利", "Rights")
NOTICE_PERSONAL = Text("姓名电话用途", "Names, phones for")
NOTICE_SENSITIVE = Text("敏感题", "Sensitive items")

ABOUT = Text("关于", "About")
VERSION = Text("便民圈外勤工具 {version}", "Fieldkit {version}")
LICENCE = Text("本程序按 MIT 许可发布。用到的组件：", "Released under the MIT licence. It stands on:")
CHANGED = Text("{label}：{value}", "{label}: {value}")
