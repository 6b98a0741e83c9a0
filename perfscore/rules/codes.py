"""Kinds of findings about a standard (评分标准): what cannot be executed, what contradicts the table around it."""

from __future__ import annotations

from perfscore.model.finding import Category, Code, Level

TRUNCATED = Code(
    "PS701",
    Level.WARNING,
    Category.STANDARD,
    "评分标准文字不完整，不能计分",
    """评分标准以“…”结尾，导出或打印时被截断。看得见的部分照常执行，看不见的部分只可能再扣分：得分的上限有效，下限为0，列为待定。

改法：从系统导出完整原文填入“评分标准”；暂无原文的，在“计分规则”写明完整的标准，“评分标准”保留原样。""",
)
NOT_READ = Code(
    "PS702",
    Level.WARNING,
    Category.STANDARD,
    "评分标准有一处没有读懂，不能计分",
    """评分标准按文法逐字读，有一处与任何写法都对不上（错别字、漏字、没有分值，或标准指向别的文件）。不猜测，整条列为待定。

说明里给出第一处没有读懂的文字、此处应有的内容和相近的可用写法。“perfscore rule '标准原文'”可以试写。
改法：更正错漏的字；原文确是如此的，保留在“评分标准”，在“计分规则”写一条可以执行的。""",
)
AMBIGUOUS = Code(
    "PS703",
    Level.WARNING,
    Category.STANDARD,
    "评分标准有几种理解，本项得分不同",
    """评分标准没有写明某种情况怎样计（最常见的是不足一步算不算），几种通行的理解对本项给出不同的得分。已按评分办法的口径计分，其他理解的得分一并列出。

改法：在评分标准补写一句，如“不足1个月的按1个月计”或“不足1%的不扣分”。""",
)
MISSING_FACTS = Code(
    "PS704",
    Level.WARNING,
    Category.STANDARD,
    "缺少计分数据",
    """评分标准要用到指标值和实际完成值里没有的数据（发生次数、是否符合某个条件、等次等）。缺少时得分只能确定到区间。

改法：在该指标下加“计分数据”，按条款原文或条款序号逐项填写。次数填发生了几次，是否填“是”或“否”（条件所说的情况是否成立），等次填等次的原词。""",
)
WRONG_FACTS = Code(
    "PS705",
    Level.ERROR,
    Category.STANDARD,
    "计分数据与评分标准不符",
    """计分数据的项数与评分标准需要的不同，或某一项的类型不对（要次数却填了“是”），不能计分。

改法：按说明里列出的项目和次序填写；已经由指标值、实际完成值给出的不再填。""",
)
POINTS = Code(
    "PS706",
    Level.WARNING,
    Category.STANDARD,
    "评分标准写的得分与分值不同",
    """评分标准里写的满分（如“计5分”）与该指标的分值不同。计分从标准写明的分数起，最高不超过分值。

改法：核对批复的目标表，分值调整过的，同步改评分标准。""",
)
UNITS = Code(
    "PS707",
    Level.WARNING,
    Category.STANDARD,
    "评分标准的单位与指标值不同",
    """评分标准按一种单位计步（如“家”），指标值用另一种（如“处”）。计数单位之间按同一单位计，其他不能换算的不计。

改法：核对后统一单位。""",
)
THRESHOLD = Code(
    "PS708",
    Level.WARNING,
    Category.STANDARD,
    "评分标准的起点与指标值不同",
    """评分标准写明的得满分的界限（如90%）与年度指标值（如100%）不同。计分按标准原文，指标值不参与。

改法：两处以批复的为准统一；标准有意放宽的，在备注说明。""",
)
STEP = Code(
    "PS709",
    Level.HINT,
    Category.STANDARD,
    "扣分一步扣完或永远用不上",
    """一步就扣完全部分值，或者还没扣到一步已经不得分，按步扣分的写法不起作用。

改法：核对步长和每步分值是否写错；确实如此的，直接写“……不得分”。""",
)
DIRECTION = Code(
    "PS710",
    Level.WARNING,
    Category.STANDARD,
    "评分标准的方向与指标值相反",
    """指标值要求越高越好（≥），标准却在超过时扣分；或者指标值要求越低越好（≤），标准却在不足时扣分。计分按标准原文。

改法：核对指标值类型和评分标准，改正写反的一处。""",
)
OUTSIDE = Code(
    "PS711",
    Level.WARNING,
    Category.STANDARD,
    "评分标准含本指标以外的处理，未计入",
    """标准写了对总分、其他指标或资格的处理（另扣总分、大项不得分）。这些不属于本指标的得分，没有计入。

改法：发生这种情况的，由人工在总分中处理，并在报告中说明。""",
)
UNCLEAR = Code(
    "PS712",
    Level.WARNING,
    Category.STANDARD,
    "按评分标准不能确定得分",
    """标准的文字读懂了，但对这个实际完成值没有说清：落在两档之间、两档都包含它、前后矛盾，或缺少起点。列为待定，给出可能的范围。

改法：在评分标准补写这种情况的得分，或在“计分规则”写明。""",
)
JUDGED = Code(
    "PS713",
    Level.HINT,
    Category.STANDARD,
    "评分标准要由人裁量",
    """标准写的是“酌情扣分”“得7—10分”一类，分数由人在范围内决定，程序只给出范围。

改法：评价人裁量后，把得分和理由写进“核定”。""",
)
NO_DEADLINE = Code(
    "PS714",
    Level.WARNING,
    Category.STANDARD,
    "指标值不能作为完成期限，未采用",
    """评分标准按期限扣分，年度指标值却是一段时间（如“≥1年”），不能说明哪一天到期。期限按标准原文（年内、年底为12月31日）。

改法：年度指标值改写成日期，如“2024年12月31日前”。""",
)
CODES = (
    TRUNCATED,
    NOT_READ,
    AMBIGUOUS,
    MISSING_FACTS,
    WRONG_FACTS,
    POINTS,
    UNITS,
    THRESHOLD,
    STEP,
    DIRECTION,
    OUTSIDE,
    UNCLEAR,
    JUDGED,
    NO_DEADLINE,
)
