import type { CheckId } from '../checks/index.ts';
import type { Language } from '../engine/languages.ts';
import type { QaMessages } from '../i18n/en.qa.ts';
import type { Messages } from '../i18n/messages.ts';
import type { ReportWords } from './html-words.ts';
import { escapeMarkup as e } from './markup.ts';

export interface HtmlLanguage {
  readonly code: Language;
  readonly messages: Messages;
  readonly qa: QaMessages;
}

export interface Words {
  readonly language: HtmlLanguage;
  readonly own: ReportWords;
}

export const cell = (text: string, kind = ''): string =>
  `<td${kind && ` class="${kind}"`}>${e(text)}</td>`;
const head = (texts: readonly string[]): string =>
  `<thead><tr>${texts.map((text) => `<th scope="col">${e(text)}</th>`).join('')}</tr></thead>`;
export const table = (texts: readonly string[], rows: readonly string[]): string =>
  `<div class="wide"><table>${head(texts)}<tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
export const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
export const section = (title: string, body: string): string =>
  `<section><h2>${e(title)}</h2>\n${body}\n</section>\n`;

/** What a comparison or a row is about, in words. */
export const title = (subject: 'outcome' | CheckId, { language, own }: Words): string =>
  subject === 'outcome' ? own.outcome : language.messages.checks[subject].title;
