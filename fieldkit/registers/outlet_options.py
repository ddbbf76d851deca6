"""What may be chosen in the fields of an outlet, with the words that real lists use for it."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Option

SERVICES = (
    Option("parcels", Text("代收代发", "parcels"), ("快递代收", "代收快递", "快递")),
    Option("bill_payment", Text("代扣代缴", "bill payment"), ("代缴", "生活缴费")),
    Option("printing", Text("打印复印", "printing and copying"), ("打印", "复印")),
    Option("housekeeping", Text("家政预约", "housekeeping booking"), ("家政", "家政服务")),
    Option("recycling", Text("旧物回收", "used goods"), ("回收",)),
    Option("online_pickup", Text("网订店取", "online order pick-up"), ("网订店送", "自提")),
    Option("vegetables", Text("蔬菜零售", "vegetables"), ("卖菜", "蔬菜")),
    Option("breakfast", Text("早餐", "breakfast"), ("早点",)),
    Option("laundry", Text("收衣", "laundry drop-off"), ("代收洗衣", "洗衣")),
    Option("home_service", Text("上门服务", "home service"), ("上门",)),
    Option("delivery", Text("送货上门", "home delivery"), ("配送", "送货")),
    Option("rental", Text("租赁", "rental")),
    Option("ordering", Text("代订", "booking"), ("代订购", "订票")),
    Option("repair", Text("维修", "repairs"), ("修理",)),
    Option("tailoring", Text("缝补改衣", "mending"), ("缝补", "改衣", "缝纫")),
    Option("keys", Text("配钥匙", "keys"), ("开锁",)),
    Option("shoes", Text("修鞋", "shoe repair"), ("补鞋",)),
    Option("watches", Text("修表", "watch repair"), ("钟表维修",)),
    Option("appliances", Text("家电维修", "appliance repair"), ("修家电",)),
    Option("haircut", Text("理发", "haircuts"), ("剪发",)),
    Option("leather", Text("皮具养护", "leather care"), ("皮革衣物清洗", "皮衣护理")),
    Option("fresh", Text("生鲜", "fresh food"), ("生鲜零售",)),
    Option("medicines", Text("药品", "medicines"), ("非处方药",)),
    Option("meals", Text("助餐", "meals for the elderly"), ("用餐", "送餐")),
    Option("day_care", Text("日间照料", "day care"), ("照料",)),
    Option("nursing", Text("护理", "nursing"), ("康护", "上门护理")),
    Option("bathing", Text("助浴", "bathing help"), ("洗澡",)),
    Option("recreation", Text("文娱活动", "recreation"), ("娱乐",)),
    Option("fitting", Text("家装服务", "home fitting"), ("家装便民服务", "装修")),
    Option("self_shelf", Text("电子货架", "electronic shelf"), ("电子货柜",)),
)
CHAINS = (
    Option("direct", Text("直营", "directly run"), ("直营店", "直营连锁")),
    Option("franchise", Text("加盟", "franchise"), ("加盟店", "特许加盟")),
    Option("voluntary", Text("自愿连锁", "voluntary chain"), ("自由连锁",)),
    Option("none", Text("非连锁", "not a chain"), ("单店", "个体", "否")),
)
STAGES = (
    Option("new", Text("新增", "new"), ("新建",)),
    Option("upgraded", Text("改造提升", "upgraded"), ("改造", "提升")),
    Option("stock", Text("存量", "existing"), ("原有",)),
)
MOBILITIES = (
    Option("fixed", Text("固定", "fixed"), ("固定网点",)),
    Option("mobile", Text("移动", "mobile"), ("移动网点", "流动")),
)
NATURES = (
    Option("commercial", Text("商业性", "commercial")),
    Option("quasi_public", Text("类公益性", "quasi-public"), ("公益性",)),
    Option("low_profit", Text("微利", "low-profit"), ("微利公益",)),
)
ELDERLY = (
    Option("counter", Text("老年人专柜", "counter for the elderly"), ("专柜",)),
    Option("barrier_free", Text("无障碍", "barrier-free"), ("无障碍设施",)),
    Option("manual_service", Text("人工服务", "service in person"), ("人工", "面对面服务")),
    Option("home_visit", Text("上门服务", "home visits"), ("上门",)),
    Option("large_print", Text("大字提示", "large print")),
)
PAYMENTS = (
    Option("cash", Text("现金", "cash")),
    Option("bank_card", Text("银行卡", "bank card"), ("刷卡",)),
    Option("mobile_pay", Text("移动支付", "mobile payment"), ("微信", "支付宝", "扫码")),
    Option("digital_yuan", Text("数字人民币", "digital yuan"), ("数币",)),
)
DELIVERIES = (
    Option("joint", Text("共同配送", "joint delivery"), ("集中配送", "统一配送", "共同递")),
    Option("forward", Text("前置仓配送", "forward warehouse")),
    Option("store", Text("网订店取", "order online and collect")),
    Option("locker", Text("自助提货", "self pick-up")),
    Option("instant", Text("即时递", "instant")),
    Option("night", Text("夜间递", "at night")),
    Option("shop", Text("门店递", "from the shop")),
    Option("micro", Text("微仓递", "from a micro warehouse")),
    Option("home", Text("送货上门", "to the door"), ("送货", "配送到家")),
)
FEATURES = (
    Option("night", Text("夜间经济", "night economy")),
    Option("live", Text("直播经济", "live streaming")),
    Option("experience", Text("体验经济", "experience"), ("线下体验",)),
    Option("cafe", Text("便利店加餐饮休闲", "shop with café"), ("便利店+餐饮休闲",)),
    Option("unattended", Text("无人便利店", "unattended"), ("无人超市",)),
    Option("community", Text("社区团购", "group buying")),
    Option("community_economy", Text("社区经济", "community economy")),
    Option("standard_market", Text("标准化菜市场", "standardised market"), ("菜市场标准化",)),
    Option("smart_market", Text("智慧菜市场", "smart market"), ("智慧农贸市场",)),
    Option("market_to_super", Text("农改超", "market turned supermarket")),
    Option("renewed_store", Text("老旧商店改造", "old shop renewed"), ("小卖部改造", "杂货店改造")),
    Option("face_pay", Text("智能支付", "smart payment"), ("刷脸支付", "刷脸智能支付")),
    Option("brand", Text("老字号", "old brand")),
)
ONLINE = (
    Option("order", Text("线上下单", "online orders")),
    Option("coupons", Text("线上发券", "online coupons"), ("线上发券线下兑换",)),
    Option("booking", Text("线上预约", "online booking")),
    Option("group", Text("微信群", "chat group")),
    Option("live", Text("线上直播", "live sales")),
)
UNIFIED = (
    Option("sign", Text("形象标识", "sign"), ("标识牌匾",)),
    Option("control", Text("门店管控", "control")),
    Option("equipment", Text("设施配置", "equipment")),
    Option("standard", Text("服务标准", "service standard"), ("标准体系",)),
    Option("purchase", Text("商品采购", "purchasing")),
    Option("logistics", Text("物流配送", "logistics"), ("配送服务",)),
    Option("platform", Text("平台运营", "platform")),
    Option("after_sales", Text("售后服务", "after-sales service")),
)
RUN_BY = (
    Option("own", Text("自主经营", "own business")),
    Option("gov_firm", Text("政府建设企业运营", "built by government, run by firms")),
    Option("firm_subsidised", Text("企业投资政府补贴", "firms invest, government subsidises")),
    Option("property", Text("物业服务延伸", "property company"), ("物业服务+",)),
    Option("unified", Text("统一运营", "run as one")),
)
SUBSIDIES = (
    Option("rent", Text("租金减免", "rent relief"), ("房租减免",)),
    Option("subsidy", Text("补助", "subsidy"), ("补贴",)),
    Option("interest", Text("贷款贴息", "loan interest"), ("贴息",)),
    Option("jobs", Text("就业补贴", "employment subsidy")),
    Option("tax", Text("税费优惠", "tax relief")),
)
LISTS = (
    Option("elderly", Text("为老服务推荐", "services for the elderly"), ("为老服务",)),
    Option("supply", Text("应急保供", "emergency supply")),
    Option("catalogue", Text("公共服务设施目录", "public service catalogue"), ("商业网点设施目录",)),
    Option("renewal", Text("老旧小区改造清单", "old estate renewal list")),
)
