"""The skeleton of a standard: every amount with what it does, and the stretch of words before it.

Anchors are amounts (数分, 满分, 数%的分值, a bare 数分 at the end of a part, a range of points) and 不得分. What an amount
does comes from a closed set of morphemes with only inert signs between. Totals, caps, floors and parts of a step are
anchors too. Everything between two anchors is the condition of the second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.language import units
from perfscore.rules import proportions
from perfscore.rules import sensitive as s
from perfscore.rules.nodes import FULL, NOTHING, Amount, Effect
from perfscore.rules.proportions import LINE, RATIO
from perfscore.rules.spans import FRACTION, NUMBER, POINTS, QUANTITY, RANGE, Number, Points, Typed

P, R, Q, N, F = POINTS, RANGE, QUANTITY, NUMBER, FRACTION
_SHARE = f"(?:{s.FULL}的?)?(?:[{Q}{F}]|一半)(?:的?(?:{s.FULL}|(?:权重)?分数?|得分))?"
_AMOUNT = f"(?P<range{{0}}>{R})|(?P<points{{0}}>(?:{s.FULL})?{P}(?!以[上下内]|及以|或以|（不?含|[—<≤>≥]))|(?P<share{{0}}>{_SHARE})|(?P<full{{0}}>{s.FULL}(?![的×÷/最下六每若或未不非]))|(?P<bare{{0}}>{N})(?=[，；。、）/]|$|[A-Z])"
_SURE = f"(?P<range{{0}}>{R})|(?P<points{{0}}>(?:{s.FULL})?{P}(?!以[上下内]|及以|或以|（不?含|[—<≤>≥]))|(?P<full{{0}}>{s.FULL_ALONE})"
_NOTHING = "(?:均|(?<!否)则|即|都|将|也|亦|一律|直接|视为|[该此本]项|[该此本]指标|一概)*"
_THIS_ITEM = "(?:，?[本该此](?:项|指标|小项)(?:指标)?(?:得分)?(?:均|都|一律|即|则|就|直接|按)*)"
_BEFORE_NO = "(?:不予?|不能|不再|不可|不应|无法|没有?|未|无)"
_CAP_WORD = "(?:最高|最多|至多|上限|封顶|(?:累计|合计|总共|总计|累积)?(?:最高|最多)?(?:均|都)?不(?:得|能|可)?(?:超过|高于|大于|突破)|以(?=[^，；。]{0,3}为限))"
_OWN = "(?:[本该此](?:项|指标|小项|条|类)(?:指标)?|单项|每项|总)?"

_LINES = (
    # 扣完为止 and its like; the number of points in it is a cap on what is taken
    (
        "all",
        f"全(?:部|额)?扣(?:除|减|完|光)?(?:得?分(?:值|数)?)?{s.END}|扣(?:除|减)?(?:本项|该项|此项)?全部(?:得?分(?:值|数)?|分值)?{s.END}",
    ),
    ("twice", f"(?:加倍|双倍|翻倍)(?:扣分|扣减|扣除|扣罚)(?!{P})"),
    ("veto", f"(?:实行|执行|给予|予以|启动|适用)?一票否决制?{s.END}"),
    ("each", f"(?:扣|不得|不计)(?:除|减)?(?:其)?(?:相应|对应|相关)(?:项|部分|条款)?的?(?:得?分(?:值|数)?|分值){s.END}"),
    (
        "end",
        f"(?P<end0>[{P}])(?:扣完|扣光)(?:为止|即止|止)|(?:以上)?(?:扣分项?)?(?:最多|最高|可累计|直至|直到|至|直)?(?:(?:[本该此](?:项|指标|小项|条|大项|类)(?:指标)?|单项|每项|该类)(?:的?(?:分值|分数|标准分|满分|权重分))?|分值|分数|标准分|满分|权重分)?(?:扣|减|罚)(?:完|光|尽|净|满|至|到)(?:(?P<end>[{P}{N}])|零分?|[本该此][项]?|分值|全部|该项|{s.FULL})*(?:分)?(?:为止|即止|止|为限)?",
    ),
    ("nofloor", "(?:[本该此]项)?扣分?不(?:封顶|保底|设下限|设上限|限)"),
    (
        "floor",
        f"(?:直至|至|到)(?P<low0>{P})(?={s.END[3:-1]})|(?:直至|直到)(?:[本该此](?:项|指标))?(?:不得分|不计分|得?零分|为零){s.END}|(?:不(?:计|出现|得出现|得|为|算|扣|倒扣?)为?(?:负分|负值|负数|负)|无负分|不(?:得|能|可|再|予)?倒扣分?|下限为?[：为]?(?P<low1>[{P}{N}])|最[低少](?:得|计|扣至|扣到|为|给)?分?(?:为)?(?P<low2>[{P}{N}]))",
    ),
    (
        "cap",
        f"(?P<what>(?:加扣|[加得扣减奖计]|累计)?分?(?:均|都|总额|总分|合计|累计|值)?(?:加|扣|得)?分?)(?:{_OWN}|{s.FULL})(?:(?:累计|合计|总共)?{_CAP_WORD})(?:累计|可|只|能)*(?P<verb>[得扣加减计给奖为：]|扣减|倒扣|加分|得分|扣分|计分|到|不超过)*分?为?(?P<cap>{P}|{s.FULL}的?(?P<capshare>[{Q}{F}])|{s.FULL}(?!的)|{N}(?=[，；。）]|$))(?:为?(?:封顶|为止|为限))?|(?P<cap2>{P})(?:封顶|为限|为上限)|(?:[记计得加]满(?P<cap3>{P})(?:为止|即止|止))|(?P<capfull>满分)(?:为止|封顶)|(?P<capall>(?:[加奖]分|[扣减]分|加扣分|增减分)(?:(?:和|与|、|或)(?:[加奖]分|[扣减]分))?(?:均|都)?以{s.FULL})为限",
    ),
    ("upto", f"(?:可|最高)?[加得计](?:至|到)(?P<upto>{P}|满分){s.END}"),
    (
        "part",
        f"(?:不[足满]|(?<!达)不到)(?P<psize>[^，；。]{{1,10}}?)(?:者|的|时|部分)?，?(?:均|也|一律)?(?P<pmode>按[^，；。]{{1,8}}?(?:计算|计扣|计分?|扣分|算|扣)(?![{P}]))|(?P<under>(?:不[足满]|(?<!达)不到)[^，；。]{{0,4}}?[{Q}{N}][^，；。]{{0,2}}?(?:者|的|时|部分)?，?(?:均|也|一律)?不(?:扣|计|予扣)分?{s.END})|(?P<round>(?<![分果后])四舍五入(?![^，；。]{{0,4}}(?:保留|取|精确|到|至)))",
    ),
    (
        "elsewhere",
        f"(?:并|同时|并且)?(?:另|再)?(?:扣|减)(?:除|减)?(?:考核)?(?:总分|总成绩)的?{P}|(?:并|同时|并且)?(?:在|从|另)?[^，；。{s.SPANS}]{{0,6}}?(?:总分|总成绩|考核总?分|大项)[^，；。{s.SPANS}]{{0,8}}?(?:(?:扣|减|加|另扣)[^，；。]{{0,4}}?[{P}{N}]|不得分|为零分?|0分)|[^，；。{s.SPANS}]{{0,8}}?大项[^，；。]{{0,3}}不得分",
    ),
    ("uncounted", f"(?:均|都|可|亦|也)*不(?:予|再)?(?:计|计入|纳入)(?:统计|考核|考评|范围|次数|内)*{s.END}"),
    (
        "none",
        f"{_NOTHING}{_BEFORE_NO}(?:(?:得|计|给|赋|记|评|积|打|计入)(?:任何|其|[该此本]项|相应|其他)?得?分(?![值钟])|(?:得|给)(?:任何|其|[该此本]项|相应|其他)?{s.END})|{_THIS_ITEM}?(?:得|计|记|给)零分?|{_THIS_ITEM}为零|{_THIS_ITEM}?为?零分|取消(?:[该此本]项|[该此本]指标)?(?:全部)?得分",
    ),
    ("free", f"{_NOTHING}(?:不(?:予|再|作|做)?|免于?)(?:扣|减|罚)(?:分(?!值)|{s.END})"),
    ("noadd", f"{_NOTHING}不(?:予|再|另)?(?:加|奖励?)(?:分|{s.END})"),
    (
        "total",
        f"(?:{_OWN}(?:满分|总分|小计|总计|标准分|权重|满分值)(?:共|为|是|计|：|=)*{P}(?!以)|(?<![^，；。：（])(?:本项|该项|此项|本指标|共计?|合计|分值|权重分?)(?:共|为|是|计|：|=)*{P}{s.END}|{P}制)",
    ),
    (
        "base",
        f"(?:从|自)?(?:基础分|基本分|起评分|基准分|起始分|底分|基础分值|基[本准础](?={P}))(?:为|是|计|：|=|记)*(?P<base>{P})(?:起|开始)?|从(?P<base2>{P})(?:起|开始)",
    ),
    (
        "halved",
        f"(?:按?{s.FULL}的?|(?<=[的者时，；。内上下外]))(?:减半|折半)(?:计分|计算得分|计算|得分|给分|记分|计)?(?=[，；。）]|$)|(?:减半|折半)(?:计分|计算得分|计算|得分|给分|记分|计)(?=[，；。）]|$)",
    ),
    ("spoken", "(?<=的)(?:予以|相应)?(?:扣分|减分|加分)(?=，[^，；。]{0,8}每)"),
    ("factor", f"(?:得分|分值|原得分|原有?分数)?乘(?:以|上)?(?P<factor>{N})"),
    ("line", LINE),
    ("ratio", RATIO),
    (
        "judged",
        f"{s.JUDGED}[^，；。{P}{R}]{{0,8}}?(?:(?P<jtake>扣|减)|得|给|计|评|打|赋|加)[^，；。{P}{R}]{{0,4}}?(?:(?P<jrange>{R})|(?P<jpoints>{P})(?:以内|以下|之内)?|分(?!值))|(?P<jbare>酌减|酌情处理|酌情)",
    ),
    ("asgiven", f"按(?P<asgiven>{P}|满分)(?:计算?|计分|记分?|给分|得分|处理)"),
    ("below", f"倒扣(?P<whom>[^，；。{s.SPANS}]{{0,5}}?){s.FILL}(?:{_AMOUNT.format('0')})"),
    ("take", f"{s.TAKE}{s.FILL}(?:{_AMOUNT.format('1')})"),
    ("add", f"(?:{s.ADD}|增加(?={P}))(?:分|得|计|：|=)*(?:{_AMOUNT.format('2')})"),
    ("give", f"(?:可|只|仅|应|即|(?<!否)则|就|直接)*{s.GIVE}{s.FILL}(?:{_AMOUNT.format('3')})"),
    ("equals", f"{_THIS_ITEM}?{s.EQUALS}{{1,4}}(?:{_SURE.format('4')})"),
    (
        "alone",
        f"(?<![—－−\\-≤≥<>])(?:(?P<range5>{R})|(?P<points5>{P})(?:{s.FULL_ALONE})?|(?P<full5>{s.FULL_ALONE})){s.END}",
    ),
)
_ANCHOR = re.compile("|".join(f"(?P<line_{name}>{pattern})" for name, pattern in _LINES))


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one stretch of the text does. ``name`` is its line in the table above; ``value`` what it holds."""

    name: str
    begin: int
    stop: int
    effect: Effect | None = None
    amount: Amount | None = None
    what: str = ""
    per: str = ""


