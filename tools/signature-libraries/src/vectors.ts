import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** See the `format` in the file. */
export interface Vector {
  readonly id: string;
  readonly scheme: string;
  readonly secrets: readonly string[];
  readonly now: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | { readonly repeat: string; readonly times: number };
  };
  readonly valid: boolean;
  readonly note: string;
}

/** The published vectors. */
export async function readVectors(): Promise<readonly Vector[]> {
  const file = fileURLToPath(import.meta.resolve('@hookbook/webhook/vectors.json'));
  const { vectors }: { readonly vectors: readonly Vector[] } = JSON.parse(await readFile(file, 'utf8'));
  return vectors;
}

/** The raw bytes of the body. */
export function bodyOf({ request: { body } }: Vector): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'base64');
  const piece = Buffer.from(body.repeat, 'base64');
  return Buffer.concat(Array.from({ length: body.times }, () => piece));
}
