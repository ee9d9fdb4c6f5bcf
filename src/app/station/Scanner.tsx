import { ScanQrCode } from 'lucide-preact';
import { messages } from '../language.ts';
import { holdScanner, scanning, startScan, stopScan } from './scan.ts';

/** The camera as a scanner, for a machine that has no other. */
export function Scanner() {
  const words = messages.value.station.lookUp;
  if (!scanning.value) {
    return (
      <button type="button" class="button quiet scan-button" onClick={startScan}>
        <ScanQrCode size={22} aria-hidden="true" />
        {words.scan}
      </button>
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
