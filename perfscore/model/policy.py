"""评分办法 as values: the terms by which a table is scored, each with its source."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class Setting(NamedTuple):
    """One policy value (口径) as shown to people, with where it comes from."""

    name: str
    shown: str
    source: str | None  # None: 系统约定，文件未作规定
    policy: str  # the policy of the chain that gives it


class Terms(NamedTuple):
    """The values of a policy, typed. Shares are fractions of the points; ``None`` switches a rule off."""

    weights: Dict[str, Decimal]  # 权重, points per 一级指标, 预算执行率 among them
    whole: Decimal  # 满分
    execution_bands: tuple[tuple[Fraction, Fraction], ...] | None  # 执行率分档: from this rate on, this share
    pass_mark: Fraction | None  # 起分线: below this ratio nothing, rescaled above
    reverse: str  # 反向未达标: 目标值÷实际值 | 线性扣减
    tolerance_approx: Fraction  # 约数容差
    tiers: Dict[str, tuple[Fraction, Fraction]]  # 定性档次: verdict → shares
    excess_hint: Fraction  # 超额提示线
    excess_warning: Fraction  # 超额警告线
    excess_ignored: Decimal  # 超额不计: A − T up to this is never over-achievement
    places: int  # 保留位数
    tolerance: Decimal  # 容差 between reported and computed
    grids: tuple[Decimal, ...]  # 取整格
    grades: tuple[tuple[str, Fraction], ...]  # 等级, from this share on, best first
    satisfaction_bands: tuple[tuple[Fraction, Fraction], ...] | None  # 满意度分档
    total_caps: tuple[tuple[Fraction, Decimal], ...] | None  # 总分封顶: below this execution rate, at most this total
    conventions: Dict[str, str]  # conventions of the rule language, by name


class Policy(NamedTuple):
    """评分办法: weights, formulas and conventions as data, each with its source."""

    name: str
    version: str
    note: str
    terms: Terms
    settings: Dict[str, Setting]
    chain: tuple[str, ...] = ()  # 继承: the policies it builds on, nearest first
