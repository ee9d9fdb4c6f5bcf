import { signal } from '@preact/signals';
import type { Assessment, Refusal, Stage } from '../../engine/assessment.ts';
import type { AssessorFailure } from '../../i18n/messages.ts';
import type { Receipt } from '../../receipt/answers.ts';
import type { Capture } from '../../receipt/capture.ts';
import type { Claim } from '../../receipt/content.ts';

/** A photo that was judged. */
export interface Judged {
  readonly assessment: Assessment;
  /** What bears out that this machine's camera took it. Absent: the person brought a file. */
  readonly capture?: Capture;
  /** A ref for the canvas that shows the photo. */
  readonly show: (canvas: HTMLCanvasElement | null) => void;
}

/** A canvas frees the photo together with the element. Browsers keep decoded copies of what an `img` showed. */
async function draw({ photo, mime }: Assessment, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(new Blob([photo], { type: mime }));
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
}

// Everything about the person in front of the machine is stored here, so that it can be forgotten at once.
export const stage = signal<Stage>('reading');
export const judged = signal<Judged | undefined>(undefined);
export const refusal = signal<Refusal | AssessorFailure | undefined>(undefined);
/** Made once for each photo that is sent, so that sending again is the same receipt. */
export const claim = signal<Claim | undefined>(undefined);
export const receipt = signal<Receipt | undefined>(undefined);

/** Replaces the photo by another one, or by none. */
export function replaceJudged(assessment: Assessment | undefined, capture?: Capture): void {
  claim.value = undefined;
  judged.value = assessment && {
    assessment,
    ...(capture && { capture }),
    show: (canvas) => {
      if (canvas) void draw(assessment, canvas);
    },
  };
}

export function forgetPerson(): void {
  replaceJudged(undefined);
  stage.value = 'reading';
  refusal.value = undefined;
  receipt.value = undefined;
}
