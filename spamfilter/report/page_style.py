"""The style sheet of the HTML reports: no fonts, no pictures, nothing from elsewhere; light and dark."""

STYLE = """
:root { color-scheme: light dark; --ink: #1d1f23; --soft: #5d636e; --paper: #fbfaf7; --card: #ffffff; --line: #dcd9d0; --link: #1f5fae;
  --same: #ffdf8a; --near: #ffeebd; --loose: #fbf1cf; --hit: #d1480f; --spam: #b3261e; --suspect: #8a6100; --ok: #22703c; --unjudged:
  #5d636e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e4df; --soft: #a2a5ad; --paper: #16181c; --card: #1e2126; --line: #383c45; --link: #8ab8f5; --same: #6b5310; --near:
    #4d3f16; --loose: #363018; --hit: #ff9d6b; --spam: #ff8a80; --suspect: #f0c14b; --ok: #7fd69b; --unjudged: #a2a5ad; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui,
  sans-serif; }
h1 { font-size: 1.35rem; margin: 0 0 .5rem; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
a { color: var(--link); }
p { margin: 0 0 .8rem; overflow-wrap: anywhere; }
.soft, .facts { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.verdict { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: baseline; font-size: 1.05rem; }
.badge { border: 1.5px solid currentColor; border-radius: .4rem; padding: .05rem .6rem; font-weight: 700; }
.spam { color: var(--spam); }
.suspect { color: var(--suspect); }
.ok { color: var(--ok); }
.unjudged { color: var(--unjudged); }
.first { border-left: 4px solid var(--hit); padding: .1rem 0 .1rem .9rem; margin: 1rem 0; }
.first ul { margin: .3rem 0 0; padding-left: 1.2rem; }
.facts-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 2rem; align-items: start; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
td, th { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--line); overflow-wrap:
  anywhere; }
th { color: var(--soft); font-weight: 500; }
td.share { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 4rem; }
.texts { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 1rem; }
.text { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow: auto; max-height: 85vh; padding: 0
  1.1rem 1.1rem; }
.text header { position: sticky; top: 0; background: var(--card); border-bottom: 1px solid var(--line); padding: .8rem 0 .5rem;
  margin-bottom: .8rem; }
.text h2 { margin: 0; }
.text p { font-family: Georgia, "Times New Roman", serif; font-size: 1.02rem; }
mark { color: inherit; border-radius: .2rem; padding: .08em 0; scroll-margin: 8rem; }
mark.same { background: var(--same); }
mark.near { background: var(--near); }
mark.loose { background: var(--loose); }
mark:target { outline: 2.5px solid var(--hit); outline-offset: 1px; }
mark u { text-decoration-color: var(--hit); text-decoration-thickness: 1.5px; text-underline-offset: .18em; }
.go { font: 700 .7rem system-ui, sans-serif; vertical-align: .3em; text-decoration: none; padding: .1em .35em; margin-right: .2em;
  border-radius: .6em; background: var(--card); border: 1px solid var(--line); }
.go:hover, .go:focus { border-color: var(--hit); }
.legend mark { padding: .1em .5em; margin-right: .5em; font-size: .85rem; }
footer { margin-top: 1.5rem; color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
@media (max-width: 46rem) {
  body { padding: .8rem; }
  .texts { grid-template-columns: 1fr; }
  .text { max-height: none; }
  .text header { position: static; }
}
@media print {
  .text { max-height: none; overflow: visible; border: 0; padding: 0; }
  .text header { position: static; }
}
"""
