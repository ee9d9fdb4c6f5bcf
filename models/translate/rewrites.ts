import type { Node, OnnxWriter } from './onnx.ts';

/** A graph as a rewrite sees it. */
export interface Graph {
  readonly onnx: Pick<OnnxWriter, 'ints'>;
  /** The node that computes a value; undefined for inputs and constants. */
  maker(value: string): Node | undefined;
  /** How many inputs of nodes use a value. */
  uses(value: string): number;
  /** The shape of a constant or computed value. Undefined where it is not known. */
  shape(value: string): readonly number[] | undefined;
}

/** Nodes that compute the same as a node in less time. Undefined where there are none. */
type Rewrite = (node: Node, graph: Graph) => readonly Node[] | undefined;

const isOnes = (list: unknown, length: number) =>
  Array.isArray(list) && list.length === length && list.every((value) => value === 1);

/** Whether a node mixes the channels of each pixel, and does nothing else. */
const isPointwise = ({ type, attributes }: Node): boolean =>
  type === 'Conv' &&
  isOnes(attributes.kernel_shape, 2) &&
  isOnes(attributes.strides, 2) &&
  attributes.group === 1;

/** The node that computes a node's input, if it has the given type and no other node uses its result. */
function madeFor(value: string, type: string, graph: Graph): Node | undefined {
  const node = graph.maker(value);
  return node?.type === type && graph.uses(value) === 1 ? node : undefined;
}

/** A sum of an enlarged image, and what it is added to. */
function enlargedTerm({ inputs }: Node, graph: Graph) {
  const at = inputs.findIndex((value) => graph.maker(value)?.type === 'Resize');
  const enlarging = graph.maker(inputs[at] ?? '');
  const other = inputs[1 - at];
  return enlarging && other !== undefined ? { enlarging, other } : undefined;
}

/** A node that enlarges `small` in the same way as another node enlarges its input. */
function enlarged(like: Node, small: string, channels: number, output: string, graph: Graph) {
  const [image = 1, , height = 0, width = 0] = graph.shape(like.output) ?? [];
  const sizes = graph.onnx.ints([image, channels, height, width]);
  return { ...like, inputs: [small, '', '', sizes], output };
}

const channelsOf = (weights: string, graph: Graph): number => graph.shape(weights)?.[0] ?? 0;

/** Linear enlarging and mixing channels can be swapped. Then fewer pixels are mixed. */
const mixBeforeEnlarging: Rewrite = (node, graph) => {
  const [input = '', weights = '', ...bias] = node.inputs;
  const enlarging = isPointwise(node) && madeFor(input, 'Resize', graph);
  if (!enlarging) return undefined;
  const small = `${node.output}/small`;
  return [
    { ...node, inputs: [enlarging.inputs[0] ?? '', weights, ...bias], output: small },
    enlarged(enlarging, small, channelsOf(weights, graph), node.output, graph),
  ];
};

/** Where one term of a sum is an enlarged image, channels are mixed term by term; that term before it is enlarged. */
const mixTerms: Rewrite = (node, graph) => {
  const [input = '', weights = '', ...bias] = node.inputs;
  const sum = isPointwise(node) && madeFor(input, 'Add', graph);
  const terms = sum && enlargedTerm(sum, graph);
  if (!terms) return undefined;
  const { enlarging, other } = terms;
  const [term, small, large] = ['term', 'small', 'large'].map((name) => `${node.output}/${name}`);
  return [
    { ...node, inputs: [enlarging.inputs[0] ?? '', weights], output: small },
    enlarged(enlarging, small, channelsOf(weights, graph), large, graph),
    { ...node, inputs: [other, weights, ...bias], output: term },
    { type: 'Add', inputs: [term, large], output: node.output, attributes: {} },
  ];
};

