import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The variables that the configuration reads. */
const variables = [...read('src/endpoint/config.ts').matchAll(/^ {2}([A-Z_]+): v\./gm)].map(
  ([, name]) => name,
);

test('every variable stands in the table of docs/operations.md', () => {
  expect(variables).toContain('DATABASE_URL');
  for (const name of variables) expect(read('docs/operations.md')).toMatch(`\`${name}\``);
});

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true });

  test('has two instances and a database, open on loopback only', () => {
    const { one, two, database } = compose.services;
    for (const instance of [one, two]) {
      expect(instance.build).toBe('.');
      expect(instance.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+:8080$/)]);
      expect(instance.read_only).toBe(true);
      expect(instance.cap_drop).toEqual(['ALL']);
    }
    expect(one.ports).not.toEqual(two.ports);
    expect(database.ports).toBeUndefined();
    expect(Object.keys(compose.volumes)).toEqual(['database', 'heads']);
  });

  test('keeps the heads of the audit table outside containers and database', () => {
    for (const { environment, volumes } of [compose.services.one, compose.services.two]) {
      expect(environment.AUDIT_HEADS_FILE).toBe('/heads/audit-heads');
      expect(volumes).toEqual(['heads:/heads']);
    }
    expect(compose.services.database.volumes).not.toContain('heads:/heads');
    // A new volume belongs to whom the folder of the image belongs to.
    expect(read('Dockerfile')).toContain('chown node:node /data /heads');
  });

  test('believes one proxy, at the gateway, and no range that a neighbour may be in', () => {
    const { gateway } = compose.networks.default.ipam.config[0];
    expect(compose.services.one.environment.TRUST_PROXY).toBe(`\${TRUST_PROXY:-${gateway}}`);
    expect(gateway).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  test('names the exact version of every image', () => {
    const { one, two, ...others } = compose.services as Record<string, { image: string }>;
    expect([one, two].every(({ image }) => image === undefined)).toBe(true);
    for (const { image } of Object.values(others)) expect(image).toMatch(/:\d+\.\d+-\w+$/);
  });

  test('sets what the configuration knows, and no secret', () => {
    const { environment } = compose.services.one;
    for (const name of Object.keys(environment)) expect(variables).toContain(name);
    for (const name of ['DATABASE_URL', 'SIGNING_KEYS', 'PHOTO_KEY', 'STATION_TOKEN']) {
      expect(environment[name]).toMatch(/\$\{[A-Z_]+:\?\}/);
    }
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => /^([A-Z]+) (.+)$/.exec(line) ?? [line, '', '']);
  const all = (instruction: string) =>
    lines.filter(([, one]) => one === instruction).map(([, , rest]) => rest);

  test('has instructions that exist, one on each line', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|EXPOSE|HEALTHCHECK|CMD)$/;
    for (const [line, instruction] of lines) expect(instruction, line).toMatch(known);
    expect(lines[0][1]).toBe('FROM');
    expect(lines.at(-1)?.[1]).toBe('CMD');
  });

  test('runs what is built, not as root', () => {
    const command = JSON.parse(all('CMD')[0]) as string[];
    // Which is built, by the first stage and by `npm start` alike.
    expect(JSON.parse(read('package.json')).scripts.start).toMatch(
      new RegExp(`&& ${command.join(' ')}$`),
    );
    JSON.parse(all('HEALTHCHECK')[0].replace('CMD ', ''));
    expect(all('USER')).toEqual(['node']);
  });

  test('copies what is there and holds no secret', () => {
    for (const copied of all('COPY').filter((one) => !one.startsWith('--from'))) {
      for (const path of copied.split(' ').slice(0, -1)) {
        expect(existsSync(join(root, path)), path).toBe(true);
      }
    }
    expect(all('ENV').join(' ')).not.toMatch(/KEY|TOKEN|PASSWORD|SECRET/);
    for (const secret of ['data', '.env*']) {
      expect(read('.dockerignore').split('\n')).toContain(secret);
    }
    for (const image of all('FROM')) expect(image).toMatch(/^node:\d+\.\d+\.\d+-/);
  });
});
