/** The page's looks: on a phone, on paper, by day and by night. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1d2733;--dim:#5b6876;--line:#d5dbe1;--paper:#fff;--soft:#f4f6f8;--good:#17703a;--bad:#b3261e;--open:#8a5a00;--link:#0b57b0}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaee;--dim:#9aa7b4;--line:#3a444e;--paper:#15191d;--soft:#1e242a;--good:#6fcf97;--bad:#ff8a80;--open:#f2c14e;--link:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem;font:16px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:.2em 0}h2{font-size:1.2rem;margin:2em 0 .5em}h3{font-size:1rem;margin:1em 0 .3em}
p{margin:.4em 0}a{color:var(--link)}
input.lang{position:absolute;opacity:0}
.switch{float:right}.switch label{display:inline-block;padding:.1em .7em;border:1px solid var(--line);cursor:pointer}
.switch label:first-child{border-radius:1em 0 0 1em}.switch label:last-child{border-radius:0 1em 1em 0;border-left:0}
#en:checked~.page [lang=zh],#zh:checked~.page [lang=en]{display:none}
#en:checked~.page label[for=en],#zh:checked~.page label[for=zh]{background:var(--link);color:var(--paper)}
#en:focus-visible~.page .switch,#zh:focus-visible~.page .switch{outline:2px solid var(--link);border-radius:1em}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child>*{border-bottom:0}thead th{background:var(--soft);font-weight:600}
.grades th:first-child{position:sticky;left:0;background:var(--paper);max-width:11rem}.grades thead th:first-child{background:var(--soft)}
.grades td,.grades thead th:not(:first-child){text-align:right;white-space:nowrap}
.grades thead th{overflow-wrap:break-word}.grades thead th:not(:first-child){white-space:normal}
.grades th:first-child{min-width:6.5rem;overflow-wrap:anywhere}.count{white-space:nowrap}
.id{display:block;font-weight:600;overflow-wrap:break-word}.dim{color:var(--dim);font-weight:400;font-size:.875em}
.passed{color:var(--good)}.failed{color:var(--bad)}.unchecked{color:var(--open)}
.mark{display:inline-block;width:1.4em;font-weight:700}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.4rem .8rem}
summary{cursor:pointer;overflow-wrap:anywhere}
ul{list-style:none;margin:.3em 0;padding:0}li{margin:.35em 0;overflow-wrap:anywhere}.why{margin-left:1.4em;white-space:pre-line}.advice{font-weight:600}
pre{margin:.3em 0 .3em 1.4em;padding:.4em .6em;background:var(--soft);border-radius:.3rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}
.alert{border-left:.3rem solid var(--open);background:var(--soft);padding:.5rem .8rem;margin:1rem 0}
@media(max-width:34rem){body{padding:.6rem}th,td{padding:.3rem .4rem}.grades th:first-child{max-width:8rem}}
@media print{body{max-width:none;padding:0;font-size:11px}.switch{display:none}.scroll{overflow:visible}details{break-inside:avoid}details::details-content{content-visibility:visible!important;display:block!important;height:auto!important}a{color:inherit;text-decoration:none}}
`;
