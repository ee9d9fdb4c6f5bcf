import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CheckId } from '../../checks/index.ts';
import type { ErrorAnswer } from '../../receipt/answers.ts';
import type { ErrorCode } from '../../receipt/errors.ts';

/** One thing that is wrong with a request. */
export interface Problem {
  readonly code: ErrorCode;
  readonly path?: string;
  readonly checks?: readonly CheckId[];
  readonly at?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export const fail = (code: ErrorCode, detail?: Omit<Problem, 'code'>) =>
  ({ ok: false, problem: { code, ...detail } }) as const;

type Answers = Readonly<Record<ErrorCode, readonly [ContentfulStatusCode, string]>>;

const answers: Answers = {
  'not-found': [404, 'There is nothing at this address.'],
  unauthorised: [401, 'A station token is needed.'],
  forbidden: [403, 'The station token does not cover this.'],
  'cross-site': [403, 'A page of another site must not send this.'],
  'too-many-requests': [429, 'There were too many requests; wait as long as Retry-After says.'],
  internal: [500, 'Something went wrong here; it is not your doing.'],
  unavailable: [503, 'The store does not answer.'],
  'head-too-long': [431, 'The address or a header of the request is longer than is accepted.'],
  'body-too-large': [413, 'The body has more bytes than are accepted.'],
  'not-multipart': [415, 'The body must be multipart/form-data.'],
  'multipart-unreadable': [400, 'The multipart body cannot be read.'],
  'part-unexpected': [
    400,
    'There must be one part "photo", one part "receipt" and none but "station" besides.',
  ],
  'photo-missing': [400, 'The file part "photo" is missing.'],
  'photo-empty': [400, 'The photo has no bytes.'],
  'receipt-missing': [400, 'The part "receipt" is missing.'],
  'receipt-not-json': [400, 'The part "receipt" is not JSON.'],
  'receipt-schema': [400, 'The receipt does not fit its schema.'],
  'number-malformed': [400, 'A receipt number has 20 digits.'],
  'number-check-digits': [400, 'The check digits do not fit the receipt number.'],
  'number-date': [422, 'The date in the receipt number is not of these days.'],
  'number-not-of-photo': [422, 'The receipt number is not derived from this photo.'],
  'number-taken': [409, 'The receipt number belongs to another photo; make one with a new nonce.'],
  'photo-digest': [422, 'The digest is not that of the photo.'],
  'photo-not-jpeg': [422, 'The photo is not a JPEG file.'],
  'photo-bytes': [422, 'The photo has too few or too many bytes for this document.'],
  'photo-frame': [422, 'The photo has another width or height than this document wants.'],
  'photo-dpi': [422, 'The photo states other dots per inch than this document wants.'],
  'photo-colour': [422, 'The photo stores colour in another way than this document wants.'],
  'photo-extra': [
    422,
    'The photo file holds more than its picture: EXIF, a comment, a thumbnail, or bytes after its end.',
  ],
  'photo-undecodable': [422, 'The photo is damaged and cannot be decoded in full.'],
  'engine-unknown': [422, 'There was never a version of the program like this.'],
  'spec-unknown': [422, 'No receipts are given for this spec here.'],
  'spec-version': [422, 'The spec has another version here; load the page again.'],
  'edit-forbidden': [422, 'The photo was edited in a way that the spec forbids.'],
  'capture-needed': [422, 'This document wants a photo that was taken in the page, not a file.'],
  'challenge-forged': [422, 'The challenge of the capture was not given here.'],
  'challenge-expired': [422, 'The challenge of the capture has expired.'],
  'challenge-used': [422, 'The challenge of the capture was used for another receipt.'],
  'finding-duplicate': [422, 'A check is reported more than once.'],
  'finding-missing': [422, 'A check that the spec names is not reported.'],
  'finding-unexpected': [422, 'A check is reported that the spec does not name.'],
  'finding-value': [422, 'A reported value is not of its check, or its reason is missing.'],
  'file-facts': [422, 'What is reported of the file is not so of the bytes.'],
  claimant: [403, 'Only a token for it may submit for a kiosk or a station.'],
  'not-accepted': [422, 'The reported values do not pass the checks.'],
  'verdict-differs': [422, 'The reported verdict is not the one that the values give.'],
  'station-unknown': [422, 'Receipts are not made for a station of this id here.'],
  'review-needless': [422, 'A photo that passes needs no review.'],
  'other-station': [403, 'The receipt was made for another station.'],
  'number-unknown': [404, 'There is no receipt with this number.'],
  expired: [410, 'The receipt has expired.'],
  'already-redeemed': [409, 'The receipt has been redeemed before.'],
  'already-refused': [409, 'The receipt has been refused before.'],
  'already-withdrawn': [409, 'The receipt has been withdrawn.'],
  'secret-unknown': [404, 'There is no receipt with this number and this secret.'],
  'reason-invalid': [400, 'A reason of 1 to 500 characters is needed, or with a name of 1 to 60.'],
  'redemption-invalid': [
    400,
    'What a station found, a reason or the name of a clerk is malformed.',
  ],
  'export-invalid': [
    400,
    'An export is of days such as 2026-11-30, in their order, and one state.',
  ],
  'export-empty': [404, 'No photo of these days is left to export.'],
  'export-busy': [409, 'Another export is under way; try again when it is done.'],
  'clerk-needed': [
    409,
    'The photo did not pass, or nobody here has checked it; redeem it with a reason and the name of a clerk.',
  ],
};

/** Answers with the problem's status, code, sentence and details, never with a value that was sent. */
export function answerProblem(c: Context, { code, ...detail }: Problem): Response {
  const [status, message] = answers[code];
  return c.json({ error: { code, message, ...detail } } as ErrorAnswer, status);
}
