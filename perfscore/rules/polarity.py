"""Whether what is described is good or bad, told by its morphemes: where a bare 1分 has no verb it says what the points do."""

from __future__ import annotations

import re

from perfscore.rules.sensitive import HOMELY

_DENIED = re.compile(f"(?!{HOMELY})(?:[未没拒]|不(?!仅|但|限|得不|[超少低高多大小]|足|存在))")
_ABSENT = re.compile(
    "^(?:全年|年度内?|本年度?|当年|期间|考核期内?)*(?:没有|无(?!法|故|证)|未(?:发生|出现|发现|受|被|造成|产生|收到|接到)|不存在|零)"
)
_BAD = re.compile(
    "缺|漏|错|误|违|迟(?!疑)|逾|拖延|拖欠|延期|延误|延迟|失(?:职|误|实|控|信|管|败|真)|事故|投诉|隐患|处罚|处分|通报(?!表扬|表彰)|批评"
    "|虚假|造假|虚报|瞒|挪用|截留|挤占|套取|超时|超标|超支|超编|超限|破损|损坏|脏|乱(?!石)|污染|不良|负面|曝光|滞后|推诿|扣押|早退|旷工"
    "|[每少]少|减少[1一]|(?<![最至])少(?=[\ue002\ue003报开做交完])|低(?=[\ue002\ue003])|低于|不足"
)


def is_bad(words: str) -> bool | None:
    """True for 未落实, 每缺一项; False for 未发生事故; None where nothing tells, or where it tells both (未整改问题)."""
    words = re.split("[，；。：]", words.strip("，；。：（ "))[-1]
    bad = _BAD.search(words) is not None
    denied = len(_DENIED.findall(words)) % 2 == 1
    if _ABSENT.match(words):
        return False if bad else None  # 无结余, 无制度: nobody can tell
    if bad:
        return None if denied else True
    return True if denied else None
