import { writeFileSync } from 'node:fs';
import { kernelsText } from './compile.ts';

writeFileSync(new URL('../core/kernels.compiled.ts', import.meta.url), await kernelsText());
