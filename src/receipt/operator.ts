import * as v from 'valibot';
import { inEachLanguage } from '../engine/languages.ts';

const text = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max, `must have at most ${max} characters`),
  );

/** Text in every language. Plain text, shown as it is. */
const words = (max: number) => v.strictObject(inEachLanguage(() => text(max)));

const days = (min: number) => {
  const message = `must be a whole number from ${min} to 3650`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(3_650, message),
  );
};

const phone = v.pipe(
  v.string(),
  v.regex(/^\+?[\d -]{3,20}$/, 'must be digits, spaces and hyphens, 3 to 20 of them'),
);

const link = v.pipe(
  v.string(),
  v.maxLength(500, 'must have at most 500 characters'),
  v.url('must be like https://example.org/…'),
  v.startsWith('https://', 'must be like https://example.org/…'),
);

/** A station as links and tokens name it. */
export const stationIdSchema = v.pipe(
  v.string(),
  v.regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits or . _ -'),
);

/** Where receipts are taken. */
const stationSchema = v.strictObject({
  /** What its tokens are called. Receipts that are made for it can then be read with those alone. */
  id: v.exactOptional(stationIdSchema),
  name: words(60),
  address: words(160),
  hours: words(160),
  phone: v.exactOptional(phone),
});
export type Station = v.InferOutput<typeof stationSchema>;

const said = {
  /** The name of the service, at the head of every page. */
  service: words(40),
  /** Who receives the photo. */
  authority: words(60),
  hotline: v.exactOptional(phone),
  stations: v.pipe(
    v.array(stationSchema),
    v.maxLength(500, 'must be at most 500'),
    v.check((all) => {
      const ids = all.flatMap(({ id }) => id ?? []);
      return new Set(ids).size === ids.length;
    }, 'must have each id once'),
  ),
  /** Where a visit can be booked. The page only links to it and sends no request. */
  appointment: v.exactOptional(link),
  /** Whether and how the card can be sent by post. */
  mailing: v.exactOptional(words(300)),
  /** What to bring to the station. */
  bring: v.pipe(
    v.array(words(60)),
    v.minLength(1, 'must name one thing at least'),
    v.maxLength(10, 'must be at most 10'),
  ),
  /** What a person agrees to in addition to the page's own text. One sentence each. */
  consent: v.pipe(v.array(words(300)), v.maxLength(10, 'must be at most 10')),
};

/** The texts of the endpoint's operator. */
export const operatorSchema = v.strictObject(said);
export type Operator = v.InferOutput<typeof operatorSchema>;
export type Words = Operator['service'];

/** The operator's file: their texts, and how long receipts are kept. */
export const operatorFileSchema = v.strictObject({
  ...said,
  /** How long a receipt and its photo are kept. */
  retentionDays: days(1),
  /** The same of single documents, by the id of their spec, where that is another time. */
  documentDays: v.exactOptional(v.record(v.string(), days(1))),
  /** How long they are kept after a station has redeemed or refused the receipt. */
  settledDays: days(0),
  /** Whether photos are taken whose background was made white, where a document leaves it to the operator. */
  whiteBackground: v.exactOptional(v.boolean('must be true or false')),
});
export type OperatorFile = v.InferOutput<typeof operatorFileSchema>;
