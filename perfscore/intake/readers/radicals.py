"""Radicals in place of characters, as PDF files give them: 公⾥ for 公里, ⻓度 for 长度. To the eye they are the same."""

from __future__ import annotations

import unicodedata

# U+2E80-2EFF have no decomposition in Unicode; these are the ones that fonts confuse with characters in use.
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺋⺌⺍⺎⺏⺐⺑⺒⺓⺗⺘⺙⺜⺝⺟⺠⺤⺥⺧⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙卩小小兀尢尣尢巳幺心手攴日月母民爪爪牛玉疋目示示竹糸纟网罒罓羊羊芈老聿肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门隶阝雨青韦页风飞食食饣飠首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_TABLE = {ord(radical): character for radical, character in _SUPPLEMENT.items()}
_TABLE |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_TABLE |= {0x2F3E: "户", 0x2FAD: "青"}  # Unicode names the traditional forms 戶 and 靑


def characters(text: str) -> str:
    """The text with characters in place of radicals."""
    return text.translate(_TABLE)
