/**
 * The HTML report's own looks. The variables are those that the plots draw with; the colours of pass, fail and
 * no label differ in lightness too, for print without colour.
 */
export const reportStyle = `
:root { font: 15px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #12211f; background: #fff; --ink-soft: #475956; --line: #e4e8e7; --line-strong: #b9c4cf; --accent: #0a5f5c; --surface: #fff; --pass: #17693b; --unsure: #8a5200; --fail: #d1635c; }
body { margin: 2rem auto; max-width: 78rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid #d3dedb; padding-bottom: .25rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem; }
.tile { border: 1px solid #d3dedb; border-radius: .5rem; padding: .5rem 1rem; min-width: 6rem; }
.tile b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dt { color: #475956; } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .25rem .6rem; border-bottom: 1px solid #edf2f0; }
thead th { color: #475956; font-weight: 600; border-bottom-color: #768a86; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
small { display: block; color: #475956; font-size: .75rem; }
.qa-confusion td { text-align: end; font-variant-numeric: tabular-nums; }
.qa-confusion [data-right="true"] { background: #edf2f0; font-weight: 600; }
/* As on the page: what was said in another's place has a sign. */
.qa-next [data-met="false"] td { background: #fce9e6; }
.qa-next [data-met="false"] td:nth-child(2)::before { content: "≠ "; color: #b3261e; font-weight: 700; }
.file { overflow-wrap: anywhere; min-width: 12rem; }
.file img { display: block; height: 88px; margin-bottom: .25rem; }
td span { display: inline-block; margin-inline-end: .75rem; }
.pass { color: #17693b; } .unsure { color: #8a5200; } .fail { color: #b3261e; } .unknown { color: #4d5b69; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
figure { margin: 0; break-inside: avoid; }
figure svg { display: block; overflow: visible; font: 11px system-ui, sans-serif; }
figure svg text { white-space: pre; }
figcaption { font-weight: 600; }
.qa-legend { display: flex; gap: 1.25rem; margin: 1rem 0; padding: 0; list-style: none; }
.qa-legend li::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em; background: var(--line-strong); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.qa-legend [data-series="pass"]::before { background: var(--pass); }
.qa-legend [data-series="fail"]::before { background: var(--fail); }
.controls input, .controls select { font: inherit; padding: .3rem .5rem; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 11px; }
  .wide { overflow: visible; }
  .controls { display: none; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** Filters the table of photos. */
export const reportScript = `
const find = document.getElementById('find');
const outcome = document.getElementById('outcome');
const rows = document.querySelectorAll('#photos tbody tr');
function filter() {
  const text = find.value.toLowerCase();
  for (const row of rows) {
    const other = outcome.value !== '' && row.dataset.outcome !== outcome.value;
    row.hidden = other || !row.textContent.toLowerCase().includes(text);
  }
}
find.addEventListener('input', filter);
outcome.addEventListener('change', filter);
`;
