import type { Edit } from '../engine/assessment.ts';
import type { Outcome } from '../engine/verdict.ts';
import type { ReceiptStatus } from '../receipt/answers.ts';
import type { Provenance } from '../receipt/capture.ts';
import type { Claimant } from '../receipt/content.ts';
import type { SignatureFault } from '../receipt/errors.ts';
import { problem } from './en.problems.ts';
import type { Trouble } from './messages.ts';

const listed = (things: readonly string[]) => new Intl.ListFormat('en').format(things);

/** Words that more than one page uses. */
export const shared = {
  serviceName: 'ID photo check',
  /** The language's name, in itself. */
  ownName: 'English',
  skipToContent: 'Skip to content',
  /** The large and calm page: the switches to it and back, and what is put away there. */
  elder: { on: 'Easy mode', off: 'Standard', more: 'More', less: 'Less' },
  photoAlt: 'The finished ID photo',
  showLines: 'Show measured lines',
  hideLines: 'Hide measured lines',
  linesTitle: 'Lines on the photo',
  /** Of the tinted zone in which a line should lie. */
  bandHint: 'The tinted zone is where the line should be',
  measured: 'Measured',
  required: 'Required',
  basis: 'Basis',
  /** Instead of a status, where a rule is not required. */
  advice: 'Advice',
  /** What checks are about. */
  subjects: {
    person: 'The person and the picture’s origin',
    worn: 'Worn or held',
    pose: 'Head and shoulders',
    frame: 'Size and place',
    face: 'Eyes, mouth, brows and ears',
    light: 'Light',
    wall: 'Background',
    clothes: 'Clothes',
    quality: 'Picture quality',
    file: 'File',
  },
  /** The menu of documents. */
  documents: {
    label: 'What is the photo for?',
    chinese: 'Chinese documents',
    others: 'Other documents',
  },
  noValue: 'no value',
  back: 'Back',
  /** Where a receipt is taken. */
  where: {
    title: 'Where to go',
    others: (count: number) => (count === 1 ? '1 more place' : `${count} more places`),
    appointment: 'Book a visit:',
    hotline: (phone: string) => `Questions: ${phone}`,
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped.',
    home: 'Go to the start page',
  },
  problem,
  /** When what the problem speaks of happened. */
  problemAt: (time: string) => `When: ${time}`,
};

