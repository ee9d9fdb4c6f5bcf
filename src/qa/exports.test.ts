import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { enQa } from '../i18n/en.qa.ts';
import { en } from '../i18n/en.ts';
import { zhCNQa } from '../i18n/zh-CN.qa.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { compareBaseline } from './baseline.ts';
import { compare } from './compare.ts';
import { evidence } from './evidence.ts';
import { exportCsv } from './export-csv.ts';
import { exportJson } from './export-json.ts';
import { exportJunit } from './export-junit.ts';
import { exportHtml } from './html/export-html.tsx';
import type { HtmlLanguage } from './html/table.tsx';
import { parseLabels } from './labels.ts';
import { broken, finding, photo, reportOf } from './report.testing.ts';
import { parseReport } from './report.ts';
import { noLabels, resolveLabels } from './resolve.ts';

const nasty = 'a "b", <c> & d.jpg';
const report = reportOf(
  photo(nasty, 'accept', [finding('pose-yaw', 'pass', 1.25), finding('sharpness', 'pass', 0.5)]),
  photo('=1+1.jpg', 'reject', [finding('pose-yaw', 'fail', 9), finding('sharpness', 'pass', 0.4)]),
  broken('x/cut.jpg', 'truncated'),
);
const labels = resolveLabels(
  parseLabels(JSON.stringify([{ file: nasty, outcome: 'reject', 'pose-yaw': 'pass' }])),
  report.photos.map(({ file }) => file),
);
const comparison = compare(report, labels);

describe('JSON', () => {
  test('a report is read back as it was written', () => {
    const text = [...exportJson(report)].join('');
    expect(JSON.parse(text)).toEqual(report);
    expect(parseReport(text)).toEqual({ ok: true, value: report });
  });

  test('a report has one line for each photo, in pieces', () => {
    const many = Array.from({ length: 600 }, (_, i) => photo(`${i}.jpg`, 'accept'));
    const pieces = [...exportJson(reportOf(...many))];
    expect(pieces.length).toBeGreaterThan(3);
    const text = pieces.join('');
    expect(JSON.parse(text)).toEqual(reportOf(...many));
    expect(text.split('\n')).toHaveLength(600 + 3);
    expect(JSON.parse([...exportJson(reportOf())].join(''))).toEqual(reportOf());
  });

  test('a check of another version is ignored', () => {
    const finding = { ...report.photos[0]?.findings[0], check: 'shoe-size' };
    const photos = [{ ...report.photos[0], findings: [finding] }];
    const parsed = parseReport(JSON.stringify({ ...report, photos }));
    expect(parsed.ok && parsed.value.photos[0]?.findings).toEqual([]);
  });

  test.each([
    ['{', 'JSON'],
    ['{"schema":2}', 'schema'],
    [JSON.stringify({ ...report, photos: [{ file: 'a', ms: 'x', findings: [] }] }), 'photos.0.ms'],
  ])('%# is no report', (text, why) => {
    expect(parseReport(text)).toEqual({ ok: false, why: expect.stringContaining(why) });
  });
});

describe('CSV', () => {
  test('one line for each photo', () => {
    expect(exportCsv(report)).toBe(
      [
        '\uFEFFfile,outcome,next,ms,mode,pose-yaw,pose-yaw.value,sharpness,sharpness.value',
        './=1+1.jpg,reject,pose-yaw,12,as-is,fail,9,pass,0.4',
        '"a ""b"", <c> & d.jpg",accept,none,12,as-is,pass,1.25,pass,0.5',
        'x/cut.jpg,truncated,,1,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  test('can be read as labels, which the report meets', () => {
    const files = report.photos.map(({ file }) => file);
    const again = resolveLabels(parseLabels(exportCsv(report)), files);
    expect(again.problems).toEqual([]);
    expect(compare(report, again)).toMatchObject({ met: 9, failed: 0, unlabelled: 0 });
  });
});

describe('JUnit', () => {
  const before = reportOf(photo('=1+1.jpg', 'accept', [finding('pose-yaw', 'pass', 5)]));

  test('one test for each photo, failing for labels and for the baseline', () => {
    expect(exportJunit(report, comparison, compareBaseline(report, before, labels))).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cn-resident-id@1.0.0" tests="3" failures="2" time="0.026">
  <testsuite name="cn-resident-id@1.0.0" tests="3" failures="2" time="0.026" errors="0">
    <properties>
      <property name="engine" value="0.1.0"/>
      <property name="models" value="abc"/>
      <property name="mode" value="auto"/>
    </properties>
    <testcase classname="photos" name="=1+1.jpg" time="0.012"><failure message="outcome: was accept, is reject">outcome: was accept, is reject
pose-yaw: was pass 5, is fail 9</failure></testcase>
    <testcase classname="photos" name="a &quot;b&quot;, &lt;c&gt; &amp; d.jpg" time="0.012"><failure message="outcome: expected reject, found accept">outcome: expected reject, found accept</failure></testcase>
    <testcase classname="photos" name="x/cut.jpg" time="0.001"/>
  </testsuite>
</testsuites>
`,
    );
  });

  test('a name that XML cannot hold is still XML', () => {
    const odd = reportOf(photo('\u0001\uD800.jpg', 'accept'));
    expect(exportJunit(odd, compare(odd, noLabels))).toContain('name="\uFFFD\uFFFD.jpg"');
  });
});

describe('HTML', () => {
  const html = (language: HtmlLanguage) => {
    const content = {
      report,
      comparison,
      evidence: evidence(report, labels),
      problems: labels.problems,
      thumbnails: new Map([[nasty, 'data:image/jpeg;base64,AAAA']]),
    };
    return exportHtml(content, language, parseHTML('<!doctype html><html></html>').document);
  };
  const english = html({ code: 'en', messages: en, qa: enQa });

  test('makes no network request', () => {
    const { document } = parseHTML(english);
    const addresses = [...document.querySelectorAll('[src], [href]')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href'),
    );
    expect(addresses).toEqual(['data:image/jpeg;base64,AAAA']);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  test('shows every photo, what failed, and a plot of each measured check', () => {
    const { document } = parseHTML(english);
    const texts = [...document.querySelectorAll('#photos tbody tr')].map((row) => row.textContent);
    expect(texts).toHaveLength(3);
    expect(texts[1]).toContain(nasty);
    expect(document.querySelectorAll('figure')).toHaveLength(2);
    expect(document.querySelectorAll('figure svg rect').length).toBeGreaterThan(2);
    expect(english).toContain('1 met, 1 failed. Photos without labels: 2.');
    expect(english).not.toContain('<c>');
  });

  test('speaks Chinese too', () => {
    const chinese = html({ code: 'zh-CN', messages: zhCN, qa: zhCNQa });
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('测试报告');
    expect(chinese).toContain(zhCN.checks['pose-yaw'].title);
  });
});
