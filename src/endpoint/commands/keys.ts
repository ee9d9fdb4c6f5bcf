import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { oneOf, required } from '../../command-line/values.ts';
import { type Config, readConfig } from '../config.ts';
import { replaceSecretFile } from '../keys/secret-file.ts';
import { kidOf, readSigningKeys, rotateSigningKey } from '../keys/signing-keys.ts';
import { newPhotoKey, openVault, readPhotoKeys } from '../keys/vault.ts';
import { keyPaths, openKept } from '../open.ts';
import { CorruptRow } from '../store/store.ts';
import { type Environment, type Outcome, runCommand, unwell, well } from './command.ts';

const FROM_ENVIRONMENT = 'The keys are in the environment: put the new one first there.';

function list({ dataDir, signingKeys, photoKeys }: Config): Outcome {
  const paths = keyPaths(dataDir);
  const signing = signingKeys ?? readSigningKeys(paths.signing);
  const photo = photoKeys ?? readPhotoKeys(paths.photo);
  const ids = signing.map(({ x }, i) => `${kidOf(x)}  ${i === 0 ? 'signs' : 'verifies'}`);
  const sealing = photo.map(
    (key, i) => `${openVault([key]).keyId}  ${i === 0 ? 'seals' : 'opens'}`,
  );
  return well([...ids, ...sealing].join('\n'));
}

function rotate({ dataDir, signingKeys }: Config): Outcome {
  if (signingKeys) return unwell(FROM_ENVIRONMENT);
  const dir = keyPaths(dataDir).signing;
  readSigningKeys(dir);
  return well(`${rotateSigningKey(dir)} signs from the next start on; the older keys verify.`);
}

function rotatePhoto({ dataDir, photoKeys }: Config): Outcome {
  if (photoKeys) return unwell(FROM_ENVIRONMENT);
  const path = keyPaths(dataDir).photo;
  readPhotoKeys(path);
  replaceSecretFile(path, `${newPhotoKey()}\n${readFileSync(path, 'utf8')}`);
  return well('Restart every instance, then run: npm run keys -- reseal');
}

/** A few photos at a time. Photos that are withdrawn or purged meanwhile are skipped. */
async function reseal(config: Config): Promise<Outcome> {
  const { vault, store } = await openKept(config);
  let done = 0;
  let unreadable = 0;
  try {
    await store.tokens.reseal();
    await store.resealClock();
    for await (const kept of store.photosNotSealedBy(vault.keyId)) {
      try {
        const anew = vault.seal(kept.number, vault.open(kept.number, kept));
        if (await store.reseal(kept.number, kept.keyId, anew)) done += 1;
      } catch (error) {
        if (!(error instanceof CorruptRow)) throw error;
        unreadable += 1;
      }
    }
  } finally {
    await store.close();
  }
  if (unreadable > 0) return unwell(`Resealed ${done}; ${unreadable} do not open with any key.`);
  return well(`Resealed ${done}. No photo needs an older key any more.`);
}

const verbs = { list, rotate, 'rotate-photo': rotatePhoto, reseal };
type Verb = keyof typeof verbs;

/** Lists and rotates the keys that sign receipts and seal photos. Prints no key. */
export async function keys(verb: Verb, env: Environment): Promise<Outcome> {
  const read = readConfig(env);
  if (!read.ok) return unwell(read.errors.join('\n'));
  if (!existsSync(read.config.dataDir)) {
    mkdirSync(read.config.dataDir, { recursive: true, mode: 0o700 });
  }
  return verbs[verb](read.config);
}

const line = {
  usage: `npm run keys -- list
npm run keys -- rotate          a new key signs receipts from the next start on
npm run keys -- rotate-photo    a new key seals photos from the next start on
npm run keys -- reseal          seals every photo anew with the newest key`,
  options: {},
  operands: { name: 'What to do', taken: required(oneOf(...(Object.keys(verbs) as Verb[]))) },
};

await runCommand(import.meta.url, line, ({ operands }, env) => keys(operands, env));
