import type { ProblemCode, Trouble } from './messages.ts';

/** What can go wrong between a page and the endpoint. */
export const problem: Readonly<Record<ProblemCode, Trouble>> = {
  offline: { title: 'No connection', fix: 'Check your network, then try again.' },
  'answer-unreadable': {
    title: 'The server’s answer makes no sense to this page',
    fix: 'Please try again. If it happens again, reload the page.',
  },
  'not-found': { title: 'The server has no such address', fix: 'Reload the page and try again.' },
  unauthorised: { title: 'The token is not valid', fix: 'Check the token and enter it again.' },
  forbidden: {
    title: 'This token does not allow that',
    fix: 'Ask your administrator for a token that covers it.',
  },
  'cross-site': {
    title: 'This came from another site’s page',
    fix: 'Open the page at its own address and try again.',
  },
  'too-many-requests': { title: 'Too many tries', fix: 'Wait a few minutes, then try again.' },
  internal: { title: 'The server made a mistake', fix: 'Try again in a few minutes.' },
  unavailable: { title: 'The server is busy', fix: 'Try again in a few minutes.' },
  'head-too-long': {
    title: 'Too much was sent',
    fix: 'Check that the number has 20 digits, or load the page again.',
  },
  'body-too-large': { title: 'Too much was sent', fix: 'Go back and use another photo.' },
  'not-multipart': {
    title: 'It was sent in the wrong form',
    fix: 'Reload the page and check the photo again.',
  },
  'multipart-unreadable': {
    title: 'Not everything arrived',
    fix: 'Wait for a steady connection and try again.',
  },
  'part-unexpected': {
    title: 'Something extra was sent',
    fix: 'Reload the page and check the photo again.',
  },
  'photo-missing': { title: 'The photo did not arrive', fix: 'Try again.' },
  'photo-empty': { title: 'The photo arrived empty', fix: 'Try again.' },
  'receipt-missing': { title: 'The results did not arrive', fix: 'Try again.' },
  'receipt-not-json': { title: 'The results arrived damaged', fix: 'Try again.' },
  'receipt-schema': {
    title: 'The results have the wrong form',
    fix: 'Reload the page and check the photo again.',
  },
  'number-malformed': {
    title: 'The number does not have 20 digits',
    fix: 'Check the number and enter it again.',
  },
  'number-check-digits': { title: 'The number does not add up', fix: 'Look for a mistyped digit.' },
  'number-date': {
    title: 'The date in the number is wrong',
    fix: 'Set this device’s clock and check the photo again.',
  },
  'number-not-of-photo': {
    title: 'The number belongs to another photo',
    fix: 'Check the photo again and submit it anew.',
  },
  'number-taken': {
    title: 'The number is already taken',
    fix: 'Check the photo again and submit it anew.',
  },
  'photo-digest': { title: 'Another photo arrived than was checked', fix: 'Try again.' },
  'photo-not-jpeg': {
    title: 'The photo arrived not as a JPEG',
    fix: 'Check the photo again and submit it anew.',
  },
  'photo-bytes': { title: 'The photo’s file size is out of bounds', fix: 'Use another photo.' },
  'photo-frame': { title: 'The photo’s dimensions are wrong', fix: 'Use another photo.' },
  'photo-dpi': { title: 'The photo’s stated resolution is wrong', fix: 'Use another photo.' },
  'photo-colour': { title: 'The photo’s colours are wrong', fix: 'Use an ordinary colour photo.' },
  'photo-extra': {
    title: 'The photo’s file holds more than the photo',
    fix: 'Reload the page and check the photo again: the rest is then left out.',
  },
  'photo-undecodable': { title: 'The server cannot open the photo', fix: 'Use another photo.' },
  'engine-unknown': {
    title: 'The server does not know this version of the page',
    fix: 'Reload the page and check the photo again.',
  },
  'spec-unknown': {
    title: 'This server gives no receipts for this document',
    fix: 'Save the finished photo, or choose another document.',
  },
  'spec-version': {
    title: 'The photo rules have changed',
    fix: 'Reload the page and check the photo against the new rules.',
  },
  'edit-forbidden': {
    title: 'This document’s background may not be replaced',
    fix: 'Take the photo again at a white wall.',
  },
  'capture-needed': {
    title: 'This document wants a photo taken in this page',
    fix: 'Take the photo with the camera of this page; an uploaded file is not accepted.',
  },
  'challenge-forged': {
    title: 'The server does not know this camera session',
    fix: 'Take the photo again with the camera of this page.',
  },
  'challenge-expired': {
    title: 'The photo was taken too long ago',
    fix: 'Take the photo again with the camera of this page.',
  },
  'challenge-used': {
    title: 'This camera session was used for another receipt',
    fix: 'Take the photo again with the camera of this page.',
  },
  'finding-duplicate': {
    title: 'One check was reported twice',
    fix: 'Reload the page and check the photo again.',
  },
  'finding-missing': {
    title: 'One check is missing',
    fix: 'Reload the page and check the photo again.',
  },
  'finding-unexpected': {
    title: 'There is one check too many',
    fix: 'Reload the page and check the photo again.',
  },
  'finding-value': {
    title: 'One check has an impossible value',
    fix: 'Check the photo again and submit it anew.',
  },
  'file-facts': {
    title: 'What was said of the file is not true of it',
    fix: 'Check the photo again and submit it anew.',
  },
  claimant: {
    title: 'This machine may not submit photos',
    fix: 'Ask your administrator for a token for this machine.',
  },
  'not-accepted': { title: 'The photo did not pass', fix: 'Take it again as the page tells you.' },
  'verdict-differs': {
    title: 'The server comes to another result',
    fix: 'Reload the page and check the photo again.',
  },
  'review-needless': {
    title: 'This photo passes',
    fix: 'It needs no review: get its receipt instead.',
  },
  'station-unknown': {
    title: 'This link names a station that is not served here',
    fix: 'Open the page without the end of its address, or ask the station for a new link.',
  },
  'other-station': {
    title: 'This receipt was made for another station',
    fix: 'Send the person to the station that their receipt names.',
  },
  'number-unknown': {
    title: 'No receipt has this number',
    fix: 'Check the number; it may also have been withdrawn or deleted.',
  },
  expired: {
    title: 'This receipt has expired',
    fix: 'The resident needs a new photo check and a new receipt.',
  },
  'already-redeemed': {
    title: 'This receipt has been used already',
    fix: 'It cannot be used twice. The resident needs a new one.',
  },
  'already-refused': {
    title: 'This receipt has been refused already',
    fix: 'The resident needs a new photo check and a new receipt.',
  },
  'already-withdrawn': {
    title: 'This receipt has been withdrawn',
    fix: 'The resident needs a new photo check and a new receipt.',
  },
  'secret-unknown': {
    title: 'This device cannot withdraw that receipt',
    fix: 'Show the receipt at a police station and ask the staff to cancel it.',
  },
  'reason-invalid': { title: 'The reason will not do', fix: 'Write between 1 and 500 characters.' },
  'redemption-invalid': {
    title: 'The server did not understand this station',
    fix: 'Load the page again and look the receipt up once more.',
  },
  'export-invalid': {
    title: 'These days will not do',
    fix: 'Choose the first day, then the same or a later one.',
  },
  'export-empty': {
    title: 'Nothing is left to export',
    fix: 'Choose other days, or also take photos that were exported before.',
  },
  'export-busy': {
    title: 'Another export is under way',
    fix: 'Only one runs at a time, so no photo is taken twice. Try again later.',
  },
  'clerk-needed': {
    title: 'Something speaks against this photo',
    fix: 'Look at it, then say why it may be used, and your name.',
  },
};
