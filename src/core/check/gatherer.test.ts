import { describe, expect, test } from 'vitest';
import type { Artifacts, Pose } from './artifacts.ts';
import {
  begin,
  gatherer,
  maker,
  type Reason,
  type SomeMakers,
  takenFrom,
  Unavailable,
} from './gatherer.ts';

const pose: Pose = { yaw: 1, pitch: 2, roll: 3 };
const face = { box: { x: 0, y: 0, width: 1, height: 1 }, score: 1 };
const file: Artifacts['file'] = {
  mime: 'image/jpeg',
  bytes: 1,
  width: 2,
  height: 3,
  colourMode: 'rgb',
};

/** Makers of faces → landmarks → pose, and of focus, that write down when they start and end. */
function tracked(): { makers: SomeMakers; log: string[] } {
  const log: string[] = [];
  const logged = async <T>(name: string, value: T): Promise<T> => {
    log.push(`${name} starts`);
    await Promise.resolve();
    log.push(`${name} ends`);
    return value;
  };
  return {
    log,
    makers: {
      faces: maker('faces')([], () => logged('faces', [face])),
      landmarks: maker('landmarks')(['faces'], ({ faces }) =>
        logged(
          'landmarks',
          faces.map(({ score }) => ({ x: score, y: 0, z: 0 })),
        ),
      ),
      pose: maker('pose')(['landmarks'], ({ landmarks }) =>
        logged('pose', { ...pose, yaw: landmarks.length }),
      ),
      focus: maker('focus')(['faces'], ({ faces }) => logged('focus', faces.length / 2)),
    },
  };
}
const starts = (log: readonly string[]) => log.filter((line) => line.endsWith('starts'));

describe('gatherer', () => {
  test('makes what is asked for and what that needs, and nothing else', async () => {
    const { makers, log } = tracked();
    expect(await gatherer({}, makers)(['pose'])).toEqual({ pose: { ...pose, yaw: 1 } });
    expect(starts(log)).toEqual(['faces starts', 'landmarks starts', 'pose starts']);
  });

  test('makes nothing before somebody asks for it', async () => {
    const { makers, log } = tracked();
    const gather = gatherer({}, makers);
    expect(await gather([])).toEqual({});
    expect(log).toEqual([]);
  });

  test('makes each artifact once, however often and at whatever time it is asked for', async () => {
    const { makers, log } = tracked();
    const gather = gatherer({}, makers);
    const [a, b] = await Promise.all([gather(['pose', 'focus']), gather(['focus', 'pose'])]);
    const c = await gather(['landmarks', 'faces', 'focus', 'pose']);
    expect(starts(log).toSorted()).toEqual([
      'faces starts',
      'focus starts',
      'landmarks starts',
      'pose starts',
    ]);
    expect(a).toEqual(b);
    expect(c.pose).toBe(a.pose);
  });

  test('artifacts that do not need each other are made at the same time, begun in the order asked for', async () => {
    const { makers, log } = tracked();
    await gatherer({ faces: [face] }, makers)(['focus', 'landmarks', 'pose']);
    expect(log).toEqual([
      'focus starts',
      'landmarks starts',
      'focus ends',
      'landmarks ends',
      'pose starts',
      'pose ends',
    ]);
  });

  test('where several artifacts cannot exist, the first one asked for says why', async () => {
    const { makers } = tracked();
    const none = (reason: Reason, wait: Promise<unknown>) => async () => {
      await wait;
      throw new Unavailable(reason);
    };
    const soon = Promise.resolve();
    const late = soon.then(() => soon);
    const gather = gatherer(
      {},
      {
        ...makers,
        background: maker('background')([], none('no-background', late)),
        shoulders: maker('shoulders')([], none('no-shoulders', soon)),
      },
    );
    await expect(gather(['background', 'shoulders'])).rejects.toThrow('no-background');
    await expect(gather(['shoulders', 'background'])).rejects.toThrow('no-shoulders');
  });

  test('what is begun early is made once; its error reaches whoever asks for it', async () => {
    const { makers, log } = tracked();
    const pose = maker('pose')([], async () => {
      throw new Unavailable('no-face');
    });
    const gather = gatherer({}, { ...makers, pose });
    begin(gather, ['focus', 'pose']);
    expect(await gather(['focus'])).toEqual({ focus: 0.5 });
    await expect(gather(['pose'])).rejects.toThrow('no-face');
    expect(starts(log)).toEqual(['faces starts', 'focus starts']);
  });

  test('takes what another gatherer has made already, and lets it make what it has not', async () => {
    const { makers, log } = tracked();
    const early = gatherer({}, makers);
    await early(['faces']);
    const gather = gatherer({}, takenFrom(early, ['faces', 'focus']));
    expect(await gather(['faces', 'focus'])).toEqual({ faces: [face], focus: 0.5 });
    expect(starts(log)).toEqual(['faces starts', 'focus starts']);
  });

  test('gives only what was asked for', async () => {
    const { makers } = tracked();
    const have = await gatherer({ file }, makers)(['landmarks', 'file']);
    expect(Object.keys(have)).toEqual(['landmarks', 'file']);
  });

  test('a seed wins over its maker, and over the makers of what that needs', async () => {
    const { makers, log } = tracked();
    const gather = gatherer({ pose, faces: [face, face] }, makers);
    expect(await gather(['pose', 'focus'])).toEqual({ pose, focus: 1 });
    expect(starts(log)).toEqual(['focus starts']);
  });

  test('a recorded photo needs no maker', async () => {
    expect(await gatherer({ file, focus: 0 }, {})(['file', 'focus'])).toEqual({ file, focus: 0 });
  });

  test('photos share nothing', async () => {
    const { makers, log } = tracked();
    await gatherer({}, makers)(['faces']);
    await gatherer({}, makers)(['faces']);
    expect(starts(log)).toHaveLength(2);
  });

  test('an artifact that cannot exist fails all that need it, and is tried once', async () => {
    const { makers } = tracked();
    const noFace = new Unavailable('no-face');
    let tries = 0;
    const landmarks = maker('landmarks')(['faces'], () => {
      tries += 1;
      throw noFace;
    });
    const gather = gatherer({}, { ...makers, landmarks });
    await expect(gather(['pose'])).rejects.toBe(noFace);
    await expect(gather(['landmarks'])).rejects.toBe(noFace);
    await expect(gather(['focus', 'pose'])).rejects.toBe(noFace);
    expect(tries).toBe(1);
    expect(await gather(['focus'])).toEqual({ focus: 0.5 });
    expect(noFace).toMatchObject({ reason: 'no-face', message: 'no-face' });
  });

  test('any other error of a maker passes through unchanged', async () => {
    const bug = new TypeError('x is undefined');
    const focus = maker('focus')([], async () => {
      throw bug;
    });
    await expect(gatherer({}, { focus })(['focus'])).rejects.toBe(bug);
  });

  test('an artifact that nothing makes is a bug, not something a photo caused', async () => {
    const { landmarks, pose } = tracked().makers;
    const found = await gatherer({}, { landmarks, pose } as SomeMakers)(['pose']).catch(
      (error: unknown) => error,
    );
    expect(found).toEqual(new Error('Nothing makes "faces"'));
    expect(found).not.toBeInstanceOf(Unavailable);
  });
});
