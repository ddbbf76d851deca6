"""Draws the kit in both themes, to be looked at: ``python packaging/gallery.py [DIR]``.

Not shipped. Needs no display; each picture is 1366 by 768 pixels.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.kernel.texts import Text
from ui.actions import KeyHelp
from ui.app import make_application, make_window
from ui.cells import Cell, Column
from ui.input_methods import Wants
from ui.models.id_table_model import IdTableModel
from ui.shell import PageEntry, Shell
from ui.theme import Tone, apply_theme
from ui.widgets.big_choices import BigChoices, numbered
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, EmptyState, FigureCard, KeyHints, Notice, hairline, label
from ui.widgets.charts import Bar, BarList
from ui.widgets.chips import Chip
from ui.widgets.choice_field import Choice, ChoiceField, MultiChoiceField
from ui.widgets.fields import CheckField, LineField, NumberField, TextField
from ui.widgets.file_drop import FileDrop
from ui.widgets.form import Form
from ui.widgets.matrix import Matrix, MatrixCell, MatrixLine, MatrixView
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.preview import Preview
from ui.widgets.search_box import SearchBox
from ui.widgets.sketch import Marker, Side, SideKind, Sides, SketchMap
from ui.widgets.strip import JobState
from ui.widgets.tables import DataTable

TYPES = (
    Choice("B01", "便利店", "B01 · 基本保障"),
    Choice("B02", "综合超市", "B02 · 基本保障"),
    Choice("B05", "早餐店", "B05 · 基本保障", ("早点",)),
    Choice("B06", "维修点", "B06 · 基本保障"),
    Choice("Q01", "书店", "Q01 · 品质提升"),
)
NAMES = [
    "瑞丰",
    "向阳",
    "民族巷",
    "黄河花园",
    "幸福里",
    "光明",
    "文苑",
    "明珠",
    "华西",
    "杞香苑",
    "恒祥",
    "迎宾",
    "平安",
    "湖畔",
]
COLUMNS = [
    "便利店",
    "综合超市",
    "菜市场",
    "生鲜超市",
    "早餐店",
    "洗染店",
    "美容美发",
    "照相文印",
    "家政",
    "维修",
    "药店",
    "邮政快递",
    "再生资源",
    "书店",
    "养老",
    "托育",
    "健身",
]


@dataclass(frozen=True)
class Row:
    """A made-up outlet."""

    name: str
    kind: str
    address: str
    hours: str
    state: tuple[str, Tone]
    given: str


ROWS = [
    Row("爱家便利鼓楼店", "便利店", "鼓楼北街 12 号", "24 小时", ("营业", Tone.GOOD), "已收"),
    Row("惠之家便利店", "便利店", "应理北街 3 号", "07:00–23:00", ("营业", Tone.GOOD), "未交"),
    Row("老王家早点", "早餐店", "长城西街 8 号", "05:30–10:30", ("营业", Tone.GOOD), "未交"),
    Row("新华百货生鲜超市", "生鲜超市", "长城北街 1 号", "08:00–22:00", ("营业", Tone.GOOD), "已收"),
    Row("巧手裁缝", "维修点", "应理北街市场内", "09:00–18:00", ("临时关门", Tone.FEW), "未交"),
    Row("老张修车配钥匙", "维修点", "包兰铁路桥下", "不定", ("疑似重复", Tone.MISSING), "未交"),
    Row("沙坡头洗衣", "洗染店", "鼓楼西街 46 号", "09:00–20:00", ("歇业（备案）", Tone.NEUTRAL), "已收"),
]


def outlets(shell: Shell) -> QWidget:
    """A list at the left, the record at the right."""
    page = PageFrame("网点", "116 家，已核 71", margin=0)
    page.add_button(Button("导入台账"))
    page.add_button(Button("新增网点", kind=ButtonKind.PRIMARY, shortcut="Ctrl+N"))
    page.body.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout()
    row.setSpacing(0)
    left = QVBoxLayout()
    left.setContentsMargins(24, 12, 24, 12)
    left.setSpacing(12)
    bar = QHBoxLayout()
    bar.setSpacing(8)
    search = SearchBox("搜索网点")
    search.setText("bld")
    search.say_hint("便利店 · 拼音首字母")
    bar.addWidget(search)
    bar.addWidget(Chip("基本保障", Tone.INFO, removable=True))
    bar.addWidget(Chip("未复核", removable=True))
    bar.addStretch(1)
    bar.addWidget(Button("按地址", kind=ButtonKind.QUIET, menu_sign=True))
    left.addLayout(bar)
    columns: tuple[Column[Row], ...] = (
        Column("name", Text("名称", "Name"), lambda r: Cell(r.name), width=140, stretch=True),
        Column("kind", Text("业态", "Type"), lambda r: Cell(r.kind), width=110),
        Column("address", Text("地址", "Address"), lambda r: Cell(r.address), width=126),
        Column("hours", Text("营业时间", "Hours"), lambda r: Cell(r.hours), width=110),
        Column("state", Text("状态", "State"), lambda r: Cell(r.state[0], tone=r.state[1]), width=112),
        Column("given", Text("交接", "Handed in"), lambda r: Cell(r.given, muted=True), width=66),
    )
    table = DataTable("网点")
    model = IdTableModel(columns, lambda ids: {i: ROWS[int(i) % len(ROWS)] for i in ids}, table)
    model.set_ids([str(i) for i in range(7)])
    table.show_model(model, columns)
    table.choose("1")
    left.addWidget(table, 1)
    row.addLayout(left, 1)
    row.addWidget(hairline(vertical=True))
    row.addWidget(_record())
    page.body.addLayout(row)
    shell.say_change("从业人数 2 → 3", undo=lambda: None)
    shell.say_note("45 家未复核")
    return page


def _record() -> RecordPanel:
    panel = RecordPanel()
    panel.set_record("惠之家便利店", "上一轮 2025-06-18 · 与上一轮相同的值以灰字显示", "2 / 45")
    panel.add_button(Button("无变化，下一家", kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return"))
    panel.add_button(Button("已关门"))
    form = Form()
    kind = ChoiceField(TYPES)
    kind.set_value("B01")
    form.add("kind", "业态", kind)
    services = MultiChoiceField((Choice("a", "代收代发"), Choice("b", "打印复印"), Choice("c", "代缴费")))
    services.set_value(("a", "b"))
    form.add("services", "搭载服务", services)
    address = LineField()
    address.set_value("应理北街 3 号")
    address.set_old(old=True)
    form.add("address", "地址", address)
    phone = LineField(wants=Wants.PHONE)
    phone.set_value("0955-70123")
    form.add("phone", "电话", phone).show_problem("固定电话应为 7 或 8 位。已保存，可稍后更正。")
    agree = CheckField("经营者同意印在海报上")
    agree.set_value(value=True)
    form.add("agree", "公示电话", agree)
    staff = NumberField(unit="人")
    staff.set_value("3")
    form.add("staff", "从业人数", staff)
    form.add("chain", "连锁", ChoiceField(TYPES, placeholder="直营、加盟或单店"))
    note = TextField(lines=2)
    note.set_value("店主姓马，上午在。")
    form.add("note", "备注", note)
    form.add("photo", "照片", _PhotoField())
    panel.body.addWidget(form)
    panel.body.addStretch(1)
    panel.foot.addWidget(
        KeyHints([("Tab", "下一项"), ("F7", "沿用上一家"), ("Ctrl+Z", "撤销"), ("F1", "全部按键")])
    )
    return panel


class _PhotoField(LineField):
    def __init__(self) -> None:
        super().__init__()
        self.editor.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(FileDrop("拖入或粘贴", compact=True))
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)


def analysis(shell: Shell) -> QWidget:
    """The matrix and what is behind a cell."""
    page = PageFrame("有什么、缺什么", "按《中卫市三年行动方案》附件 1 表 2")
    page.add_button(Button("社区", menu_sign=True))
    page.add_button(Button("导出短板统计表", kind=ButtonKind.PRIMARY, shortcut="Ctrl+S"))
    states = [MatrixCell("齐", Tone.GOOD), MatrixCell("少", Tone.FEW), MatrixCell("缺", Tone.MISSING)]
    matrix = Matrix(
        tuple(MatrixLine(n, f"{n}社区") for n in NAMES),
        tuple(MatrixLine(n, n) for n in COLUMNS),
        tuple(
            tuple(states[(0, 0, 2, 0, 1, 0, 2, 0)[(i * 7 + j * j * 3) % 8]] for j in range(len(COLUMNS)))
            for i in range(len(NAMES))
        ),
    )
    view = MatrixView()
    view.show_matrix(matrix)
    view.go_to("光明", "早餐店")
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(view, 1)
    side = QVBoxLayout()
    side.setSpacing(12)
    card = Card()
    card.body.addWidget(label("光明社区 × 早餐店", "muted"))
    card.body.addWidget(label("缺失", "title", tone=Tone.MISSING))
    card.body.addWidget(
        label(
            "步行 15 分钟内没有早餐店。最近：老王家早点，折算 1.3 公里（直线距离折算）。", "muted", wrap=True
        )
    )
    buttons = QHBoxLayout()
    buttons.addWidget(Button("列入需求清单"))
    buttons.addWidget(Button("建议位置"))
    buttons.addStretch(1)
    card.body.addLayout(buttons)
    side.addWidget(card)
    most = Card("缺得最多")
    most.body.addWidget(
        BarList(
            [Bar("书店", 29, strong=False), Bar("家政", 25), Bar("养老", 23, strong=False), Bar("菜市场", 21)]
        )
    )
    side.addWidget(most)
    side.addStretch(1)
    holder = QWidget()
    holder.setFixedWidth(330)
    holder.setLayout(side)
    side.setContentsMargins(0, 0, 0, 0)
    row.addWidget(holder)
    page.body.addLayout(row)
    del shell
    return page


def door(shell: Shell) -> QWidget:
    """One question."""
    page = PageFrame("居民需求与满意度", "幸福里小区 3 号楼 2 单元 · 样本 17 / 60")
    page.add_button(Button("备注", shortcut="F2"))
    page.add_button(Button("暂停"))
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addStretch(1)
    column.addWidget(label("8 / 21 · 满意度", "muted"))
    column.addWidget(label("您对步行 15 分钟内买菜的方便程度满意吗？", "question", wrap=True))
    column.addWidget(label("请念题，不要念“不了解”。", "subtitle"))
    column.addSpacing(8)
    words = ["非常满意", "比较满意", "一般", "不太满意", "很不满意", "不了解 / 没意见"]
    choices = BigChoices(numbered([(w, w) for w in words], apart=[words[-1]]))
    choices.set_value("比较满意")
    column.addWidget(choices)
    column.addStretch(1)
    holder = QWidget()
    holder.setFixedWidth(760)
    holder.setLayout(column)
    page.body.addWidget(holder, 1, Qt.AlignmentFlag.AlignHCenter)
    page.setFocusProxy(choices)
    del shell
    return page


def circles(shell: Shell) -> QWidget:
    """The sketch, a preview, a drop area, figures."""
    page = PageFrame("生活圈", "24 个，16 个独立 + 8 个合并")
    figures = QHBoxLayout()
    figures.setSpacing(12)
    for name, figure, note, tone in (
        ("网点", "1,204", "今天新增 18", None),
        ("缺失的业态", "163", "33 个社区 · W-08", Tone.MISSING),
        ("待你决定", "2", "两人改了同一项", Tone.FEW),
        ("满意度", "88.4%", "目标 85%，n = 1,204", Tone.GOOD),
    ):
        figures.addWidget(FigureCard(name, figure, note, tone))
    page.body.addLayout(figures)
    row = QHBoxLayout()
    row.setSpacing(16)
    sketch = SketchMap()
    sides = Sides(Side("包兰铁路", SideKind.RAILWAY), Side("鼓楼北街"), Side("长城西街"), Side("应理北街"))
    dots = [
        (0.1, 0.3, "3", "#c5562b"),
        (0.3, 0.2, "8", "#7a5aa6"),
        (0.6, 0.4, "2", "#c5562b"),
        (0.8, 0.7, "16", "#566469"),
        (0.25, 0.75, "6", ""),
    ]
    sketch.show_circle(sides, [Marker(n, x, y, n, n, c) for x, y, n, c in dots])
    sketch.choose("2")
    sketch.set_placing(placing=True)
    row.addWidget(sketch, 2)
    paper = QImage(420, 594, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.fillRect(0, 0, 420, 80, QColor("#0f2f2e"))
    painter.end()
    preview = Preview()
    preview.set_pages([paper, paper])
    row.addWidget(preview, 1)
    page.body.addLayout(row, 1)
    page.body.addWidget(
        FileDrop(
            "把收到的文件拖到这里，一次多少个都行",
            hint="或按回车选择 · Ctrl V 粘贴",
            name_filter="Excel (*.xlsx)",
        )
    )
    page.body.addWidget(
        Notice("华西社区_0002.xlsx 不完整，没有导入任何内容。请对方重发。", Tone.MISSING, "怎么办")
    )
    page.body.addWidget(Notice("缺 0008 号包，不影响导入。", Tone.FEW))
    del shell
    return page


def empty(shell: Shell) -> QWidget:
    """What to do first."""
    page = PageFrame("入户问卷", "还没有样本")
    page.body.addWidget(
        EmptyState(
            "先导入地址表",
            "从 Excel 导入小区的楼栋和门牌，再按种子号抽样；抽到的每一户都会列在这里。",
            "导入地址表",
            icon="questionnaire",
            shortcut="Ctrl+I",
        )
    )
    del shell
    return page


ENTRIES = (
    PageEntry("home", Text("工作台", "Desk"), "home", empty),
    PageEntry("outlets", Text("网点", "Outlets"), "outlet", outlets),
    PageEntry("door", Text("入户问卷", "Interviews"), "questionnaire", door),
    PageEntry("circles", Text("生活圈", "Circles"), "circle", circles),
    PageEntry("packages", Text("数据包", "Packages"), "package", empty),
    PageEntry("analysis", Text("分析", "Analysis"), "analysis", analysis),
    PageEntry("plan", Text("方案", "Plan"), "plan", empty),
    PageEntry("poster", Text("海报", "Posters"), "poster", empty),
    PageEntry("settings", Text("设置", "Settings"), "settings", empty, at_foot=True),
)


def main() -> None:
    """Draw everything."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application("zh", "light")
    window = make_window(ENTRIES)
    window.rail.set_head("幸福里社区", "2026 年第二轮复核")
    window.rail.set_foot("3 号调查员", "上次备份 09:40")
    window.set_badge("packages", 18)
    window.show()
    window.activateWindow()
    for theme in ("light", "dark"):
        apply_theme(app, "dark" if theme == "dark" else "light")
        for key in ("outlets", "analysis", "door", "circles", "home"):
            window.go(key)
            if key == "outlets":
                field = window.findChild(ChoiceField, "kind")
                assert field is not None
                field.editor.setFocus()
            if key == "circles":
                window._strip.show_job(JobState("正在核对 湖畔社区_0005.xlsx", 7, 11, 4))  # noqa: SLF001
                window.toast("已导入 9 个数据包：新增 26，改动 60。", Tone.GOOD, "查看", lambda: None)
            app.processEvents()
            window.grab().save(str(folder / f"{theme}-{key}.png"))
            window._strip.end_job()  # noqa: SLF001
            window._toast.hide()  # noqa: SLF001
        window.go("outlets")
        field = window.findChild(ChoiceField, "chain")
        assert field is not None
        field.editor.setFocus()
        field._offer_all()  # noqa: SLF001
        app.processEvents()
        window.grab().save(str(folder / f"{theme}-popup.png"))
        field.popup.hide()
        keys = KeyHelp(window)
        keys.show()
        app.processEvents()
        keys.grab().save(str(folder / f"{theme}-keys.png"))
        keys.close()
    window.runner.close()
    window.close()
    QApplication.processEvents()


if __name__ == "__main__":
    main()
