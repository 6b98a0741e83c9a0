"""Style sheet and script of the HTML page: light and dark, narrow and wide screens, A4 print."""

from __future__ import annotations

STYLE = """\
:root{color-scheme:light dark;--ink:#1d2129;--soft:#5b6472;--page:#eef0f3;--sheet:#fff;--line:#c9ced6;--grid:#333;
--accent:#1f5fa8;--got:#2f74b5;--full:#dfe5ec;--over:#86b6e0;--lost:#b93a23;--own:#6a4c93;--warn:#9a5700;--head:#f1f3f6;--shade:#0003;
--song:"方正小标宋简体","STZhongsong","Source Han Serif SC","Noto Serif CJK SC","宋体",SimSun,serif;
--fang:"仿宋_GB2312","仿宋",FangSong,STFangsong,"Noto Serif CJK SC",serif;
--hei:"黑体",SimHei,"Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;
--kai:"楷体_GB2312","楷体",KaiTi,STKaiti,serif;
--ui:"Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a3abb8;--page:#15181d;--sheet:#1e2229;--line:#3a414c;--grid:#6b7482;
--accent:#7fb2ea;--got:#5b9bd8;--full:#323945;--over:#a9cdf0;--lost:#f08a74;--own:#c3a6ec;--warn:#e0a244;--head:#282e37;--shade:#0009}}
*{box-sizing:border-box}
html{scroll-padding-top:3.2rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.7 var(--ui)}
.skip{position:absolute;left:-99em}.skip:focus{left:1em;top:1em;z-index:9;background:var(--sheet);padding:.5em 1em}
nav{position:sticky;top:0;z-index:5;display:flex;gap:.25rem 1.1rem;overflow-x:auto;padding:.6rem 1.2rem;background:var(--sheet);
border-bottom:1px solid var(--line);white-space:nowrap;font-size:.9rem}
nav a{color:var(--accent);text-decoration:none}nav a:hover,nav a:focus{text-decoration:underline}
.paper{max-width:62rem;margin:1.5rem auto;padding:3.5rem clamp(1rem,6vw,5rem);background:var(--sheet);border:1px solid var(--line);
font:1.18rem/1.85 var(--fang)}
.paper p{margin:0;text-indent:2em;text-align:justify;overflow-wrap:anywhere}
.made{text-decoration:underline dotted var(--soft);text-underline-offset:.3em;cursor:help}@media print{.made{text-decoration:none}}
.paper p.plain,.paper p.label,.paper p.note,.paper p.foot,.paper p.sign{text-indent:0}
.paper p.annexes{padding-left:5em;text-indent:-3em;text-align:left}
.paper .title{margin:1.2rem 0 1.6rem;font:400 1.75rem/1.5 var(--song);text-align:center;text-wrap:balance}
.paper h2.title{font-size:1.5rem}
.paper .h1,.paper .h2,.paper .h3,.paper .h4{margin:.35em 0 0;font-size:inherit;text-indent:2em;line-height:inherit}
.paper .h1{font-family:var(--hei);font-weight:400}.paper .h2{font-family:var(--kai);font-weight:400}.paper .h4{font-weight:400}
.annex{margin-top:3.5rem;padding-top:1.2rem;border-top:1px dashed var(--line)}.label{font-family:var(--hei)}
.note{font-family:var(--hei);text-align:right!important;color:var(--lost)}
.sign{text-align:right!important;padding-right:4em}
.foot{margin:.4rem 0 0!important;font-size:.85rem;white-space:pre-wrap}
hr.page{border:0;border-top:1px dashed var(--line);margin:3rem 0}
.scroll{overflow-x:auto;margin:.8rem 0 .2rem;background:linear-gradient(90deg,var(--sheet) 40%,#0000) 0 0/3rem 100% no-repeat local,
linear-gradient(-90deg,var(--sheet) 40%,#0000) 100% 0/3rem 100% no-repeat local,linear-gradient(90deg,var(--shade),#0000) 0 0/.7rem 100% no-repeat scroll,
linear-gradient(-90deg,var(--shade),#0000) 100% 0/.7rem 100% no-repeat scroll}
.scroll::before{content:"表格较宽，可左右滑动 →";
position:sticky;left:0;display:none;padding:.1rem 0 .3rem;font:.8rem var(--ui);color:var(--soft)}.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;width:100%}
.form{min-width:34rem;font-size:.85rem;line-height:1.5;table-layout:fixed}.wide .form{min-width:52rem}.form+.form{margin-top:-1px}
.form td,.form th{border:1px solid var(--grid);padding:.22rem .3rem;font-weight:400;overflow-wrap:anywhere}.n{white-space:nowrap}.small .form{font-size:.72rem}
.form th{font-family:var(--hei);background:var(--head)}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
.review{max-width:78rem;margin:2.5rem auto;padding:0 clamp(.8rem,3vw,2rem) 3rem}
.review>header{border-top:4px solid var(--accent);padding-top:1rem}.review h2,.review h3{margin:0;font-weight:600}
.review>header p{margin:.2rem 0 1rem;color:var(--soft)}
.card-page{margin:1.2rem 0;padding:.8rem clamp(.8rem,2vw,1.5rem);background:var(--sheet);border:1px solid var(--line);border-radius:.6rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:1rem 0}
.card{display:flex;flex-direction:column;padding:.7rem .9rem;border:1px solid var(--line);border-left:4px solid var(--got);border-radius:.4rem}
.card-page>summary{display:flex;flex-wrap:wrap;gap:.1rem 1rem;align-items:baseline;color:var(--ink)}
.card-page>summary::before{content:"▸";color:var(--accent)}
.card-page[open]>summary::before{content:"▾"}.card-page>summary::-webkit-details-marker{display:none}.card-page>summary span{color:var(--soft);font-size:.9rem}
.card-page>summary .badge{color:var(--sheet)}
.card span,.card small{color:var(--soft);font-size:.82rem}.card.alert{border-left-color:var(--lost)}.card.alert b{color:var(--lost)}
.card a{color:var(--accent)}.card b{font-size:1.5rem;line-height:1.4;font-variant-numeric:tabular-nums}
.charts{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
figure{flex:1 1 22rem;margin:0;min-width:0}figure:has(.ring){flex:0 1 11rem}
figcaption{font-size:.85rem;color:var(--soft);margin-bottom:.3rem}
svg.chart{width:100%;height:auto;max-width:46rem}svg.ring{width:9.5rem;height:auto}
svg text{fill:var(--ink);font:13px var(--ui)}svg .value,svg .tick{fill:var(--soft)}svg .tick{font-size:11px}
svg .end{font-weight:600}svg .big{font-size:21px;font-weight:600}
svg .full{fill:var(--full)}svg .got{fill:var(--got)}svg .lost{fill:var(--lost)}svg .over{fill:var(--over)}svg .ownlost{fill:var(--own)}
svg .open{fill:none;stroke:var(--warn);stroke-dasharray:3 2}svg .own{stroke:var(--own);stroke-width:3}svg .grid{stroke:var(--full)}
svg circle.full{stroke:var(--full);fill:none}svg circle.got{stroke:var(--got);fill:none}svg .mark{stroke:var(--soft);stroke-width:1}
.k{display:inline-block;width:.9em;height:.7em;margin:0 .1em 0 .7em;background:var(--got)}.k.lost{background:var(--lost)}.k.ownlost{background:var(--own)}
.k.own{width:3px;height:.95em;background:var(--own);vertical-align:-.1em}.k.open{background:none;border:1px dashed var(--warn)}
.others{color:var(--soft);font-size:.87rem}
svg.dots{display:block}svg .ring{fill:none;stroke:var(--got);stroke-width:2.5}.board .scroll{background-color:var(--sheet)}.list a{color:var(--accent)}
.k.ringed{width:.8em;height:.8em;border:2px solid var(--got);border-radius:1em;background:none}
.k.rhomb{width:.6em;height:.6em;background:var(--own);transform:rotate(45deg)}
svg .grade{stroke:var(--soft);stroke-dasharray:2 2}svg .between{stroke:var(--own);stroke-width:2}svg .ownmark{fill:var(--own)}
svg .line{fill:none;stroke:var(--got);stroke-width:2}
.wide-list{min-width:92rem}.axis{padding:0 .5rem!important}.none{color:var(--soft)}.board.review{max-width:100rem}
.shade1{background:color-mix(in srgb,var(--lost) 8%,var(--sheet))}.shade2{background:color-mix(in srgb,var(--lost) 16%,var(--sheet))}
.shade3{background:color-mix(in srgb,var(--lost) 25%,var(--sheet))}.shade4{background:color-mix(in srgb,var(--lost) 34%,var(--sheet))}
.shade5{background:color-mix(in srgb,var(--lost) 42%,var(--sheet))}
.years{width:auto;font-size:.87rem}.years th,.years td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
.years thead th{background:var(--head);font-weight:600}.years td.right{text-align:right;font-variant-numeric:tabular-nums}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;align-items:center;margin:1.2rem 0 .4rem;font-size:.9rem}.tools[hidden]{display:none}
.tools input[type=search]{font:inherit;padding:.25rem .6rem;width:15rem;max-width:60vw;color:inherit;
background:var(--page);border:1px solid var(--line);border-radius:.3rem}
.tools output{color:var(--soft)}
.list{font-size:.87rem;line-height:1.5;min-width:66rem;border-collapse:separate;border-spacing:0}
.list th,.list td{padding:.35rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
.list td.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.list tr>:first-child{position:sticky;left:0;width:3.2rem;min-width:3.2rem;background:var(--sheet);z-index:1}
.list tr>:nth-child(2){position:sticky;left:3.2rem;min-width:12rem;background:var(--sheet);z-index:1;border-right:1px solid var(--line)}
.list thead th{background:var(--head)!important;white-space:nowrap;font-weight:600}.list td{max-width:22rem}.list td:last-child{min-width:15rem}
.list thead button{all:unset;cursor:pointer;font-weight:600}.list thead button:focus-visible{outline:2px solid var(--accent)}
.list [aria-sort=ascending] button::after{content:" ↑"}.list [aria-sort=descending] button::after{content:" ↓"}
.list .differs{color:var(--lost);font-weight:600}
.state{padding:.05rem .45rem;border-radius:1rem;border:1px solid var(--line);font-size:.8rem;white-space:nowrap}
.s-open{border-color:var(--lost);color:var(--lost)}.s-taken{border-color:var(--warn);color:var(--warn)}
.badge{white-space:nowrap;margin-left:.5em;padding:0 .45em;border-radius:1em;background:var(--lost);color:var(--sheet);font-size:.78rem}
.badge.doubt{background:var(--warn)}.badge.hint{background:var(--soft)}li:target{outline:2px solid var(--lost);outline-offset:4px}
summary{cursor:pointer;color:var(--accent)}details ol,details ul{margin:.3rem 0 .6rem;padding-left:1.3em}
.f-error b{color:var(--lost)}.f-warning b{color:var(--warn)}
.notice{margin:.6rem 0;padding:.5rem .9rem;background:var(--sheet);border:1px solid var(--line);border-radius:.4rem;font-size:.9rem}
@media (max-width:40rem){.paper{margin:0;border-width:0 0 1px;padding:1.5rem 1rem;font-size:1.05rem}.paper .title{font-size:1.35rem}
.paper h2.title{font-size:1.2rem}.list tr>:nth-child(2){min-width:8rem;max-width:8rem}.list tr>:first-child{min-width:2.4rem;width:2.4rem}
.list tr>:nth-child(2){left:2.4rem}}
@media (max-width:40rem){figure{overflow-x:auto}svg.chart{min-width:28rem}}
@media (max-width:42rem){.scroll.narrow::before{display:block}}@media (max-width:64rem){.scroll.wide::before{display:block}}
@media (max-width:72rem){.scroll.lists::before{display:block}}
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —";font:14pt "宋体",SimSun,serif}}
@page wide{size:A4 landscape;margin:28mm 35mm 26mm 37mm}
@media print{:root{--ink:#000;--sheet:#fff;--page:#fff;--line:#000;--grid:#000;--head:#fff;--lost:#000}
nav,.skip,.review:not(.board),.board .pages,.board .tools,script{display:none!important}
body{background:#fff}.paper{max-width:none;margin:0;padding:0;border:0;font:16pt/28.95pt var(--fang)}
.paper .title{font-size:22pt;line-height:36pt;margin:0 0 29pt}.paper h2.title{font-size:18pt}
.paper .h1,.paper .h2,.paper .h3,.paper .h4{margin:0;break-after:avoid}
.annex{break-before:page;margin:0;border:0;padding:0}.turned{page:wide}hr.page{break-after:page;border:0;margin:0}
.scroll{overflow:visible;background:none}.scroll::before{display:none!important}
.form,.wide .form{min-width:0;width:calc(100% - 1px);font-size:10.5pt;line-height:14pt}.small .form,.wide.small .form{font-size:8pt;line-height:11pt}
.form tr:not(.long){break-inside:avoid}
.board{page:wide;break-before:page;max-width:none;margin:0;padding:0;font:9pt/12pt var(--ui)}.board>header{border:0;padding:0}
.wide-list{min-width:0;font-size:7.5pt;line-height:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.list tr>:first-child,.list tr>:nth-child(2){position:static;min-width:0;width:auto}.wide-list th,.wide-list td{padding:1.5pt 2.5pt;min-width:0!important}
.wide-list tr>:nth-child(2){min-width:64pt!important}.wide-list svg.dots{width:120pt;height:auto}.list tr{break-inside:avoid}
.paper p{orphans:2;widows:2}.sign{break-inside:avoid;break-before:avoid}.label,.title{break-after:avoid}.foot{break-before:avoid}
.form thead{display:table-header-group}.foot{font-size:10.5pt}}
"""