def anchors(typed: Typed, masked: str, begin: int, stop: int) -> Iterator[Anchor]:
    """The anchors of a stretch, in order; ``masked`` hides brackets that are read by themselves."""
    at = begin
    while at < stop:
        found = _ANCHOR.search(masked, at, stop)
        if found is None:
            return
        made = _made(typed, found)
        if made is None or found.end() == found.start():
            at = max(found.start() + 1, at + 1)
            continue
        yield made
        at = found.end()


def _made(typed: Typed, found: re.Match[str]) -> Anchor | None:
    name = next(line for line in _NAMES if found[f"line_{line}"] is not None)
    begin, stop = found.span()
    maker: Callable[[Typed, re.Match[str], int, int], Anchor | None] | None = _MAKERS.get(name)
    if maker is not None:
        return maker(typed, found, begin, stop)
    kind = {"below": "倒", "take": "扣", "add": "加", "give": "得", "equals": "得", "alone": "得"}[name]
    return _with_amount(typed, found, name, kind, begin, stop)


def _with_amount(typed: Typed, found: re.Match[str], name: str, kind: str, begin: int, stop: int) -> Anchor | None:
    index = {"below": "0", "take": "1", "add": "2", "give": "3", "equals": "4", "alone": "5"}[name]
    groups = found.groupdict()
    per = ""
    if groups.get("range" + index) is not None:
        points = typed.values[found.start("range" + index)]
        if not isinstance(points, Points):
            raise TypeError(name)
        low, high = sorted((points.low, points.high))
        return Anchor(name, begin, stop, Effect("酌", Amount(low, None, high), own=kind == "得"), what=kind)
    if groups.get("points" + index) is not None:
        points = typed.values[found.end("points" + index) - 1]
        if not isinstance(points, Points):
            raise TypeError(name)
        amount, per = Amount(points.low), points.per
    elif groups.get("share" + index) is not None:
        share = _share(typed, found, "share" + index)
        if share is None or (name == "give" and not _gives_share(found)) or typed.signs[begin - 1 : begin] == "增":
            return None  # 每增减30%: the size of a step
        amount = Amount(None, share)
    elif groups.get("full" + index) is not None:
        amount = FULL
    else:
        amount = Amount(typed.number(found.start("bare" + index)).value)
    if kind == "得" and amount == NOTHING:
        return Anchor(name, begin, stop, Effect("零"), per=per)
    if kind in ("扣", "加") and amount == NOTHING:
        return Anchor(name, begin, stop, Effect("免" if kind == "扣" else "罢"), per=per)
    return Anchor(name, begin, stop, Effect(kind, amount, own=name in ("alone", "equals")), per=per)


