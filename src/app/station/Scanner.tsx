import { ScanQrCode } from 'lucide-preact';
import { messages } from '../language.ts';
import { Alert } from '../ui/Alert.tsx';
import { holdScanner, scanning, scanProblem, startScan, stopScan } from './scan.ts';

/** The camera as a scanner, for a machine that has no other. */
export function Scanner() {
  const { live, station } = messages.value;
  const words = station.lookUp;
  const problem = scanProblem.value;
  if (!scanning.value) {
    return (
      <>
        <button type="button" class="button quiet scan-button" onClick={startScan}>
          <ScanQrCode size={22} aria-hidden="true" />
          {words.scan}
        </button>
        {problem && (
          <Alert
            key={problem}
            trouble={{ title: live.problem[problem].title, fix: words.withoutCamera }}
            problem={`camera-${problem}`}
          />
        )}
      </>
    );
  }
  return (
    <div class="scanner stack-tight">
      <p role="status">{words.scanning}</p>
      <video ref={holdScanner} muted playsInline />
      <button type="button" class="button" onClick={stopScan}>
        {words.stopScanning}
      </button>
    </div>
  );
}
