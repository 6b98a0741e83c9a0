"""Templates: what they print, how their mistakes are told, and what they are not allowed."""

import pytest

from perfscore.report import engine, templates
from perfscore.report.templates import TemplateMistake

NAMES = {
    "表": {"名称": "甲|乙 *丙* {{ 7 }}", "得分": None, "指标": [{"名称": "一"}, {"名称": "二"}], "数": 3},
    "十": 10,
}


def run(text, folders=()):
    return engine.run(text, "试", folders, NAMES)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ 表.名称 }}", "甲\\|乙 \\*丙\\* {{ 7 }}"),
        ("{{ 表.得分 }}", "【待填】"),
        ("{{ 表.得分|万元 }}万元", "【待填】万元"),
        ("{{ 表.数 }}项", "3项"),
        ("{{ 十|序号(2) }}", "（十）"),
        ("{{ '*' ~ 表.名称 }}", "\\*甲\\|乙 \\*丙\\* {{ 7 }}"),
        ("{% macro 粗(x) %}**{{ x }}**{% endmacro %}{{ 粗(表.名称) }}", "**甲\\|乙 \\*丙\\* {{ 7 }}**"),
        ("{% set x %}**{% endset %}{{ x ~ 表.名称 }}", "**甲\\|乙 \\*丙\\* {{ 7 }}"),
        ("{{ 表.指标|map(attribute='名称')|join('、') }}", "一、二"),
        ("{{ true }}{{ 1 > 2 }}", "是否"),
        ("{{ none }}", "【待填】"),
        ("{{ '*' }}", "\\*"),
    ],
)
def test_what_is_printed(template, printed):
    assert run(template) == printed


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ 表.明称 }}", "模板“试.md”第1行：没有“明称”这一项，相近的有“名称”"),
        ("一\n二\n{{ 没有的 }}", "模板“试.md”第3行：没有“没有的”"),
        ("{{ 表.得分.小数 }}", "模板“试.md”第1行：上一级没有填写，取不到“小数”；请先用 if 判断"),
        ("{% if 十 %}", "模板“试.md”第1行：模板未写完：有语句没有对应的结尾（如 endif、endfor）"),
        ("\n{% iff 十 %}{% endif %}", "模板“试.md”第2行：没有“iff”这个语句"),
        ("{{ 十|万圆 }}", "模板“试.md”第1行：没有过滤器“万圆”"),
        ("{{ 十 十 }}", "模板“试.md”第1行：此处应为“end of print statement”，现为“十”"),
        ("{{ 表 }}", "模板“试.md”第1行：这是一组数据，不能直接打印；请写出其中的一项，如 表.名称"),
        ("{{ 表.得分 + 1 }}", "模板“试.md”第1行：不能对没有填写的值或文字作运算，请先判断有没有值"),
        ("{{ 表.得分 > 1 }}", "模板“试.md”第1行：不能拿没有填写的值或文字比较大小，请先判断有没有值"),
        ("{% include '没有.md' %}", "模板“试.md”第1行：找不到模板“没有.md”；只能引用模板目录里的模板"),
    ],
)
def test_mistakes_are_told_with_their_line(template, message):
    with pytest.raises(TemplateMistake) as caught:
        run(template)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 表.__init__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler }}",
        "{{ 表.名称.format(1) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 10 ** 1000000000 }}",
        "{{ range(10000000) }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 表.名称|safe }}",
        "{{ 表|attr('名称') }}",
        "{{ 表.update({}) }}",
        "{{ 表.指标.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% include '../pyproject.toml' %}",
        "{% include 'zizhu.md/../../pyproject.toml' %}",
        "{% import '_gongyong' as x %}",
        "{% include '试.md' %}",
        "{% set n = namespace(s='a') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = namespace(s='a') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s='a') %}{% for i in range(60) %}{% set n.s = [n.s, n.s]|join %}{% endfor %}",
        "{% set n = namespace(s='a') %}{% for i in range(60) %}{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
        "{% set n = namespace(k=9) %}{% for i in range(60) %}{% set n.k = n.k * n.k %}{% endfor %}",
    ],
)
def test_what_a_template_may_not_do(template):
    with pytest.raises(TemplateMistake):
        run(template)


def test_loops_within_loops_are_stopped_by_the_clock(monkeypatch):
    monkeypatch.setattr(engine, "MAX_SECONDS", 0.2)
    loop = "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateMistake, match="运行超过"):
        run(loop)


def test_a_paper_has_a_largest_size(monkeypatch):
    monkeypatch.setattr(engine, "MAX_OUTPUT", 1000)
    with pytest.raises(TemplateMistake, match="超过1000字"):
        run("{% for i in range(5000) %}一{{ i }}{% endfor %}")


def test_a_link_out_of_the_template_folder_is_not_followed(tmp_path):
    secret = tmp_path / "秘密.md"
    secret.write_text("机密", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "引.md").symlink_to(secret)
    (folder / "好.md").write_text("可用", encoding="utf-8")
    assert run("{% include '好.md' %}", (folder,)) == "可用"
    with pytest.raises(TemplateMistake, match="找不到模板“引"):
        run("{% include '引.md' %}", (folder,))


def test_a_template_by_path_lends_no_file_from_its_own_folder(tmp_path):
    (tmp_path / "旁.md").write_text("机密", encoding="utf-8")
    path = tmp_path / "我的.md"
    path.write_text("{% include '旁.md' %}", encoding="utf-8")
    with pytest.raises(TemplateMistake, match="找不到模板“旁"):
        engine.render(templates.find(str(path), ()), (), {})


def test_own_templates_hide_the_shipped_ones(tmp_path):
    (tmp_path / "koufen.md").write_text("{# 名称: 本局的失分说明 #}\n好", encoding="utf-8")
    assert templates.find("koufen", (tmp_path,)).title == "本局的失分说明"
    assert templates.find("koufen", ()).title == "失分说明"
    assert [each.name for each in templates.listing(())] == [
        "huizong",
        "koufen",
        "shenbao",
        "yiye",
        "zipingbiao",
        "zizhu",
    ]


@pytest.mark.parametrize("name", ["zizhu", "ziping-baogao"])
def test_a_template_has_aliases(name):
    assert templates.find(name, ()).name == "zizhu"


def test_an_unknown_template_is_told_with_the_nearest():
    with pytest.raises(TemplateMistake) as caught:
        templates.find("zizu", ())
    assert (
        str(caught.value)
        == "模板“zizu”：没有这个模板。是否要用“zizhu”？现有：huizong、koufen、shenbao、yiye、zipingbiao、zizhu"
    )


def test_what_a_header_may_say(tmp_path):
    path = tmp_path / "错.md"
    path.write_text("{# 用于: 随便 #}", encoding="utf-8")
    with pytest.raises(TemplateMistake) as caught:
        templates.find(str(path), ())
    assert str(caught.value) == "模板“错”第1行：“用于”应为报告、自评表、申报表、汇总之一，现为“随便”"
