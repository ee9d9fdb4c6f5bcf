import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../qa/command/browser.ts';
import { origin } from './product.ts';
import { havePhotos, labels, photoPath } from './real-photos.ts';
import { check, openResident, type Shown } from './resident.ts';

const framing = ['face-width', 'eye-line', 'head-top-gap', 'face-centre'] as const;

/** Not a person's face, but a face for a detector. */
const depicted = ['idr-fail-7.png', 'lp-s9.jpg'];
/** Photos that show several people completely. */
const several = ['az-detection5.jpg', 'idr-fail-5.png', 'vh-solvay1927.jpg'];
/** Photos whose label says that there is room around the head, but there is not; and why. */
const withoutRoom: Readonly<Record<string, string>> = {
  'can010f.jpg': 'the photo is narrower than the frame that its face needs',
  'can053f.jpg': 'the hair reaches the top edge, and the photo is as narrow',
};

let browser: Browser;
let page: Page;

const checkAll = async (
  set: 'dev' | 'pose_gt',
  files: readonly string[],
): Promise<ReadonlyMap<string, Shown>> => {
  const results = new Map<string, Shown>();
  for (const file of files) results.set(file, await check(page, photoPath(set, file)));
  return results;
};

const measured = (shown: Shown | undefined, id: string): number =>
  shown?.findings.get(id)?.value ?? Number.NaN;
const statusOf = (shown: Shown | undefined, id: string): string =>
  shown?.refusal ?? shown?.findings.get(id)?.status ?? '';

/** A table in Markdown. */
const print = (head: readonly string[], rows: readonly (readonly string[])[]): void => {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  console.info(lines.join('\n'));
};

describe.skipIf(!havePhotos)('real photos', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await openResident(browser, origin);
  });
  afterAll(() => browser.close());

  describe('of people', () => {
    const dev = labels('dev');
    let results: ReadonlyMap<string, Shown>;

    beforeAll(async () => {
      results = await checkAll(
        'dev',
        dev.map(({ file = '' }) => file),
      );
      const ids = ['face-count', ...framing];
      print(
        ['file', 'faces', 'crop', 'outcome', ...ids],
        dev.map(({ file = '', faces = '', crop = '' }) => {
          const shown = results.get(file);
          const cells = ids.map((id) => `${measured(shown, id).toFixed(1)} ${statusOf(shown, id)}`);
          return [file, faces, crop, shown?.outcome ?? '', ...cells];
        }),
      );
    });

    test('no face is found where there is none', () => {
      const empty = dev.filter(({ faces, file = '' }) => faces === '0' && !depicted.includes(file));
      expect(empty.length).toBeGreaterThan(0);
      const counts = empty.map(({ file = '' }) => [
        file,
        measured(results.get(file), 'face-count'),
      ]);
      expect(counts).toEqual(empty.map(({ file }) => [file, 0]));
    });

    test.each(several)('several people are found in %s', (file) => {
      expect(measured(results.get(file), 'face-count')).toBeGreaterThanOrEqual(2);
    });

    test('one person, from the front, with room around: the frame is right', () => {
      const roomy = dev.flatMap(({ faces, frontal, crop = '', file = '' }) =>
        faces === '1' && frontal === 'y' && ['id-like', 'loose'].includes(crop) ? [file] : [],
      );
      const off = roomy.filter((file) =>
        framing.some((id) => statusOf(results.get(file), id) !== 'pass'),
      );
      const reasons = off.map((file) => `${file}: ${withoutRoom[file] ?? 'not known'}`);
      console.info(`of ${roomy.length} with room, not framed:\n${reasons.join('\n')}`);
      expect(off.filter((file) => !withoutRoom[file])).toEqual([]);
    });
  });

  test('of a head in known poses: angles up to 20° are off by 2° at most, in the mean', async () => {
    const poses = labels('pose_gt');
    const results = await checkAll(
      'pose_gt',
      poses.map(({ file = '' }) => file),
    );
    const errors = (['yaw', 'pitch', 'roll'] as const).map((angle) => {
      const within = poses.filter((pose) => Math.abs(Number(pose[angle])) <= 20);
      const apart = within.map(({ file = '', ...pose }) =>
        Math.abs(measured(results.get(file), `pose-${angle}`) - Number(pose[angle])),
      );
      return { angle, mean: apart.reduce((sum, one) => sum + one, 0) / apart.length };
    });
    print(
      ['angle', 'mean error, degrees'],
      errors.map(({ angle, mean }) => [angle, mean.toFixed(2)]),
    );
    for (const { mean } of errors) expect(mean).toBeLessThanOrEqual(2);
  });
});
