import type { Pattern } from '../signature/format.ts';
import { type Found, match } from './format.ts';
import type { Place } from './scheme.ts';

/** The timestamp or the id in a header that holds more. The rest of it has to be as the pattern says. */
export function within(place: Place, name: 'timestamp' | 'id', pattern: Pattern): Place {
  const form = pattern.map((text, index) => (index % 2 === 1 ? `{${text}}` : text)).join('');
  return {
    label: `${place.label} in the form ${form}`,
    read: (attempt) => {
      const value = place.read(attempt);
      const text = value === undefined ? undefined : textsIn(pattern, value)[name];
      // A quoted text would go on behind it.
      return text === undefined || /^$|["\\]/.test(text) ? undefined : text;
    },
  };
}

/** A header with one signature, which may also be one of several members with labels of their own. */
export function labelled(pattern: Pattern): (value: string) => Found {
  return (value) => ({ signatures: [textsIn(pattern, value).signature ?? []].flat() });
}

const LABEL = /^[a-z*][a-z0-9_.*-]*(?==)/;

/** The texts of the placeholders. None if the value has another form, or its label twice: receivers disagree which one counts. */
function textsIn(pattern: Pattern, value: string): Readonly<Record<string, string>> {
  const [label] = LABEL.exec(pattern[0] ?? '') ?? [];
  const [own, ...others] =
    label === undefined ? [value.trim()] : membersOf(value).filter((member) => labelOf(member) === label);
  return (own !== undefined && others.length === 0 && match(pattern, own)) || {};
}

function labelOf(member: string): string | undefined {
  return /^[^=;\s]*/.exec(member)?.[0];
}

/** The members of a dictionary of RFC 8941. Commas in quoted texts separate none. */
function membersOf(value: string): readonly string[] {
  const members: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < value.length; index++) {
    const character = value[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\' && isQuoted) index++;
    else if (character === ',' && !isQuoted) {
      members.push(value.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...members, value.slice(start).trim()];
}
