import type { Box, Size } from '../../core/pixels/geometry.ts';

/** The margin around the spec's frame, as a share of the stage. */
const AIR = 0.02;

/**
 * Where to place a video so that the spec's frame in it fills the stage. A box in px of the stage; it may be
 * larger than the stage.
 */
export function placeVideo(stage: Size, camera: Size, frame: Box): Box {
  const room = 1 - 2 * AIR;
  const scale = room * Math.min(stage.width / frame.width, stage.height / frame.height);
  return {
    x: stage.width / 2 - scale * (frame.x + frame.width / 2),
    y: stage.height / 2 - scale * (frame.y + frame.height / 2),
    width: scale * camera.width,
    height: scale * camera.height,
  };
}
