import type { Measured, Results } from './results.ts';

const cell = ({ median, p90, ratio, ratioToAll }: Measured): string =>
  `${median.toFixed(1)} / ${p90.toFixed(1)} (${ratio.toFixed(2)}; ${ratioToAll.toFixed(2)})`;

/** One part of all photos: medians and 90th percentiles in ms, and the ratios to the bare inferences. */
export function tableText({ photos }: Results): string {
  const names = Object.keys(photos);
  const parts = [...new Set(names.flatMap((name) => Object.keys(photos[name] ?? {})))];
  const rows = parts.map((part) => [
    part,
    ...names.map((name) => {
      const measured = photos[name]?.[part];
      if (measured && Number.isNaN(measured.median)) return 'no face found';
      return measured ? cell(measured) : '';
    }),
  ]);
  const head = ['', ...names];
  const lines = [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `docs/performance.md`. */
export const performanceText = (results: Results): string => `# How long a verdict takes

Written by \`npm run bench\`; not edited by hand.

Measured on ${results.machine.cpu}, ${results.machine.cores} cores, ${results.machine.system}, headless Chromium ${results.machine.browser}, in one run of ${results.rounds} rounds. Each round measures everything once on every photo, warm. A verdict takes two threads, one for the networks and one for the rest; all else is measured one after the other. Cells are median / 90th percentile in milliseconds and, in brackets, the medians of the ratios to the bare inferences of the same round: to landmarks and mask, and to every inference once.

- **floor**: the bare inferences, face landmarks and portrait mask once each, on input that is ready; _every inference once_ adds the face detector and the face parser.
- **verdict**: what the product does, from the file's bytes. Compose looks at the source and again at the photo that is made of it; as-is at a finished photo.
- **stages**: a verdict in its parts.
- **human** is \`@vladmandic/human\` and **face-api** \`@vladmandic/face-api\`, both with TensorFlow.js on WebAssembly, decoding the same file, with nothing skipped or kept between photos. They give landmarks and, in the larger set-up, guesses about the person; no verdict and no photo.

${tableText(results)}
`;
