import { signal } from '@preact/signals';
import { Eye, EyeOff } from 'lucide-preact';
import type { Head } from '../../core/check/artifacts.ts';
import type { Places } from '../../engine/places.ts';
import type { Finding } from '../../engine/verdict.ts';
import { messages } from '../language.ts';
import { LineLegend } from './LineLegend.tsx';
import { linesOf } from './lines.ts';
import { MarkedPhoto } from './MarkedPhoto.tsx';
import { openedFinding } from './opened-finding.ts';

interface PhotoPanelProps {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly head?: Head | undefined;
  readonly findings: readonly Finding[];
  /** Where findings lie, for when their lines are opened. */
  readonly places?: Places;
}

/** Over the face they would hide what the person looks for, so they wait until they are asked for. */
const linesShown = signal(false);

/** What the opened finding is about: its place on the photo, or the line it was measured by. */
function marksOf({ width, height, head, findings, places = {} }: Omit<PhotoPanelProps, 'url'>) {
  const opened = findings.find((finding) => finding === openedFinding.value);
  const lines = head && opened ? linesOf(head, { width, height }, [opened]) : [];
  return { outlines: opened ? places[opened.check] : undefined, lines };
}

/** The photo again, small and marked, for an opened line from which the large one is out of sight. */
export function FaultPicture(props: PhotoPanelProps) {
  const { url, width, height } = props;
  const marks = marksOf(props);
  if (marks.lines.length === 0 && !marks.outlines) return null;
  return (
    <div class="fault-picture">
      <MarkedPhoto url={url} width={width} height={height} alt="" {...marks} />
    </div>
  );
}

/** A photo, what the opened finding is about, and its measured lines where they are asked for. */
export function PhotoPanel(props: PhotoPanelProps) {
  const { url, width, height, head, findings } = props;
  const { shared } = messages.value;
  const all = head ? linesOf(head, { width, height }, findings) : [];
  const marks = marksOf(props);
  const Icon = linesShown.value ? EyeOff : Eye;
  return (
    <figure class="photo-panel">
      <MarkedPhoto
        url={url}
        width={width}
        height={height}
        alt={shared.photoAlt}
        lines={linesShown.value ? all : marks.lines}
        outlines={marks.outlines}
      />
      {all.length > 0 && (
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
          {linesShown.value && <LineLegend lines={all} findings={findings} />}
        </figcaption>
      )}
    </figure>
  );
}
