/** Names around an id that do not say what it identifies. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'id', 'identifier', 'ref', 'reference', 'key', 'uid', 'external', 'number', 'object', 'data', 'payload', 'attributes',
  'attribute', 'item', 'items', 'body', 'details', 'resource', 'entity', 'node', 'result',
]); // biome-ignore format: a list reads better dense

/** `customer_id` → cst, `user.id` → usr; evt for the id of the payload itself. */
export function idPrefix(words: readonly string[]): string {
  const noun = words.findLast((word) => !EMPTY_WORDS.has(word) && /^[a-z]+$/.test(word));
  return noun === undefined ? 'evt' : abbreviate(noun);
}

/** The first letter and the next two consonants: transaction → trn, user → usr. Without two, the first letters: role → rol. */
function abbreviate(noun: string): string {
  const consonants = noun.slice(1).replace(/[aeiou]/g, '');
  return (consonants.length < 2 ? noun : `${noun.charAt(0)}${consonants}`).slice(0, 3);
}