/** `/`: from a photo to a receipt. */
export const resident = {
  start: {
    title: 'Take your own ID photo',
    lead: 'Take or choose a photo and see at once whether it will do. If it does, you get a receipt number for the police station.',
    /** For a document other than the usual one. */
    titleOf: (document: string) => `Take your own photo: ${document}`,
    leadNoReceipt:
      'Take or choose a photo and see at once whether it will do. If it does, you can save the finished photo. For this document there is no receipt number.',
    promise: 'Your photo is checked on this device and not uploaded until you press Submit.',
    privacyLink: 'What happens to your photo',
    shoot: 'Take a photo',
    pick: 'Choose a photo',
    dropHint: 'You can also drop a photo here, or paste one.',
    dropHere: 'Let go to check this photo',
    /** Said before the photo is taken. @param top Whether the document says something of clothes */
    prepare: (whiteWall: boolean, top: boolean) =>
      `First: ${top ? 'wear a dark top, not a white one, and stand' : 'stand'} before a ${
        whiteWall ? 'white' : 'light'
      } wall, with the light in front of you.`,
    /** On a computer. */
    phone: {
      title: 'Easier with your phone',
      text: 'Scan this code with your phone’s camera to open this page there.',
      alt: 'QR code of this page’s address',
    },
    /** Below a good example photo and a bad one. */
    example: { good: 'Right', bad: 'Wrong' },
    captureNeeded:
      'For this document the photo must be taken in this page. You can check a file, but not submit it.',
    caveat: {
      'insecure-origin': {
        title: 'This address is not encrypted.',
        fix: 'Photos can be checked, but not submitted: open the address that begins with https.',
      },
      'in-app-browser': {
        title: 'This page is open inside another app.',
        fix: 'If the camera or saving does not work, choose “Open in browser” from the app’s menu.',
      },
    },
    tipsTitle: 'How to get it right first time',
    tips: {
      wall: {
        title: 'Use a white wall',
        fix: 'Stand half a step away, so that no shadow falls on it.',
      },
      lightWall: {
        title: 'Use a plain, light wall',
        fix: 'Stand half a step away, so that no shadow falls on it.',
      },
      top: { title: 'Wear a dark top', fix: 'Not a white one, nor one of the wall’s colour.' },
      straight: { title: 'Look straight ahead', fix: 'Camera at eye height, head upright.' },
      light: {
        title: 'Light from the front',
        fix: 'Face a window, so that both cheeks are equally bright.',
      },
      bare: { title: 'Show your whole face', fix: 'No hat; hair clear of eyebrows and ears.' },
    },
    frameTitle: 'What a good photo looks like',
    frameAlt: 'Drawing: the head in the middle, a little space above it, shoulders in view.',
    frameSize: (width: number, height: number) => `${width} × ${height} pixels; we crop it for you`,
    printSize: (width: number, height: number) => `Printed ${width} × ${height} mm`,
  },
  privacy: {
    title: 'What happens to your photo',
    points: [
      'It is checked on your own phone, tablet or computer; neither the photo nor the camera’s picture is uploaded.',
      'It goes to the issuing authority only after you agree and press Submit.',
      'We ask for no name, phone number or address, and never read your location.',
      'Leave without submitting, and nothing of it is kept.',
    ],
  },
  progress: {
    title: 'Checking your photo',
    firstTime: 'The first check takes a little longer. Your photo stays on this device.',
    /** Megabytes that are here, and of all. */
    download: (loaded: string, total: string) =>
      `Downloading the checks: ${loaded} of ${total} MB, this once only.`,
    cancel: 'Cancel',
    done: 'Done',
  },
  result: {
    next: 'Next step',
    ready: 'You can get your receipt number now.',
    /** Where the endpoint gives no receipt for the document. */
    readyToSave: 'You can save the finished photo now.',
    noReceipt: 'This server gives no receipts for this document. The photo stays on your device.',
    savePhoto: 'Save the photo',
    whiten: 'Make the background white',
    whitenNote:
      'Only the background is replaced, on your device. The receipt will say so, and the counter decides whether it takes it.',
    whitenForbidden: 'For this document the background may not be replaced:',
    whitenNotTaken: 'Photos with a replaced background are not taken here:',
    whitened: 'The background was replaced by white',
    whitenedNote:
      'Look closely at hair and shoulders. If anything is missing or looks wrong, go back and take the photo at a white wall.',
    /** Of the slider over an edited photo and the one before. */
    compare: 'Move the line to compare before and after',
    compared: (before: number) => `The left ${before}% is as before`,
    enlarge: 'Enlarge the edges',
    before: 'Before',
    after: 'After',
    undoWhiten: 'Go back to the photo as it was',
    notices: 'By the way',
    toReceipt: 'Get my receipt',
    shootAgain: 'Take another photo',
    pickAnother: 'Choose another photo',
    /** Titles of the groups of findings: how many of all are in it. */
    groups: {
      fail: (_count: number, _total: number) => 'To be mended',
      doubt: (_count: number, _total: number) => 'Not certain',
      advice: (_count: number, _total: number) => 'Only advice: the photo may stay as it is',
      spoilt: (count: number, _total: number) => `${count} not measured yet`,
      pass: (count: number, total: number) => `${count} of ${total} checks passed`,
    },
    /** After a file was refused: the heading, and the way back to the photo before. */
    refused: 'Please use another file',
    toPrevious: 'Back to the photo before',
  },
  /** After three photos that did not pass. */
  stuck: {
    title: 'Not there yet, and that’s all right',
    lead: 'You have tried a few times. Mending what is named below is likely to do it.',
    causesTitle: 'What it most likely is',
    toResult: 'See this result',
    reviewTitle: 'Ask the staff to look',
    review:
      'Automatic checks are wrong at times. You can send this photo to the police station staff and let them decide.',
    toReview: 'Send this photo to the staff',
  },
  /** Without a network, and with a newer version. */
  offline: {
    ready: 'You can open this page and check photos without a network, too.',
    consent:
      'There is no network now. When you press Submit, the photo stays on this device and is sent when you open this page with a network; until then you can delete it at any time.',
    queuedTitle: 'Your photo waits to be sent',
    queued:
      'There is no receipt yet. Open this page with a network: the photo is sent by itself and you see its receipt number.',
    title: 'Photos waiting to be sent',
    note: 'Kept on this device only, and deleted as soon as they are sent.',
    since: (time: string) => `Submitted: ${time}`,
    sendNow: 'Send now',
    sending: 'Sending…',
    sent: (number: string) => `Sent. Receipt number: ${number}`,
    showReceipt: 'Show the receipt and its code',
    discard: 'Delete, do not send',
    sure: 'The photo is deleted from this device at once and will not be sent.',
    confirm: 'Delete it',
    update: 'There is a new version of this page.',
    reload: 'Reload to use it',
  },
  consent: {
    title: 'Before you submit',
    /** To whom the photo goes, where the operator names them. */
    lead: (authority = 'the issuing authority') =>
      `Your photo goes to the server of ${authority}, and you get a receipt number.`,
    sentTitle: 'What is sent',
    sent: ['This photo', 'The measured values and results', 'The time and version of the check'],
    /** Of a photo that the camera of the page took. */
    sentCapture:
      'That this page’s camera took it: the camera’s name, and checksums of its frames; no further picture',
    notSentTitle: 'What is not sent',
    notSent: ['Your name and ID number', 'Your phone number and address', 'Your location'],
    rulesTitle: 'How it is kept',
    /**
     * @param settledDays Once a station has settled it, if that is sooner than `days`
     * @param isKept Whether this browser still knows the receipt when the page is opened again
     * @param station The one that may see it, where not all may
     */
    rules: (days: number, settledDays: number | undefined, isKept: boolean, station?: string) => [
      `The photo and results are kept for ${days} days, then deleted.`,
      ...(settledDays !== undefined && settledDays < days
        ? [`Once a station has settled it, for ${settledDays} days at most.`]
        : []),
      station === undefined
        ? 'Only police station staff can see them, by your receipt number.'
        : `Only the staff of ${station} can see them.`,
      isKept
        ? 'Changed your mind? Withdraw it on this device: the photo is deleted at once.'
        : 'Changed your mind? Withdraw it before you close this page: the photo is deleted at once. This browser keeps no data, so later you cannot.',
    ],
    agree: 'I understand and agree',
    agreeFirst: 'Please tick “I understand and agree” first.',
    submit: 'Submit',
    sending: 'Submitting…',
    retry: 'Try again',
    nothingLost: 'Nothing is lost, and trying again still makes only one receipt.',
    loading: 'One moment…',
    review:
      'This photo did not pass the automatic checks. Police station staff will look at it and decide, and may ask you for another.',
  },
  receipt: {
    reviewTitle: 'Your photo has gone to the staff',
    reviewLead:
      'This is not an accepted photo yet: take the number to the police station, where staff look at it and decide.',
    reviewDocument: 'ID photo for staff to decide (not accepted yet)',
    /** The endpoint looked for a face, and was not sure that there is one. */
    faceDoubt:
      'Our server looked at the photo too, and is not sure that it shows a face. The receipt is valid, but staff look at the photo before they use it. If your face is easy to see in it, there is nothing for you to do; if not, take another photo.',
    faceDoubtNote: 'Staff look at this photo before it is used',
    title: 'Your receipt is ready',
    lead: 'Note or save the receipt number: you will need it at the station.',
    number: 'Receipt number',
    copy: 'Copy the number',
    copied: 'Copied',
    copyFailed: 'Could not copy: press and hold the number instead',
    qrAlt: 'QR code of the receipt number',
    issued: 'Submitted on',
    expires: 'Valid until',
    nextTitle: 'What to do next',
    /** What to bring, where the operator names it. */
    nextSteps: (bring: readonly string[] = ['this receipt', 'your identity papers']) => [
      'Save or print this receipt.',
      `Go to a police station and bring ${listed(bring)}.`,
      'Show the number or the QR code to the staff.',
    ],
    save: 'Save as image',
    print: 'Print',
    startOver: 'Check another photo',
    /** Where the browser stores nothing. */
    notKept:
      'This browser keeps no data, and the number cannot be found again after you leave this page: save the image now, or write the number down.',
    startOverNote: 'This device will note only the number, so save the receipt first.',
    document: (name: string) => `Photo receipt: ${name}`,
    edits: {
      'white-background': 'Background replaced by white on the applicant’s device',
    } satisfies Record<Edit, string>,
    provenance: {
      here: 'Photo captured in this page',
      'here-unchallenged': 'Photo captured in this page, time not confirmed',
      file: 'Photo from an uploaded file',
    } satisfies Record<Provenance, string>,
  },
  /** The receipts that this device submitted. */
  own: {
    title: 'Receipts submitted from this device',
    note: 'Noted on this device only, and no longer shown once they expire.',
    noteUnkept: 'This browser keeps no data: they are gone when you close this page.',
    until: (day: string) => `Valid until ${day}`,
    code: 'Show the code',
    print: 'Print it again',
    withdraw: 'Withdraw',
    sure: 'The photo is deleted at once and the receipt can no longer be used.',
    confirm: 'Withdraw it',
    keep: 'Keep it',
    withdrawing: 'Withdrawing…',
    done: 'Withdrawn. The photo has been deleted.',
  },
};

