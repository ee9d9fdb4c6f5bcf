import { describe, expect, test } from 'vitest';
import { makers } from '../artifacts/makers.ts';
import { rasterPicture } from '../artifacts/pictures/picture.ts';
import { checks } from '../checks/index.ts';
import type { ArtifactName } from '../core/check/artifacts.ts';
import { face, faceOf, skins } from '../core/face/handmade-face.testing.ts';
import type { Box } from '../core/pixels/geometry.ts';
import { paint } from '../core/pixels/handmade.testing.ts';
import { defaultSpec } from '../specs/index.ts';
import { quickChecks, sceneChecks } from './frame-values.ts';
import { liveSession, type Sight } from './frames.ts';

/** The handmade face in front of a grey wall, 600 × 720. */
const at = { x: 200, y: 220 };
const skin = faceOf(skins.medium);
const scene = paint(600, 720, (x, y) => {
  const [inX, inY] = [x - at.x, y - at.y];
  if (inX < 0 || inY < 0 || inX >= skin.width || inY >= skin.height) return [230, 230, 230];
  const [r, g, b] = skin.data.subarray((inY * skin.width + inX) * 4);
  return [r, g, b];
});
const landmarks = face.map((point) => ({ ...point, x: point.x + at.x, y: point.y + at.y }));
const faceBox: Box = { ...at, width: 180, height: 210 };

/** The person: the middle half, from a third of the way down. */
const SIDE = 32;
const matte = {
  width: SIDE,
  height: SIDE,
  data: Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [x, y] = [(i % SIDE) / SIDE, Math.floor(i / SIDE) / SIDE];
    return x >= 0.25 && x < 0.75 && y >= 0.3 ? 1 : 0;
  }),
};

interface Scene {
  /** Whether the landmark model finds the face. */
  hasFace: boolean;
  faces: readonly Box[];
}

/** A camera's session that records what the models are asked, and ways to change what they see. */
function session(areOthersHere: () => boolean = () => true) {
  const log: string[] = [];
  const seen: Scene = { hasFace: true, faces: [faceBox] };
  const closed: string[] = [];
  const picture = rasterPicture(scene);
  const sight: Sight = {
    picture: () => picture,
    async landmarks(_, square) {
      log.push(`landmarks in ${Math.round(square.width)}`);
      return seen.hasFace ? landmarks : undefined;
    },
    async faces() {
      log.push('faces');
      return seen.faces.map((box) => ({ box, score: 1 }));
    },
    async portrait(_, region) {
      log.push('portrait');
      return { matte, region };
    },
  };
  const frame = (name = 'frame') =>
    ({
      width: scene.width,
      height: scene.height,
      close: () => closed.push(name),
    }) as ImageBitmap;
  const live = liveSession(defaultSpec, sight, areOthersHere);
  const measure = async (at: number) =>
    (await live.measure(frame(), { at, keep: false })).measurement;
  return { live, measure, frame, log, closed, seen };
}

const slow = (log: readonly string[]) => log.filter((line) => !line.startsWith('landmarks'));

describe('a face that stays', () => {
  test('is found by the detector once, and then looked for where it was', async () => {
    const { measure, log } = session();
    for (const at of [0, 40, 80]) await measure(at);
    expect(log.filter((line) => line.startsWith('landmarks'))).toEqual([
      'landmarks in 368',
      ...Array(2).fill('landmarks in 328'),
    ]);
  });

  test('slow work is done one piece at a time, in turn', async () => {
    const { measure, log } = session();
    const done: string[][] = [];
    for (const at of [0, 40, 80, 300, 340, 600]) {
      log.length = 0;
      await measure(at);
      done.push(slow(log));
    }
    // The very first frame also looks for the face.
    expect(done).toEqual([['faces', 'portrait'], [], [], ['faces'], [], ['portrait']]);
  });

  test('what a frame has no time for is reported from the last measurement', async () => {
    const { measure } = session();
    const first = await measure(0);
    const second = await measure(40);
    const third = await measure(80);
    const wall = 'background-white';
    expect(first.values).not.toHaveProperty(wall);
    expect(second.values[wall]).toBeGreaterThan(0);
    expect(third.values[wall]).toBe(second.values[wall]);
    for (const { values } of [first, second, third]) {
      expect(values).toMatchObject({ 'source-face-width': 180, 'eyes-open': expect.any(Number) });
    }
  });

  test('other faces are counted when it is their turn, except those far away', async () => {
    const { measure, seen } = session();
    seen.faces = [faceBox, { ...faceBox, width: 60 }, { ...faceBox, width: 40 }];
    const counts: number[] = [];
    for (const at of [0, 40, 299, 300, 340]) counts.push((await measure(at)).faceCount);
    expect(counts).toEqual([1, 1, 1, 2, 2]);
  });
});