def _gives_share(found: re.Match[str]) -> bool:
    """得50% is a share of the points; 记录100% is a rate: a verb of one sign must stand right before it or 分 behind."""
    text = found.group()
    return text[0] in "得计给赋可只应即则" or "分" in text or "一半" in text


def _share(typed: Typed, found: re.Match[str], group: str) -> Fraction | None:
    if "一半" in found[group]:
        return Fraction(1, 2)
    for at in range(found.start(group), found.end(group)):
        value = typed.values[at]
        if isinstance(value, Number):
            if typed.signs[at] == FRACTION:
                return value.value
            return (
                value.value * value.unit.factor / 100
                if value.unit.family == units.PERCENT and value.name != "个百分点"
                else None
            )
    return None


def _points_at(typed: Typed, at: int) -> Amount | None:
    value = typed.values[at]
    if isinstance(value, Points):
        return Amount(value.low)
    return Amount(value.value) if isinstance(value, Number) else None


def _end(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor | None:
    if found["end0"] is not None:
        return Anchor("扣", begin, stop, amount=_points_at(typed, found.start("end0")))
    if found["end"] is None:
        if not re.search("为止|即止|止|完|光|尽", found.group()):
            return None
        return Anchor("底", begin, stop, amount=NOTHING)
    amount = _points_at(typed, found.start("end"))
    if re.search("[至到]", found.group()[: found.start("end") - begin].replace("直到", "").replace("直至", "")):
        return (
            Anchor("底", begin, stop, amount=amount)
            if re.search("为止|即止|止|^最[多低]", found.group()) or amount == NOTHING
            else None
        )
    return Anchor("扣", begin, stop, amount=amount)


def _floor(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    at = next((found.start(name) for name in ("low0", "low1", "low2") if found[name] is not None), None)
    return Anchor("底", begin, stop, amount=NOTHING if at is None else _points_at(typed, at))


def _cap(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    at = next((found.start(name) for name in ("cap", "cap2", "cap3", "capfull") if found[name] is not None), begin)
    amount = _points_at(typed, at) or FULL
    if found["capshare"] is not None:
        share = _share(typed, found, "capshare")
        amount = Amount(None, share) if share is not None else amount
    words = found.group()
    what = (
        "加扣"
        if "加扣" in words or (found["capall"] is not None and re.search("[加奖增].*[扣减]|[扣减].*[加奖]", words))
        else "扣"
        if re.search("[扣减]", words)
        else "加"
        if re.search("[加奖]", words)
        else "得"
        if found["capfull"] is not None or re.search("[得计给记]|本项|该项|此项|上限|总分", words)
        else ""
    )
    return Anchor("限", begin, stop, amount=amount, what=what)


def _part(_typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    mode = "四舍五入" if found["round"] else "进一" if found["pmode"] is not None else "不计"
    if "比例" in found.group():
        mode = "按比例"
    return Anchor("零头", begin, stop, what=mode)


def _elsewhere(_typed: Typed, _found: re.Match[str], begin: int, stop: int) -> Anchor:
    return Anchor("外", begin, stop)


def _none(_typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    return Anchor("none", begin, stop, Effect("零", whole=bool(re.search("[本该此](?:项|指标)", found.group()))))


def _ratio(_typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor | None:
    basis = found["basis"] if found["basis"] is not None else found["basis2"]
    takes = re.search("扣|减", found.group()) is not None
    if basis is None and re.search("[×/÷]", re.split("[，；。]", found.string[:begin])[-1]):
        return None  # 按（实际-计划）/计划的比例扣分: arithmetic that was not read
    if basis is not None and (re.search("[×/÷+=]|乘|分值", basis) or proportions.contradicts(basis, takes=takes)):
        return None
    if basis is None or proportions.is_proportion(basis):
        return Anchor("比", begin, stop, Effect("减比" if takes else "比"), what=basis or "")
    if basis and re.search("比(?![例较率重值选对赛])|若", basis):
        return None  # 按比最高例得分: a torn ratio is no way of speaking
    return Anchor("话", begin, stop, what=basis)  # 根据完成情况进行打分: a way of speaking, if the rest says how


def _judged(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    amount = NOTHING
    name = "jrange" if found["jrange"] is not None else "jpoints" if found["jpoints"] is not None else ""
    if name:
        points = typed.values[found.start(name)]
        if isinstance(points, Points):
            low, high = sorted((points.low, points.high))
            amount = Amount(low if name == "jrange" else Fraction(0), None, high)
    return Anchor("酌", begin, stop, Effect("酌", amount), what="扣" if found["jtake"] or found["jbare"] else "得")


def _factor(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    return Anchor("乘", begin, stop, Effect("乘", Amount(typed.number(found.start("factor")).value)))


def _total(typed: Typed, _found: re.Match[str], begin: int, stop: int) -> Anchor:
    at = next(at for at in range(begin, stop) if typed.signs[at] == POINTS)
    if _points_at(typed, at) == NOTHING:
        return Anchor("none", begin, stop, Effect("零", whole=True))
    return Anchor("总分", begin, stop, amount=_points_at(typed, at))


def _base(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    at = found.start("base") if found["base"] is not None else found.start("base2")
    return Anchor("base", begin, stop, Effect("得", _points_at(typed, at) or FULL))


def _given(typed: Typed, found: re.Match[str], begin: int, stop: int) -> Anchor:
    return Anchor("give", begin, stop, Effect("得", _points_at(typed, found.start("asgiven")) or FULL))


_NAMES = tuple(name for name, _pattern in _LINES)
_MAKERS: dict[str, Callable[[Typed, re.Match[str], int, int], Anchor | None]] = {
    "end": _end, "floor": _floor, "cap": _cap, "part": _part, "elsewhere": _elsewhere, "none": _none, "ratio": _ratio, "judged": _judged, "factor": _factor, "total": _total, "base": _base, "asgiven": _given,
    "nofloor": lambda _t, _f, begin, stop: Anchor("无底", begin, stop),
    "spoken": lambda _t, _f, begin, stop: Anchor("话", begin, stop, what="扣分"),
    "halved": lambda _t, _f, begin, stop: Anchor("halved", begin, stop, Effect("得", Amount(None, Fraction(1, 2)))),
    "line": lambda _t, _f, begin, stop: Anchor("插", begin, stop, Effect("插")),
    "free": lambda _t, _f, begin, stop: Anchor("free", begin, stop, Effect("免")),
    "uncounted": lambda _t, _f, begin, stop: Anchor("uncounted", begin, stop, Effect("免")),
    "upto": lambda t, f, begin, stop: Anchor("限", begin, stop, amount=_points_at(t, f.start("upto")) or FULL, what="得"),
    "all": lambda _t, _f, begin, stop: Anchor("none", begin, stop, Effect("零")),
    "veto": lambda _t, _f, begin, stop: Anchor("veto", begin, stop, Effect("零", whole=True)),
    "twice": lambda _t, _f, begin, stop: Anchor("twice", begin, stop, Effect("倍")),
    "each": lambda _t, _f, begin, stop: Anchor("相应", begin, stop),
    "noadd": lambda _t, _f, begin, stop: Anchor("noadd", begin, stop, Effect("罢")),
}  # fmt: skip