/** `/station`: from a receipt number to a redeemed photo. */
export const station = {
  title: 'Verify a receipt',
  token: {
    title: 'Token for this machine',
    lead: 'Your administrator sets the token on the server; ask them for it. It is kept in this tab only and gone when you close it.',
    label: 'Token',
    submit: 'Start',
    forget: 'Forget token',
    missing: 'Enter the token first.',
  },
  lookUp: {
    title: 'Look up a receipt',
    label: 'Receipt number (20 digits)',
    hint: 'Scan it or type it. Spaces do not matter.',
    submit: 'Look up',
    looking: 'Looking up…',
    scan: 'Scan with the camera',
    scanning: 'Hold the receipt’s QR code up to the camera.',
    stopScanning: 'Stop scanning',
    /** What to do where the camera does not open. */
    withoutCamera: 'Use a hand-held scanner, or type the number in.',
    slip: {
      'too-short': 'That is fewer than 20 digits. See whether one is missing.',
      'too-long': 'That is more than 20 digits. See whether one is doubled.',
      'not-digits': 'There is something other than digits in it. Enter digits only.',
      'check-digits': 'The number does not add up. Look for a mistyped digit.',
      date: 'The number begins with a date that does not exist. Check the first 6 digits.',
    },
  },
  queue: {
    title: 'Receipts of today',
    refresh: 'Refresh',
    loading: 'Loading…',
    empty: 'No receipts yet today.',
    more: 'Show earlier ones',
    filter: 'Which receipts',
    states: { all: 'All', review: 'For staff', issued: 'Waiting', settled: 'Settled' },
    text: 'Find by digits of the number',
    /** `loaded`: earlier receipts of today may not be loaded yet. */
    none: (loaded: number) => `None of the ${loaded} receipts loaded so far matches.`,
    showAll: 'Show all',
  },
  receipt: {
    number: 'Receipt number',
    status: {
      issued: 'Waiting',
      review: 'For staff to decide',
      redeemed: 'Used',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
      expired: 'Expired',
    } satisfies Record<ReceiptStatus, string>,
    issued: 'Submitted',
    expires: 'Valid until',
    decided: 'Settled',
    reason: 'Reason',
    clerk: 'Decided by',
    reviewNote:
      'This photo did not pass, and the resident asks you to decide. Look at it closely first.',
    spec: 'Photo rules',
    edits: {
      'white-background': {
        title: 'The background was replaced by white',
        fix: 'Decide whether your office takes such photos; look closely at hair and shoulders.',
      },
    } satisfies Record<Edit, Trouble>,
    provenanceTitle: 'Where the photo comes from',
    provenance: {
      here: {
        title: 'Captured here',
        fix: 'The page’s own camera took it less than 15 minutes before it was submitted, with no file in between. A browser says so; it is no proof.',
      },
      'here-unchallenged': {
        title: 'Captured here, unchallenged',
        fix: 'The page’s own camera took it, with no file in between; the server cannot tell when. A browser says so; it is no proof.',
      },
      file: {
        title: 'Uploaded file',
        fix: 'It was chosen as a file; how it was made is not known.',
      },
    } satisfies Record<Provenance, Trouble>,
    engine: 'Version of the checks',
    print: 'Print the receipt',
    assessedBy: 'Checked by',
    claimant: {
      self: 'The resident’s device',
      kiosk: 'A kiosk',
      station: 'A station',
    } satisfies Record<Claimant, string>,
  },
  /** The signature on a scanned receipt. */
  slip: {
    genuine: (until: string) => `The signature is genuine. Valid until ${until}`,
    expired: (until: string) => `The signature is genuine, but the receipt expired ${until}`,
    /** It is of a photo that did not pass, or in which the endpoint saw no face. */
    review: 'Staff decide on this photo: look at it closely.',
    /** By the list that this machine fetched while it had a network. */
    ended: (at: string) => `It was used, refused or withdrawn: so says the list of ${at}`,
    open: (at: string) => `By the list of ${at} it was neither used nor withdrawn.`,
    note: 'This needs no network. Only with one can be told whether it was used or withdrawn.',
    fault: {
      forged: { title: 'The signature is forged', fix: 'Do not use it; tell your administrator.' },
      'key-unknown': {
        title: 'This machine has no key to verify it with',
        fix: 'Connect to the network and scan again, or look the number up.',
      },
      unsupported: {
        title: 'This browser cannot verify signatures',
        fix: 'Look the number up, or update the browser.',
      },
    } satisfies Record<SignatureFault, Trouble>,
  },
  /** Where the server's own look does not bear out what was reported. */
  flags: {
    title: 'The server sees something else than was reported',
    fix: 'Look at the photo closely and go by this machine’s own results.',
    line: (check: string, reported: string, measured: string) =>
      `${check}: reported ${reported}, seen ${measured}`,
  },
  comparison: {
    title: 'Both sets of results',
    running: 'Checking the same photo on this machine',
    failed: 'This machine could not check it',
    again: 'Check again',
    check: 'Check',
    home: 'At home',
    here: 'This machine',
    same: 'Same',
    different: 'Different',
    outcome: 'Result',
    outcomes: {
      accept: 'Acceptable',
      review: 'Needs a look',
      reject: 'Not acceptable',
    } satisfies Record<Outcome, string>,
    summary: (differences: number) => {
      if (differences === 0) return 'Both machines agree.';
      const items = differences === 1 ? '1 check differs' : `${differences} checks differ`;
      return `${items}. Please look for yourself.`;
    },
    sourceNote:
      'Marked *: measured at home on the original photo, and here on the cropped one. Other values are to be expected and do not count.',
    engineNote: 'The two versions of the checks differ, so values may differ slightly.',
  },
  objections: {
    title: 'What speaks against it',
    by: { both: 'Both machines', home: 'At home only', here: 'This machine only' },
    more: (count: number) => `${count} more in the table below`,
  },
  /** Photos for the system that makes the cards. */
  pack: {
    title: 'Export photos',
    lead: 'The photos of receipts that were used, refused or issued on these days, in a signed ZIP file. Up to 5,000 at once; if more are left, export again.',
    state: 'Receipts',
    states: { redeemed: 'Used', refused: 'Refused', issued: 'Still open' },
    from: 'First day',
    to: 'Last day',
    again: 'Also photos that were exported before',
    submit: 'Export',
    making: 'Exporting…',
    done: 'Saved. These photos count as exported.',
  },
  /** How often staff decided otherwise than the checks. */
  disagree: {
    title: 'Where staff and checks disagree',
    lead: 'Counted when a receipt is settled, without anything that names it. Behind each share stands its 95 % interval.',
    show: 'Show',
    loading: 'Counting…',
    none: 'No station has settled a receipt yet.',
    decisions: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
    check: 'Check',
    all: 'The whole verdict',
    refused: 'Passed, but refused',
    accepted: 'Did not pass, but used',
    limit: 'Limit that would agree',
    share: (count: number, of: number, low: string, high: string) =>
      `${count} of ${of} (${low}–${high})`,
    sides: { min: 'at least', max: 'at most' },
    better: (before: number, after: number) => `${after} disagreements instead of ${before}`,
    program: (version: string) => `program ${version}`,
  },
  decide: {
    title: 'Settle this receipt',
    redeem: 'Accept and use',
    /** Instead, while this machine is still checking. */
    checking: 'Checking here first…',
    refuse: 'Refuse',
    reasonLabel: 'Reason',
    reasonHint: 'Say what is wrong, so that the resident can mend it.',
    reasonMissing: 'Write a reason first.',
    override: 'Use it all the same',
    overrideHint: 'The checks speak against it: say why it can be used. Reason and name are kept.',
    clerkLabel: 'Your name',
    clerkMissing: 'Write your name first.',
    confirmOverride: 'Use it, on my word',
    confirmRefuse: 'Confirm refusal',
    cancel: 'Cancel',
    sending: 'Sending…',
    redeemed: 'Marked as used. Ready for the next one.',
    overridden: 'Used on your word; reason and name are kept. Ready for the next one.',
    refused: 'Refused. Ready for the next one.',
  },
};

export type SharedMessages = typeof shared;
export type ResidentMessages = typeof resident;
export type StationMessages = typeof station;

/** What can be wrong with a number as it was typed. */
export type NumberSlip = keyof StationMessages['lookUp']['slip'];
