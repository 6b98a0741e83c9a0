"""The findings of reading (PS101–PS129), each with its manual page."""

from __future__ import annotations

from perfscore.finding import Category, Code, Level


def _error(code: str, title: str, manual: str) -> Code:
    return Code(code, Level.ERROR, Category.FORM, title, manual)


def _warning(code: str, title: str, manual: str) -> Code:
    return Code(code, Level.WARNING, Category.FORM, title, manual)


def _hint(code: str, title: str, manual: str) -> Code:
    return Code(code, Level.HINT, Category.FORM, title, manual)


SYNTAX = _error(
    "PS101",
    "YAML语法有误",
    "文件在此处不能再按YAML读取。此处以前的内容照常检查，此处以后的内容没有读到，整张表不计分。"
    "常见原因是括号、引号没有配对，或在一行里写了两项。按提示改好后重新运行，后面的问题才会显示。",
)
QUOTES = _error(
    "PS102",
    "值须加引号",
    "YAML里 > | - * & ! @ % ` ? [ { 开头的值有特别含义，值中间的“冒号＋空格”也会被当作新的一项。"
    '这样的值要整个用英文双引号括起来，如 年度指标值: ">3万条"。',
)
COLON = _error(
    "PS103",
    "冒号写法有误",
    "键与值之间须是英文半角冒号加一个空格，如“指标: 办结率”。写成全角冒号“：”、冒号后不留空格，"
    "或冒号后是不换行空格、全角空格时，整行会被当作一段文字。",
)
INDENT = _error(
    "PS104",
    "缩进有误",
    "同一层的键须左端对齐，下一层多缩进两个半角空格。制表符（Tab）、全角空格和不换行空格都不能用来缩进。"
    "请在编辑器里打开“显示空白字符”，并把Tab设为插入空格。",
)
QUOTE_OPEN = _error(
    "PS105",
    "引号没有闭合",
    "一个值以英文引号开头，却没有在值末以同样的引号结束，后面的内容全被当作这个值。补上结尾引号，"
    "或去掉开头的引号。值里要出现英文双引号时，外面用英文单引号。",
)
REFUSED = _error(
    "PS106",
    "不支持的YAML写法",
    "指标文件是给人看的表格，不支持锚点（&）、引用（*）、合并键（<<）、标签（!）、以列表或映射作键，"
    "也不支持一个文件放多个文档（---）。这些写法使同一内容有几处来源，不便核对；相同的内容请照实重写，一张表一个文件。"
    "含有这些写法的文件不计分。",
)
LIMIT = _error(
    "PS107",
    "文件超出读取上限",
    "为防止错误或恶意的文件占满内存，文件大小、嵌套层数和条目数都有上限。正常的绩效表远达不到上限；"
    "达到时多半是选错了文件，或括号没有闭合。",
)
ENCODING = _error(
    "PS108",
    "文件编码不能识别",
    "指标文件须是UTF-8编码的文本。既不是UTF-8、也不是GBK（GB18030）或带标记的UTF-16的文件不能读取。"
    "请用编辑器另存为UTF-8。",
)
OTHER_ENCODING = _warning(
    "PS109",
    "文件不是UTF-8编码",
    "文件是GBK（GB18030）或UTF-16编码，已按该编码读取。编码是推断的，个别字可能读错，其他工具也可能读不出。"
    "请用编辑器另存为UTF-8。",
)
CONTROL = _error(
    "PS110",
    "含有不可见的控制字符",
    "文字里混有看不见的控制字符（多半从网页、PDF或系统导出时带来），打印和比较都会出错。已当作空白读取其余内容，"
    "请删除该字符。",
)
UNREADABLE = _error(
    "PS111",
    "文件不能读取",
    "文件不存在、没有权限，或不是普通文件。",
)
EMPTY = _error("PS112", "文件没有内容", "文件是空的，或只有注释。")
MISSING = _error("PS113", "缺少必填项", "这一项是计分或辨认表格所必需的，没有填写。")
UNKNOWN_KEY = _error(
    "PS114",
    "未知的键",
    "键名不在文件格式之内，写在其下的内容没有读入。多半是错别字或写错了层次；提示里给出最相近的键名。"
    "自己留用的键请以 x- 开头，如 x-经办人。",
)
DUPLICATE_KEY = _error(
    "PS115",
    "重复的键",
    "同一层里同一个键写了两次，不能断定以哪个为准；暂按先写的读取。键的别名（如“得分”与“自评得分”）算同一个键。",
)
WRONG_TYPE = _error(
    "PS116",
    "填写的形式不符",
    "此处应是文字、列表（各行以“- ”开头）或映射（“键: 值”），与实际所写不符，这一项没有读入。",
)
NUMBER = _error(
    "PS117",
    "不是数字",
    "这一项须填数字，可带正负号、小数点和千分位逗号，不带单位。没有数字的填“—”或留空。",
)
RANGE = _error("PS118", "数值超出范围", "数值不在这一项允许的范围内，这一项没有读入。")
CHOICE = _error("PS119", "不是可选的值", "这一项只能填所列的几个值之一。")
UNSUPPORTED = _error(
    "PS120",
    "表格类型尚未支持",
    "绩效运行监控、部门评价、财政评价是保留的类型名，尚未支持。",
)
NO_ACTUALS = _warning(
    "PS121",
    "申报表填有完成情况",
    "绩效目标申报在年初填报，只有指标值和分值，没有实际完成值、自评得分等。填了的不读入；"
    "如果这是一张自评表，请改“类型”。",
)
MONEY_UNIT = _hint(
    "PS122",
    "资金没有写明单位",
    "资金栏没有“单位”，已按“万元”读取。单位不影响执行率，但与指标值中的金额比较时要用到。",
)
RATE = _hint(
    "PS123",
    "执行率没有百分号",
    "执行率应写成百分数，如 93.19%。不大于2的数按比值读取（0.9319即93.19%），大于2的按百分数读取。",
)
CODES = tuple(value for value in list(globals().values()) if isinstance(value, Code))
