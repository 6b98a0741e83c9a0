"""口径: how a standard is read where its text leaves it open. A policy may set each; the text overrides them."""

from __future__ import annotations

from dataclasses import dataclass, field

BY_SYSTEM = "系统约定，文件未作规定"


@dataclass(frozen=True, slots=True)
class Convention:
    """One convention: the policy key, what it decides, its values and the default."""

    key: str
    meaning: str
    values: tuple[str, ...]
    default: str


TABLE = (
    Convention("计步", "不足一步怎样计", ("满一步", "进一", "按比例", "四舍五入"), "满一步"),
    Convention("百分点", "对百分数或比率，“1%”是", ("百分点", "相对比例"), "百分点"),
    Convention("百分比", "对绝对数，“1%”是", ("指标值的百分比",), "指标值的百分比"),
    Convention("份额", "“扣15%”没有“分”字，是", ("分值的百分比",), "分值的百分比"),
    Convention("月", "逾期月数", ("对月对日",), "对月对日"),
    Convention("日", "逾期天数", ("日历日",), "日历日"),
    Convention("反向比例", "反向指标“按比例得分”", ("指标值除以完成值", "扣除超出比例"), "指标值除以完成值"),
)


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions in force; ``sources`` names the document of each that a document sets."""

    step: str = "满一步"
    percent: str = "百分点"
    reverse: str = "指标值除以完成值"
    sources: tuple[tuple[str, str], ...] = field(default=())

    def source(self, key: str) -> str:
        """文件 and article, or 系统约定，文件未作规定."""
        return dict(self.sources).get(key, BY_SYSTEM)


DEFAULT = Conventions()
