/** `npm run kernels`: compiles the loops over pixels. */
import { writeFileSync } from 'node:fs';
import { runCommandLine } from '../command-line/command-line.ts';

const compiled = new URL('../core/pixels/kernels.compiled.ts', import.meta.url);
const line = {
  usage:
    'npm run kernels   compiles src/kernels/pixels.ts into src/core/pixels/kernels.compiled.ts',
  options: {},
};

await runCommandLine(import.meta.url, line, async () => {
  const { kernelsText } = await import('./compile.ts');
  writeFileSync(compiled, await kernelsText());
});
