"""A form with every type of question and appearance that has a widget."""

from fieldkit.questionnaires.views import ChoiceView, QuestionView

YES_NO = (ChoiceView("yes", "是"), ChoiceView("no", "否"))

EVERYTHING = (
    """
| survey |
| | type | name | label | hint | guidance_hint | appearance | parameters | required | constraint | calculation | read_only |
| | text | name | 怎么**称呼**？ | 只记姓 | 不愿说就写“居民”。 | | | | | | |
| | text | story | 说说*情况* | | | multiline | rows=3 | | | | |
| | text | secret | 口令 | | | masked | | | | | |
| | text | site | 网址 | | | url | | | | | |
| | text | digits | 编号 | | | numbers | | | | | |
| | integer | rent | 月租多少？ | | | thousands-sep | | | . < 100000 | | |
| | integer | people | 家里几口人？ | | | counter | | | | | |
| | decimal | heading | 门朝哪边？ | | | bearing | | | | | |
| | select_one yn | quick | 住了一年以上吗？ | | | quick | | | | | |
| | select_one five | likert | 满意吗？ | | | likert | | | | | |
| | select_multiple five | columns | 选几样 | | | columns-3 | | | | | |
| | select_one five | unknown | 没听说过的样子 | | | sparkling | | | | | |
| | select_one five | minimal | 收起来的 | | | minimal | | | | | |
| | select_multiple many | towns | 去过哪些小区？ | | | | | | | | |
| | rank three | order | 先办哪件？ | | | | | | | | |
| | date | day | 哪天搬来？ | | | | | | | | |
| | date | month | 哪个月开业？ | | | month-year | | | | | |
| | date | year | 哪年建成？ | | | year | | | | | |
| | time | hour | 几点出门？ | | | | | | | | |
| | dateTime | moment | 上次停水？ | | | | | | | | |
| | range | slider | 打几分？ | | | | start=0 end=10 step=1 | | | | |
| | range | upright | 温度 | | | vertical no-ticks | start=0 end=40 step=5 | | | | |
| | range | stars | 几颗星？ | | | rating | start=1 end=5 step=1 | | | | |
| | geopoint | spot | 在哪里？ | | | | | | | | |
| | geotrace | way | 怎么走？ | | | | | | | | |
| | geoshape | yard | 院子多大？ | | | | | | | | |
| | image | photo | 拍一张 | | | | | | | | |
| | image | sign | 请签名 | | | signature | | | | | |
| | audio | voice | 录音 | | | | | | | | |
| | file | paper | 附件 | | | | | | | | |
| | barcode | code | 扫一扫 | | | | | | | | |
| | acknowledge | told | 念过了 | | | | | | | | |
| | begin_group | table | 各项如何？ | | | table-list | | | | | |
| | select_one five | clean | 卫生 | | | | | | | | |
| | select_one five | safe | 安全 | | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_group | mixed | 一起问 | | | field-list | | | | | |
| | integer | rooms | 几间房？ | | | | | | | | |
| | calculate | twice | | | | | | | | ${rooms} * 2 | |
| | integer | double | 加倍是 | | | | | | | ${rooms} * 2 | yes |
| | date | since | 从哪天起？ | | | no-calendar | | | | | |
| | end_group | | | | | | | | | | |
| choices |
| | list_name | name | label |
| | yn | yes | 是 |
| | yn | no | 否 |
| | five | 1 | 很满意 |
| | five | 2 | 满意 |
| | five | 3 | 一般 |
| | five | 4 | 不满意 |
| | five | 9 | 说不清 |
| | three | lift | 装电梯 |
| | three | light | 修路灯 |
| | three | shop | 开菜店 |
"""
    + "\n".join(f"| | many | t{number} | 幸福路{number}号小区 |" for number in range(1, 40))
    + "\n"
)


def view_of(kind, **more):
    """What a screen gets of one question."""
    given = {
        "path": "/data/q", "type": kind, "label": "问", "hint": "", "guidance": "", "value": "", "choices": (),
        "appearance": frozenset(), "unit": "", "is_relevant": True, "is_required": False, "is_readonly": False,
        "problem": None,
    }  # fmt: skip
    return QuestionView(**(given | more))
