import { writeFileSync } from 'node:fs';
import { kernelsText } from './compile.ts';

writeFileSync(new URL('../src/core/kernels.compiled.ts', import.meta.url), await kernelsText());
