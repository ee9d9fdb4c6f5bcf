import { Builder } from 'flatbuffers';
import { table, vector } from './flatbuffer.ts';

/** The name under which TensorFlow Lite's tools and MediaPipe look for the metadata. */
export const METADATA_NAME = 'TFLITE_METADATA';

/**
 * Numbers of the metadata schema (tensorflow/lite/schema/metadata_schema.fbs) that are used here.
 * Exported for tests.
 */
export const METADATA_FIELDS = {
  model: { subgraphs: 3, minimumParserVersion: 7 },
  subgraph: { inputs: 2 },
  tensor: { name: 0, content: 3, processUnits: 4 },
  content: { propertiesType: 0, properties: 1 },
  image: { colourSpace: 0 },
  processUnit: { optionsType: 0, options: 1 },
  normalisation: { mean: 0, std: 1 },
} as const;

const NORMALISATION = 1;
const IMAGE = 2;
const RGB = 1;

/**
 * TensorFlow Lite metadata that says how to normalise the one input, an RGB image:
 * (value - mean) / std for values of 0…255.
 */
export function imageMetadata(mean: number, std: number): Uint8Array<ArrayBuffer> {
  const b = new Builder(512);
  const f = METADATA_FIELDS;
  const normalisation = table(b, [
    [f.normalisation.mean, 'Offset', vector(b, 'Float32', [mean])],
    [f.normalisation.std, 'Offset', vector(b, 'Float32', [std])],
  ]);
  const unit = table(b, [
    [f.processUnit.optionsType, 'Int8', NORMALISATION],
    [f.processUnit.options, 'Offset', normalisation],
  ]);
  const image = table(b, [[f.image.colourSpace, 'Int8', RGB]]);
  const content = table(b, [
    [f.content.propertiesType, 'Int8', IMAGE],
    [f.content.properties, 'Offset', image],
  ]);
  const tensor = table(b, [
    [f.tensor.name, 'Offset', b.createString('image')],
    [f.tensor.content, 'Offset', content],
    [f.tensor.processUnits, 'Offset', vector(b, 'Offset', [unit])],
  ]);
  const subgraph = table(b, [[f.subgraph.inputs, 'Offset', vector(b, 'Offset', [tensor])]]);
  const model = table(b, [
    [f.model.subgraphs, 'Offset', vector(b, 'Offset', [subgraph])],
    [f.model.minimumParserVersion, 'Offset', b.createString('1.0.0')],
  ]);
  b.finish(model, 'M001');
  return new Uint8Array(b.asUint8Array());
}
