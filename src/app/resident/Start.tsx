import { Camera, ImageUp, ShieldCheck } from 'lucide-preact';
import { defaultSpec } from '../../specs/index.ts';
import { messages } from '../language.ts';
import { download } from '../offline/updates.ts';
import { WaitingPhotos } from '../offline/WaitingPhotos.tsx';
import { FrameDrawing } from '../ui/FrameDrawing.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { BrowserCaveat } from './BrowserCaveat.tsx';
import { openCamera, openPicker } from './file-inputs.ts';
import { OwnReceipts } from './OwnReceipts.tsx';
import { Privacy } from './Privacy.tsx';
import { Refused } from './Refused.tsx';
import { moved, refusal } from './state.ts';
import { Tips } from './Tips.tsx';

export function Start() {
  const { start, offline } = messages.value.resident;
  const isReady = download.value !== undefined && download.value.loaded === download.value.total;
  const { width, height } = defaultSpec.format;
  return (
    <div class="start">
      <section class="hero stack">
        <StepHeading focused={moved.value && !refusal.value}>{start.title}</StepHeading>
        <p class="lead">{start.lead}</p>
        <BrowserCaveat />
        <Refused />
        <div class="actions choose">
          <button type="button" class="button big primary shoot" onClick={openCamera}>
            <Camera size={26} aria-hidden="true" />
            {start.shoot}
          </button>
          <button type="button" class="button big pick" onClick={openPicker}>
            <ImageUp size={26} aria-hidden="true" />
            {start.pick}
          </button>
        </div>
        <p class="promise">
          <ShieldCheck size={22} aria-hidden="true" />
          <span>
            {start.promise} <a href="#privacy">{start.privacyLink}</a>
          </span>
        </p>
        <p class="drop-hint small soft">{start.dropHint}</p>
        {isReady && (
          <p class="small soft" data-offline-ready>
            {offline.ready}
          </p>
        )}
      </section>
      <WaitingPhotos />
      <section class="frame-card card" aria-labelledby="frame-title">
        <FrameDrawing spec={defaultSpec} />
        <div>
          <h2 id="frame-title">{start.frameTitle}</h2>
          <p class="small soft">{start.frameSize(width, height)}</p>
        </div>
      </section>
      <Tips />
      <OwnReceipts />
      <Privacy />
    </div>
  );
}
