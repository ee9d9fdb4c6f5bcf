/** `/kiosk`: a walk-in machine, from the first touch to the printed receipt. */
export interface KioskMessages {
  readonly title: string;
  readonly idle: {
    readonly title: string;
    readonly lead: string;
    readonly start: string;
    readonly staff: string;
    readonly closed: string;
    readonly closedNote: string;
  };
  readonly language: {
    readonly title: string;
    readonly own: string;
    /** To have it large and calm. */
    readonly elder: string;
  };
  readonly consent: {
    readonly title: string;
    readonly lead: (authority: string | undefined) => string;
    readonly points: (days: number, settledDays: number | undefined) => readonly string[];
    readonly agree: string;
    readonly decline: string;
  };
  readonly capture: {
    readonly file: string;
    readonly drop: string;
    readonly cameraWaits: string;
  };
  readonly checking: string;
  readonly result: {
    readonly use: string;
    readonly again: (left: number) => string;
    readonly usedUp: string;
    readonly askStaff: string;
    readonly askStaffNote: string;
    readonly refused: string;
  };
  readonly sending: {
    readonly title: string;
    readonly nothingLost: string;
    readonly retryIn: (seconds: number) => string;
    readonly retry: string;
    readonly toCounter: string;
  };
  readonly receipt: {
    readonly title: string;
    readonly review: string;
    readonly printing: string;
    readonly photograph: string;
    readonly again: string;
    readonly done: string;
    readonly steps: (bring: readonly string[] | undefined) => readonly string[];
  };
  readonly leave: string;
  readonly ending: (seconds: number) => string;
  readonly endingNote: string;
  readonly stay: string;
  readonly settings: {
    readonly title: string;
    readonly lead: string;
    readonly token: string;
    readonly open: string;
    readonly cancel: string;
    readonly noScope: string;
    readonly station: (id: string) => string;
    readonly spec: string;
    readonly camera: string;
    readonly anyCamera: string;
    readonly cameraNumber: (index: number) => string;
    readonly paper: string;
    readonly papers: Readonly<Record<'80mm' | 'a4' | 'none', string>>;
    readonly language: string;
    readonly voice: string;
    readonly tries: string;
    readonly countdown: string;
    readonly patience: string;
    readonly receiptSeconds: string;
    readonly range: (min: number, max: number) => string;
    readonly save: string;
    readonly forget: string;
  };
}
