import { messages } from '../language.ts';
import { ScanDrawing } from '../ui/ScanDrawing.tsx';
import { StepHeading } from '../ui/StepHeading.tsx';
import { stage } from './person.ts';

export function Checking() {
  const { kiosk, stage: words } = messages.value;
  return (
    <div class="kiosk-step">
      <div class="kiosk-main stack progress">
        <ScanDrawing />
        <StepHeading>{kiosk.checking}</StepHeading>
        <p role="status" class="kiosk-lead">
          {words[stage.value]}
        </p>
      </div>
    </div>
  );
}
