import { signal } from '@preact/signals';
import type { ExportKind } from '../../i18n/en.qa.ts';
import { evidence } from '../../qa/evidence.ts';
import { exportCsv } from '../../qa/export-csv.ts';
import { exportJson } from '../../qa/export-json.ts';
import { exportJunit } from '../../qa/export-junit.ts';
import { recordingHeader, recordingLine } from '../../qa/recording.ts';
import { language, messages } from '../language.ts';
import { saveFile } from '../save-file.ts';
import { dataUrl } from './data-url.ts';
import { drawThumbnail } from './draw-thumbnail.ts';
import { judgedPhoto } from './judged-photo.ts';
import { assessed, comparison, labelProblems, labels, problem, report, suite } from './state.ts';
import { loadRecorded } from './store.ts';
import { words } from './words.ts';

export const withThumbnails = signal(false);
export const making = signal<ExportKind | undefined>(undefined);
export const saved = signal<string | undefined>(undefined);

const THUMBNAIL_HEIGHT = 160;

async function thumbnails(): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  for (const { file } of report.value.photos) {
    const photo = await judgedPhoto(file);
    const small = photo && (await drawThumbnail(photo.blob, THUMBNAIL_HEIGHT));
    if (small) urls.set(file, await dataUrl(small));
  }
  return urls;
}

async function html(): Promise<Blob> {
  // With the library of its plots, which only this needs.
  const { exportHtml } = await import('../../qa/html/export-html.tsx');
  const content = {
    report: report.value,
    comparison: comparison.value,
    evidence: evidence(report.value, labels.value),
    problems: labelProblems.value,
    ...(withThumbnails.value && { thumbnails: await thumbnails() }),
  };
  const inLanguage = { code: language.value, messages: messages.value, qa: words.value };
  return new Blob([exportHtml(content, inLanguage, document)], { type: 'text/html' });
}

/** As the photos were assessed: a recording knows no limits. Read and written photo by photo. */
async function recording(): Promise<Blob> {
  const parts: Blob[] = [new Blob([`${recordingHeader(assessed.value)}\n`])];
  for (const row of assessed.value.photos) {
    const recorded = await loadRecorded(row.file).catch(() => undefined);
    parts.push(new Blob([`${recordingLine(row, recorded)}\n`]));
  }
  return new Blob(parts, { type: 'application/x-ndjson' });
}

const makers: Readonly<Record<ExportKind, () => Blob | Promise<Blob>>> = {
  json: () => new Blob([...exportJson(report.value)], { type: 'application/json' }),
  csv: () => new Blob([exportCsv(report.value)], { type: 'text/csv' }),
  junit: () => new Blob([exportJunit(report.value, comparison.value)], { type: 'application/xml' }),
  html,
  recording,
};

const endings: Readonly<Record<ExportKind, string>> = {
  json: 'report.json',
  csv: 'report.csv',
  junit: 'junit.xml',
  html: 'report.html',
  recording: 'recording.ndjson',
};

/** Makes one file of the suite and saves it. */
export async function exportAs(kind: ExportKind): Promise<void> {
  if (making.value) return;
  saved.value = undefined;
  if (report.value.photos.length === 0) {
    problem.value = 'nothing-to-export';
    return;
  }
  making.value = kind;
  const content = await makers[kind]();
  const name = [suite.value?.folder, endings[kind]].filter(Boolean).join('-');
  saveFile(name, content);
  making.value = undefined;
  saved.value = name;
}
