import { MisuseError } from './misuseError.ts';

/** The payload as JSON, serialised once: what is signed is what is sent. */
export function bodyText(payload: unknown): string {
  const text = tryJson(payload);
  if (text !== undefined) return text;
  throw new MisuseError({
    code: 'bad-payload',
    message: 'The payload cannot be written as JSON.',
    where: 'payload',
    fix: 'Give plain data: objects, arrays, strings, finite numbers, booleans and null.',
  });
}

function tryJson(payload: unknown): string | undefined {
  try {
    return JSON.stringify(payload);
  } catch {
    return undefined;
  }
}
