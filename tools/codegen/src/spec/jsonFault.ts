/** The first place where a text stops being JSON, and what is wrong there. */
interface JsonFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * Finds the fault in a text that `JSON.parse` rejects. The messages of the engine change from version to version and
 * often have no position.
 */
export function jsonFault(text: string): JsonFault {
  const stack: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let afterComma: number | undefined;
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const char = text[at] ?? '';
    if (wanted === 'end') return { offset: at, message: 'Nothing may follow the value.' };
    const isClosing = char === '}' || char === ']';
    if (isClosing && afterComma !== undefined)
      return { offset: afterComma, message: 'A trailing comma is not allowed.' };
    if (isClosing && wanted !== 'colon' && stack.at(-1) === OPENING[char]) {
      const isValueMissing = wanted === 'value' && char === '}';
      if (isValueMissing) return { offset: at, message: MESSAGES.value };
      stack.pop();
      at += 1;
      wanted = stack.length === 0 ? 'end' : 'comma';
      continue;
    }
    const step = STEPS[wanted](text, at, stack);
    if ('message' in step) return step;
    afterComma = wanted === 'comma' ? at : undefined;
    ({ at, wanted } = step);
  }
  return { offset: text.length, message: 'The text ends too early.' };
}

type Wanted = 'value' | 'name' | 'colon' | 'comma' | 'end';

type Step = (text: string, at: number, stack: ('{' | '[')[]) => JsonFault | { at: number; wanted: Wanted };

const OPENING: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

const MESSAGES = {
  value: 'Expected a value.',
  name: 'Expected a name in double quotes.',
  colon: 'Expected a colon behind the name.',
  comma: 'Expected a comma or the end of the list or object.',
};

const BAD_STRING = 'This string has a wrong escape or a line break in it, or does not end.';

const STEPS: Readonly<Record<Exclude<Wanted, 'end'>, Step>> = {
  value: (text, at, stack) => {
    const char = text[at];
    if (char === '{' || char === '[') {
      stack.push(char);
      return { at: at + 1, wanted: char === '{' ? 'name' : 'value' };
    }
    const end = scalarEnd(text, at);
    return end === undefined
      ? faultAt(text, at, text[at] === '"' ? BAD_STRING : MESSAGES.value)
      : { at: end, wanted: stack.length === 0 ? 'end' : 'comma' };
  },
  name: (text, at) => {
    const end = text[at] === '"' ? stringEnd(text, at) : undefined;
    return end === undefined
      ? faultAt(text, at, text[at] === '"' ? BAD_STRING : MESSAGES.name)
      : { at: end, wanted: 'colon' };
  },
  colon: (text, at) => (text[at] === ':' ? { at: at + 1, wanted: 'value' } : faultAt(text, at, MESSAGES.colon)),
  comma: (text, at, stack) =>
    text[at] === ','
      ? { at: at + 1, wanted: stack.at(-1) === '{' ? 'name' : 'value' }
      : faultAt(text, at, MESSAGES.comma),
};

function faultAt(text: string, offset: number, message: string): JsonFault {
  if (/^\/[/*]/.test(text.slice(offset, offset + 2))) return { offset, message: 'JSON allows no comments.' };
  return { offset, message };
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}

function scalarEnd(text: string, at: number): number | undefined {
  if (text[at] === '"') return stringEnd(text, at);
  const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : undefined;
}

function stringEnd(text: string, at: number): number | undefined {
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  string.lastIndex = at;
  return string.test(text) ? string.lastIndex : undefined;
}
