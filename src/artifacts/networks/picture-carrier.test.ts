import { expect, test } from 'vitest';
import { paint } from '../../core/pixels/handmade.testing.ts';
import { pictureCarrier } from './picture-carrier.ts';

const context = () => pictureCarrier().getContext('webgl2') as unknown as WebGL2RenderingContext;
const TEXTURE = 0x0de1;
const FRAME_BUFFER = 0x8d40;

/** Puts a picture into a texture, as MediaPipe does. */
function put(gl: WebGL2RenderingContext, picture: ReturnType<typeof paint>): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(TEXTURE, texture);
  gl.texImage2D(TEXTURE, 0, 0x1908, 0x1908, 0x1401, picture as unknown as ImageData);
  gl.bindTexture(TEXTURE, null);
  return texture;
}

function readBack(
  gl: WebGL2RenderingContext,
  texture: WebGLTexture,
  width: number,
  height: number,
) {
  const memory = new Uint8Array(4 * width * height + 7);
  gl.bindFramebuffer(FRAME_BUFFER, gl.createFramebuffer());
  gl.framebufferTexture2D(FRAME_BUFFER, 0x8ce0, TEXTURE, texture, 0);
  gl.readPixels(0, 0, width, height, 0x1908, 0x1401, memory, 5);
  return memory;
}

const picture = paint(3, 2, (x, y) => [10 * x, 100 * y, 7]);

test('what is put into a texture is read back unchanged', () => {
  const gl = context();
  const first = put(gl, picture);
  put(
    gl,
    paint(3, 2, () => [255, 255, 255]),
  );
  const memory = readBack(gl, first, 3, 2);
  expect(Array.from(memory)).toEqual([0, 0, 0, 0, 0, ...picture.data, 0, 0]);
});

test('nothing of a picture is kept after it was read', () => {
  const gl = context();
  const texture = put(gl, picture);
  readBack(gl, texture, 3, 2);
  expect(() => readBack(gl, texture, 3, 2)).toThrow('only once');
});

test('anything but a whole picture is refused', () => {
  const gl = context();
  const texture = put(gl, picture);
  expect(() => readBack(gl, texture, 2, 2)).toThrow('whole picture');
  expect(() => readBack(gl, gl.createTexture(), 3, 2)).toThrow('whole picture');
  expect(() => gl.drawArrays(4, 0, 3)).toThrow();
});
