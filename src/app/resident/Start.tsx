import { Camera, ImageUp, ShieldCheck, Shirt } from 'lucide-preact';
import { defaultSpec } from '../../specs/index.ts';
import { wanted } from '../document.ts';
import { language, messages } from '../language.ts';
import { download } from '../offline/updates.ts';
import { loadTerms } from '../operator.ts';
import { WaitingPhotos } from '../submission/WaitingPhotos.tsx';
import { DocumentMenu } from '../ui/DocumentMenu.tsx';
import { FrameDrawing } from '../ui/FrameDrawing.tsx';
import { More } from '../ui/More.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { BrowserCaveat } from './BrowserCaveat.tsx';
import { openCamera, openPicker } from './file-inputs.ts';
import { OwnReceipts } from './OwnReceipts.tsx';
import { PhoneLink } from './PhoneLink.tsx';
import { Privacy } from './Privacy.tsx';
import { Refused } from './Refused.tsx';
import { resident, send } from './session.ts';
import { Tips } from './Tips.tsx';
import { givesReceipts } from './terms.ts';

/** What the page is for. With the document's name where it is not the default one. */
export function startTitle(): string {
  const { start } = messages.value.resident;
  const { id, name } = wanted.value;
  return id === defaultSpec.id ? start.title : start.titleOf(name[language.value]);
}

export function Start() {
  const { start, offline } = messages.value.resident;
  const { moved, refusal } = resident.value;
  const isReady = download.value !== undefined && download.value.loaded === download.value.total;
  const { name, description, format, rules } = wanted.value;
  const { width, height, print } = format;
  const isWallWhite = rules['background-white'] !== undefined;
  const isTopChecked = rules['clothing-contrast'] !== undefined;
  return (
    <div class="start">
      <section class="hero stack">
        <StepHeading focused={moved && !refusal}>{startTitle()}</StepHeading>
        <p class="lead">{givesReceipts(wanted.value.id) ? start.lead : start.leadNoReceipt}</p>
        <DocumentMenu id="document" onChange={loadTerms} />
        <BrowserCaveat />
        <Refused />
        <p class="prepare">
          <Shirt size={22} aria-hidden="true" />
          <span>{start.prepare(isWallWhite, isTopChecked)}</span>
        </p>
        <div class="actions choose">
          <button type="button" class="button big primary shoot" onClick={openCamera}>
            <Camera size={26} aria-hidden="true" />
            {start.shoot}
          </button>
          <button type="button" class="button big pick secondary" onClick={openPicker}>
            <ImageUp size={26} aria-hidden="true" />
            {start.pick}
          </button>
        </div>
        {wanted.value.capture === 'here' && givesReceipts(wanted.value.id) && (
          <p class="notice" data-capture-needed>
            {start.captureNeeded}
          </p>
        )}
        <p class="promise">
          <ShieldCheck size={22} aria-hidden="true" />
          <span>
            {start.promise}{' '}
            <a class="secondary" href="#privacy">
              {start.privacyLink}
            </a>
          </span>
        </p>
        <More />
        <p class="drop-hint small soft secondary">{start.dropHint}</p>
        <PhoneLink />
        {isReady && (
          <p class="small soft secondary" data-offline-ready>
            {offline.ready}
          </p>
        )}
      </section>
      <WaitingPhotos onShow={(issued) => send({ type: 'show', issued })} />
      <section class="frame-card card secondary" aria-labelledby="frame-title">
        <FrameDrawing spec={wanted.value} />
        <div>
          <h2 id="frame-title">{start.frameTitle}</h2>
          <p>{name[language.value]}</p>
          <p class="small soft">{description[language.value]}</p>
          <p class="small soft">{start.frameSize(width, height)}</p>
          {print && <p class="small soft">{start.printSize(print.width, print.height)}</p>}
        </div>
      </section>
      <Tips />
      <OwnReceipts />
      <Privacy />
    </div>
  );
}
