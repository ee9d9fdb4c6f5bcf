import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks } from './checks/index.ts';
import { engineVersion } from './engine/version.ts';
import { specs } from './specs/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const folders = ['docs', 'src', 'models', 'workers', 'test-fixtures'];
const files = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  ),
];
const documents = files.filter((path) => path.endsWith('.md'));

/** Addresses of links and pictures that point into the repository. */
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address));

/** How GitHub names a heading in an address. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

function isBroken(document: string, address: string): boolean {
  const [path = '', anchor] = address.split('#');
  const target = path === '' ? document : normalize(join(dirname(document), path));
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
}

/** Files and folders of the repository that a text names between backticks. */
const pathsOf = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w.-]+\/[^\s`]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => folders.includes(path.split('/')[0]!))
    // `npm run models` makes these, so a fresh clone does not have them.
    .filter((path) => !path.startsWith('models/build'))
    // `src/specs/*.json` and `src/checks/<subject>.ts` stand for files of that folder.
    .map((path) => (/[*<]/.test(path) ? dirname(path.replace(/[*<].*$/, 'x')) : path));

/** Source files that a text names between backticks, by their path or the end of it. */
const sourcesOf = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w./-]+\.(?:tsx?|py))`/g)].map(([, path = '']) => path);

interface Measured {
  readonly document: string;
  readonly command: string;
  /** Which part of the document, where an engine is named for some parts alone. */
  readonly parts: string;
  readonly engine: string;
}

/** Which engines the numbers of a document come from, as the command that wrote it says. */
function measuredBy(document: string): readonly Measured[] {
  const text = read(document);
  const command = /^Written by `(npm run [\w:]+)`/m.exec(text)?.[1];
  if (command === undefined) return [];
  const engines = [...text.matchAll(/Engine (\d+\.\d+\.\d+)(?:: ([\w, ]+)\.)?/g)];
  if (engines.length === 0) return [{ document, command, parts: '', engine: 'not named' }];
  return engines.map(([, engine = '', parts = '']) => ({ document, command, parts, engine }));
}

const measured = documents.flatMap(measuredBy);

const onlyParser =
  '0.5.0 leaves out what a finished JPEG holds beside its picture; the face parser of 0.6.0 takes as long as the one before; 0.7.0 reads one table more of a JPEG and what the file says of its making, in less than a tenth of a millisecond.';

const onlyCompression =
  '0.7.0 only raises the value of compression for photos made from a JPEG of low quality (below 38 of 100): the real photos are all of better ones, and the edited ones of 15 and 10 failed before; what a file says of its making is read beside, and changes no measured value.';

/** Documents whose numbers hold for a later engine, and why. Take a line out once its document is measured again. */
const stillTrue: readonly { document: string; engine: string; now: string; because: string }[] = [
  { document: 'docs/accuracy.md', engine: '0.6.0', now: '0.7.0', because: onlyCompression },
  {
    document: 'docs/loading.md',
    engine: '0.4.0',
    now: '0.7.0',
    because: `${onlyParser} A first visit loads 0.47 MB more: face-parser.onnx and ort.wasm.`,
  },
  { document: 'docs/performance.md', engine: '0.4.0', now: '0.7.0', because: onlyParser },
  { document: 'docs/scale.md', engine: '0.4.0', now: '0.7.0', because: onlyParser },
];

const isTrueNow = ({ document, engine }: Measured): boolean =>
  engine === engineVersion ||
  stillTrue.some(
    (line) => line.document === document && line.engine === engine && line.now === engineVersion,
  );

function advice({ document, command, parts, engine }: Measured): string {
  const again = parts === '' ? command : `${command} -- ${parts.replaceAll(',', '')}`;
  return `${document} was measured with engine ${engine}, the code is ${engineVersion}: run \`${again}\`, or say in stillTrue why its numbers hold`;
}

describe('the documents that a command writes', () => {
  it('need no reason to hold that no longer counts', () => {
    const idle = stillTrue.filter(
      (line) =>
        line.now !== engineVersion ||
        !measured.some(
          ({ document, engine }) => document === line.document && engine === line.engine,
        ),
    );
    expect(idle).toEqual([]);
  });

  it('are found', () => {
    expect([...new Set(measured.map(({ document }) => document))]).toEqual([
      'docs/accuracy.md',
      'docs/loading.md',
      'docs/performance.md',
      'docs/scale.md',
    ]);
  });

  it('were measured with the engine that the code has, or hold for it', () => {
    expect(measured.filter((one) => !isTrueNow(one)).map(advice)).toEqual([]);
  });
});

describe('the documents', () => {
  it('are found', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md']));
  });

  it('have links that lead somewhere', () => {
    const broken = documents.flatMap((document) =>
      linksOf(read(document))
        .filter((address) => isBroken(document, address))
        .map((address) => `${document} → ${address}`),
    );
    expect(broken).toEqual([]);
  });

  it('name files and folders that exist', () => {
    const missing = documents.flatMap((document) =>
      pathsOf(read(document))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document} names ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('name source files that exist', () => {
    const missing = documents.flatMap((document) =>
      sourcesOf(read(document))
        .filter((path) => !files.some((file) => file === path || file.endsWith(`/${path}`)))
        .map((path) => `${document} names ${path}`),
    );
    expect(missing).toEqual([]);
  });

  describe.each([
    ['docs/checks.md', /advised only/],
    ['docs/checks.zh-CN.md', /仅(?:作)?建议/],
  ])('%s', (document, advisedOnly) => {
    const text = read(document);
    const ids = checks.map(({ id }) => id);

    it('names every check', () => {
      expect(ids.filter((id) => !text.includes(`\`${id}\``))).toEqual([]);
    });

    it('calls those checks advised only that no document requires', () => {
      const parts = text.split(/ · | \|$/m).filter((part) => advisedOnly.test(part));
      const called = ids.filter((id) => parts.some((part) => part.includes(`\`${id}\``)));
      const required = (id: (typeof ids)[number]) =>
        Object.values(specs).some(({ rules }) => rules[id]?.severity === 'required');
      expect(called).toEqual(ids.filter((id) => !required(id)));
    });
  });
});
