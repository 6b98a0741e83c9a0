"""What can change a score: closed, short classes, each with its reason. Everything else is inert and never listed.

Names, verbs and places of the trade do not belong here: they are inert by being absent. The classes are fragments of
regular expressions over a typed text (``spans``).
"""

from __future__ import annotations

import re

from perfscore.rules.spans import BAD, DAY, FRACTION, MARK, NUMBER, POINTS, QUANTITY, RANGE, SPANS

PAUSE = "，、：；。"
TEXT = f"[^，；。（）{SPANS}]"  # inside one part, no number
ANY = "[^；。]"
END = "(?=[，；。、）]|$)"

# denials: they turn a relation round
DENY = "(?:不|未|没有?|无法|难以|无|非|勿|尚未|并未|从未|不能|未能|没能|不曾|未曾|不可)"
HOMELY = (
    "不动产|不锈钢|不断|不同|未成年|未来|无害化|无故障|无障碍|无偿|无线|无纸化|无人机|无公害|无缝|没收"
    "|非税|非公有|非公经济|非公党|非公企|非遗|非农|非物质|非营利|非机动|非学历|非煤|非常|难点|难题|难度|难民|难易|否决|免费|免疫|免税"
)
"""Words that hold the character of a denial and deny nothing."""
DENIAL = re.compile(f"(?!{HOMELY})[不未无没非勿难否免拒莫]")
# between a denial and its relation only these may stand without changing it
MID = "(?:能够?|完全|够|曾|予以?|得|应|可)?"

# relations to a number; the strict ones first, for longer words win
RELATIONS = {
    "≥": "≥|大于或?等于|等于或大于|高于或?等于|等于或高于|多于或?等于|超过或?等于|达到或?超过|至少|达到?|满|到达?|及|足|起",
    "≤": "≤|小于或?等于|等于或小于|低于或?等于|等于或低于|少于或?等于|至多|控制在|下降到|降低到|降至|控制到",
    ">": ">|大于|高于|多于|超过|超出|超|突破|优于",
    "<": "<|小于|低于|少于|跌破|差于|逊于",
    "=": "=|等于|持平|为|是",
}
NEGATED = {"≥": "<", "≤": ">", ">": "≤", "<": "≥"}

# directions of a step: smaller, greater, later, earlier, either side
DIRECTIONS = {
    "迟": "逾期|延期|延迟|推迟|延误|延后|滞后|超期|超时|拖延|拖后|推后|延长|迟|晚|误期|拖期",
    "早": "提前|提早|早",
    "差": "相差|偏差|偏离|误差|增减|浮动",
    "劣": "差",
    "低": "低于|少于|小于|不足|未达到?|未完成|不到|达不到|降低|下降|减少|缺少|短缺|下滑|下跌|回落|缩减|减低|低出|退后|后退|落后|后移|倒退|漏|欠|(?<![最])低|降|(?<![至不])少|减|缺",
    "超": "超过|超出|高于|大于|多于|增加|增长|上升|提高|提升|上涨|新增|超支|突破|高出|多出|上浮|升高|前移|前进|超|(?<![最提])高|增|升|(?<![最至])多",
}

# the target as a base, and another base than the target
TARGET = (
    "(?:(?:年度|年初|预期|计划|绩效|规定|既定|本年度?|全年|当年|合格|控制|考核|指导性|时序|总量|总体|投资|进度)?(?:目标任务|任务目标|目标|指标|计划|任务|预算|标准|基准|预定|规定)(?:任务|目标|指标)?(?:总?数额?|值|总?量|总?额|线|要求|时间|时限|期限|价|单价|投资)?|"
    "达标线|标准线|合同(?:价|金额)|预算数)"
)
OTHER_BASE = "(?:(?:较|比|与|同)?(?:上一?年度?|去年|往年|上一?[年季月期]度?|基期)(?:同期|相比|比)?|同比|环比|平均值|平均水平|平均数|均值)"

# the full marks, named
FULL = (
    "(?:(?:[本该此](?:项|指标|小项|条|类)?(?:指标)?|全部|相应|对应|应得|所占|指标|单项|项目|总|单位)?(?:所赋|应得)?的?(?:全部)?"
    "(?:满分|全分|权重分值|权重分|标准分值|标准分|基[本准础]分值?|配分|分值|总分值)(?:的?满分|分数)?|本项分数?|该项分数?|此项分数?)"
)
FULL_ALONE = "(?:(?:[本该此]项|指标)?的?(?:满分|全分|全部分[值数]))"

