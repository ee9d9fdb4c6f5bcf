import { signal } from '@preact/signals';
import { fetchToken, type Problem } from '../api.ts';
import { prepareCamera } from './session.ts';
import { keepSettings, type Settings, settings, standard } from './settings.ts';

/** The staff are at the machine's settings, or at their lock. */
export const settingUp = signal(false);
/** The token that opened the lock, and its owner. Undefined while it is locked. */
export const unlocked = signal<Pick<Settings, 'token' | 'station'> | undefined>(undefined);
export const lockProblem = signal<Problem | 'no-scope' | undefined>(undefined);
export const asking = signal(false);
export const cameras = signal<readonly MediaDeviceInfo[]>([]);

export function openSetup(): void {
  settingUp.value = true;
}

export function closeSetup(): void {
  settingUp.value = false;
  unlocked.value = undefined;
  lockProblem.value = undefined;
}

/** Opens the settings with a token that may submit. Without a network, only with the token that is stored here. */
export async function unlock(token: string): Promise<void> {
  if (asking.value) return;
  asking.value = true;
  lockProblem.value = undefined;
  const answer = await fetchToken(token);
  asking.value = false;
  const kept = settings.value;
  if (answer.ok && answer.value.scopes.includes('assess')) {
    unlocked.value = { token, station: answer.value.stationId };
  } else if (answer.ok) {
    lockProblem.value = 'no-scope';
  } else if (answer.problem.code === 'offline' && kept?.token === token) {
    unlocked.value = kept;
  } else {
    lockProblem.value = answer.problem;
  }
  if (unlocked.value) await listCameras();
}

/** The cameras. They have names after this page was allowed to use one. */
async function listCameras(): Promise<void> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  cameras.value = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
}

/** The settings to start with: the stored ones, else the standard ones. */
export const begunWith = (): Omit<Settings, 'token' | 'station'> => settings.value ?? standard;

export function save(chosen: Omit<Settings, 'token' | 'station'>): void {
  if (!unlocked.value) return;
  keepSettings({ ...chosen, ...unlocked.value });
  prepareCamera();
  closeSetup();
}

export function forgetSettings(): void {
  keepSettings(undefined);
  closeSetup();
}
