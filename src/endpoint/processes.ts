import cluster from 'node:cluster';

const STOPS = ['SIGTERM', 'SIGINT'] as const;

/** Of several processes one says where they listen. */
export const isSpeaker = (): boolean => cluster.worker === undefined || cluster.worker.id === 1;

/**
 * Runs this program in `count` processes that listen on one port, and passes on what ends them. One that
 * ends by itself is replaced, but not one that never came to listen: then all end, with 1.
 */
export function runProcesses(count: number): void {
  const listening = new Set<number>();
  let stopping = false;
  const stop = () => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  };
  cluster.on('listening', ({ id }) => listening.add(id));
  cluster.on('exit', ({ id }) => {
    if (stopping) return;
    if (listening.has(id)) cluster.fork();
    else {
      process.exitCode = 1;
      stop();
    }
  });
  for (const signal of STOPS) process.once(signal, stop);
  for (let i = 0; i < count; i++) cluster.fork();
}

/** Whether this process is the one that starts the others. */
export const isFirst = (): boolean => cluster.isPrimary;

/** Lets a process that has nothing left to do end: its line to the first one would keep it. */
export function leave(): void {
  cluster.worker?.disconnect();
}
