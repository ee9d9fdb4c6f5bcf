import { defineConfig } from 'vite';

export default defineConfig({
  assetsInclude: ['**/*.task', '**/*.onnx'],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  optimizeDeps: { exclude: ['@jsquash/jpeg', '@mediapipe/tasks-vision', 'onnxruntime-web'] },
  worker: { format: 'es' },
});
