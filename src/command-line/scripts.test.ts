import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The scripts that run a program of ours, last where they run several: what `npm run` passes on reaches that. */
const programs = Object.entries(scripts).flatMap(([name, script]) => {
  // What is built runs here as its source.
  const source = script.replace('node dist-endpoint/endpoint/main.js', 'tsx src/endpoint/main.ts');
  const program = /(?:^|&& )tsx (\S.*)$/.exec(source)?.[1];
  return program === undefined ? [] : [{ name, program }];
});

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (program: string, option: string): Promise<Ended> =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', ...program.split(' '), option];
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });

test('the scripts are found', () => {
  expect(programs.length).toBeGreaterThan(24);
  expect(programs).toContainEqual({ name: 'start', program: 'src/endpoint/main.ts' });
});

// One reader answers --help and what is wrong, before a program does anything. One program shows the first, and
// all that they ask it.
test('--help prints the usage', async () => {
  const { code, stdout, stderr } = await run('src/qa/cli.ts', '--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^npm run qa\b/m);
});

test.concurrent.each(programs)(
  'npm run $name names an option that it has not, above its usage',
  async ({ name, program }) => {
    const { code, stdout, stderr } = await run(program, '--no-such-option');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^There is no option --no-such-option\n\nnpm /);
    expect(stderr).toMatch(new RegExp(`^npm (run )?${name}\\b`, 'm'));
    expect(stderr).not.toMatch(/^\s+at /m);
  },
);
