import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { vi } from 'vitest';
import { WAIT_MS } from '../../qa/command/wait.ts';
import { missingDisplay, openDisplay } from './display.ts';
import { type Driven, expressionOf, VIEWPORT } from './driven.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';

export const missingWebKit = (): string | undefined =>
  existsSync(DRIVER) ? missingDisplay() : 'WebKitWebDriver is not installed';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends one command of classic WebDriver (W3C). Rejects with the driver's message where it refuses. */
type Command = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>;

const commandsAt =
  (origin: string): Command =>
  async (method, path, body) => {
    const request = { method, ...(body && { body: JSON.stringify(body) }) };
    const { value } = await (await fetch(origin + path, request)).json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

async function startDriver(env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: 'ignore' });
  const exited = once(driver, 'exit');
  const command = commandsAt(`http://127.0.0.1:${port}`);
  await vi.waitFor(() => command('GET', '/status'), { timeout: WAIT_MS });
  const stop = async (): Promise<void> => {
    driver.kill();
    await exited;
  };
  return { command, stop };
}

function driven(
  command: Command,
  session: string,
): Pick<Driven, 'goto' | 'run' | 'choose' | 'click'> {
  const elementAt = async (value: string): Promise<string> => {
    const found = await command<Record<string, string>>('POST', `${session}/element`, {
      using: 'xpath',
      value,
    });
    return `${session}/element/${Object.values(found)[0]}`;
  };
  return {
    goto: (url) => command('POST', `${session}/url`, { url }),
    run: async (inPage, ...args) => {
      const script = `return ${expressionOf(inPage, args)}`;
      return JSON.parse(await command('POST', `${session}/execute/sync`, { script, args: [] }));
    },
    choose: async (input, file) =>
      command('POST', `${await elementAt(input)}/value`, { text: file }),
    click: async (element) => command('POST', `${await elementAt(element)}/click`, {}),
  };
}

/** A camera with a test picture, and patience with a page that is busy. */
const CAPABILITIES = {
  alwaysMatch: {
    timeouts: { script: WAIT_MS, pageLoad: WAIT_MS },
    'webkitgtk:browserOptions': {
      args: ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'],
    },
  },
};

/** WebKitGTK's own small browser, controlled by classic WebDriver. */
export async function launchWebKit(): Promise<Driven> {
  const display = await openDisplay();
  const { command, stop } = await startDriver(display.env);
  const { sessionId, capabilities } = await command<{
    sessionId: string;
    capabilities: { browserName: string; browserVersion: string };
  }>('POST', '/session', { capabilities: CAPABILITIES });
  const session = `/session/${sessionId}`;
  await command('POST', `${session}/window/rect`, VIEWPORT);
  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    ...driven(command, session),
    close: async () => {
      await command('DELETE', session);
      await stop();
      display.close();
    },
  };
}
