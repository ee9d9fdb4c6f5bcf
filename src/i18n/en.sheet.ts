import type { Claimant } from '../receipt/content.ts';

/** What the printed sheet of a receipt says, and the view that it is printed from. */
export const enSheet = {
  title: 'Print the receipt',
  paper: 'Paper',
  papers: { a4: 'A4 sheet', '80mm': '80 mm roll' },
  withLetter: 'With a letter of authority, for someone who goes for me (A4)',
  print: 'Print',
  back: 'Back',
  barcode: (number: string) => `Barcode of receipt number ${number}`,
  /** Where the device does not know the document any more. */
  plainDocument: 'Photo receipt',
  number: 'Receipt number',
  document: 'Document',
  collected: 'Photo submitted',
  place: 'Checked by',
  places: {
    self: 'The applicant, on their own device',
    kiosk: 'A self-service kiosk',
    station: 'The police station',
  } satisfies Record<Claimant, string>,
  validity: 'Valid until',
  valid: (day: string, days: number) => `${day} (${days} days)`,
  hotline: 'Hotline',
  checkedTitle: 'For the counter',
  checked: 'Checked: this is the person.',
  clerk: 'Clerk’s signature',
  day: 'Date',
  letterTitle: 'Letter of authority',
  letter: (number: string, document: string) =>
    `I ask the person named below to hand in receipt ${number} (${document}) for me, and to do on my behalf what belongs to it.`,
  from: 'I',
  to: 'Person I send',
  identity: 'ID number',
  phone: 'Phone',
  signedFrom: 'My signature',
  signedTo: 'Signature of the person I send',
  letterNote:
    'Bring the ID cards of both. The authority decides what another person may do for you.',
  stub: 'Stub: tear off here and keep it',
};

export type SheetMessages = typeof enSheet;
