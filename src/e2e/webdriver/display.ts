import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const XVFB = '/usr/bin/Xvfb';

/** The programs that a display needs and this machine does not have. */
export const missingDisplay = (): string | undefined =>
  existsSync(XVFB) ? undefined : 'Xvfb is not installed';

export interface Display {
  /** The environment variables for a program on this display. WebGL is computed by the processor. */
  readonly env: NodeJS.ProcessEnv;
  close(): void;
}

/** A virtual screen. Without a screen, browsers offer no WebGL. */
export async function openDisplay(): Promise<Display> {
  const server = spawn(
    XVFB,
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [, , , fd] = server.stdio;
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    fd?.once('data', (line: Buffer) => resolve(line.toString().trim()));
  });
  return {
    env: { ...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' },
    close: () => server.kill(),
  };
}
