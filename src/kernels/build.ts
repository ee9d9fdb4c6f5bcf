import { writeFileSync } from 'node:fs';
import { kernelsText } from './compile.ts';

writeFileSync(new URL('../core/pixels/kernels.compiled.ts', import.meta.url), await kernelsText());
