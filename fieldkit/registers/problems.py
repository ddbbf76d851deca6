"""What can be wrong with a register's values. Values are kept as typed; the sentence says what to do."""

from __future__ import annotations

from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text


class RegisterProblem(ProblemCode):
    """Codes are never reused."""

    MISSING = Text("“{label}”还没有填。", "“{label_en}” is not filled in yet.")
    NO_SUCH_CHOICE = Text(
        "“{label}”没有“{value}”这一项。可填：{known}。",
        "“{label_en}” has no choice “{value}”. Choices: {known_en}.",
    )
    NOT_YES_OR_NO = Text(
        "“{label}”请填“是”或“否”，不是“{value}”。", "“{label_en}” takes yes or no, not “{value}”."
    )
    NO_SUCH_REFERENCE = Text(
        "“{label}”里没有“{value}”，请先在区划或生活圈里登记，或核对名称。",
        "“{label_en}”: there is no “{value}”. Record it first, or check the name.",
    )
    SEVERAL_SUCH_RECORDS = Text(
        "“{label}”里有几个“{value}”，请改用编号或代码。",
        "“{label_en}”: there are several “{value}”. Use the id or code.",
    )
    NO_SUCH_BUSINESS_TYPE = Text(
        "业态表里没有“{value}”，请用业态名称或代码（B01 便利店 …）。",
        "There is no business type “{value}”. Use a name or code (B01 convenience shop …).",
    )
    UNKNOWN_BUSINESS_TYPE = Text(
        "“{value}”没有对上业态表，原文已保存，请选一个业态。",
        "“{value}” matches no business type; the text is saved. Please choose a type.",
    )
    NOT_A_NUMBER = Text(
        "“{value}”不是数字。已保存，可稍后更正。", "“{value}” is not a number. It is saved; correct it later."
    )
    NEGATIVE = Text(
        "不能小于 0。已保存，可稍后更正。", "It cannot be below 0. It is saved; correct it later."
    )
    NOT_WHOLE = Text(
        "应为整数。已保存，可稍后更正。", "It should be a whole number. It is saved; correct it later."
    )
    TOO_MANY_DECIMALS = Text("最多两位小数。", "At most two decimals.")
    NOT_A_DATE = Text(
        "“{value}”不是有效日期，请写成 2026-05-18。已保存，可稍后更正。",
        "“{value}” is not a date; write 2026-05-18. It is saved; correct it later.",
    )

    CREDIT_CODE_LENGTH = Text(
        "统一社会信用代码应为 18 位，现在是 {length} 位。已保存，可稍后更正。",
        "A credit code has 18 characters; this one has {length}. It is saved; correct it later.",
    )
    CREDIT_CODE_CHARACTERS = Text(
        "统一社会信用代码里不会有“{found}”。要不要改成 {suggested}？已保存。",
        "A credit code never contains “{found}”. Did you mean {suggested}? It is saved.",
    )
    CREDIT_CODE_NO_SUCH_CHARACTERS = Text(
        "统一社会信用代码里不会有“{found}”。已保存，请对照执照核对。",
        "A credit code never contains “{found}”. It is saved; compare it with the licence.",
    )
    CREDIT_CODE_SHAPE = Text(
        "统一社会信用代码第 3–8 位应为数字。已保存，请对照执照核对。",
        "Characters 3–8 of a credit code are digits. It is saved; compare it with the licence.",
    )
    CREDIT_CODE_CHECK_DIGIT = Text(
        "校验位对不上，请对照执照再看一眼；确实如此就不用改。",
        "The check digit does not match; look at the licence once more. If it is right as it stands, leave it.",
    )
    CREDIT_CODE_BOTH_CHECKS = Text(
        "两道校验都对不上，多半抄错了，请对照执照改正；确实如此就不用改。",
        "Both check digits fail, so it is very likely miscopied; correct it from the licence. "
        "If it is right as it stands, leave it.",
    )
    OLD_CODE_CHECK_DIGIT = Text(
        "15 位注册号的校验位对不上，请对照执照再看一眼；确实如此就不用改。",
        "The check digit of the 15-digit number does not match; look once more. If it is right, leave it.",
    )

    AREA_CODE_SHAPE = Text(
        "区划代码一般是 6、9 或 12 位数字，自编代码以 L 开头。已保存，请核对。",
        "Area codes have 6, 9 or 12 digits; local ones begin with L. It is saved; please check.",
    )
    AREA_CODE_PROVINCE = Text(
        "没有以“{value}”开头的省级代码，请核对。", "No province code begins with “{value}”; please check."
    )

    AREA_CODE_PARENT = Text(
        "上级代码 {parent} 不在区划里，请核对，或先登记上级。",
        "The code of the area above, {parent}, is not among the areas; check it or record that area first.",
    )

    PHONE_MOBILE_LENGTH = Text(
        "手机号应为 11 位，现在是 {length} 位。已保存，可稍后更正。",
        "A mobile number has 11 digits; this one has {length}. It is saved; correct it later.",
    )
    PHONE_LANDLINE_LENGTH = Text(
        "固定电话应为 7 或 8 位。已保存，可稍后更正。",
        "A landline has 7 or 8 digits. It is saved; correct it later.",
    )
    PHONE_LANDLINE_EIGHT = Text(
        "区号 {area_code} 的固定电话应为 8 位。已保存，可稍后更正。",
        "A landline after {area_code} has 8 digits. It is saved; correct it later.",
    )
    PHONE_HOTLINE_LENGTH = Text(
        "400、800 电话应为 10 位，现在是 {length} 位。已保存，可稍后更正。",
        "A 400 or 800 number has 10 digits; this one has {length}. It is saved; correct it later.",
    )
    PHONE_NO_AREA_CODE = Text(
        "没有区号，本市以外打不通；可写成“区号-号码”。",
        "Without its area code it can be dialled in this city only; “area code-number” reaches further.",
    )
    PHONE_SHAPE = Text(
        "“{value}”不像电话号码。请填 11 位手机号，或“区号-号码”。已保存。",
        "“{value}” does not look like a phone number. Enter 11 digits, or area code-number. It is saved.",
    )
    PHONE_UNUSUAL = Text(
        "{prefix} 号段不常见，请再核对一遍。", "Numbers beginning {prefix} are unusual; please check again."
    )

    LOCATION_SHAPE = Text(
        "看不懂这个位置。请粘贴“经度,纬度”，例如 105.18952,37.51403。已保存。",
        "This location cannot be read. Paste longitude,latitude, e.g. 105.18952,37.51403. It is saved.",
    )
    LOCATION_SWAPPED = Text(
        "经度和纬度好像写反了：中国的经度是较大的那个数。请改成“{suggested}”。",
        "Longitude and latitude seem to be swapped: in China longitude is the larger number. Use “{suggested}”.",
    )
    LOCATION_ABROAD = Text(
        "这个位置不在中国境内，请核对。已保存，分析和导视图不会用它。",
        "This location is outside China; please check. It is saved, but analysis and posters leave it out.",
    )
    LOCATION_NO_DATUM = Text(
        "没有坐标系，差几百米也看不出来。请注明从哪里取的（高德、腾讯、百度、手机 GPS、天地图）。",
        "Without a datum it may be hundreds of metres off. Say where it comes from "
        "(Amap, Tencent, Baidu, phone GPS, Tianditu).",
    )
    LOCATION_COARSE = Text(
        "坐标只有 {decimals} 位小数，误差可能超过 {metres} 米，请核对。已保存。",
        "The coordinates have {decimals} decimals only and may be off by more than {metres} m; "
        "please check. It is saved.",
    )
    HOURS_OVERLAP = Text(
        "营业时间有两段重叠，请核对。已保存。",
        "Two periods of these hours overlap; please check. It is saved.",
    )
    HOURS_SHAPE = Text(
        "看不懂“{value}”。请写成 07:00-23:00，几段之间用逗号。已保存。",
        "“{value}” cannot be read. Write 07:00-23:00, several periods with commas. It is saved.",
    )
