import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { specs } from '../../specs/index.ts';
import type { DriverAnswer } from '../driver.ts';
import { recordingHeader, recordingLine } from '../recording.ts';
import {
  makeReport,
  type PhotoRow,
  parseJson,
  photoRowSchema,
  type Report,
  SCHEMA,
  type SuiteFacts,
} from '../report.ts';
import type { Built } from './build.ts';
import { drivePage } from './drive.ts';
import { type Journal, openJournal, wholeLines } from './journal.ts';
import { journalName, recordingName, thumbnailsName } from './names.ts';
import type { Options } from './options.ts';
import type { ProgressLine } from './progress.ts';
import { readPhoto } from './read-photo.ts';
import { servePhotos } from './server.ts';

type AssessOptions = Extract<Options, { action: 'assess' }>;

/** This many photos are read ahead while the workers are busy, so that no worker waits. */
const AHEAD = 2;

/** The height of a picture in report.html, in pixels. */
const THUMBNAIL_HEIGHT = 132;

/** Errors that may not happen again at the next try. */
const passing: readonly (string | undefined)[] = ['worker-failed', 'unreadable', 'changed'];

const lineSchema = v.object({ row: photoRowSchema });

/** Rows of an earlier run under exactly the same conditions, by file. */
async function keptRows(path: string, header: string, say: (line: string) => void) {
  const [first, ...lines] = await wholeLines(path);
  const rows = new Map<string, PhotoRow>();
  if (first === undefined) return rows;
  if (first !== header) {
    say('What an earlier run left here was made under other conditions: starting anew.');
    return rows;
  }
  for (const line of lines) {
    const parsed = parseJson(line, lineSchema);
    if (parsed.ok && !passing.includes(parsed.value.row.error)) {
      rows.set(parsed.value.row.file, parsed.value.row as PhotoRow);
    }
  }
  return rows;
}

interface Journals {
  readonly rows: Journal;
  readonly recording?: Journal;
  readonly thumbnails?: Journal;
}

async function openJournals(
  { out, record, thumbnails }: AssessOptions,
  header: string,
  facts: SuiteFacts,
  goOn: boolean,
): Promise<Journals> {
  return {
    rows: await openJournal(join(out, journalName), header, goOn),
    ...(record && {
      recording: await openJournal(join(out, recordingName), recordingHeader(facts), goOn),
    }),
    ...(thumbnails && { thumbnails: await openJournal(join(out, thumbnailsName), '{}', goOn) }),
  };
}

/**
 * Assesses photos in headless Chromium with the built page's own code, as many at a time as there are workers.
 * Every row is on the disk before the next photo is read. So a killed run loses only the photos in progress, and
 * the next run with the same `out` continues it.
 */
export async function assessFolder(
  options: AssessOptions,
  photos: readonly string[],
  { dist, digest }: Built,
  progress: ProgressLine,
): Promise<Report> {
  const { folder, out, mode, workers, record, thumbnails, shard } = options;
  const spec = specs[options.spec]!;
  const request = {
    spec: spec.id,
    mode,
    record,
    ...(thumbnails && { thumbnail: THUMBNAIL_HEIGHT }),
  };
  const server = await servePhotos(dist);
  try {
    const page = await drivePage(server.origin, workers, progress.say);
    try {
      const facts: SuiteFacts = { ...page.facts, spec: `${spec.id}@${spec.version}`, mode };
      const header = JSON.stringify({
        schema: SCHEMA,
        ...facts,
        build: digest,
        record,
        thumbnails,
      });
      const kept = await keptRows(join(out, journalName), header, progress.say);
      const journals = await openJournals(options, header, facts, kept.size > 0);
      const rows: PhotoRow[] = [];
      const counts = { kept: 0, errors: 0 };
      let begun = performance.now();

      async function assessOne(file: string): Promise<PhotoRow> {
        const read = await readPhoto(join(folder, file));
        const known = kept.get(file);
        const same = read.ok
          ? known?.sha256 === read.sha256
          : known !== undefined && known.error === read.error;
        if (known && same) {
          counts.kept += 1;
          if (counts.kept === rows.length + 1) begun = performance.now();
          return known;
        }
        let answer: DriverAnswer;
        if (read.ok) {
          const lent = server.lend(read.bytes);
          try {
            answer = await page.assess(lent.path, request);
          } finally {
            lent.takeBack();
          }
        } else answer = { row: { ms: 0, findings: [], error: read.error } };
        const row = { file, ...(read.ok && { sha256: read.sha256 }), ...answer.row };
        await journals.recording?.append(recordingLine(row, answer.recorded));
        if (answer.thumbnail) {
          await journals.thumbnails?.append(JSON.stringify([file, answer.thumbnail]));
        }
        await journals.rows.append(JSON.stringify({ row }));
        return row;
      }

      const queue = photos.values();
      async function lane(): Promise<void> {
        for (const file of queue) {
          const row = await assessOne(file);
          rows.push(row);
          if (row.error) counts.errors += 1;
          const seconds = (performance.now() - begun) / 1000;
          progress.update({ done: rows.length, total: photos.length, ...counts, seconds });
        }
      }
      await Promise.all(Array.from({ length: workers + AHEAD }, lane));
      progress.end();
      if (counts.kept > 0)
        progress.say(`${counts.kept} photos were assessed before, and are the same.`);
      for (const journal of Object.values(journals) as Journal[]) await journal.close();
      return makeReport(facts, rows, shard);
    } finally {
      await page.close();
    }
  } finally {
    await server.close();
  }
}

/** After the reports are written, the next run in `out` starts from the beginning. */
export const endRun = (out: string): Promise<void> => rm(join(out, journalName), { force: true });
