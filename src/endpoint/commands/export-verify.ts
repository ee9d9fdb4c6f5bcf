import { existing, required } from '../../command-line/values.ts';
import { type PackFault, verifyPack } from '../exports/verify-pack.ts';
import { publicKeysOf } from '../keys/signing-keys.ts';
import { keysIn, type Outcome, runCommand, unwell, well } from './command.ts';

const faults: Record<PackFault, (where: string) => string> = {
  'no-zip': () => 'it is no ZIP file, or damaged',
  missing: (where) => `${where} is missing`,
  signature: (where) => `${where} is not signed by one of these keys`,
  manifest: (where) => `${where} is of another version`,
  changed: (where) => `${where} is not the file that was exported`,
  stray: (where) => `${where} is not in the manifest`,
};

/** Verifies a pack with nothing but the file and the public keys. */
async function verify(path: string, keyFile: string): Promise<Outcome> {
  const jwks = keysIn(keyFile);
  if (!jwks) return unwell(`There are no public keys in ${keyFile}`);
  const checked = await verifyPack(path, publicKeysOf(jwks));
  if (!checked.ok) return unwell(`Not genuine: ${faults[checked.fault](checked.where)}.`);
  const { id, madeAt, photos } = checked.manifest;
  return well(`Genuine: pack ${id} of ${madeAt}, ${photos.length} photos.`);
}

const line = {
  usage: `npm run export:verify -- FILE --keys JWKS
  --keys  the public keys, as /.well-known/jwks.json gives them, saved in a file`,
  options: { keys: required(existing('file')) },
  operands: { name: 'FILE', taken: required(existing('file')) },
};

await runCommand(import.meta.url, line, ({ options: { keys }, operands }) =>
  verify(operands, keys),
);
