/** Every way in which the endpoint refuses or fails. Each has its own words in each language. */
export const errorCodes = [
  'not-found',
  'unauthorised',
  'forbidden',
  'cross-site',
  'too-many-requests',
  'internal',
  'unavailable',
  // the request
  'head-too-long',
  'body-too-large',
  'not-multipart',
  'multipart-unreadable',
  'part-unexpected',
  'photo-missing',
  'photo-empty',
  'receipt-missing',
  'receipt-not-json',
  'receipt-schema',
  // the number
  'number-malformed',
  'number-check-digits',
  'number-date',
  'number-not-of-photo',
  'number-taken',
  // the photo
  'photo-digest',
  'photo-not-jpeg',
  'photo-bytes',
  'photo-frame',
  'photo-dpi',
  'photo-colour',
  'photo-extra',
  'photo-undecodable',
  // what is claimed of it
  'engine-unknown',
  'spec-unknown',
  'spec-version',
  'edit-forbidden',
  'finding-duplicate',
  'finding-missing',
  'finding-unexpected',
  'finding-value',
  'file-facts',
  'claimant',
  'not-accepted',
  'verdict-differs',
  'review-needless',
  // the station
  'number-unknown',
  'expired',
  'already-redeemed',
  'already-refused',
  'already-withdrawn',
  'reason-invalid',
  'redemption-invalid',
  'clerk-needed',
  'export-invalid',
  'export-empty',
  'export-busy',
  // the resident
  'secret-unknown',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Why a signature is not accepted: it is not genuine, its key is not known, or this browser cannot verify it. */
export type SignatureFault = 'forged' | 'key-unknown' | 'unsupported';
