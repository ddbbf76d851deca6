"""What can be wrong with a poster's facts, and why a poster cannot be handed over."""

from __future__ import annotations

from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class PosterProblem(ProblemCode):
    """Found before printing; the poster is made all the same."""

    GLYPH_MISSING = Text(
        "“{text}”里的 {characters} 字体中没有，会印成空框；请换一个写法，或印好后手写补上。",
        "The font has no glyph for {characters} in “{text}”; it prints as an empty box. "
        "Please spell it another way or write it in by hand.",
    )
    TEXT_CUT = Text(
        "“{text}”太长，海报上只印了前面一部分；请改短。",
        "“{text}” is too long; only its beginning is printed. Please shorten it.",
    )
    MARKER_LEFT_OUT = Text(
        "“{name}”（{number} 号）在示意图上没有空位，只列在清单里；请换大一号的纸。",
        "There is no room on the sketch for “{name}” (no. {number}); it stands in the list only. "
        "Please choose a larger paper.",
    )
    LANDMARK_LEFT_OUT = Text(
        "地标“{name}”在示意图上没有空位，没有印；请在“调整”里换个地方，或去掉别的地标。",
        "There is no room on the sketch for the landmark “{name}”; it is not printed. "
        "Please give it another place under “Adjust”, or take off another one.",
    )
    PLACE_UNKNOWN = Text(
        "{count} 家网点没有位置，地址里也没有边界街道，示意图上用空心圆表示；请在“生活圈”页点一下它们的位置。",
        "{count} outlets have neither a position nor a boundary street in their address; they are drawn as "
        "hollow circles. Please click their places on the circle page.",
    )
    TITLE_SMALL = Text(
        "标题“{text}”太长，{distance} 米外看不清；请改短或换大一号的纸。",
        "The title “{text}” is too long to be read from {distance} m. "
        "Please shorten it or choose a larger paper.",
    )
    CODE_NEAR = Text(
        "二维码边长 {size} 毫米，{distance} 米外扫不到，要走到 {near} 米以内；请换大一号的纸。",
        "The code is {size} mm wide and cannot be scanned from {distance} m, only from {near} m. "
        "Please choose a larger paper.",
    )
    TOO_FAR = Text(
        "这张纸放不下 {distance} 米外看得清的网点名，已按最大字号印，{near} 米以内看得清；请换大一号的纸。",
        "Names legible from {distance} m do not fit this paper; they are as large as it allows, legible from {near} m. "
        "Please choose a larger paper.",
    )
    NONE_CHOSEN = Text(
        "“{circle}”没有适合“{template}”的网点，印出来没有清单；请换一种样式，或先录入这类网点。",
        "“{circle}” has no outlets for “{template}”, so its list is empty. "
        "Please choose another template or record such outlets first.",
    )
    PHONE_PRIVATE = Text(
        "“{name}”没有同意公示电话，海报上不印它的电话。",
        "“{name}” has not agreed to publish its phone; the poster leaves it out.",
    )
    PERSONAL_MOBILE = Text(
        "“{name}”公示的 {phone} 像是个人手机号；请核对本人书面同意，能换座机更好。",
        "“{name}” publishes {phone}, which looks like somebody's own mobile. Please check the written consent; "
        "a landline is better.",
    )
    DATUM_MISSING = Text(
        "“{name}”的位置没有坐标系，导航会偏几百米，所以码里只有地址；请补上坐标系。",
        "The position of “{name}” has no datum and would lead hundreds of metres astray, so its code holds the "
        "address only. Please fill in the datum.",
    )
    NOT_OPEN = Text(
        "“{name}”现在是“{status}”，海报上不印。", "“{name}” is “{status}” now; the poster leaves it out."
    )
    NOT_LOOKED_AT = Text(
        "“{name}”上次调查是 {day}，太久了；请去看一眼再印。",
        "“{name}” was last visited on {day}. Please look again before printing.",
    )
    TEXT_SMALL = Text(
        "“{text}”只有 {size} 毫米高（至少要 {least} 毫米），看不清；请改短或换大一号的纸。",
        "“{text}” is only {size} mm high (at least {least} mm are needed). "
        "Please shorten it or choose a larger paper.",
    )
    CODE_SMALL = Text(
        "二维码只有 {size} 毫米宽，手机扫不到；请把名称或地址改短，或换大一号的纸。",
        "A code is only {size} mm wide, too fine for a phone. "
        "Please shorten the name or the address, or choose a larger paper.",
    )
    APPROVAL_MISSING = Text(
        "“{circle}”用了真实地图，还没有填审图号；公开张贴前请先送审，或改用示意图。",
        "“{circle}” uses a real map without an approval number. Please have it approved before posting it, "
        "or use the sketch.",
    )
    NO_OUTLETS = Text(
        "“{circle}”还没有网点，海报上只有示意图；请先录入网点。",
        "“{circle}” has no outlets yet; the poster shows the sketch only. Please record outlets first.",
    )


class PosterError(ErrorCode):
    """Why no poster was handed over."""

    CODE_UNREADABLE = Text(
        "第 {page} 张上“{what}”的二维码扫不出来，海报没有存盘，数据没有变动。请把名称或地址改短后再试。",
        "The QR code of “{what}” on sheet {page} cannot be read, so the poster was not saved; no data was "
        "changed. Please shorten the name or the address and try again.",
    )
    CODE_TOO_LONG = Text(
        "“{what}”的二维码内容太长，海报没有存盘，数据没有变动。请把名称或地址改短后再试。",
        "The text for the QR code of “{what}” is too long, so the poster was not saved; no data was changed. "
        "Please shorten the name or the address and try again.",
    )
    TEMPLATE_UNKNOWN = Text(
        "没有“{template}”这种样式，可用的有：{templates}。没有生成海报，数据没有变动。",
        "There is no template “{template}”; choose one of {templates}. "
        "No poster was made and no data was changed.",
    )
    PAPER_UNKNOWN = Text(
        "没有“{paper}”这种纸张，可用的有：{papers}。没有生成海报，数据没有变动。",
        "There is no paper “{paper}”; choose one of {papers}. No poster was made and no data was changed.",
    )
    CANNOT_SAVE = Text(
        "海报存不到“{path}”（{reason}），数据没有变动。请看看磁盘是否已满、文件是否正打开着，再存一次。",
        "The poster could not be saved to “{path}” ({reason}); no data was changed. "
        "Please check free space and whether the file is open, then save again.",
    )
    CANNOT_OPEN = Text(
        "“{path}”打不开，它可能不是完整的 PDF。数据没有变动，请重新生成海报。",
        "“{path}” cannot be opened; it may not be a complete PDF. No data was changed. "
        "Please make the poster again.",
    )
