import { type Body, wrapped } from '../message/body.ts';
import { withMember, withValueAt } from '../message/runtimeExpression.ts';
import { type DeliverySteps, type Expectation, type FaultKind, faults, ofJson } from './fault.ts';

const PARSE = 'Reject invalid JSON with 400, and catch the exceptions of the parser.';
const VALIDATE = 'Validate the payload before you use it, for example with @hookbook/validators, and respond with 400.';
const LIMITS = 'Limit the size and the depth of bodies, and respond with 413 or 400.';
const STRICT = 'Use a JSON parser that reports values it cannot represent, such as @hookbook/validators.';

/** A body that the provider could only send by mistake. It is signed, so the signature does not protect from it. */
function body(expected: Expectation, summary: string, fix: string, signedBody: (body: Body) => Body): FaultKind {
  return ofJson({ expected, summary, fix, steps: () => ({ signedBody }) });
}

function message(summary: string, change: DeliverySteps['message']): FaultKind {
  return ofJson({ expected: 'reject', summary, fix: VALIDATE, steps: () => ({ message: change }) });
}

/** Adds a member at the beginning of an object. */
function withText(given: Body, member: string): Body {
  return typeof given === 'string' ? given.replace(/^\{/, `{${member},`) : given;
}

const DEPTH = 10_000;
const LARGE = 5_000_000;

/** Bodies that are signed and broken. */
export const PAYLOADS = faults({
  'broken-json': body('reject', 'invalid JSON', PARSE, (given) => wrapped(given, '{', '')),
  'cut-json': body('reject', 'truncated JSON', PARSE, (given) => given.slice(0, -2)),
  'two-values': body('reject', 'two JSON values in one body', PARSE, (given) => wrapped(given, '', '{}')),
  'nan-json': body('reject', 'JSON with NaN', PARSE, (given) => withText(given, '"hookbook_number":NaN')),
  'single-quotes': body('reject', 'JSON with single quotes', PARSE, (given) =>
    typeof given === 'string' ? given.replaceAll('"', "'") : given,
  ),
  'empty-body': body('reject', 'an empty body', PARSE, () => ''),
  'null-body': body('reject', 'null', VALIDATE, () => 'null'),
  'list-body': body('reject', 'an empty array', VALIDATE, () => '[]'),
  'text-body': body('reject', 'a string', VALIDATE, () => '"event"'),
  'empty-object': body('reject', 'an empty object', VALIDATE, () => '{}'),
  'no-event-type': {
    expected: 'reject',
    summary: 'no event type',
    fix: VALIDATE,
    steps: ({ provider }) => {
      const place = provider.webhook.eventType[0];
      if (place?.in !== 'payload') return undefined;
      return { message: (given) => withValueAt(given, place, undefined) };
    },
  },
  'event-type-number': ofJson({
    expected: 'reject',
    summary: 'a number instead of the event type',
    fix: VALIDATE,
    steps: ({ provider }) => {
      const place = provider.webhook.eventType[0];
      if (place?.in !== 'payload') return undefined;
      return { message: (given) => withValueAt(given, place, 7) };
    },
  }),
  'data-text': {
    expected: 'reject',
    summary: 'a string instead of the data of the event',
    fix: VALIDATE,
    steps: ({ provider: { webhook } }) => {
      const { data } = webhook;
      if (data?.in !== 'payload') return undefined;
      return { message: (given) => withValueAt(given, data, 'text') };
    },
  },
  'not-utf-8': body('survive', 'bytes that are not UTF-8', STRICT, (given) => {
    const bytes = Buffer.from(given);
    return new Uint8Array(
      Buffer.concat([
        Buffer.from('{"hookbook_text":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('",'),
        bytes.subarray(1),
      ]),
    );
  }),
  'byte-order-mark': body('survive', 'a byte order mark before the JSON', STRICT, (given) =>
    wrapped(given, '\ufeff', ''),
  ),
  'repeated-member': body('survive', 'an object with a duplicate property', STRICT, (given) =>
    withText(given, '"hookbook_twice":1,"hookbook_twice":2'),
  ),
  'proto-member': body('survive', 'a property named __proto__', STRICT, (given) =>
    withText(given, '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'),
  ),
  'lone-surrogate': body('survive', 'half of a surrogate pair', STRICT, (given) =>
    withText(given, '"hookbook_text":"\\ud800"'),
  ),
  'nul-character': body('survive', 'a string with the character U+0000', STRICT, (given) =>
    withText(given, '"hookbook_text":"a\\u0000b"'),
  ),
  'large-number': body('survive', 'a number that a double rounds', STRICT, (given) =>
    withText(given, '"hookbook_number":9007199254740993'),
  ),
  'huge-number': body('survive', 'a number beyond the range of a double', STRICT, (given) =>
    withText(given, '"hookbook_number":1e400'),
  ),
  'deep-body': body('survive', `a property that is nested ${DEPTH} levels deep`, LIMITS, (given) =>
    withText(given, `"hookbook_deep":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`),
  ),
  'large-body': body('survive', 'a body of 5 MB', LIMITS, (given) =>
    withText(given, `"hookbook_text":"${'x'.repeat(LARGE)}"`),
  ),
  'many-members': body('survive', 'an object with 50,000 additional properties', LIMITS, (given) =>
    withText(given, Array.from({ length: 50_000 }, (_, index) => `"hookbook_${index}":${index}`).join(',')),
  ),
  'field-number': message('a number instead of every string', (given) => ({
    ...given,
    payload: withNumbers(given.payload),
  })),
});

/** A validator finds some of them, whatever the contract says. */
function withNumbers(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.keys(payload).reduce<unknown>(
    (changed, key) =>
      typeof (payload as Readonly<Record<string, unknown>>)[key] === 'string'
        ? withMember(changed, [key], 12)
        : changed,
    payload,
  );
}
