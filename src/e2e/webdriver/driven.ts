/** A browser with one page in it, driven by WebDriver. Elements are named by XPath. */
export interface Driven {
  /** The browser's own name and version. */
  readonly name: string;
  goto(url: string): Promise<void>;
  /** Runs a function in the page. It can use only its arguments and the page. Arguments and result are JSON. */
  run<Args extends readonly unknown[], T>(inPage: (...args: Args) => T, ...args: Args): Promise<T>;
  /** Chooses a file, by its path, in an input. */
  choose(input: string, path: string): Promise<void>;
  /** Clicks in the middle of an element, as a mouse does. */
  click(element: string): Promise<void>;
  close(): Promise<void>;
}

/** The size in which pages are shown. A browser may not allow such a narrow window. */
export const VIEWPORT = { width: 390, height: 844 } as const;

/** An expression that gives a function's result, or the result of its promise, as JSON. */
export function expressionOf(
  inPage: (...args: never[]) => unknown,
  args: readonly unknown[],
): string {
  const answer = `(${inPage})(...${JSON.stringify(args)})`;
  return `Promise.resolve(${answer}).then((answer) => JSON.stringify(answer ?? null))`;
}
