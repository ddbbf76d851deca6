"""Words that the five documents list can be recorded as they write them, each in the field that the trace names."""

import pytest

from fieldkit.plans.reading import available_plans
from fieldkit.plans.tracing import trace
from fieldkit.registers.catalogue import KINDS, kind_of

WORDS = {
    ("N-20", "outlet.features"): "菜市场标准化 智慧菜市场 农改超",
    (
        "N-26",
        "outlet.delivery",
    ): "共同配送 集中配送 统一配送 前置仓配送 网订店取 自助提货 即时递 夜间递 共同递 门店递 微仓递",
    ("N-27", "outlet.features"): "体验经济 直播经济 社区经济 夜间经济",
    ("N-31", "facility.facility_type"): "社区夜生活集聚区",
    ("N-32", "outlet.services"): "蔬菜零售 早餐 快递 收衣",
    ("N-33", "mobile_outlet.mobile_type"): "社区微菜市场 无人超市 蔬菜直通车 箱式货柜",
    ("N-46", "project.support"): "设施 业态 主体 服务 规范经营",
    ("H-22", "outlet.unified"): "形象标识 门店管控 设施配置 服务标准 商品采购 物流配送",
    ("H-24", "outlet.services"): "网订店取 代扣代缴 代收代发 打印复印 家政预约 旧物回收",
    ("H-29", "facility.facility_type"): "智能信包箱 自助售卖机 无人值守商店",
    ("M-13", "meeting.meeting_type"): "居民议事厅 幸福圆桌会 邻里茶叙室",
    ("M-15", "circle.model"): "邻里中心型 农贸市场型 腾笼换鸟型 综合商圈型",
    ("M-16", "circle.theme"): "安置 人才 教育 康养 产城融合",
    ("M-19", "idle_space.space_type"): "厂房 楼宇 核酸检测亭 自行车棚 地下空间",
    ("M-20", "outlet.services"): "早餐 生鲜 药品 代扣代缴 代收代发 打印复印",
    ("M-21", "outlet.services"): "缝纫 修鞋 配钥匙 理发",
    ("M-22", "outlet.services"): "照料 护理 用餐 理发 洗澡 娱乐",
    ("M-22", "facility.facility_type"): "儿童活动中心",
    ("M-23", "circle.fusion"): "养老托育圈 健康健身圈 文化休闲圈 金融服务圈",
    (
        "M-24",
        "facility.facility_type",
    ): "共享客厅 共享厨房 共享工具箱 共享药箱 大件废旧物品暂存点 智能回收机 自提点",
    ("M-28", "event.event_type"): "便民生活节 邻里节 购物节 美食节 团购节 集市 跳蚤市场",
    (
        "W-14",
        "facility.facility_type",
    ): "社区医疗服务站 嵌入式托育机构 老年人日间照料中心 社区综合性服务中心 邻里互助中心",
    ("W-22", "outlet.services"): "缝补 修鞋 配钥匙 家电维修",
    ("W-25", "outlet.unified"): "标识牌匾 标准体系 平台运营 配送服务 售后服务",
    ("W-28", "outlet.services"): "代扣代缴 代收代发 上门服务 租赁 家装服务",
    ("W-37", "circle.form"): "集聚式 街坊式 分布式",
    ("W-44", "outlet.services"): "上门服务 皮革衣物清洗",
    ("Z-11", "outlet.services"): "改衣 修鞋 修表 开锁 配钥匙",
    ("Z-13", "facility.facility_type"): "智能快递柜 充电桩 自动贩卖机 自助寄存仓 智能无人生鲜售卖柜 智能书柜",
    ("Z-16", "outlet.features"): "线下体验 社区团购 刷脸智能支付",
    ("Z-18", "opinion.topic"): "公共设施规划 设施建设改造 促销活动 业态调整 项目引进",
    ("Z-20", "facility.facility_type"): "健身场地 图书室 书画室 会议室",
    ("Z-21", "project.mode"): "政府建设企业运营 企业投资政府引导 国企投资专业运营",
    (
        "Z-23",
        "area.programmes",
    ): "城市更新 老旧小区 城中村 完整社区 嵌入式服务设施 城乡社区服务体系 国球进社区",
    ("Z-27", "opinion.topic"): "设施配套 环境建设 服务治理",
    ("Z-32", "case.topic"): "社会共治 标准制定 智慧社区 服务拓展 空间共享",
}


@pytest.mark.parametrize(("item", "name"), WORDS, ids=[" ".join(one) for one in WORDS])
def test_what_a_document_lists_can_be_chosen(item, name):
    kind, _, key = name.partition(".")
    known = {word for one in kind_of(kind).field(key).options for word in (one.label.zh, *one.aliases)}
    assert [word for word in WORDS[item, name].split() if word not in known] == []


def test_every_word_of_a_field_means_one_thing():
    for kind, key in (name.split(".") for _, name in WORDS):
        options = kind_of(kind).field(key).options
        words = [word for one in options for word in {one.label.zh, *one.aliases}]
        assert len(words) == len(set(words)), (kind, key)


def test_the_trace_names_the_field_of_each_list():
    served = {one.item.item: one.served_by for one in trace(available_plans(), KINDS)}
    assert [(item, name) for item, name in WORDS if f"field {name}" not in served[item]] == []
