/** The parts of a name: `data.userId` has `data`, `user` and `id`. */
export function partsOf(text) {
  return text.split(BETWEEN_PARTS).filter(Boolean).map(lowerCase);
}

/** What an index finds a text by: its parts, and the names between its dots and spaces. */
export function tokensOf(text) {
  const names = text.split(BETWEEN_NAMES).filter(Boolean);
  const tokens = new Set();
  for (const name of names) {
    tokens.add(name.toLowerCase());
    // Most words are, and splitting takes most of the time.
    if (!ONE_PART.test(name)) for (const part of partsOf(name)) tokens.add(part);
  }
  return [...tokens];
}

/** Two names that differ in case and punctuation only have the same. */
export function compact(text) {
  return text.replace(PUNCTUATION, '').toLowerCase();
}

function lowerCase(text) {
  return text.toLowerCase();
}

const ONE_PART = /^[A-Z]?[a-z0-9]*$/;
export const PUNCTUATION = /[^\p{L}\p{N}]+/gu;
const BETWEEN_NAMES = /[^\p{L}\p{N}_-]+/u;
const BETWEEN_PARTS = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** What a question has besides what it is about. */
export const WORDS_OF_QUESTIONS = new Set(
  'a an the how what when where which why do does did can could should i we you my our to of for is are'.split(' '),
);

/** Readers shorten words that vendors spell out. */
export const ABBREVIATIONS = new Map(
  Object.entries({
    acct: 'account',
    addr: 'address',
    amt: 'amount',
    auth: 'authentication',
    desc: 'description',
    env: 'environment',
    msg: 'message',
    num: 'number',
    org: 'organization',
    qty: 'quantity',
    sig: 'signature',
    ts: 'timestamp',
    tx: 'transaction',
    txn: 'transaction',
  }),
);
