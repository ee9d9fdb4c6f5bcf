import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright';
import { WAIT_MS } from './wait.ts';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const present = (path: string | undefined): path is string =>
  path !== undefined && existsSync(path);

function findBrowser(): string | undefined {
  return [process.env['CHROMIUM_PATH'], chromium.executablePath(), ...systemBrowsers].find(present);
}

/** Each command is tried in turn until there is a browser. */
const installers: readonly (readonly [string, ...string[]])[] = [
  ['npx', 'playwright', 'install', '--with-deps', 'chromium'],
  ['npx', 'playwright', 'install', 'chromium'],
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
];

/** Path of a Chromium: the one in CHROMIUM_PATH, Playwright's own, the system's, or one just installed. Exported for tests. */
export function provideBrowser(): string {
  for (const [command, ...args] of installers) {
    const found = findBrowser();
    if (found) return found;
    spawnSync(command, args, { stdio: 'inherit' });
  }
  const found = findBrowser();
  if (!found) throw new Error('No Chromium found, and none could be installed. Set CHROMIUM_PATH.');
  return found;
}

/** What keeps Chromium from talking to anyone on its own account, and alike on every machine. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // The pages begin in the browser's language.
  '--accept-lang=zh-CN',
] as const;

const options = (args: readonly string[]): LaunchOptions => ({
  executablePath: provideBrowser(),
  args: [...quiet, ...args],
  timeout: WAIT_MS,
  // Whoever launched it hears the signal too, and ends the browser by ending.
  handleSIGINT: false,
  handleSIGTERM: false,
});

/** A browser that keeps what it keeps in `folder`, and finds it there when it is started again. */
export async function launchPersistent(
  folder: string,
  ...args: readonly string[]
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...options(args),
    viewport: { width: 390, height: 844 },
  });
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

export async function launchBrowser(...args: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch(options(args));
  browser.on('context', (context) => context.setDefaultTimeout(WAIT_MS));
  return browser;
}
