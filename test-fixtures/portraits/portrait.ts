/** Synthetic portraits: parameters in, pixels and exact ground truth out. Runs anywhere. */
import type { Canonical } from './canonical.ts';
import type { RGB } from './colour.ts';
import { develop, type Layer } from './developing.ts';
import { type FeatureMaps, sample } from './feature-maps.ts';
import { paintFeatures } from './feature-painting.ts';
import { isBehindLens, lensFilter, OPAQUE_TINT } from './lenses.ts';
import { castShadows, lightingOf } from './lighting.ts';
import { paletteOf } from './materials/palette.ts';
import { LABELS, type Mesh } from './mesh.ts';
import { randomStream } from './noise.ts';
import { ambientOcclusion } from './occlusion.ts';
import { complete, type PortraitChanges, type PortraitParameters } from './parameters.ts';
import { emptyVisibility, perspective, rasterise, type Visibility } from './rasteriser.ts';
import { buildScene, identityOf, type Scene } from './scene.ts';
import { shade } from './shading.ts';
import { buildTemplate, type Template } from './template.ts';
import { type Truth, truthOf } from './truth.ts';

export interface Portrait {
  width: number;
  height: number;
  /** sRGB, 8 bits, opaque. */
  rgba: Uint8ClampedArray;
  /** One of LABELS per pixel. */
  labels: Uint8Array;
  /** 1 where a pixel is seen through a lens of the glasses, however clear. */
  lenses: Uint8Array;
  /** How much of each pixel is the person, 0..1. */
  alpha: Float32Array;
  truth: Truth;
}

/** What all portraits of one canonical face share. */
export interface Studio {
  template: Template;
  features: FeatureMaps;
}

/** Takes a second; worth keeping. */
export const openStudio = (face: Canonical): Studio => ({
  template: buildTemplate(face),
  features: paintFeatures(face),
});

/** The same parameters always give the same pixels. */
export function renderPortrait(studio: Studio, changes: PortraitChanges): Portrait {
  const p = complete(changes);
  const random = randomStream(p.seed * 7919 + 13);
  const identity = identityOf(p, random);
  const palette = paletteOf(p, random);
  const scene = buildScene(p, identity, studio.template, studio.features, palette);
  const { meshes, camera, shift, lens } = scene;
  const seen = emptyVisibility(p.width * p.samples, p.height * p.samples);
  rasterise(seen, meshes, perspective(camera));
  const lenses = emptyVisibility(lens ? seen.width : 0, lens ? seen.height : 0);
  if (lens) rasterise(lenses, [lens], perspective(camera));
  const lighting = lightingOf(p.light);
  const casters = meshes.filter((mesh) => mesh.castsShadow);
  const image = shade({
    seen,
    meshes,
    lighting,
    shadow: castShadows(casters, p.light, lighting.key, shift),
    occlusion: ambientOcclusion(seen, meshes, camera.focal),
    through:
      lens && p.glasses ? lensFilter(seen, lenses, lens, p.glasses, palette.tint) : unchanged,
  });
  const layer = resolve(image, seen, p);
  const { alpha } = layer;
  const truth = truthOf(scene, p, alpha);
  const { labels, lenses: behindLens } = labelsOf(seen, lenses, scene, p, studio.features);
  const rgba = develop(layer, p, lighting.key[0]);
  return { width: p.width, height: p.height, rgba, labels, lenses: behindLens, alpha, truth };
}

/** The wall of a portrait without a person: RGBA. */
export function renderWall(changes: PortraitChanges): Uint8ClampedArray {
  const p = complete(changes);
  const pixels = p.width * p.height;
  return develop({ light: new Float32Array(pixels * 3), alpha: new Float32Array(pixels) }, p, 0);
}

function unchanged(_light: RGB): void {}

/** Index of a pixel's first sample; the others are in the `samples` columns and rows from it on. */
const firstSample = (x: number, y: number, p: PortraitParameters): number =>
  (y * p.width * p.samples + x) * p.samples;

/** Means of each pixel's samples. */
function resolve(image: Float32Array, seen: Visibility, p: PortraitParameters): Layer {
  const { width, height, samples } = p;
  const light = new Float32Array(width * height * 3);
  const alpha = new Float32Array(width * height);
  const weight = 1 / (samples * samples);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const o = y * width + x;
      for (let j = 0; j < samples; j++) {
        const row = firstSample(x, y, p) + j * width * samples;
        for (let s = row; s < row + samples; s++) {
          if (seen.mesh[s] === 0) continue;
          alpha[o] += weight;
          for (let k = 0; k < 3; k++) light[o * 3 + k] += image[s * 3 + k] * weight;
        }
      }
    }
  }
  return { light, alpha };
}

/** What most of each pixel's samples show, and whether most are seen through a lens. */
function labelsOf(
  seen: Visibility,
  lenses: Visibility,
  { meshes, lens }: Scene,
  p: PortraitParameters,
  features: FeatureMaps,
): Pick<Portrait, 'labels' | 'lenses'> {
  const { width, height, samples } = p;
  const labels = new Uint8Array(width * height);
  const behind = new Uint8Array(width * height);
  const opaque = p.glasses !== null && p.glasses.tintStrength > OPAQUE_TINT;
  const votes = new Uint8Array(Object.keys(LABELS).length);
  const labelAt = (s: number): number => {
    const mesh = seen.mesh[s];
    if (mesh === 0) return LABELS.background;
    return mesh === SKIN ? featureAt(seen, meshes[0], s, features) : meshes[mesh - 1].label;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      votes.fill(0);
      let through = 0;
      for (let j = 0; j < samples; j++) {
        const row = firstSample(x, y, p) + j * width * samples;
        for (let s = row; s < row + samples; s++) {
          const glazed = lens !== undefined && isBehindLens(seen, lenses, s);
          if (glazed) through++;
          votes[glazed && opaque ? LABELS.glasses : labelAt(s)]++;
        }
      }
      labels[y * width + x] = mostVotes(votes);
      behind[y * width + x] = 2 * through > samples * samples ? 1 : 0;
    }
  }
  return { labels, lenses: behind };
}

/** The face's skin is the first mesh. */
const SKIN = 1;

/** Brows and lips are painted on the skin. */
function featureAt(seen: Visibility, skin: Mesh, s: number, { brow, lip }: FeatureMaps): number {
  const at = (k: number): number => {
    const [a, b, c] = [0, 1, 2].map((i) => skin.uv[skin.triangles[seen.triangle[s] + i] * 2 + k]);
    return a + (b - a) * seen.second[s] + (c - a) * seen.third[s];
  };
  const [u, v] = [at(0), at(1)];
  if (sample(brow, u, v) > 0.4) return LABELS.brows;
  return sample(lip, u, v) > 0.5 ? LABELS.mouth : LABELS.face;
}

function mostVotes(votes: Uint8Array): number {
  let best = 0;
  for (let i = 1; i < votes.length; i++) if (votes[i] > votes[best]) best = i;
  return best;
}
