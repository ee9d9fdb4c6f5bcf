import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import manifest from '../../models/manifest.json' with { type: 'json' };
import { modelsDigest } from './models.ts';

test('the digest is of these models, in this order: receipts are signed over it', async () => {
  const files = [
    'face_landmarker.task',
    'face-detector.onnx',
    'portrait.onnx',
    'face-parser.onnx',
  ] as const;
  const text = files.map((file) => manifest[file].sha256).join('\n');
  expect(await modelsDigest()).toBe(createHash('sha256').update(text).digest('hex'));
});
