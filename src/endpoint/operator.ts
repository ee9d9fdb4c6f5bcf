import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type OperatorFile, operatorFileSchema } from '../receipt/operator.ts';
import { specs } from '../specs/index.ts';

/** The neutral texts, which name no place. Used where no file is given. */
export const neutralOperator = fileURLToPath(new URL('./operator.json', import.meta.url));

/** Reads the operator's file. Throws an error that names the file and everything that is wrong with it. */
export function readOperator(path: string): OperatorFile {
  const read = v.safeParse(operatorFileSchema, parsed(path));
  if (read.success) {
    const unknown = Object.keys(read.output.documentDays ?? {}).filter((id) => !specs[id]);
    if (unknown.length === 0) return read.output;
    throw new Error(`OPERATOR_FILE ${path}\n  documentDays: there is no ${unknown.join(', ')}`);
  }
  const wrong = read.issues.map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
  throw new Error(`OPERATOR_FILE ${path}\n  ${wrong.join('\n  ')}`);
}

function parsed(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`OPERATOR_FILE ${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new Error(`OPERATOR_FILE ${path} cannot be read`, { cause });
  }
}
