import type { Head } from './head.ts';
import { scarfMaterial } from './materials/cloth.ts';
import { hairMaterial } from './materials/hair.ts';
import type { Palette } from './materials/palette.ts';
import { hatMaterial } from './materials/things.ts';
import type { Mesh, Place } from './mesh.ts';
import type { PortraitParameters } from './parameters.ts';
import { asHair, asHead, asNeck, type Rig } from './pose.ts';
import { buildHair } from './wear/hair.ts';
import type { HairStyle } from './wear/hair-styles.ts';
import { buildHat } from './wear/hats.ts';
import { mapHead } from './wear/head-map.ts';
import { buildScarf } from './wear/scarf.ts';

/** Hair styles that do not fit under a hat. */
const HIGH_HAIR: HairStyle[] = ['afro', 'curly', 'side', 'bun'];

/** What is on the head: a scarf, or hair and a hat. */
export function dress(
  p: PortraitParameters,
  head: Head,
  turned: number[],
  rig: Rig,
  palette: Palette,
  place: Place,
): Mesh[] {
  const onHead = mapHead(head.neutral);
  const meshes: Mesh[] = [];
  if (p.scarf) {
    const material = scarfMaterial(p, palette);
    meshes.push(
      place(buildScarf(head.neutral, onHead), { label: 'hat', material, follows: asNeck }),
    );
  } else {
    const style = p.hat && HIGH_HAIR.includes(p.hair) ? 'short' : p.hair;
    const side = p.seed & 1 ? 1 : -1;
    const shape = { seed: p.seed % 97, side, fringe: p.fringe, hat: p.hat?.style } as const;
    const layers = style === 'bald' ? [] : buildHair(onHead, { style, ...shape });
    const origin = rig(new Float32Array(3), asHead);
    layers.forEach((layer, i) => {
      const strands = rig(layer.strands, asHead).map((value, k) => value - origin[k % 3]);
      meshes.push(
        place(layer.geometry, {
          label: 'hair',
          material: hairMaterial(palette, layer, strands, turned),
          follows: asHair,
          // One layer in four is enough for the shadow of all.
          castsShadow: i % 4 === 2,
          cut: layer.cut,
        }),
      );
    });
  }
  if (p.hat) {
    const material = hatMaterial(palette);
    meshes.push(place(buildHat(onHead, p.hat.style), { label: 'hat', material }));
  }
  return meshes;
}
