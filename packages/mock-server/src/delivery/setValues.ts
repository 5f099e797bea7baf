import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import { getOwn, withMember } from './runtimeExpression.ts';

/** A copy of the payload with other values at these JSON pointers. */
export function setValues(payload: unknown, values: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(values).reduce((before, [pointer, value]) => {
    const path = pointer.split('/').slice(1).map(unescapeToken);
    if (!pointer.startsWith('/') || !canSet(before, path)) throw invalidPointer(pointer, before);
    return withMember(before, path, value);
  }, payload);
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** An object takes new members; an array only others in place of its own. */
function canSet(payload: unknown, path: readonly string[]): boolean {
  const parent = path.slice(0, -1).reduce(getOwn, payload);
  if (Array.isArray(parent)) return Object.keys(parent).includes(path.at(-1) ?? '');
  return typeof parent === 'object' && parent !== null;
}

function invalidPointer(pointer: string, payload: unknown): UsageError {
  return new UsageError({
    code: 'no-such-place',
    message: `The payload has no place ${JSON.stringify(pointer)}.`,
    where: 'set',
    fix: 'Give a JSON pointer like /data/email: to something in the payload, or to a new member of an object in it.',
    suggestions: suggest(pointer, pointersIn(payload)),
  });
}

function pointersIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [pointer, ...pointersIn(member).map((rest) => pointer + rest)];
  });
}
