import { makeReport, type PhotoRow, type Report, type SuiteFacts } from './report.ts';

export type MergeProblem =
  /** Parts that were assessed under different conditions cannot be merged. */
  | {
      readonly kind: 'different';
      readonly part: number;
      readonly what: keyof SuiteFacts;
      readonly first: string;
      readonly other: string;
    }
  /** Two parts contradict each other about one photo. The first counts. */
  | { readonly kind: 'contradiction'; readonly part: number; readonly file: string }
  /** The suite was divided among `of` machines, and these parts are missing. */
  | { readonly kind: 'missing-shards'; readonly indices: readonly number[]; readonly of: number };

interface Merged {
  /** Absent where the parts cannot be merged. */
  readonly report?: Report;
  readonly problems: readonly MergeProblem[];
}

const facts = ['spec', 'engine', 'models', 'mode'] as const;

const saying = ({ outcome, error, findings }: PhotoRow): string =>
  JSON.stringify([outcome, error, findings]);

function missingShards(parts: readonly Report[]): MergeProblem[] {
  const of = Math.max(1, ...parts.map(({ shard }) => shard?.of ?? 1));
  const here = new Set(parts.flatMap(({ shard }) => (shard?.of === of ? shard.index : [])));
  const indices = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !here.has(index));
  return of > 1 && indices.length > 0 ? [{ kind: 'missing-shards', indices, of }] : [];
}

/** Merges the parts of a suite into one report. `part` in a problem counts from 0. */
export function merge(parts: readonly [Report, ...Report[]]): Merged {
  const [first] = parts;
  const different = parts.flatMap((other, part) =>
    facts.flatMap((what): MergeProblem[] =>
      other[what] === first[what]
        ? []
        : [{ kind: 'different', part, what, first: first[what], other: other[what] }],
    ),
  );
  if (different.length > 0) return { problems: different };
  const photos = new Map<string, PhotoRow>();
  const problems: MergeProblem[] = [];
  parts.forEach((report, part) => {
    for (const photo of report.photos) {
      const known = photos.get(photo.file);
      if (!known) photos.set(photo.file, photo);
      else if (saying(known) !== saying(photo)) {
        problems.push({ kind: 'contradiction', part, file: photo.file });
      }
    }
  });
  const report = makeReport(first, [...photos.values()]);
  return { report, problems: [...problems, ...missingShards(parts)] };
}
