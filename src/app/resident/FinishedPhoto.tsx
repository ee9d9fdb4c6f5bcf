import { messages } from '../language.ts';
import { resident, urlOf } from './session.ts';

/** The photo that would be sent, small. */
export function FinishedPhoto() {
  const { checked } = resident.value;
  if (!checked) return null;
  const { photo, width, height } = checked.assessment;
  return (
    <img
      class="consent-photo secondary"
      src={urlOf(photo)}
      width={width}
      height={height}
      alt={messages.value.shared.photoAlt}
    />
  );
}
