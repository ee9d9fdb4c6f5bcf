import { signal } from '@preact/signals';
import { fetchToken, type Problem } from '../api.ts';
import { prepareCamera } from './session.ts';
import { keepSettings, type Settings, settings, standard } from './settings.ts';

/** The staff are at the machine's settings, or before their lock. */
export const settingUp = signal(false);
/** Whose token opened the lock, and the token; undefined while it is locked. */
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

/** Opens the settings to a token that may submit; without a network, to the one that is kept here. */
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

/** The cameras, by name once this page was allowed to use one. */
async function listCameras(): Promise<void> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  cameras.value = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
}

/** The settings to begin with: those that are kept, else the standard ones. */
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
