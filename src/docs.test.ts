import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checks } from './checks/index.ts';
import { specs } from './specs/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const folders = ['docs', 'src', 'models', 'workers', 'test-fixtures'];
const documents = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path}`,
    ),
  ),
].filter((path) => path.endsWith('.md'));

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