describe('a face that is lost', () => {
  test('is looked for where it was, then anywhere, and everything known about it is forgotten', async () => {
    const { measure, log, seen } = session();
    for (const at of [0, 40]) await measure(at);
    log.length = 0;
    Object.assign(seen, { hasFace: false, faces: [] });
    const nobody = await measure(80);
    expect(nobody).toEqual({ frame: { width: 600, height: 720 }, faceCount: 0, values: {} });
    expect(log).toEqual(['landmarks in 328', 'faces']);

    Object.assign(seen, { hasFace: true, faces: [faceBox] });
    log.length = 0;
    const next = await measure(120);
    expect(next.values).not.toHaveProperty('background-white');
    expect(log).toEqual(['faces', 'landmarks in 368', 'portrait']);
  });
});

describe('as long as other models are on their way', () => {
  test('only what landmarks show is measured, and no other model is used', async () => {
    let areHere = false;
    const { measure, log } = session(() => areHere);
    const early = await measure(0);
    expect(early.partial).toBe(true);
    expect(early.values).toHaveProperty('eyes-open');
    await measure(400);
    expect(slow(log)).toEqual([]);
    expect(log[0]).toBe('landmarks in 720');

    areHere = true;
    expect(await measure(440)).not.toHaveProperty('partial');
    expect(slow(log)).toEqual(['portrait']);
  });

  test('a model that cannot be loaded ends the measuring', async () => {
    const { measure, closed } = session(() => {
      throw new Error('no network');
    });
    await expect(measure(0)).rejects.toThrow('no network');
    expect(closed).toEqual(['frame']);
  });
});

describe('frames', () => {
  test('are measured one after the other, however many wait', async () => {
    const { live, frame, closed } = session();
    const names = ['a', 'b', 'c'];
    const all = names.map((name, i) => live.measure(frame(name), { at: 40 * i, keep: false }));
    await Promise.race(all.slice(1));
    expect(closed).toEqual(['a', 'b']);
    await Promise.all(all);
    expect(closed).toEqual(names);
  });

  test('are given back where `keep` is set, with their own sharpness', async () => {
    const { live, frame, closed } = session();
    const kept = frame('kept');
    const seen = await live.measure(kept, { at: 0, keep: true });
    expect(seen.frame).toBe(kept);
    expect(seen.measurement.values).toHaveProperty('sharpness');
    expect(closed).toEqual([]);
    const other = await live.measure(frame('other'), { at: 40, keep: false });
    expect(other).not.toHaveProperty('frame');
    expect(closed).toEqual(['other']);
  });

  test('a still is measured independently, and does not change the next frame', async () => {
    const { live, measure, frame, log, closed } = session();
    for (const at of [0, 40]) await measure(at);
    log.length = 0;
    const still = await live.measureStill(frame('still'));
    expect(still.values).not.toHaveProperty('background-white');
    expect(still.values).toHaveProperty('sharpness');
    expect(log).toEqual(['faces', 'landmarks in 368', 'portrait']);
    expect(closed).toEqual(['frame', 'frame', 'still']);
    expect((await measure(80)).values).toHaveProperty('background-white');
  });
});

test('no check of a running camera waits for a model that its session does not load first', () => {
  const given: readonly ArtifactName[] = ['photo', 'landmarks', 'head', 'portrait'];
  const made = new Set<ArtifactName>();
  const visit = (name: ArtifactName) => {
    if (given.includes(name) || made.has(name)) return;
    made.add(name);
    const maker = (makers as Partial<Record<ArtifactName, { needs: readonly ArtifactName[] }>>)[
      name
    ];
    if (!maker) throw new Error(`a session has no ${name}`);
    maker.needs.forEach(visit);
  };
  const live = new Set<string>([...quickChecks, ...sceneChecks]);
  for (const { id, needs } of checks) if (live.has(id)) needs.forEach(visit);
  const networks: readonly ArtifactName[] = ['glimpse', 'candidates', 'subject', 'parsing'];
  expect(networks.filter((name) => made.has(name))).toEqual([]);
});
