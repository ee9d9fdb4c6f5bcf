import { signal } from '@preact/signals';
import { Eye, EyeOff } from 'lucide-preact';
import type { Head } from '../../core/check/artifacts.ts';
import type { Finding } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { LineLegend } from './LineLegend.tsx';
import { linesOf } from './lines.ts';
import { MarkedPhoto } from './MarkedPhoto.tsx';

interface PhotoPanelProps {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly head?: Head | undefined;
  readonly findings: readonly Finding[];
}

/** Over the face they would hide what the person looks for, so they wait until they are asked for. */
const linesShown = signal(false);

/** A photo, its measured lines, what they are, and the switch that hides them. */
export function PhotoPanel({ url, width, height, head, findings }: PhotoPanelProps) {
  const { shared } = messages.value;
  const lines = head ? linesOf(head, { width, height }, findings) : [];
  const Icon = linesShown.value ? EyeOff : Eye;
  return (
    <figure class="photo-panel">
      <MarkedPhoto
        url={url}
        width={width}
        height={height}
        alt={shared.photoAlt}
        lines={linesShown.value ? lines : []}
      />
      {lines.length > 0 && (
        <figcaption class="stack-tight secondary">
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              linesShown.value = !linesShown.value;
            }}
          >
            <Icon size={20} aria-hidden="true" />
            {linesShown.value ? shared.hideLines : shared.showLines}
          </button>
          {linesShown.value && <LineLegend lines={lines} findings={findings} />}
        </figcaption>
      )}
    </figure>
  );
}
