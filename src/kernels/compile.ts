import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('../..', import.meta.url));
const OUT = 'pixels.wasm';
/** Without a run-time library: the loops use no objects. */
const options = ['-O3', '--noAssert', '--runtime', 'stub', '--initialMemory', '1'];

/** Compiles `pixels.ts` to WebAssembly. */
async function compileKernels(): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    ['src/kernels/pixels.ts', '--baseDir', root, '--outFile', OUT, '--enable', 'simd', ...options],
    {
      writeFile(name, contents) {
        if (name === OUT) compiled = contents as Uint8Array;
      },
    },
  );
  if (error || !compiled) throw new Error(`src/kernels/pixels.ts: ${error?.message}\n${stderr}`);
  return compiled;
}

/**
 * The module of `src/core` that contains the loops. They are stored as text, because browsers, Node and tests all
 * load a module in the same way.
 */
export async function kernelsText(): Promise<string> {
  const hex = Buffer.from(await compileKernels()).toString('hex');
  return `/** Compiled from \`src/kernels/pixels.ts\` by \`npm run kernels\`; not edited by hand. Hexadecimal. */
export const compiledKernels =
  '${hex}';
`;
}
