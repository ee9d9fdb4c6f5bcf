/** The HTML report's own looks; its colours are those of the page. */
export const reportStyle = `
:root { font: 15px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #12211f; background: #fff; }
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
.same { background: #edf2f0; font-weight: 600; }
.file { overflow-wrap: anywhere; min-width: 12rem; }
.file img { display: block; height: 88px; margin-bottom: .25rem; }
td span { display: inline-block; margin-inline-end: .75rem; }
.pass { color: #17693b; } .unsure { color: #8a5200; } .fail { color: #b3261e; } .unknown, .error { color: #4d5b69; }
.plots { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
figure { margin: 0; break-inside: avoid; }
figure svg { vertical-align: bottom; }
figcaption { font-weight: 600; }
.legend span { margin-inline-end: 1.25rem; }
.legend i { display: inline-block; width: .8em; height: .8em; margin-inline-end: .4em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
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
