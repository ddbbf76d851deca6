"""Words of the notice, and of the separate consent to sensitive questions."""

from fieldkit.kernel.texts import Text

CONSENT_TITLE = Text("告知与同意", "Notice and consent")
READ_THIS = Text("请逐条念给居民听，或给居民看。", "Read this out line by line, or show it.")
VERSION = Text(
    "告知书版本 {version}，同意的时间和方式会记在答卷里",
    "Notice version {version}; time and way of the consent are kept with the sheet",
)
IS_MINOR = Text("受访人不满 14 周岁", "The resident is under 14")
GUARDIAN = Text("监护人在场并同意", "The guardian is present and agrees")
AGREE_READ = Text("念过，同意", "Read out, agrees")
AGREE_SHOWN = Text("看过，同意", "Shown, agrees")
AGREE_SIGNED = Text("签字同意", "Signed")
DECLINE = Text("不同意", "Declines")
PRINT = Text("打印告知书", "Print the notice")
FILE = Text("居民访问告知书.pdf", "notice.pdf")
PRINTING = Text("写告知书", "Writing the notice")
PRINTED = Text("告知书已存到 {path}", "The notice is saved as {path}")
OPEN = Text("打开", "Open")
BACK = Text("先不访问", "Not now")
INCOMPLETE = Text(
    "告知书要写明由谁处理、怎么联系，填一次就好。",
    "The notice must name who handles the answers and how to reach them; fill this in once.",
)
HANDLER = Text("处理者", "Handler")
HANDLER_EXAMPLE = Text("如：文昌街道办事处", "e.g. the street office")
CONTACT = Text("联系方式", "Contact")
CONTACT_EXAMPLE = Text("如：0955-7012345", "e.g. 0955-7012345")

SEPARATE_TITLE = Text("单独同意", "Separate consent")
SEPARATE_READ = Text(
    "请念给居民听，得到明确回答再按。", "Read this out, and press only after a clear answer."
)
SEPARATE_WORDS = Text(
    "下面有几道题涉及敏感信息，要另外征得您的同意。您可以不答这几题，其他问题照常问，也不影响您享受任何服务。",
    "A few of the next questions are sensitive, so you are asked for them separately. You may leave them out; the "
    "others go on as before, and no service depends on it.",
)
SEPARATE_NECESSITY = Text("为什么要问：{words}。", "Why they are asked: {words}.")
SEPARATE_QUESTIONS = Text("这一步要问：{questions}", "Asked next: {questions}")
SEPARATE_ASK = Text("您同意回答这几题吗？", "Do you agree to answer these?")
SEPARATE_YES = Text("同意，接着问", "Agrees, go on")
SEPARATE_NO = Text("不同意，跳过这些题", "Declines, leave them out")
PAUSE = Text("暂停", "Pause")
NO_COMMUNITY = Text("这一户没有归到社区", "This door belongs to no community")
COMMA = Text("；", "; ")
REFUSED = Text("已记拒访，答卷 {sheet}", "Recorded as refused, sheet {sheet}")
