import { displayP3, toSrgb } from '../../core/image-file/gamut.ts';
import { heifColour } from '../../core/image-file/heic.ts';
import { type MatrixShaper, matrixShaper } from '../../core/image-file/icc.ts';
import type { Raster } from '../../core/pixels/raster.ts';

/** Primaries of Display P3 (SMPTE EG 432-1) in ITU-T H.273. */
const P3_PRIMARIES = 12;

function profileOf(file: Uint8Array): MatrixShaper | undefined {
  const { icc, primaries } = heifColour(file);
  if (icc) return matrixShaper(icc);
  return primaries === P3_PRIMARIES ? displayP3 : undefined;
}

/** Converts a raster from the colours that its HEIC or AVIF file names to sRGB, in place. */
export function coloursToSrgb(raster: Raster, file: Uint8Array): void {
  const profile = profileOf(file);
  if (profile) toSrgb(raster, profile);
}
