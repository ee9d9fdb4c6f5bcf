import type { Refusal } from '../engine/assessment.ts';
import type { IsoMeasure } from '../iso/quality.ts';
import type { Direction } from '../qa/baseline.ts';
import type { OutcomeClass, Rates, StatusClass } from '../qa/evidence.ts';
import type { LabelProblem } from '../qa/labels.ts';
import type { PhotoError, SuiteMode } from '../qa/report.ts';
import type { Trouble } from './messages.ts';

type LabelProblemWords = {
  readonly [P in LabelProblem as P['kind']]: (problem: P) => string;
};

type BaselineCounts = Readonly<Record<Direction | 'added' | 'gone', number>>;

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);
const photos = (count: number) => (count === 1 ? '1 photo' : `${count} photos`);

/** `/qa`: from a folder of photos to evidence. Loaded with that page alone. */
export const enQa = {
  title: 'QA suites',
  lead: 'A folder of photos in, exact evidence out.',
  /** Where photos go: nowhere. */
  local: 'Photos are read and judged on this computer. Nothing is uploaded.',
  opening: 'Opening…',
  setup: {
    folder: 'Photos',
    pick: 'Choose a folder',
    pickOther: 'Choose another folder',
    dropHint: 'or drop one here. Sub-folders are included.',
    dropHere: 'Let go to add this folder',
    listing: 'Listing files…',
    photos,
    others: (count: number) => `${files(count)} of other kinds left out`,
    unlisted: (names: string) => `Could not be listed: ${names}`,
    dropped: 'Dropped photos',
    labels: 'Expected results',
    labelsHint: 'Optional. CSV or JSON; a labels.csv in the folder is used by itself.',
    labelsFormat:
      'Columns: file, outcome (accept, review, reject, error), next (the check to be said first, or none), and any check’s id (pass, fail, unsure, unknown, or a value such as 207±14).',
    labelsPick: 'Choose a file',
    labelsRemove: 'Remove',
    spec: 'Document',
    mode: 'Mode',
    modes: { auto: 'Automatic', compose: 'Compose', 'as-is': 'As is' } satisfies Record<
      SuiteMode,
      string
    >,
    modeHints: {
      auto: 'Finished photos are judged untouched, everything else is cropped first.',
      compose: 'Every photo is cropped to the frame, then judged.',
      'as-is': 'Every photo is judged untouched.',
    } satisfies Record<SuiteMode, string>,
    workers: 'Workers',
    workersHint: (most: number) =>
      most === 1
        ? 'Left empty: one. Each takes up to 750 MB.'
        : `Left empty: whatever is fastest, up to ${most}, found with the first photos. Each takes up to 750 MB.`,
    options: 'How to judge',
    start: 'Start',
    pickFirst: 'Choose a folder first.',
  },
  run: {
    progress: 'Progress',
    done: (done: number, total: number) => `${done} of ${photos(total)}`,
    perSecond: (rate: string) => `${rate}/s`,
    left: (time: string) => `${time} left`,
    minutes: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
    seconds: (seconds: number) => `${seconds} s`,
    pause: 'Pause',
    goOn: 'Go on',
    cancel: 'Stop',
    resume: 'Resume',
    resumeFolder: 'Choose the folder and resume',
    phases: { running: 'Running', paused: 'Paused', stopped: 'Stopped', done: 'Finished' },
    resumeHint: 'Finished photos are kept in this browser and are not assessed again.',
    newSuite: 'New suite',
    discardTitle: 'Delete this suite?',
    discardText: 'Its results are deleted from this browser. Export first what you want to keep.',
    discard: 'Delete',
    keep: 'Keep it',
    unkept: 'This browser keeps nothing: export before you close or reload the page.',
    workers: (count: number) => (count === 1 ? '1 worker' : `${count} workers`),
  },
  tabs: { photos: 'Photos', evidence: 'Evidence', export: 'Export' },
  outcomes: {
    accept: 'Accept',
    review: 'Review',
    reject: 'Reject',
    error: 'Error',
  } satisfies Record<OutcomeClass, string>,
  statuses: {
    pass: 'Pass',
    unsure: 'Unsure',
    unknown: 'Unknown',
    fail: 'Fail',
    error: 'Error',
  } satisfies Record<StatusClass, string>,
  errors: {
    unreadable: {
      title: 'Could not be read',
      fix: 'Check that the file is still there and may be opened.',
    },
    changed: {
      title: 'Changed while it was read',
      fix: 'Resume when nothing writes to the folder any more.',
    },
  } satisfies Record<Exclude<PhotoError, Refusal | 'worker-failed'>, Trouble>,
  filter: {
    title: 'Filter',
    text: 'Find a file',
    outcome: 'Outcome',
    all: 'All',
    check: 'Check',
    anyCheck: 'Any check',
    status: 'Status',
    anyStatus: 'Any status',
    notPassing: 'Not passing',
    disagreeing: (count: number) => `Disagrees with labels (${count})`,
    clear: 'Clear filters',
    shown: (shown: number, total: number) =>
      shown === total ? photos(total) : `${shown} of ${photos(total)}`,
    none: 'No photo matches these filters.',
    nothingYet: 'The first photo is being assessed. Loading the models takes a few seconds.',
  },
  table: {
    label: 'Photos of the suite',
    hint: 'Arrow keys move, Enter opens a photo or sorts by a column.',
    photo: 'Photo',
    file: 'File',
    outcome: 'Outcome',
    next: 'Said first',
    failing: 'Not passing',
    ms: 'Time',
    /** Between the items of a short list. */
    comma: ', ',
    allPass: 'All pass',
    expected: (value: string) => `expected ${value}`,
  },
  viewer: {
    close: 'Close',
    previous: 'Previous photo',
    next: 'Next photo',
    position: (at: number, of: number) => `${at} of ${of}`,
    compare: 'Compare',
    compareHint: 'This photo stays on the left while you move to another.',
    stopComparing: 'Stop comparing',
    swap: 'Swap',
    pinned: 'Held',
    noPhoto: 'The picture is not kept. Choose the folder again to see it.',
    check: 'Check',
    limits: 'Limits',
    expected: 'Expected',
    values: 'Values',
    keys: '← → another photo · C compare · Esc close',
    iso: {
      title: 'ISO/IEC 29794-5 quality',
      text: 'Quality of any face image, 0 worst to 100 best, for information: only the limits above decide. An ID photo is cropped closely, so head size and margins score low.',
      raw: 'Measured',
      score: 'Quality',
      measures: {
        BackgroundUniformity: 'Background uniformity',
        IlluminationUniformity: 'Illumination uniformity',
        LuminanceMean: 'Luminance mean',
        LuminanceVariance: 'Luminance variance',
        UnderExposurePrevention: 'Under-exposure prevention',
        OverExposurePrevention: 'Over-exposure prevention',
        DynamicRange: 'Dynamic range',
        NaturalColour: 'Natural colour',
        EyesOpen: 'Eyes open',
        MouthClosed: 'Mouth closed',
        InterEyeDistance: 'Inter-eye distance',
        HeadSize: 'Head size',
        LeftwardCropOfTheFaceImage: 'Leftward crop',
        RightwardCropOfTheFaceImage: 'Rightward crop',
        MarginAboveOfTheFaceImage: 'Margin above',
        MarginBelowOfTheFaceImage: 'Margin below',
        HeadPoseYaw: 'Head pose, yaw',
        HeadPosePitch: 'Head pose, pitch',
        HeadPoseRoll: 'Head pose, roll',
      } satisfies Record<IsoMeasure, string>,
    },
  },
  limits: {
    title: 'Limits',
    text: 'Moving a limit judges every photo again, from what was measured. No model runs.',
    min: 'Least',
    max: 'Most',
    grey: 'Doubt within',
    refused: 'These limits contradict each other and are not used.',
    reset: 'Reset',
    resetAll: 'Reset all limits',
    changed: (checks: number, moved: number) =>
      `Limits of ${checks === 1 ? '1 check' : `${checks} checks`} changed: ${
        moved === 1 ? '1 photo has' : `${moved} photos have`
      } another outcome.`,
    exportSpec: 'Save the changed spec',
    before: 'As specified',
    after: 'As changed',
    moved: 'Change',
    none: 'This check has no limits that could be moved.',
  },
  evidence: {
    subjects: 'What to look at',
    outcome: 'Outcome',
    noLabels: 'Error rates need expected results.',
    addLabels: 'Add expected results',
    next: 'What is said first',
    nextRight: (rate: string, count: number, of: number) => `${rate} right: ${count} of ${of}`,
    labelled: (count: number, of: number) => `${count} of ${photos(of)} labelled`,
    confusion: 'Confusion matrix',
    confusionHint: 'Rows: what labels expect. Columns: what was found.',
    expected: 'Expected',
    found: 'Found',
    rates: 'Rates',
    rate: {
      precision: 'Precision',
      recall: 'Recall',
      falseAccept: 'False accept',
      falseReject: 'False reject',
      doubt: 'In doubt',
    } satisfies Record<keyof Rates, string>,
    rateHints: {
      precision: 'of what was called bad is bad',
      recall: 'of what is bad was called bad',
      falseAccept: 'of what is bad was called good',
      falseReject: 'of what is good was called bad',
      doubt: 'of all labelled was left in doubt',
    } satisfies Record<keyof Rates, string>,
    interval: '95% interval',
    photos: 'Count',
    histogram: 'Measured values',
    histogramAlt: (check: string) => `Histogram of ${check}`,
    series: { pass: 'Labelled pass', fail: 'Labelled fail', other: 'No label' },
    det: 'Detection error trade-off',
    detAlt: (check: string, eer: string) =>
      `Trade-off of errors of ${check}; equal error rate ${eer}`,
    detHint: 'Both errors as the limits are moved in and out together.',
    noDet: 'Needs photos labelled pass and photos labelled fail for this check.',
    eer: (rate: string) => `Equal error rate ${rate}`,
    falseAccept: 'False accept',
    falseReject: 'False reject',
    count: 'Photos',
    statusCounts: 'Counts',
    waits: 'There is no evidence before the first photo is done.',
    print: 'Print',
    failRate: 'not passing',
  },
  labelProblems: {
    title: (count: number) =>
      count === 1
        ? 'One thing in the labels was passed over'
        : `${count} things in the labels were passed over`,
    more: (count: number) => `and ${count} more`,
    kinds: {
      unreadable: ({ why }) => `The file could not be read: ${why}`,
      'no-file-column': () => 'There is no column “file”.',
      'unclosed-quote': ({ at }) => `Line ${at}: a quotation mark is never closed.`,
      'unknown-check': ({ column }) => `There is no check “${column}”; its column was left out.`,
      'repeated-column': ({ column }) => `Column “${column}” is there twice; the first counts.`,
      'too-many-cells': ({ at }) => `Line ${at} has more cells than columns.`,
      'no-file': ({ at }) => `Line ${at} names no file.`,
      'bad-value': ({ at, column, value }) => `Line ${at}: “${value}” is no value for ${column}.`,
      'repeated-file': ({ at, file }) => `Line ${at}: ${file} is there twice; the first counts.`,
      'missing-photo': ({ at, file }) => `Line ${at}: there is no photo ${file}.`,
      'ambiguous-file': ({ at, file, candidates }) =>
        `Line ${at}: ${file} could be ${candidates.join(' or ')}.`,
    } satisfies LabelProblemWords,
  },
  export: {
    title: 'Export',
    lead: 'Files are made on this computer and saved by your browser.',
    unfinished: 'The suite is not finished: exports hold the photos done so far.',
    trial: 'Limits were changed: exports hold the results as changed.',
    kinds: {
      json: { name: 'Report (JSON)', use: 'For tools: everything, in a versioned schema.' },
      csv: { name: 'Table (CSV)', use: 'For a spreadsheet: a line for each photo.' },
      junit: { name: 'JUnit XML', use: 'For CI: a test for each expectation.' },
      html: { name: 'Report (HTML)', use: 'For people: one page that opens from disk.' },
      recording: {
        name: 'Recording',
        use: 'To judge again later, on another machine, without photos.',
      },
    },
    save: 'Save',
    thumbnails: 'With pictures',
    making: 'Making the file…',
    saved: (name: string) => `Saved ${name}`,
  },
  /** What the HTML report says beyond what this page says too. */
  report: {
    title: 'QA report',
    engine: 'Checks, version',
    models: 'Models, SHA-256',
    what: 'What',
    expectationsTitle: 'Expectations',
    expectations: (met: number, failed: number, unlabelled: number) =>
      `${met} met, ${failed} failed. Photos without labels: ${unlabelled}.`,
    baselineTitle: 'Since the baseline',
    baseline: ({ worse, better, moved, added, gone }: BaselineCounts) =>
      `${worse} worse, ${better} better, ${moved} moved. New photos: ${added}, gone: ${gone}.`,
    direction: { worse: 'Worse', better: 'Better', moved: 'Moved' } satisfies Record<
      Direction,
      string
    >,
    change: 'Change',
    before: 'Before',
    after: 'Now',
    /** In the corner of a confusion matrix. */
    confusionHead: 'Expected ↓ found →',
    eer: 'Equal error rate',
    ratesNote: 'Rates with their 95% intervals (Wilson). Bad is what labels reject or fail.',
    value: 'Value',
  },
  problems: {
    'empty-folder': {
      title: 'There are no photos in this folder',
      fix: 'Choose a folder with JPEG, PNG, WebP or HEIC files.',
    },
    denied: {
      title: 'The browser may not read this folder',
      fix: 'Allow it when asked, or choose a folder of your own.',
    },
    'other-folder': {
      title: 'This is another folder',
      fix: 'Choose the one that the suite was started with.',
    },
    'labels-unreadable': {
      title: 'The expected results cannot be read',
      fix: 'Choose a CSV or JSON file in UTF-8.',
    },
    'labels-useless': {
      title: 'These labels expect nothing',
      fix: 'They need the column “file” and one of “outcome”, “next” or a check’s id.',
    },
    'nothing-to-export': {
      title: 'There is nothing to export yet',
      fix: 'Wait for the first photo to be done.',
    },
    'no-start': {
      title: 'The models could not be loaded',
      fix: 'Close other pages, then press Resume.',
    },
    'unsupported-browser': {
      title: 'This browser cannot run suites',
      fix: 'Use a current Chrome, Edge, Firefox or Safari.',
    },
  },
};

export type QaMessages = typeof enQa;

/** What can be wrong with what a person gave, or with this browser. */
export type QaProblem = keyof QaMessages['problems'];

/** In what form a suite leaves the page. */
export type ExportKind = keyof QaMessages['export']['kinds'];
