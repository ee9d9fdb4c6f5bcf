import { ImageUp } from 'lucide-preact';
import { LiveCamera } from '../camera/LiveCamera.tsx';
import { messages } from '../language.ts';
import { holdInput, pickPhoto, takeChosen, takesFiles } from './files.ts';
import { countdown, kiosk, live, send } from './session.ts';

/** The camera guides the person and takes the photo automatically. Or the person gives a photo that they brought. */
export function Capture() {
  const words = messages.value.kiosk.capture;
  if (!live.value) return null;
  const seconds = countdown.value;
  return (
    <div class="kiosk-capture" data-camera-problem={kiosk.value.camera}>
      <LiveCamera
        live={live.value}
        onClose={() => send({ type: 'leave' })}
        waysOn={<p class="kiosk-waits">{words.cameraWaits}</p>}
      />
      {seconds !== undefined && (
        <p class="kiosk-countdown" data-countdown={seconds} aria-hidden="true" key={seconds}>
          {seconds > 0 && seconds}
        </p>
      )}
      {takesFiles() && (
        <button type="button" class="button kiosk-brought" onClick={pickPhoto}>
          <ImageUp size={24} aria-hidden="true" />
          {words.file}
        </button>
      )}
      <input ref={holdInput} type="file" accept="image/*" hidden onChange={takeChosen} />
    </div>
  );
}
