import { computed } from '@preact/signals';
import { Camera, ImageUp } from 'lucide-preact';
import { createLive } from '../camera/camera-session.ts';
import { LiveCamera } from '../camera/LiveCamera.tsx';
import { wanted } from '../document.ts';
import { messages } from '../language.ts';
import { serviceName } from '../operator.ts';
import { checkPhoto } from './check-photo.ts';
import { openPicker, openSystemCamera } from './file-inputs.ts';

/** One camera for each document, because each has its own frame. */
const live = computed(() =>
  createLive({
    spec: wanted.value,
    facing: 'user',
    auto: true,
    onPhoto: (photo, capture) => void checkPhoto(photo, capture),
  }),
);

/** The camera. Where there is none: the phone's own camera app, or a file. */
export function CameraStep() {
  const { live: words } = messages.value;
  document.title = `${words.title} · ${serviceName.value}`;
  return (
    <LiveCamera
      live={live.value}
      onClose={() => history.back()}
      waysOn={
        <>
          <button type="button" class="button primary" onClick={openSystemCamera}>
            <Camera size={22} aria-hidden="true" />
            {words.systemCamera}
          </button>
          <button type="button" class="button" onClick={openPicker}>
            <ImageUp size={22} aria-hidden="true" />
            {words.pick}
          </button>
        </>
      }
    />
  );
}
