import { parseSpec, type Spec } from '../engine/spec.ts';
import auPassport from './au-passport.json' with { type: 'json' };
import lightWall from './base/light-wall.json' with { type: 'json' };
import portrait from './base/portrait.json' with { type: 'json' };
import whiteWall from './base/white-wall.json' with { type: 'json' };
import caPassport from './ca-passport.json' with { type: 'json' };
import cnDrivingLicence from './cn-driving-licence.json' with { type: 'json' };
import cnExitEntry from './cn-exit-entry.json' with { type: 'json' };
import cnPassportConsular from './cn-passport-consular.json' with { type: 'json' };
import cnResidencePermit from './cn-residence-permit.json' with { type: 'json' };
import cnResidentId from './cn-resident-id.json' with { type: 'json' };
import cnSocialSecurity from './cn-social-security.json' with { type: 'json' };
import cnVisa from './cn-visa.json' with { type: 'json' };
import deSchengen from './de-schengen.json' with { type: 'json' };
import hkId from './hk-id.json' with { type: 'json' };
import icao from './icao.json' with { type: 'json' };
import inEvisa from './in-evisa.json' with { type: 'json' };
import inPassport from './in-passport.json' with { type: 'json' };
import jpPassport from './jp-passport.json' with { type: 'json' };
import krPassport from './kr-passport.json' with { type: 'json' };
import twId from './tw-id.json' with { type: 'json' };
import ukPassport from './uk-passport.json' with { type: 'json' };
import usPassport from './us-passport.json' with { type: 'json' };
import usVisa from './us-visa.json' with { type: 'json' };

interface Rules {
  readonly [check: string]: object;
}

interface Document {
  readonly extends: readonly string[];
  readonly rules: Rules;
}

const bases: Readonly<Record<string, { readonly rules: Rules }>> = {
  portrait,
  'light-wall': lightWall,
  'white-wall': whiteWall,
};

/** A document's rule overrides its bases' rule, part by part: its clause, its limits. */
function over(below: Rules, above: Rules): Rules {
  const ids = Object.keys({ ...below, ...above });
  return Object.fromEntries(ids.map((id) => [id, { ...below[id], ...above[id] }]));
}

function withBases({ extends: names, rules, ...document }: Document): Spec {
  const inherited = names.map((name) => bases[name].rules).reduce(over, {});
  return parseSpec({ ...document, rules: over(inherited, rules) });
}

export const defaultSpec: Spec = withBases(cnResidentId);

/** The documents that can be checked, by id, in the order of the menu. */
export const specs: Readonly<Record<string, Spec>> = Object.fromEntries(
  [
    defaultSpec,
    withBases(cnSocialSecurity),
    withBases(cnResidencePermit),
    withBases(cnDrivingLicence),
    withBases(cnExitEntry),
    withBases(cnPassportConsular),
    withBases(cnVisa),
    withBases(usPassport),
    withBases(usVisa),
    withBases(ukPassport),
    withBases(deSchengen),
    withBases(caPassport),
    withBases(inPassport),
    withBases(inEvisa),
    withBases(jpPassport),
    withBases(krPassport),
    withBases(auPassport),
    withBases(hkId),
    withBases(twId),
    withBases(icao),
  ].map((spec) => [spec.id, spec]),
);
