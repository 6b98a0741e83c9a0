"""The forms and lists of a report as tables: 自评表, 目标申报表, 基础数据表, 失分明细, 总表 and the like.

Each function takes scored sheets and gives one Table; texts are cleaned here, no format cleans again. What a table shows
is a tuple of columns, each with its title and the cell of a row (``columns.py``): to add a column, add a row there.
"""

from perfscore.report.forms.basics import basics
from perfscore.report.forms.declaration import declaration, declaration_title
from perfscore.report.forms.evaluation import evaluation, evaluation_title
from perfscore.report.forms.lists import details, dimensions, grades, problems, ranking
from perfscore.report.forms.losses import losses

__all__ = [
    "basics",
    "declaration",
    "declaration_title",
    "details",
    "dimensions",
    "evaluation",
    "evaluation_title",
    "grades",
    "losses",
    "problems",
    "ranking",
]
