/** A texture that keeps what was put into it; a frame buffer that shows a texture. */
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

/** As much of WebGL as hands a picture on: what is put into a texture is read back as it is. */
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
      // Nothing of the person stays here.
      delete shown!.texture!.picture;
    },
  };
}

/**
 * A canvas for MediaPipe, whose graphs take a picture as a texture and, on the CPU, read it straight back: two
 * ways through the graphics process, if there is one, for pixels that were here all along. Nothing is drawn on
 * it; what else is asked of it fails as a function that is not there.
 */
export function pictureCarrier(): OffscreenCanvas {
  const context = carrierContext();
  const getContext = () => context;
  // The loader mends WebKit's way of giving contexts, unless it finds that done.
  const canvas = { width: 1, height: 1, getContext, getContextSafariWebGL2Fixed: getContext };
  return canvas as unknown as OffscreenCanvas;
}
