/** A texture keeps what was put into it. A frame buffer shows a texture. */
interface Texture {
  picture?: ImageData;
}
interface FrameBuffer {
  texture?: Texture | null;
}

const VERSION = 0x1f02;
const RENDERER = 0x1f01;
const ATTRIBUTES = 0x8869;
const NO_ERROR = 0;

const parameters: Readonly<Record<number, string | number>> = {
  [VERSION]: 'WebGL 2.0',
  [RENDERER]: 'none',
  [ATTRIBUTES]: 0,
};

const nothing = () => {};

/** The small part of WebGL that passes a picture on: what is put into a texture is read back unchanged. */
function carrierContext() {
  let bound: Texture | null = null;
  let shown: FrameBuffer | null = null;
  return {
    getExtension: () => null,
    getSupportedExtensions: () => [],
    getContextAttributes: () => ({}),
    getParameter: (name: number) => parameters[name] ?? null,
    getError: () => NO_ERROR,
    fenceSync: () => ({}),
    deleteSync: nothing,
    activeTexture: nothing,
    texParameteri: nothing,
    createTexture: (): Texture => ({}),
    deleteTexture: nothing,
    bindTexture(_target: number, texture: Texture | null) {
      bound = texture;
    },
    texImage2D(...given: readonly [...layout: number[], picture: ImageData]) {
      bound!.picture = given[5] as unknown as ImageData;
    },
    createFramebuffer: (): FrameBuffer => ({}),
    deleteFramebuffer: nothing,
    bindFramebuffer(_target: number, buffer: FrameBuffer | null) {
      shown = buffer;
    },
    framebufferTexture2D(
      _target: number,
      _attachment: number,
      _kind: number,
      texture: Texture | null,
    ) {
      shown!.texture = texture;
    },
    readPixels(
      x: number,
      y: number,
      width: number,
      height: number,
      _format: number,
      _type: number,
      to: Uint8Array,
      at: number,
    ) {
      const { picture } = shown!.texture!;
      const whole = x === 0 && y === 0 && width === picture?.width && height === picture.height;
      if (!whole) throw new Error('only a whole picture is carried, and only once');
      to.set(picture.data, at);
      // Keep nothing of the person.
      delete shown!.texture!.picture;
    },
  };
}

/**
 * A canvas for MediaPipe. Its graphs take a picture as a texture and, on the CPU, read it straight back. A real
 * canvas would send the pixels to the graphics process and back for nothing. Nothing is drawn on this one; any
 * other call fails as a missing function.
 */
export function pictureCarrier(): OffscreenCanvas {
  const context = carrierContext();
  const getContext = () => context;
  // The loader patches how WebKit gives contexts, unless it finds the patch already there.
  const canvas = { width: 1, height: 1, getContext, getContextSafariWebGL2Fixed: getContext };
  return canvas as unknown as OffscreenCanvas;
}