/** A factor for each channel is merged into the weights that mix them. There are fewer weights than pixels. */
const factorsIntoWeights: Rewrite = (node, graph) => {
  const [input = '', weights = '', ...bias] = node.inputs;
  const product = isPointwise(node) && madeFor(input, 'Mul', graph);
  if (!product) return undefined;
  const at = product.inputs.findIndex((value) => isOnes(graph.shape(value)?.slice(2), 2));
  const [factors, image] = [product.inputs[at], product.inputs[1 - at]];
  if (factors === undefined || image === undefined) return undefined;
  const scaled = `${node.output}/weights`;
  return [
    { type: 'Mul', inputs: [weights, factors], output: scaled, attributes: {} },
    { ...node, inputs: [image, scaled, ...bias] },
  ];
};

/**
 * The mean of a sum is the sum of the means. An image that is enlarged two times, with its edges repeated, keeps
 * its mean, because each of its pixels counts four times.
 */
const meansOfTerms: Rewrite = (node, graph) => {
  if (node.type !== 'AveragePool' || !isOnes(graph.shape(node.output)?.slice(2), 2))
    return undefined;
  const sum = graph.maker(node.inputs[0] ?? '');
  const terms = sum?.type === 'Add' && enlargedTerm(sum, graph);
  if (!terms) return undefined;
  const { enlarging, other } = terms;
  const small = enlarging.inputs[0] ?? '';
  const from = graph.shape(small)?.slice(2) ?? [];
  const to = graph.shape(enlarging.output)?.slice(2) ?? [];
  const isTwice = from.length === 2 && from.every((length, axis) => to[axis] === 2 * length);
  if (!isTwice || enlarging.attributes.coordinate_transformation_mode !== 'half_pixel')
    return undefined;
  const [mean, smallMean] = [`${node.output}/mean`, `${node.output}/small`];
  const window = { kernel_shape: from, strides: from };
  return [
    { ...node, inputs: [other], output: mean },
    { ...node, inputs: [small], output: smallMean, attributes: { ...node.attributes, ...window } },
    { type: 'Add', inputs: [mean, smallMean], output: node.output, attributes: {} },
  ];
};

const REWRITES = [mixBeforeEnlarging, meansOfTerms, mixTerms, factorsIntoWeights] as const;

/** The nodes whose output is used, in their order. */
function needed(nodes: readonly Node[], outputs: readonly string[]): readonly Node[] {
  const used = new Set(outputs);
  const kept = [...nodes].reverse().filter(({ inputs, output }) => {
    if (used.has(output)) for (const input of inputs) used.add(input);
    return used.has(output);
  });
  return kept.reverse();
}

/**
 * Nodes that compute the same, within rounding, in less time. `shape` gives the shapes of constants and of values
 * that the given nodes compute.
 */
export function rewritten(
  nodes: readonly Node[],
  outputs: readonly string[],
  { onnx, shape }: Pick<Graph, 'onnx' | 'shape'>,
): readonly Node[] {
  let now = nodes;
  const shapeOf = (value: string): readonly number[] | undefined => {
    const told = shape(value);
    const made = now.find(({ output }) => output === value);
    if (told || !made || !isPointwise(made)) return told;
    const [image = '', weights = ''] = made.inputs;
    const [images = 1, , ...area] = shapeOf(image) ?? [];
    return [images, shape(weights)?.[0] ?? 0, ...area];
  };
  for (const rewrite of REWRITES) {
    const makers = new Map(now.map((node) => [node.output, node]));
    const uses = new Map<string, number>();
    for (const value of [...now.flatMap(({ inputs }) => inputs), ...outputs])
      uses.set(value, (uses.get(value) ?? 0) + 1);
    const graph: Graph = {
      onnx,
      shape: shapeOf,
      maker: (value) => makers.get(value),
      uses: (value) => uses.get(value) ?? 0,
    };
    const all = now.flatMap((node) => rewrite(node, graph) ?? [node]);
    now = needed(all, outputs);
  }
  return now;
}
