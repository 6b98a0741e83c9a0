"""Torn words: a dangerous morpheme that belongs to no word of its own, so nobody can tell what the text would say."""

from __future__ import annotations

import re

from perfscore.rules.spans import NUMBER, POINTS, QUANTITY, SPANS

_END = "(?=[，；。、）]|$)"
_WORD_OF_POINTS = "得扣计给赋记评打积减加满总罚本准础重值底奖励附项倒负均权价数的全一半"
_NOUN = "部充区划十成水养学处过身时盐糖组细拆平缘百高低差部"
_DANGER = "不未没每非或若最倍折半无各"
_NUMBER = f"[{QUANTITY}{NUMBER}]"
_TORN = re.compile(
    # 得最分, 满超分: 分 behind something that is neither a verb of points nor the name of a sum
    f"(?<![{_WORD_OF_POINTS}{_NOUN}{SPANS}])分(?:{_END}|(?=不超过|为止|封顶|扣[完光满]))"
    # 得满，; 2。分: half of 满分, the unit without its number
    f"|[得给计]满(?![分意足员勤载为{POINTS}{NUMBER}])|(?:满分|全分){_NUMBER}|(?:^|[。；，])分(?=没有|无|不|否|扣|得|，|$)"
    # 得1分0, 5%0, 的1扣分: two numbers in one, a number before the verb of its points
    f"|[{POINTS}{QUANTITY}]{NUMBER}(?:{_END}|(?=[（\x01]|为止))|(?:分值|满分|标准分)的{POINTS}|最[加扣得减][多高]|{NUMBER}[扣得减加]分{_END}"
    f"|[，）]{NUMBER}(?=[；。]|$)|[/÷]{QUANTITY}{POINTS}|{NUMBER}[{_DANGER}超低高][{POINTS}{QUANTITY}]"
    # 1分未，: a denial, 或, 若 … that stands before a pause and turns nothing
    f"|{POINTS}[不未无没非或若最每各倍折超低高](?:的|者)?{_END}"
    # 100%的或得8分: an alternative with one side
    f"|(?<=[的者时，；。：])(?:或|若|最|倍|折)(?=[得扣减加计给]{POINTS}|{POINTS}|，|；|。)"
    # 记低12分, 减若3分: a stranger between the verb and its points
    f"|以[上下内外]的?为{NUMBER}{_END}|为[超低高若未非倍折最或无没各]{POINTS}|(?<![批测考点参获统会审设预合累增附])[得扣计记减加给评赋][超低高若未非倍折最或不无没每各][{POINTS}{QUANTITY}]"
    # 达没到100%, 高或于, 以低下: a relation with a stranger in it, or with half of it gone
    f"|(?!达不到)[达超高低大小多少][{_DANGER}](?:到|过|于|足|出)|不[{_DANGER}]足|以[{_DANGER}低高超][上下内外]"
    f"|{_NUMBER}以(?=[的，；。]|每)|(?<![高低大小多少等属位用对由处关在源鉴至基优劣晚早迟先次限介])于{_NUMBER}"
    f"|不得(?!倒?[扣加减计]|超|[低高少]于)[^，；。{SPANS}]{{1,2}}分{_END}|[得扣计记减加给](?:半{QUANTITY}|[{_DANGER}]一半)"
    f"|{NUMBER}(?:最高|最低)分|不得[扣加减计]{POINTS}|(?<![得计给扣减加赋记评为的]){QUANTITY}分{_END}|(?:^|[，；。])足{_NUMBER}"
    # 登记未率, 完未成率: a denial inside a name; 每少家, 少1半条, 达1到5万元: a number torn from its unit
    f"|[不未无没非]率|(?<=[\u4e00-\u9fff])[未没非无](?=[\u4e00-\u9fff]率)(?!税率|用率)"
    f"|每[少缺超低高][家个项户次件处台所人名](?=扣|得|减|加|，|$)|(?<=[每少多低高超缺]){NUMBER}{QUANTITY}|达{NUMBER}到"
    f"|(?:分值|满分|标准分)的{NUMBER}{_END}|每[得给计][满{POINTS}]|(?:满分|{POINTS})每{_END}"
    f"|最[{_DANGER}][高低多少大小]|达[超低高]到|(?:上限|下限|最高|最低|最多)(?!不)[{_DANGER}]"
)


def torn(signs: str) -> tuple[int, int] | None:
    """The first place where a dangerous morpheme hangs in the air."""
    found = _TORN.search(signs)
    return None if found is None else (max(0, found.start() - 4), found.end())
