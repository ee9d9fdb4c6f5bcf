import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 500;

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    // The process has ended meanwhile.
    return [];
  }
}

function proportionalKb(pid: number): number {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(told)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const treeKb = (pid: number): number =>
  childrenOf(pid).reduce((sum, child) => sum + treeKb(child), proportionalKb(pid));

/**
 * Memory in MB of this process and all processes that it started. Shared pages are divided among them (Linux's
 * PSS). 0 on other systems.
 */
export const memoryNow = (): number => Math.round(treeKb(process.pid) / 1024);

/** Measures the memory twice a second until it is stopped. Returns the maximum. */
export function watchMemory(): { readonly most: () => number; readonly stop: () => void } {
  let most = 0;
  const look = () => {
    most = Math.max(most, memoryNow());
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    most: () => most,
    stop: () => clearInterval(timer),
  };
}
