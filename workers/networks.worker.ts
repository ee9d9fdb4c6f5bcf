import { expose, transfer } from 'comlink';
import type { Network, NetworksApi } from '../src/artifacts/networks/networks.ts';
import { loadNetwork } from '../src/artifacts/networks/onnx.ts';

// Runs the networks on a thread of their own, beside the thread that finds landmarks and measures.

const networks = new Map<string, Network>();

const api: NetworksApi = {
  hello() {},
  async load(url) {
    networks.set(url, await loadNetwork(url));
  },
  async run(url, data, shape) {
    const network = networks.get(url);
    if (!network) throw new Error(`${url} is not loaded`);
    const outputs = await network(data, shape);
    return transfer(
      outputs,
      Object.values(outputs).map(({ buffer }) => buffer as ArrayBuffer),
    );
  },
};

expose(api);
