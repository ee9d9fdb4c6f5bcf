/** The progress of a run. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** How many of `done` come from an earlier run. */
  readonly kept: number;
  readonly errors: number;
  /** Seconds since this run began to assess. */
  readonly seconds: number;
}

/** `1h 02m`, `2m 05s`, `8s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  if (whole >= 3600) return `${Math.floor(whole / 3600)}h ${two(Math.floor((whole % 3600) / 60))}m`;
  return whole >= 60 ? `${Math.floor(whole / 60)}m ${two(whole % 60)}s` : `${whole}s`;
}

/** Exported for tests. */
export function progressText({ done, total, kept, errors, seconds }: Progress): string {
  const percent = total === 0 ? 100 : (100 * done) / total;
  const rate = seconds > 0 ? (done - kept) / seconds : 0;
  return [
    `${done}/${total} ${percent.toFixed(1)}%`,
    ...(rate > 0 ? [`${rate.toFixed(2)} photos/s`] : []),
    ...(rate > 0 && done < total ? [`${duration((total - done) / rate)} left`] : []),
    ...(errors > 0 ? [`${errors} with errors`] : []),
  ].join('  ');
}

/** Without a terminal: seconds between two lines. */
const PLAIN_S = 15;

export interface ProgressLine {
  update(progress: Progress): void;
  /** Writes a line that stays, above the progress. */
  say(text: string): void;
  end(): void;
}

/** On a terminal, one line that is updated. Elsewhere, a plain line from time to time. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  let shown = '';
  let saidAt = 0;
  const clear = () => {
    if (shown !== '') stream.write('\r\u001B[2K');
  };
  return {
    update(progress) {
      const text = progressText(progress);
      if (stream.isTTY) {
        clear();
        shown = text.slice(0, stream.columns - 1);
        stream.write(shown);
      } else if (progress.done === progress.total || progress.seconds - saidAt >= PLAIN_S) {
        saidAt = progress.seconds;
        stream.write(`${text}\n`);
      }
    },
    say(text) {
      clear();
      stream.write(`${text}\n${shown}`);
    },
    end() {
      if (shown !== '') stream.write('\n');
      shown = '';
    },
  };
}
