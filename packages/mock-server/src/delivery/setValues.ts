import { suggest } from '../errors/suggest.ts';
import { MisuseError } from '../errors/usageError.ts';
import { ownMember, withMember } from './runtimeExpression.ts';

/** A copy of the payload with other values at these JSON pointers. */
export function setValues(payload: unknown, values: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(values).reduce((before, [pointer, value]) => {
    const path = pointer.split('/').slice(1).map(unescaped);
    if (!pointer.startsWith('/') || !hasRoomAt(before, path)) throw noPlace(pointer, before);
    return withMember(before, path, value);
  }, payload);
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** An object takes new members; an array only others in place of its own. */
function hasRoomAt(payload: unknown, path: readonly string[]): boolean {
  const parent = path.slice(0, -1).reduce(ownMember, payload);
  if (Array.isArray(parent)) return Object.keys(parent).includes(path.at(-1) ?? '');
  return typeof parent === 'object' && parent !== null;
}

function noPlace(pointer: string, payload: unknown): MisuseError {
  return new MisuseError({
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