SCRIPT = """\
"use strict";
for (const table of document.querySelectorAll("table.list")) {
  const body = table.tBodies[0], tools = table.closest(".scroll").previousElementSibling;
  const rows = [...body.rows], words = tools.querySelector("input[type=search]"), out = tools.querySelector("output");
  const boxes = [...tools.querySelectorAll("input[type=checkbox]")];
  const filter = () => {
    const wanted = words.value.trim().toLowerCase(), kinds = boxes.filter(box => box.checked).map(box => box.value);
    let shown = 0;
    for (const row of rows) {
      const is = row.dataset.is.split(" ");
      row.hidden = !(row.textContent.toLowerCase().includes(wanted) && kinds.every(kind => is.includes(kind)));
      shown += row.hidden ? 0 : 1;
    }
    out.textContent = shown === rows.length ? "" : `显示${shown}项，共${rows.length}项`;
  };
  const value = (row, at, numeric) => {
    const cell = row.cells[at], text = "sort" in cell.dataset ? cell.dataset.sort : cell.textContent.trim();
    if (!numeric) return text;
    const number = parseFloat(text);
    return Number.isNaN(number) ? -Infinity : number;
  };
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    if (!head.dataset.kind) return;
    const button = document.createElement("button"), numeric = head.dataset.kind === "number";
    button.type = "button"; button.textContent = head.textContent; head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending", sign = up ? 1 : -1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      rows.sort((one, two) => {
        const a = value(one, at, numeric), b = value(two, at, numeric);
        return sign * (numeric ? a - b || 0 : a.localeCompare(b, "zh-CN"));
      });
      body.append(...rows);
    });
  });
  words.addEventListener("input", filter);
  boxes.forEach(box => box.addEventListener("change", filter));
  tools.hidden = false;
}
const reveal = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
"""
