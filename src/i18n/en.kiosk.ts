const listed = (things: readonly string[]) => new Intl.ListFormat('en').format(things);

/** `/kiosk`: a walk-in machine, from the first touch to the printed receipt. */
export const kiosk = {
  title: 'Photo kiosk',
  idle: {
    title: 'Take your ID photo here',
    lead: 'Stand before the machine, follow what it says, and get your receipt.',
    start: 'Touch to start',
    staff: 'Staff',
    closed: 'Out of service',
    closedNote: 'The machine is waiting for the network and starts again by itself.',
  },
  language: { title: 'Choose your language', elder: 'Easy mode: larger and slower' },
  consent: {
    title: 'Before we begin',
    lead: (authority = 'the issuing authority') =>
      `Your photo is checked on this machine. Only the one that you choose to use is sent to ${authority}.`,
    points: (days: number, settledDays: number | undefined) => [
      'We ask for no name, ID number or address.',
      `The photo and results that you send are kept for ${days} days, then deleted.`,
      ...(settledDays !== undefined && settledDays < days
        ? [`Once a station has settled it, for ${settledDays} days at most.`]
        : []),
      'When you leave, nothing of you stays on this machine.',
    ],
    agree: 'I agree, take my photo',
    decline: 'I do not agree',
  },
  capture: {
    file: 'Use a photo from USB or scanner',
    drop: 'Let go to check this photo',
    cameraWaits: 'It goes on by itself once the camera is connected.',
  },
  checking: 'Checking your photo',
  result: {
    use: 'Use this photo',
    again: (left: number) => `Take another (${left === 1 ? '1 try' : `${left} tries`} left)`,
    usedUp: 'None of the photos passed. Please go to the counter: the staff will take one.',
    askStaff: 'Let the staff decide on this one',
    askStaffNote: 'You get a receipt; whether the photo can be used is for the staff to say.',
    refused: 'That file did not count as a try.',
  },
  sending: {
    title: 'Sending your photo',
    nothingLost:
      'Nothing is lost: it is sent once the network is back, and makes one receipt only.',
    retryIn: (seconds: number) => `Trying again in ${seconds} s`,
    retry: 'Try now',
    toCounter: 'Please go to the counter and tell the staff what it says here.',
  },
  receipt: {
    title: 'Done. Please take your receipt',
    review: 'The staff decide on this photo',
    printing: 'Your receipt is being printed. Take it from the slot.',
    photograph: 'Take a picture of this code and number with your phone.',
    again: 'Print it again',
    done: 'I am done',
    steps: (bring: readonly string[] = ['this receipt', 'your identity papers']) => [
      `Go to a police station and bring ${listed(bring)}.`,
      'Let the staff scan the code.',
    ],
  },
  leave: 'Leave',
  ending: (seconds: number) => `Back to the start in ${seconds} s`,
  endingNote: 'Your photo will be cleared from this machine.',
  stay: 'I am still here',
  settings: {
    title: 'Kiosk settings',
    lead: 'Enter this machine’s token. Your administrator makes it on the server, with the scope “assess”.',
    token: 'Token',
    open: 'Open settings',
    cancel: 'Cancel',
    noScope: 'This token may not submit photos: use one with the scope “assess”.',
    station: (id: string) => `The token belongs to: ${id}`,
    spec: 'Photo rules',
    camera: 'Camera',
    anyCamera: 'Choose by itself',
    cameraNumber: (index: number) => `Camera ${index}`,
    paper: 'Receipt printing',
    papers: { '80mm': '80 mm roll', a4: 'A4 sheet', none: 'Show it only' },
    language: 'Language at the start',
    voice: 'Spoken instructions',
    tries: 'Photos per person',
    countdown: 'Countdown to the photo (s)',
    patience: 'Leave after so long without a touch (s)',
    receiptSeconds: 'Show the receipt for (s)',
    /** The token that the server makes when it first starts. */
    firstToken: 'the server’s first token, which may do everything',
    range: (min: number, max: number) => `${min} to ${max}`,
    outOfRange: (min: number, max: number) => `Enter a whole number from ${min} to ${max}.`,
    save: 'Save and start',
    forget: 'Erase token and settings',
  },
};

export type KioskMessages = typeof kiosk;
