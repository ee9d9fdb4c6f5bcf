import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bidi, connectBidi } from './bidi.ts';
import { missingDisplay, openDisplay } from './display.ts';
import { type Driven, expressionOf, VIEWPORT } from './driven.ts';

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const path = [process.env['FIREFOX_PATH'], ...places].find((place) => place && existsSync(place));

export const missingFirefox = (): string | undefined =>
  path ? missingDisplay() : 'Firefox is not installed';

/** A camera with a test picture, which needs no permission. */
const PREFERENCES = `
user_pref("media.navigator.streams.fake", true);
user_pref("media.navigator.permission.disabled", true);
`;

/** Starts Firefox with a new profile, and waits for the address at which it listens. */
async function start(profile: string, env: NodeJS.ProcessEnv) {
  const args = ['--profile', profile, '--no-remote', '--remote-debugging-port', '0'];
  const firefox = spawn(path ?? '', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(firefox, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    void exited.then(([code]) => reject(new Error(`Firefox ended with ${code}`)));
    let said = '';
    firefox.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)\s/.exec(said);
      if (address?.[1]) resolve(address[1]);
    });
  });
  return { url, exited };
}

interface Node {
  readonly sharedId: string;
}

function driven(bidi: Bidi, context: string): Pick<Driven, 'goto' | 'run' | 'choose' | 'click'> {
  const nodeAt = async (value: string): Promise<Node> => {
    const locator = { type: 'xpath', value };
    const { nodes } = await bidi.send<{ nodes: Node[] }>('browsingContext.locateNodes', {
      context,
      locator,
    });
    const [node] = nodes;
    if (!node) throw new Error(`there is no ${value}`);
    return { sharedId: node.sharedId };
  };
  const call = async (functionDeclaration: string, ...args: Node[]): Promise<string> => {
    const answer = await bidi.send<CallAnswer>('script.callFunction', {
      target: { context },
      functionDeclaration,
      arguments: args,
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result.value ?? 'null';
  };
  return {
    goto: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run: async (inPage, ...args) => JSON.parse(await call(`() => ${expressionOf(inPage, args)}`)),
    choose: async (input, file) => {
      await bidi.send('input.setFiles', { context, element: await nodeAt(input), files: [file] });
    },
    click: async (element) => {
      const node = await nodeAt(element);
      await call(
        '(element) => element.scrollIntoView({ block: "center", behavior: "instant" })',
        node,
      );
      const origin = { type: 'element', element: node };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const mouse = { type: 'pointer', id: 'mouse', actions };
      await bidi.send('input.performActions', { context, actions: [mouse] });
    },
  };
}

type CallAnswer =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Firefox, controlled by WebDriver BiDi without a separate driver. */
export async function launchFirefox(): Promise<Driven> {
  const display = await openDisplay();
  const profile = mkdtempSync(join(tmpdir(), 'id-photo-firefox-'));
  writeFileSync(join(profile, 'user.js'), PREFERENCES);
  const { url, exited } = await start(profile, display.env);
  const bidi = await connectBidi(`${url}/session`);
  const { capabilities } = await bidi.send<{
    capabilities: { browserName: string; browserVersion: string };
  }>('session.new', { capabilities: {} });
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const context = contexts[0]?.context ?? '';
  await bidi.send('browsingContext.setViewport', { context, viewport: VIEWPORT });
  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    ...driven(bidi, context),
    close: async () => {
      await bidi.send('browser.close', {});
      await exited;
      bidi.close();
      display.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
