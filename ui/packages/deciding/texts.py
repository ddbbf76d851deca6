"""Words about conflicts."""

from fieldkit.kernel.texts import Text

CONFLICT = Text("冲突", "Conflict")
PLACE = Text("冲突 {number} / {total} · {label}", "Conflict {number} / {total} · {label}")
UNSEEN = Text(
    "写的人都没有看到对方的改法。其余改动互不影响，已自动合并。",
    "Neither had seen what the other wrote. All other changes agree and are merged.",
)
UNSEEN_SAME = Text(
    "都是从“{before}”改起的，谁也没看到对方的改法。其余改动已自动合并。",
    "All started from “{before}”; none had seen what the others wrote. All other changes are merged.",
)
UNSEEN_EMPTY = Text(
    "原来是空的，各写各的，谁也没看到对方写的。其余改动已自动合并。",
    "It was empty; each wrote without seeing the others. All other changes are merged.",
)
UNSEEN_DIFFERENT = Text(
    "各人改的时候看到的内容不一样，见各自的“改前”。其余改动已自动合并。",
    "Each had something else before them: see “Before”. All other changes are merged.",
)
UNSEEN_DELETION = Text(
    "一个人删除了它，另一个人不知道，又改了它。决定之前，这条记录先保留。",
    "One person deleted it; another changed it without knowing. Until you decide it is kept.",
)
WRITTEN_BY = Text("{person}，{time}", "{person}, {time}")
ON_DEVICE = Text("设备：{device}", "Device: {device}")
BEFORE = Text("改前：{before}", "Before: {before}")
BEFORE_NOTHING = Text("改前：空", "Before: empty")
CLEARED = Text("（清空）", "(cleared)")
HAS_IT = Text("有“{option}”", "Has “{option}”")
HAS_NOT = Text("没有“{option}”", "Does not have “{option}”")
USE_THIS = Text("用这个", "Use this")
KEEP = Text("保留", "Keep")
DELETE = Text("删除", "Delete")
DELETED_BY = Text("删掉了这条记录", "deleted this record")
CHANGED_BY = Text("改了这条记录", "changed this record")
CHANGED_WHAT = Text("改了：{labels}", "Changed: {labels}")
ANOTHER = Text("或者写一个新的{label}", "or write another value for {label}")
OR_ANOTHER = Text("或者是另一种：", "Or another one:")
USE_ANOTHER = Text("用新写的", "Use it")
LATER = Text("以后再说", "Later")
KEPT_FOR_EVER = Text(
    "决定会写进记录，两人的写法都保留在历史里，随时可以改回。",
    "The decision is written into the record. Both values stay in its history and can be brought back at any time.",
)
SETTLED = Text("已定：{value}。", "Settled: {value}.")
SETTLED_NEXT = Text("已定：{value}。还有 {count} 处。", "Settled: {value}. {count} more.")
SETTLED_MANY = Text("已定 {count} 处，都用{who}的。", "{count} settled, all as on {who}.")
SETTLED_MANY_NEXT = Text(
    "已定 {count} 处，都用{who}的。还有 {left} 处。", "{count} settled, all as on {who}. {left} more."
)
KEPT = Text("已保留这条记录", "The record is kept")
DELETED = Text("已删除这条记录", "The record is deleted")
UNDO = Text("撤销", "Undo")
TAKEN_BACK = Text("已撤销，再问一次。", "Taken back; asked again.")
CHANGE = Text("{title} · {label}：{value}", "{title} · {label}: {value}")
NO_CONFLICTS = Text("没有要决定的冲突", "Nothing to decide")
NO_CONFLICTS_WORDS = Text(
    "两个人改了同一处、又都没看到对方的改法时，会在这里请您选。其余的都自动合并，一个字也不会丢。",
    "When two people changed the same thing without seeing each other's value, you are asked here. "
    "Everything else is merged by itself, and nothing is lost.",
)
NOT_IN_CONFLICT = Text("这条记录没有要决定的冲突。", "There is nothing to decide about this record.")
ALIKE = Text(
    "这几台设备的“{label}”还有 {count} 处不同，可以一起定：",
    "{count} more values of “{label}” differ between these devices:",
)
ALIKE_OF = Text("这 {count} 处都用{who}的", "Take {who} for all {count}")

PHOTO_BY = Text("这台设备拍的照片", "Photo of this device")
PHOTO_ABSENT = Text("照片还没收到", "Photo not yet received")
NO_PHOTO = Text("没有照片", "No photo")
PHOTOS_OF_RECORD = Text("这条记录的照片", "Photos of the record")
APART = Text("两处相距约 {metres} 米", "About {metres} m apart")
APART_MANY = Text("最远相距约 {metres} 米", "Up to {metres} m apart")

ASK_NAME = Text("{address}的{kind}叫什么？", "What is the {kind} at {address} called?")
ASK_NAME_ONLY = Text("这个{kind}叫什么？", "What is this {kind} called?")
ASK_NUMBER = Text("“{title}”的{label}是多少？", "What is the number for “{title}”: {label}?")
ASK_PHONE = Text("“{title}”的{label}是哪个？", "Which is right for “{title}”: {label}?")
ASK_TYPE = Text("“{title}”是什么业态？", "What type of business is “{title}”?")
ASK_WHERE = Text("“{title}”在什么地方？", "Where is “{title}”?")
ASK_COMMUNITY = Text("“{title}”属于哪个{label}？", "Which is right for “{title}”: {label}?")
ASK_HOURS = Text("“{title}”几点开门、几点关门？", "When is “{title}” open?")
ASK_STATUS = Text("“{title}”现在的{label}是哪种？", "What is the {label} of “{title}” now?")
ASK_YES_NO = Text("“{title}”：{label}，是还是否？", "“{title}”: {label}, yes or no?")
ASK_HAS = Text("“{title}”有没有“{option}”？", "Does “{title}” have “{option}”?")
ASK_HAS_PHOTO = Text("“{title}”的这张照片要不要？", "Keep this photo of “{title}”?")
ASK_OTHER = Text("“{title}”的{label}，哪个对？", "Which is right for “{title}”: {label}?")
ASK_DELETE = Text("“{title}”要保留，还是删除？", "Keep “{title}”, or delete it?")
PHOTO_KEPT = Text("要这张照片", "Keep the photo")
PHOTO_LEFT = Text("不要这张照片", "Leave it out")
NAMELESS = Text("没有名称的记录", "a record without a name")
IN_SHEET = Text("表格里改的", "the spreadsheet")
UNKNOWN_WRITER = Text("未知", "unknown")
