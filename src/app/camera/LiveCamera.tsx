import '../styles/live.css';
import { UserRound, Users, Volume2, VolumeX, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { outlineIn } from '../../live/outline.ts';
import { messages } from '../language.ts';
import { focusOnArrival } from '../ui/focus.ts';
import { CameraProblem } from './CameraProblem.tsx';
import { CueIcon } from './CueIcon.tsx';
import type { Live } from './camera-session.ts';
import { shownWords } from './cue-words.ts';
import { Outline } from './Outline.tsx';
import { placeVideo } from './place-video.ts';
import { Shutter } from './Shutter.tsx';
import { hasVoice, said, switchVoice, voiceOn } from './voice.ts';

interface LiveCameraProps {
  readonly live: Live;
  /** The way out. Absent where there is none. */
  readonly onClose?: () => void;
  /** Buttons for other ways, shown where there is no camera. */
  readonly waysOn?: ComponentChildren;
}

/** The camera, filling the screen: one instruction above, the outline on the picture, the shutter below. */
export function LiveCamera({ live, onClose, waysOn }: LiveCameraProps) {
  const { live: words } = messages.value;
  const state = live.state.value;
  const { camera, guidance, facing, audience, problem, latency } = state;
  const helper = audience === 'helper';
  const mirrored = facing === 'user';
  const waiting = camera === 'opening' || camera === 'loading';
  const right = camera === 'running' && !guidance.cue;
  return (
    <section
      class="live"
      data-camera={camera}
      data-phase={guidance.phase}
      data-cue={guidance.cue}
      data-right={right}
      data-audience={audience}
      data-latency={latency?.toFixed(1)}
      aria-labelledby="live-title"
    >
      <h1 id="live-title" class="visually-hidden" tabIndex={-1} ref={focusOnArrival}>
        {words.title}
      </h1>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
      {problem ? (
        <CameraProblem problem={problem} again={() => live.turn(facing)} waysOn={waysOn} />
      ) : (
        <p class="live-words" data-tone={right ? 'pass' : undefined}>
          <CueIcon cue={guidance.cue} mirrored={mirrored} waiting={waiting} />
          <span>{shownWords(state, audience, words)}</span>
        </p>
      )}
      <div class="live-stage" ref={live.stage.ref} hidden={problem !== undefined}>
        <Picture live={live} mirrored={mirrored} />
      </div>
      <div class="live-bar">
        {onClose && (
          <button type="button" class="live-button" onClick={onClose}>
            <X size={26} aria-hidden="true" />
            {words.close}
          </button>
        )}
        {!problem && <Shutter live={live} />}
        <div class="live-switches">
          {!problem && audience !== 'fixed' && (
            <button type="button" class="live-button" onClick={() => live.help(!helper)}>
              {helper ? (
                <UserRound size={26} aria-hidden="true" />
              ) : (
                <Users size={26} aria-hidden="true" />
              )}
              {helper ? words.alone : words.helped}
            </button>
          )}
          {hasVoice.value && !problem && (
            <button type="button" class="live-button" data-on={voiceOn.value} onClick={switchVoice}>
              {voiceOn.value ? (
                <Volume2 size={26} aria-hidden="true" />
              ) : (
                <VolumeX size={26} aria-hidden="true" />
              )}
              {voiceOn.value ? words.voiceOn : words.voiceOff}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function Picture({ live, mirrored }: { readonly live: Live; readonly mirrored: boolean }) {
  const { frame, guidance } = live.state.value;
  const stage = live.stage.size.value;
  const box = frame && stage && placeVideo(stage, frame, outlineIn(frame, live.spec).frame);
  const style = box && {
    left: `${box.x}px`,
    top: `${box.y}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  };
  return (
    <div class="live-picture" data-mirrored={mirrored} {...(style && { style })}>
      <video
        ref={live.attach}
        aria-label={messages.value.live.previewAlt}
        playsInline
        muted
        disablePictureInPicture
      />
      {frame && <Outline camera={frame} spec={live.spec} progress={guidance.progress} />}
    </div>
  );
}
