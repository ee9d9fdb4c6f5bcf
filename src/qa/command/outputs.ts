import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Language } from '../../engine/languages.ts';
import { enQa } from '../../i18n/en.qa.ts';
import { en } from '../../i18n/en.ts';
import { zhCNQa } from '../../i18n/zh-CN.qa.ts';
import { zhCN } from '../../i18n/zh-CN.ts';
import { exportCsv } from '../export-csv.ts';
import { exportJson } from '../export-json.ts';
import { exportJunit } from '../export-junit.ts';
import { exportHtml, type HtmlContent } from '../html/export-html.tsx';
import type { HtmlLanguage } from '../html/table.tsx';
import { reportName } from './names.ts';

const languages: Readonly<Record<Language, HtmlLanguage>> = {
  en: { code: 'en', messages: en, qa: enQa },
  'zh-CN': { code: 'zh-CN', messages: zhCN, qa: zhCNQa },
};

const json = (data: unknown): string => `${JSON.stringify(data, null, 1)}\n`;

/** Writes every export into `out`. */
export async function writeOutputs(
  out: string,
  content: HtmlContent,
  language: Language,
): Promise<void> {
  const { report, comparison, evidence, baseline } = content;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const files = {
    [reportName]: exportJson(report),
    'report.csv': exportCsv(report),
    'report.junit.xml': exportJunit(report, comparison, baseline),
    'report.html': exportHtml(content, languages[language], document),
    'evidence.json': json({ schema: report.schema, expectations: comparison, evidence, baseline }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(out, name), content);
}
