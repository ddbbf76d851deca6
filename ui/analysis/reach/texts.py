"""Words of the reach view."""

from __future__ import annotations

from fieldkit.kernel.texts import Text

TAB = Text("步行可达", "On foot")
CIRCLES = Text("生活圈", "Circle")
OUT = Text("够不着", "Out of reach")
TYPES = Text("业态", "Types")
RINGS = Text("5、10、15 分钟配置", "Rings and facilities")
NAME = Text("业态", "Type")
VERDICT = Text("判定", "Verdict")
WALK = Text("走多远", "How far")
FIVE, TEN, FIFTEEN = Text("5 分钟", "5 min"), Text("10 分钟", "10 min"), Text("15 分钟", "15 min")
OUTLETS = Text("圈内", "Outlets")
RING = Text("要求", "Wanted")
SHARE = Text("够得着的人", "People")
STRAIGHT_SHARE = Text("按直线", "Straight")
WALKED = Text("{metres} 米 · {minutes} 分钟", "{metres} m · {minutes} min")
STRAIGHT = Text("直线 {line}×{detour}＝{metres} 米", "straight {line}×{detour} = {metres} m")
NO_STRAIGHT = Text("直线范围内也没有", "none in a straight line either")
NONE_NEAR = Text("走不到", "none")
COUNT = Text("{count} 家", "{count}")
ALONG = Text(
    "{enough}% 的人走 {metres} 米、{minutes} 分钟以内就到（{way}）。",
    "{enough}% of the people walk at most {metres} m, {minutes} min ({way}).",
)
NOWHERE = Text(
    "{enough}% 的人走得到的地方没有这种网点（{way}）。", "Too far for {enough}% of the people ({way})."
)
WITHIN = Text("在标准以内的人：{share}%。", "Within the rule: {share}% of the people.")
RULE = Text("依据 {item}：{rule}", "Rule {item}: {rule}")
SHARES = Text(
    "5/10/15 分钟内 {five}% / {ten}% / {fifteen}%", "Within 5/10/15 min {five}% / {ten}% / {fifteen}%"
)
STARTS = Text("起点：{words} {count} 个", "From {count} {words}")
SUGGESTED = Text("建议设在", "Suggested places")
SUGGESTION = Text("“{near}”附近", "near “{near}”")
GAIN = Text("够得着 {before}% → {after}%", "reached {before}% → {after}%")
GAIN_PEOPLE = Text("多 {people} 人", "{people} more people")
NO_NEED = Text("够得着，不用另设。", "Within reach; no place is needed.")
NO_PLACE = Text("没有一个地方能让更多的人够得着。", "No place would bring more people within reach.")
COPY = Text("复制坐标", "Copy the coordinates")
COPIED = Text("已复制坐标：{place}（WGS-84）", "Copied: {place} (WGS-84)")
FROM = Text("从哪里出发", "Where people set out")
LOAD = Text("读入路网…", "Load streets…")
CHANGE = Text("换路网…", "Other streets…")
DROP = Text("不用路网", "No streets")
CHOOSE = Text("选择路网文件", "Choose a street file")
FILES = Text("路网文件", "Street files")
NO_STREETS = Text("没有读入路网，距离按直线折算", "No streets loaded: straight lines × detour factor")
STREETS = Text("路网 {file}，{count} 段街道", "Streets: {file}, {count} of them")
MEASURING = Text("计算步行可达", "Measuring the ways")
SPEED, DETOUR, ENOUGH = (
    Text("每分钟", "Speed"),
    Text("绕行系数", "Detour"),
    Text("达标人口", "Enough"),
)
METRES, TIMES, PER_CENT = Text("米", "m"), Text("倍", "×"), Text("%", "%")
CHANGED = Text(
    "步行：每分钟 {speed} 米，绕行系数 {detour}，{enough}% 的人够得着算达标",
    "On foot: {speed} m a minute, detour {detour}, {enough}% of the people",
)
NOT_A_NUMBER = Text("“{words}”不是数字，没有改。", "“{words}” is no number; nothing was changed.")
EMPTY = Text("还没有登记生活圈或社区", "No circles or communities yet")
EMPTY_WORDS = Text(
    "先把生活圈和它的社区登记好，再给网点填上位置，这里就能算出居民走多远。",
    "Record the circles and their communities, and where the outlets are; then the ways can be measured.",
)
TO_CIRCLES = Text("去登记生活圈", "To the circles")
NO_PLACES = Text("网点都没有位置", "No outlet has a place")
NO_PLACES_WORDS = Text(
    "在网点页填上坐标，或从地图上复制过来粘贴，这里就能算出居民走多远。",
    "Fill in or paste the coordinates of outlets; then the ways can be measured.",
)
TO_OUTLETS = Text("去填网点位置", "To the outlets")
GONE = Text(
    "上次用的路网文件“{file}”找不到了，这次按直线折算。数据没有受影响；可以重新读入。",
    "The street file “{file}” is not there any more; straight lines are used. Nothing was lost; load it again.",
)
WANTED = Text("分钟 / 应达到", "Minutes / wanted")
CIRCLE_ENDING = Text("一刻钟便民生活圈", "circle")
