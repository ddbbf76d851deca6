"""The head of the first page: title, approved header or label, visit box, how to fill in, notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.setting import (
    INK,
    LEADING,
    LEFT,
    MEASURE,
    RIGHT,
    SIZE,
    SMALL,
    SOFT,
    TITLE,
    Block,
    Row,
    Setter,
    frame,
    gap,
    line,
)
from fieldkit.posters.paper.spec import NOT_STATISTICS
from fieldkit.posters.shapes import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.texts import Language
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.posters.shapes import Shape

CODE_SIZE = 22.0
FRONT_BOTTOM = 43.0
"""Where the flow of the first page begins, mm from the top."""
_TOP = 11.0
_SLOTS = (
    (Text("表　　号：", "Form no.:"), "table"),
    (Text("制定机关：", "Issued by:"), "issuer"),
    (Text("批准文号：", "Approval:"), "approval"),
    (Text("有效期限：", "Valid until:"), "valid"),
)
_SLOT_WIDTH = 56.0
VISIT: tuple[tuple[tuple[Text, float], ...], ...] = (
    (
        (Text("小区", "Compound"), 62.0),
        (Text("楼栋", "Building"), 40.0),
        (Text("单元", "Entrance"), 34.0),
        (Text("户号", "Flat"), 38.0),
    ),
    ((Text("访员", "Interviewer"), 62.0), (Text("日期", "Date"), 112.0)),
)
DATE = Text("　　　　年　　　月　　　日", "")
HOW = Text(
    "填表说明：选中的，在“□”里打“√”；横线和方格里填写文字或数字，一格一个数字。"
    "带“*”的题必须回答；“→”后面写着接下来做哪一题，“◇”后面写着什么情况下回答。",
    "How to fill in: tick the □ of your choice; write on the lines, and one digit in each box. "
    "Questions with * must be answered; → says where to go on, ◇ says when a question is asked.",
)
NOTICE = Text("告知", "Notice")


def front_shapes(spec: PaperSpec, setter: Setter) -> list[Shape]:
    """Return title and header beside the code, at their place on the page."""
    own = spec.own_language
    shapes = _header(spec, setter, own)
    left, right = LEFT + CODE_SIZE + 6.0, RIGHT - _SLOT_WIDTH - 3.0
    size = TITLE
    lines = setter.lines(spec.form.title, right - left, size, bold=True)
    while len(lines) * LEADING * size > CODE_SIZE and size > SMALL:
        size -= 0.4
        lines = setter.lines(spec.form.title, right - left, size, bold=True)
    top = _TOP + max(0.0, (CODE_SIZE - len(lines) * LEADING * size) / 2)
    shapes += [
        setter.words(text, (left + right) / 2, top + place * LEADING * size, size, bold=True, anchor="middle")
        for place, text in enumerate(lines)
    ]
    return shapes


def front_bottom(shapes: Sequence[Shape]) -> float:
    """Return where the flow of the first page may begin, mm from the top."""
    lowest = max((shape.bounds.bottom for shape in shapes if isinstance(shape, Passage)), default=0.0)
    return max(FRONT_BOTTOM, lowest + 4.0)


def front_blocks(spec: PaperSpec, setter: Setter) -> list[Block]:
    """Return visit box, instructions and notice, the first blocks of the flow."""
    own = spec.own_language
    rows = [_visit_row(cells, setter, own) for cells in VISIT]
    blocks = [Block((*rows, gap(2.0)))]
    blocks.append(Block((*setter.rows(HOW.say(own), 0.0, MEASURE, SMALL, colour=SOFT), gap(2.6))))
    if spec.notice.strip():
        blocks.append(_notice(spec.notice, setter, own))
    return blocks


def _header(spec: PaperSpec, setter: Setter, own: Language) -> list[Shape]:
    left = RIGHT - _SLOT_WIDTH
    if spec.header.is_empty or spec.label:
        text = spec.label or NOT_STATISTICS.say(own)
        lines = setter.lines(text, _SLOT_WIDTH - 4.0, 3.6)
        height = len(lines) * LEADING * 3.6 + 2.4
        shapes: list[Shape] = [frame(left, _TOP, _SLOT_WIDTH, height)]
        shapes += [
            setter.words(
                one, RIGHT - _SLOT_WIDTH / 2, _TOP + 1.2 + place * LEADING * 3.6, 3.6, anchor="middle"
            )
            for place, one in enumerate(lines)
        ]
        return shapes
    shapes = []
    y = _TOP
    for name, field in _SLOTS:
        label, value = name.say(own), str(getattr(spec.header, field))
        start = left + setter.width(label, SMALL) + 1.0
        shapes.append(setter.words(label, left, y, SMALL))
        lines = setter.lines(value, RIGHT - start, SMALL) if value else []
        shapes += [
            setter.words(one, start, y + place * LEADING * SMALL, SMALL) for place, one in enumerate(lines)
        ]
        if not lines:
            shapes.append(line(start, y + 4.4, RIGHT, 0.2))
        y += max(1, len(lines)) * LEADING * SMALL + 1.0
    return shapes


def _visit_row(cells: Sequence[tuple[Text, float]], setter: Setter, own: Language) -> Row:
    height = 8.6
    shapes: list[Shape] = []
    x = 0.0
    for name, width in cells:
        shapes.append(frame(x, 0.0, width, height))
        shapes.append(setter.words(name.say(own), x + 1.6, 1.6, SMALL + 0.4))
        if name.zh == "日期" and own == "zh":
            shapes.append(setter.words(DATE.say(own), x + 20.0, 1.6, SMALL + 0.4))
        x += width
    return Row(height, tuple(shapes))


def _notice(text: str, setter: Setter, own: Language) -> Block:
    """Return the notice in a frame that is open to the sides, so that it may be cut between lines."""
    title = setter.rows(NOTICE.say(own), 2.0, MEASURE - 4.0, SIZE, bold=True)
    rule = Row(1.2, (line(0.0, 0.0, MEASURE, 0.3),))
    end = Row(3.6, (line(0.0, 1.2, MEASURE, 0.3),))
    body = setter.rows(text, 2.0, MEASURE - 4.0, SIZE, colour=INK)
    return Block((rule, *title, *body, end))
