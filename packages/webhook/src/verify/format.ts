import type { Pattern } from '../signature/format.ts';

/** What the value at the place of the signature contains. */
export interface Found {
  /** In the order of the value. */
  readonly signatures: readonly string[];
  readonly timestamp?: string;
  readonly id?: string;
}

type Groups = Readonly<Record<string, string>>;

/** A value with a signature after a text, or with several of them between separators. Other parts are ignored. */
export function prefixed(prefix: string, separator?: string): (value: string) => Found {
  return (value) => {
    const signatures: string[] = [];
    for (const part of separator === undefined ? [value] : value.split(separator)) {
      const text = part.trim();
      if (text.startsWith(prefix)) signatures.push(text.slice(prefix.length));
    }
    return { signatures };
  };
}

/** A value with one part. */
export function single(pattern: Pattern): (value: string) => Found {
  return (value) => {
    const { signature, timestamp, id } = match(pattern, value.trim()) ?? {};
    return foundIn(signature === undefined ? [] : [signature], timestamp, id);
  };
}

/**
 * A value with several parts, in any order and number. Those that match none of the patterns are ignored. If no text tells the
 * parts apart, their order does, and the last one may be repeated.
 */
export function list(separator: string, ...patterns: readonly Pattern[]): (value: string) => Found {
  const isOrdered = patterns.every(([before, , after]) => before === '' && after === '');
  const patternsAt = (index: number) => (isOrdered ? [patterns[index] ?? patterns.at(-1) ?? []] : patterns);
  return (value) => {
    const groups = value.split(separator).map((part, index) => firstMatch(patternsAt(index), part.trim()));
    const all = (name: string) => groups.map((group) => group[name]).filter((text) => text !== undefined);
    return foundIn(all('signature'), all('timestamp')[0], all('id')[0]);
  };
}

function foundIn(signatures: readonly string[], timestamp: string | undefined, id: string | undefined): Found {
  return { signatures, ...(timestamp && { timestamp }), ...(id && { id }) };
}

function firstMatch(patterns: readonly Pattern[], text: string): Groups {
  for (const pattern of patterns) {
    const groups = match(pattern, text);
    if (groups) return groups;
  }
  return {};
}

/** The texts of the placeholders, the first ones as long as possible; undefined if the text has another form. */
export function match(pattern: Pattern, text: string): Groups | undefined {
  const groups: Record<string, string> = {};
  let end = text.length;
  let name: string | undefined;
  for (let index = pattern.length - 1; index >= 0; index -= 2) {
    const literal = pattern[index] ?? '';
    const latest = end - literal.length;
    const at = index === 0 ? 0 : name === undefined ? latest : text.lastIndexOf(literal, latest);
    if (at < 0 || at > latest || (name === undefined && at < latest) || !text.startsWith(literal, at)) return undefined;
    if (name !== undefined) groups[name] = text.slice(at + literal.length, end);
    name = pattern[index - 1];
    end = at;
  }
  return groups;
}