# what an amount does
TAKE = "(?:扣减|扣除|扣罚|扣掉|核减|减扣|减去|扣分|罚分|减分|加扣|扣|(?<!增)减(?![少轻免值排税负灾])|减(?=\ue000)|罚(?!款|没)|少得|少计)"
GIVE = (
    "(?:(?<=[各项条点])占(?=[\ue000\ue003])|得到|获得|得分|计分|给分|赋分|记分|评分|积分|打分|赋值|得|(?<![统会审设预合累总共估])计(?!划|算|提|入总)"
    "|(?<![供补配])给(?!排?水|养)|赋(?!能|税)|(?<![登书标笔传])记(?!录|者|载|号)|(?<![批点测考自互])评(?!价|估|审|定|比|为)|获(?!奖|批|评)"
    "|(?<![面体堆淤蓄容])积(?!极|累|水|压)|打(?!击|造))"
)
ADD = "(?:奖励(?![得计记给评的])|加计|加记|另加|再加|加分|奖分|(?<![增参追附叠累])加(?!强|快|大|入|班|盖|工|固|密|装|油)|(?<![获等金银铜大])奖(?!惩|项|状|金|[得计记给评的]))"
EQUALS = "(?:为|是|=|即|→|—>|：)"
FILL = (
    "(?:分(?:数|值)?|得|为|去|除|掉|[本该此]项|[本该此]指标|其|的|计|以|予|到|至|，(?=\ue000)|：|=|应|了|直接|各|分别)*"
)

SCORE_WORD = re.compile(
    "分值|(?<!部)分数|(?<![部充区划])(?:[得扣计给赋记评打积减加满总罚]分(?!析|类|管|配|布|散|段|开|期|批|项|事|制|点|表|栏|卡|册|细则|标准|办法)|分值|分数|评分|打分|计分|得分)|零分|(?<![健齐安保])全分|倒扣"
)
COMPOSES = re.compile(
    "乘(?![客坐务车船机])以?|×|倍(?!增)|折半|减半|一半|翻番|对半|类推|递减|递增|比例|线性|直线(?=.{0,3}法)|比率法|插值|插入法|内插|封顶|酌情|酌减|视情|累加|累计加|叠加|取整|舍去|去尾"
)
BOUNDS = re.compile("最高|最多|最低|上限|下限|至多")
# what happens to the points without naming them: where no anchor holds it, it was not understood
CONSEQUENCE = re.compile(
    f"按[{QUANTITY}{NUMBER}]计|不[足满][^，；。]{{0,10}}[计算扣]|(?<!并给予)(?<!并实行)一票否决(?!性|制|指标|事项)|(?<!整)为零|归零|清零|零处理|从[轻重严](?:处理|扣分?|处罚|计)?(?=$|[，；。])|(?:加重|减轻)(?:处理|处罚|扣分?)|折算|折合|免扣|降一?[级档]|不计(?!划|算|入|较|其数)|(?:除外|例外)(?=.{{0,2}}$|[，；。）])|(?:{BOUNDS.pattern})[^，；。]{{0,6}}[{QUANTITY}{NUMBER}]"
)
JUDGED = "(?:酌情|酌减|酌量|视[^，；。]{0,14}?(?:情况|情节|程度|后果|质量|结果)|根据情节|适当|按情节|由[^，；。]{1,12}(?:评定|打分|评分|裁定)|自由裁量|(?:进行|予以|给予|专家|组织|经)[^，；。]{0,6}综合(?:评价|评定|评分|打分)(?!：))"

# a lead before a number that is a condition of its own: something happened or was suffered; or a state that points are given for
HAPPENED = re.compile(f"{DENIAL.pattern}|超|逾|违|错|发生|出现|存在|造成|差|缺|漏|如|若|获|被|受到|[的时者]$")
STATE = re.compile("已|[好高强快清全明确整善效实时格位范成过齐洁净优良畅稳顺]$")

__all__ = ["BAD", "DAY", "FRACTION", "MARK", "NUMBER", "POINTS", "QUANTITY", "RANGE", "SPANS"]


def alternation(words: str) -> str:
    """The words of a class as alternatives, longest first."""
    return "(?:" + "|".join(sorted(words.split("|"), key=len, reverse=True)) + ")"
