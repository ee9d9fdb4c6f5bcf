import { type Config, Human } from '@vladmandic/human';
import { canvasOf, TFJS } from './canvas.ts';

/** Nothing is skipped or kept from the photo before, as in this product. */
const afresh = { skipFrames: 0, skipTime: 0 };
const off = { enabled: false };

const human = (face: Config['face']): Human =>
  new Human({
    backend: 'wasm',
    wasmPath: TFJS,
    modelBasePath: '/bench/human/',
    cacheModels: false,
    cacheSensitivity: 0,
    async: false,
    debug: false,
    warmup: 'none',
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: { enabled: true, detector: { ...afresh, rotation: false }, ...face },
  });

const meshAndIris = {
  mesh: { enabled: true },
  iris: { enabled: true, ...afresh },
  emotion: off,
  description: off,
  antispoof: off,
  liveness: off,
};
const pipeline = {
  mesh: { enabled: true },
  iris: { enabled: true, ...afresh },
  emotion: { enabled: true, ...afresh },
  description: { enabled: true, ...afresh },
  antispoof: { enabled: true, ...afresh },
  liveness: { enabled: true, ...afresh },
};

async function runHuman(instance: Human, file: Blob): Promise<number> {
  const { face, error } = await instance.detect(await canvasOf(file));
  if (error) throw new Error(error);
  return face.length;
}

/** One for each set-up, made on first use. */
function peer(face: Config['face']) {
  let made: Human | undefined;
  return (file: Blob): Promise<number> => {
    made ??= human(face);
    return runHuman(made, file);
  };
}

/** The number of faces that it finds. It computes everything that it can about them. */
export const peers = {
  'human: mesh, iris': peer(meshAndIris),
  'human: whole face pipeline': peer(pipeline),
};
