from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from fieldkit.kernel.texts import Text
from ui.cells import Cell, Column, Role
from ui.models.id_table_model import PAGE, IdTableModel
from ui.widgets.tables import DataTable


@dataclass(frozen=True)
class Outlet:
    name: str
    staff: int


COLUMNS = (
    Column("name", Text("名称", "Name"), lambda outlet: Cell(outlet.name), stretch=True),
    Column("staff", Text("从业人数", "Staff"), lambda outlet: Cell(str(outlet.staff)), numeric=True),
)


class Register:
    def __init__(self, count):
        self.outlets = {f"o{number}": Outlet(f"第 {number} 家", number) for number in range(count)}
        self.asked = []

    def fetch(self, ids):
        self.asked.append(list(ids))
        return {found: self.outlets[found] for found in ids if found in self.outlets}


def make(count):
    register = Register(count)
    model = IdTableModel(COLUMNS, register.fetch)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.tester = tester
    model.set_ids(list(register.outlets))
    return register, model


def text(model, row, column=0):
    return model.data(model.index(row, column))


def test_a_long_list_fetches_only_the_page_that_is_painted():
    register, model = make(10_000)
    register.asked.clear()

    assert text(model, 70) == "第 70 家"

    assert len(register.asked) == 1
    assert len(register.asked[0]) == PAGE


def test_a_changed_record_is_fetched_again_and_only_its_row_is_redrawn(qtbot):
    register, model = make(200)
    text(model, 3)
    register.outlets["o3"] = Outlet("惠之家便利店", 3)

    with qtbot.waitSignal(model.dataChanged) as heard:
        model.forget(["o3", "elsewhere"])

    assert [index.row() for index in heard.args[:2]] == [3, 3]
    assert text(model, 3) == "惠之家便利店"


def test_a_record_that_is_gone_shows_empty_cells():
    register, model = make(3)
    del register.outlets["o1"]
    model.forget_all()

    assert text(model, 1) == ""


def test_figures_stand_right_and_words_left():
    _, model = make(1)

    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 0), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.data(model.index(0, 0), Role.ID) == "o0"


def test_asking_for_an_order_asks_the_store(qtbot):
    _, model = make(3)

    with qtbot.waitSignal(model.sort_requested) as heard:
        model.sort(1, Qt.SortOrder.DescendingOrder)

    assert heard.args == ["staff", False]


def test_the_chosen_outlet_stays_chosen_when_others_come_and_go(qtbot):
    _, model = make(50)
    table = DataTable("网点")
    qtbot.addWidget(table)
    table.show_model(model, COLUMNS)
    table.choose("o20")

    model.set_ids([f"o{number}" for number in range(10, 50)])
    assert table.current_id() == "o20"
    model.set_ids(["o49", "o20", "o3"])
    assert table.current_id() == "o20"
    model.set_ids([f"o{number}" for number in reversed(range(50))])
    assert table.current_id() == "o20"


def test_the_table_says_that_nothing_is_chosen_when_the_outlet_leaves_the_list(qtbot):
    _, model = make(5)
    table = DataTable("网点")
    qtbot.addWidget(table)
    table.show_model(model, COLUMNS)
    table.choose("o2")

    with qtbot.waitSignal(table.current_changed) as heard:
        model.set_ids(["o4", "o0"])

    assert heard.args == [""]


def test_enter_opens_the_chosen_outlet(qtbot, shown):
    _, model = make(5)
    table = shown(DataTable("网点"))
    table.show_model(model, COLUMNS)
    table.choose("o1")

    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert heard.args == ["o1"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), unique=True), max_size=6))
def test_any_sequence_of_lists_is_shown_in_its_order_and_keeps_held_rows(orders):
    _, model = make(13)
    for order in orders:
        wanted = [f"o{number}" for number in order]
        held = [(model.id_at(row), _persistent(model, row)) for row in range(model.rowCount())]
        reset = []
        model.modelReset.connect(lambda reset=reset: reset.append(1))
        model.set_ids(wanted)

        assert [model.data(model.index(row, 0), Role.ID) for row in range(model.rowCount())] == wanted
        if not reset:
            for identifier, index in held:
                assert (index.row() if index.isValid() else -1) == model.row_of(identifier)


def _persistent(model, row):
    from PySide6.QtCore import QPersistentModelIndex

    return QPersistentModelIndex(model.index(row, 0))
