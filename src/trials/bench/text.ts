import { baseNames, type Measured, type Results } from './results.ts';

const cell = ({ median, p90, over }: Measured): string => {
  const ratios = baseNames.map((base) => (Number.isNaN(over[base]) ? '–' : over[base].toFixed(2)));
  return `${median.toFixed(1)} / ${p90.toFixed(1)} (${ratios.join('; ')})`;
};

/** Parts that take less than this everywhere, ms, are left out. */
const NOTHING = 0.25;

/** Medians and 90th percentiles in ms, and the ratios to each base: a line for each part, a column for each photo. */
export function tableText({ photos }: Results): string {
  const columns = Object.entries(photos);
  const names = [...new Set(columns.flatMap(([, { parts }]) => Object.keys(parts)))];
  const shown = names.filter((name) =>
    columns.some(([, { parts }]) => !((parts[name]?.median ?? 0) < NOTHING)),
  );
  const rows = shown.map((name) => [
    name,
    ...columns.map(([, { parts }]) => {
      const measured = parts[name];
      if (measured && Number.isNaN(measured.median)) return 'no face found';
      return measured ? cell(measured) : '';
    }),
  ]);
  const head = ['', ...columns.map(([photo, { rounds }]) => `${photo}, ${rounds} rounds`)];
  const lines = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `docs/performance.md`. */
export const performanceText = (results: Results): string => `# How long a verdict takes

Written by \`npm run bench\`; not edited by hand. Engine ${results.engine}.

Measured on ${results.machine.cpu}, ${results.machine.cores} cores, ${results.machine.system}, headless Chromium ${results.machine.browser}, in one run. Each round measures everything once on a photo, warm. A verdict takes two threads, one for the networks and one for the rest; everything else is measured one after the other. Rounds on different photos alternate, and photos of large files get every fifth. Cells are median / 90th percentile in milliseconds and, in brackets, the medians of the ratios within a round: to the floor, to every inference once, and to human's whole face pipeline. Parts of less than a quarter of a millisecond are left out.

- **floor**: the bare inferences, face landmarks and portrait mask once each, on input that is ready; _every inference once_ adds the face detector and the face parser. Both on one thread.
- **verdict**: what the product does, from the file's bytes. Compose looks at the source and again at the photo that is made of it; as-is at a finished photo.
- **stages**: a verdict in its parts.
- **human** is \`@vladmandic/human\` and **face-api** \`@vladmandic/face-api\`, both with TensorFlow.js on WebAssembly, decoding the same file, with nothing skipped or kept between photos. They give landmarks and, in the larger set-up, guesses about the person; no verdict and no photo.

${tableText(results)}
`;
