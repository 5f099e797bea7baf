import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createVerifier, PRESETS, type Signature, type VerifierOptions } from '@hookbook/webhook';
import { type Event, type Outcome, RIGHT, SECRET, type Steps, TYPES, wait } from './handWrittenReceiver.ts';

const SCHEME: Signature = PRESETS['standard-webhooks'];
const KEY = Buffer.from(SECRET.replace('whsec_', ''), 'base64');

type Headers = IncomingMessage['headers'];

function expectedFor(headers: Headers, body: Buffer | string, key = KEY): string {
  const content = [headers['webhook-id'], headers['webhook-timestamp'], ''].join('.');
  return createHmac('sha256', key).update(content).update(body).digest('base64');
}

function signaturesIn(headers: Headers): readonly string[] {
  return String(headers['webhook-signature'] ?? '')
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => part.slice('v1,'.length));
}

async function verifiedBy(
  headers: Headers,
  body: Buffer,
  chosen: (signatures: readonly string[]) => readonly string[],
): Promise<boolean> {
  const parts = chosen(String(headers['webhook-signature']).split(' '));
  return RIGHT.verify({ ...headers, 'webhook-signature': parts.join(' ') }, body);
}

function isRecent(headers: Headers): boolean {
  return Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) <= 300;
}

function verifying(options: VerifierOptions): Steps['verify'] {
  const { verify } = createVerifier(SCHEME, SECRET, options);
  return async (headers, body) => (await verify({ headers, body })).ok;
}

function statuses(changes: Partial<Record<Outcome, number>>): Steps['respond'] {
  return (response, outcome) => {
    const status = changes[outcome];
    if (status === undefined) RIGHT.respond(response, outcome);
    else response.writeHead(status).end();
  };
}

function refuses(status: number, isRefused: (request: IncomingMessage) => boolean): Steps['admit'] {
  return (request) => (isRefused(request) ? status : RIGHT.admit(request));
}

function fieldsOf(payload: unknown): readonly string[] {
  return typeof payload === 'object' && payload !== null ? Object.keys(payload) : [];
}

const text = (response: ServerResponse, outcome: Outcome, body: string) =>
  outcome === 'forged' || outcome === 'invalid' || outcome === 'failed'
    ? void response.writeHead(outcome === 'forged' ? 401 : 400).end(body)
    : RIGHT.respond(response, outcome);

function eventIn(body: Buffer): Event | undefined {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

interface PlantedBug {
  readonly bug: () => Partial<Steps>;
  /** The check that finds it. */
  readonly found: string;
  /** The check that comes before it. */
  readonly after?: string;
}

/** Receivers with one mistake each, and the checks that find it. */
export const PLANTED_BUGS: Readonly<Record<string, PlantedBug>> = {
  'verifies nothing': { bug: () => ({ verify: async () => true }), found: 'wrong-signature' },
  'verifies serialised JSON': {
    bug: () => ({
      verify: async (headers, body) => {
        const again = JSON.stringify(JSON.parse(body.toString()));
        return isRecent(headers) && signaturesIn(headers).includes(expectedFor(headers, again));
      },
    }),
    found: 'json-python',
  },
  'verifies decoded text': {
    bug: () => ({
      verify: async (headers, body) =>
        isRecent(headers) && signaturesIn(headers).slice(0, 16).includes(expectedFor(headers, body.toString())),
      parse: (body) => JSON.parse(body.toString()),
    }),
    found: 'changed-bytes',
  },
  'accepts a missing signature': {
    bug: () => ({
      verify: async (headers, body) => headers['webhook-signature'] === undefined || RIGHT.verify(headers, body),
    }),
    found: 'no-signature',
  },
  'accepts an empty signature': {
    bug: () => ({ verify: async (headers, body) => !headers['webhook-signature'] || RIGHT.verify(headers, body) }),
    found: 'empty-signature',
  },
  'compares the beginning of the signature': {
    bug: () => ({
      verify: async (headers, body) =>
        isRecent(headers) &&
        signaturesIn(headers).some((text) => text !== '' && expectedFor(headers, body).startsWith(text)),
    }),
    found: 'short-signature',
  },
  'does not check the age of signatures': {
    bug: () => ({ verify: verifying({ tolerance: 1e9 }) }),
    found: 'old-timestamp',
  },
  'accepts signatures from the future': {
    bug: () => ({
      verify: async (headers, body) =>
        Date.now() / 1000 - Number(headers['webhook-timestamp']) <= 300 &&
        signaturesIn(headers).slice(0, 16).includes(expectedFor(headers, body)),
    }),
    found: 'future-timestamp',
  },
  'takes a timestamp that is no number': {
    bug: () => ({
      verify: async (headers, body) => {
        const age = Date.now() / 1000 - Number(headers['webhook-timestamp']);
        if (Math.abs(age) > 300) return false;
        return Number.isNaN(age) || RIGHT.verify(headers, body);
      },
    }),
    found: 'text-timestamp',
  },
  'does not verify the id': {
    bug: () => ({
      verify: async (headers, body) => {
        const id = String(headers['webhook-id'] ?? '').replace(/x$/, '');
        return RIGHT.verify({ ...headers, 'webhook-id': id }, body);
      },
    }),
    found: 'changed-id',
  },
  'trims the body': {
    bug: () => ({ verify: (headers, body) => RIGHT.verify(headers, Buffer.from(body.toString().trim())) }),
    found: 'json-newline',
  },
  'compares the content type as text': {
    bug: () => ({ admit: refuses(415, ({ headers }) => headers['content-type'] !== 'application/json') }),
    found: 'charset',
  },
  'compares the content type in lower case': {
    bug: () => ({ admit: refuses(415, ({ headers }) => !headers['content-type']?.startsWith('application/json')) }),
    found: 'content-type-case',
  },
  'needs a content length': {
    bug: () => ({ admit: refuses(411, ({ headers }) => headers['content-length'] === undefined) }),
    found: 'chunked',
  },
  'compares header names in lower case': {
    bug: () => ({ admit: refuses(400, ({ rawHeaders }) => !rawHeaders.includes('webhook-signature')) }),
    found: 'header-case',
  },
  'needs a user agent': {
    bug: () => ({ admit: refuses(403, ({ headers }) => headers['user-agent'] === undefined) }),
    found: 'no-user-agent',
  },
  'refuses requests of proxies': {
    bug: () => ({ admit: refuses(403, ({ headers }) => headers['x-forwarded-for'] !== undefined) }),
    found: 'more-headers',
  },
  'refuses new fields': {
    bug: () => ({ isValid: (payload) => RIGHT.isValid(payload) && fieldsOf(payload).length === 4 }),
    found: 'new-field',
  },
  'refuses new events': { bug: () => ({ respond: statuses({ unknown: 400 }) }), found: 'new-event' },
  'fails for new events': { bug: () => ({ respond: statuses({ unknown: 500 }) }), found: 'new-event' },
  'refuses large bodies': {
    bug: () => ({
      read: async (request) => {
        const body = await RIGHT.read(request);
        return body && body.length < 10_000 ? body : undefined;
      },
    }),
    found: 'large-field',
  },
  'refuses text that is not ASCII': {
    bug: () => ({ isValid: (payload) => RIGHT.isValid(payload) && !/[^\0-\x7f]/.test(JSON.stringify(payload)) }),
    found: 'unicode',
  },
  'refuses events of yesterday': {
    bug: () => ({
      isValid: (payload) =>
        RIGHT.isValid(payload) && Date.now() - Date.parse((payload as { created_at: string }).created_at) < 86_400_000,
    }),
    found: 'late',
  },
  'accepts what is no JSON': { bug: () => ({ respond: statuses({ invalid: 200 }) }), found: 'broken-json' },
  'fails for what is no JSON': { bug: () => ({ respond: statuses({ invalid: 500 }) }), found: 'broken-json' },
  'does not validate': {
    bug: () => ({ isValid: () => true, isKnown: () => true, claim: () => true }),
    found: 'list-body',
  },
  'handles duplicates again': { bug: () => ({ claim: () => true }), found: 'duplicate' },
  'handles duplicates at once twice': {
    bug: () => ({
      claim: async ({ id }, effects) => {
        const isNew = !effects.has(id);
        await wait(250);
        return isNew;
      },
    }),
    found: 'duplicates-at-once',
  },
  'refuses duplicates': { bug: () => ({ respond: statuses({ duplicate: 400 }) }), found: 'duplicate' },
  'handles an event before it is verified': {
    bug: () => ({
      verify: async () => true,
      handle: (event, effects) => RIGHT.handle(event, effects),
      respond: statuses({ handled: 401 }),
    }),
    found: 'usual',
  },
  'loses events': { bug: () => ({ handle: () => {} }), found: 'usual' },
  redirects: { bug: () => ({ respond: statuses({ handled: 302 }) }), found: 'usual' },
  'gives up with 410': { bug: () => ({ respond: statuses({ forged: 410 }) }), found: 'wrong-signature' },
  'tells its stack': {
    bug: () => ({ respond: (response, outcome) => text(response, outcome, new Error('no match').stack ?? '') }),
    found: 'wrong-signature',
  },
  'tells the secret': {
    bug: () => ({ respond: (response, outcome) => text(response, outcome, `not signed with ${SECRET}`) }),
    found: 'wrong-signature',
  },
  'tells its stack as JSON': {
    bug: () => ({
      respond: (response, outcome) => text(response, outcome, JSON.stringify({ stack: new Error('no match').stack })),
    }),
    found: 'wrong-signature',
  },
  'tells its stack as a page': {
    bug: () => ({
      respond: (response, outcome) =>
        text(
          response,
          outcome,
          `<pre>${new Error('no match').stack?.replaceAll('\n    ', '<br> &nbsp; &nbsp;')}</pre>`,
        ),
    }),
    found: 'wrong-signature',
  },
  'tells the secret without its prefix': {
    bug: () => ({ respond: (response, outcome) => text(response, outcome, `key ${SECRET.slice('whsec_'.length)}`) }),
    found: 'wrong-signature',
  },
  'responds with the expected signature': {
    bug: () => {
      let computed = '';
      return {
        verify: (headers, body) => {
          computed = expectedFor(headers, body);
          return RIGHT.verify(headers, body);
        },
        respond: (response, outcome) => text(response, outcome, `computed ${computed}`),
      };
    },
    found: 'wrong-signature',
  },
  'tells the signature in a header': {
    bug: () => {
      let computed = '';
      return {
        verify: (headers, body) => {
          computed = expectedFor(headers, body);
          return RIGHT.verify(headers, body);
        },
        respond: (response, outcome) => RIGHT.respond(response.setHeader('x-computed', computed), outcome),
      };
    },
    found: 'wrong-signature',
  },
  'tells the message of its database': {
    bug: () => ({
      respond: (response, outcome) => text(response, outcome, 'SQLITE_CONSTRAINT: UNIQUE constraint failed: events.id'),
    }),
    found: 'broken-json',
  },
  'tells where its files are': {
    bug: () => ({
      respond: (response, outcome) => text(response, outcome, "ENOENT: no such file, open '/srv/app/types/event.json'"),
    }),
    found: 'broken-json',
  },
  'tells the right signature': {
    bug: () => ({
      respond: (response, outcome) => text(response, outcome, `Expected ${createHmac('sha256', KEY).digest('base64')}`),
    }),
    found: 'wrong-signature',
  },
  'decodes each packet': {
    bug: () => ({
      read: async (request) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        return body.length > 1_000_000 ? undefined : Buffer.from(body);
      },
    }),
    found: 'split-characters',
  },
  'looks at the first signature only': {
    bug: () => ({ verify: (headers, body) => verifiedBy(headers, body, (signatures) => signatures.slice(0, 1)) }),
    found: 'new-secret-first',
  },
  'looks at the last signature only': {
    bug: () => ({ verify: (headers, body) => verifiedBy(headers, body, (signatures) => signatures.slice(-1)) }),
    found: 'old-secret-last',
  },
  'refuses signatures of other versions': {
    bug: () => ({
      verify: async (headers, body) =>
        String(headers['webhook-signature'])
          .split(' ')
          .every((part) => part.startsWith('v1,')) && RIGHT.verify(headers, body),
    }),
    found: 'other-version',
  },
  'refuses signatures of a minute ago': {
    bug: () => ({ verify: verifying({ tolerance: 60 }) }),
    found: 'earlier-timestamp',
  },
  'refuses clocks that are ahead': {
    bug: () => ({
      verify: async (headers, body) =>
        Number(headers['webhook-timestamp']) <= Date.now() / 1000 && RIGHT.verify(headers, body),
    }),
    found: 'later-timestamp',
  },
  'also verifies with an empty secret': {
    bug: () => ({
      verify: async (headers, body) => {
        const signedWithNothing = expectedFor(headers, body, Buffer.alloc(0));
        return RIGHT.verify(headers, body).then((ok) => ok || signaturesIn(headers).includes(signedWithNothing));
      },
    }),
    found: 'empty-secret',
  },
  'also verifies with an undefined secret': {
    bug: () => ({
      verify: async (headers, body) => {
        const signedWithText = expectedFor(headers, body, Buffer.from('undefined'));
        return RIGHT.verify(headers, body).then((ok) => ok || signaturesIn(headers).includes(signedWithText));
      },
    }),
    found: 'undefined-secret',
  },
  'also verifies with an undefined secret in base64': {
    bug: () => ({
      verify: async (headers, body) => {
        const signedWithBytes = expectedFor(headers, body, Buffer.from('undefined', 'base64'));
        return RIGHT.verify(headers, body).then((ok) => ok || signaturesIn(headers).includes(signedWithBytes));
      },
    }),
    found: 'undefined-secret',
  },
  'compares signatures in lower case': {
    bug: () => ({
      verify: async (headers, body) =>
        isRecent(headers) &&
        signaturesIn(headers).some((text) => text.toLowerCase() === expectedFor(headers, body).toLowerCase()),
    }),
    found: 'signature-case',
  },
  'cuts off any prefix': {
    bug: () => ({
      verify: (headers, body) => {
        const signature = String(headers['webhook-signature']).replace(/^../, 'v1');
        return RIGHT.verify({ ...headers, 'webhook-signature': signature }, body);
      },
    }),
    found: 'other-prefix',
  },
  'fails without a timestamp': {
    bug: () => ({
      verify: async (headers, body) => {
        if (headers['webhook-timestamp'] === undefined) throw new TypeError('no timestamp');
        return RIGHT.verify(headers, body);
      },
    }),
    found: 'no-timestamp',
  },
  'fails without an id': {
    bug: () => ({
      verify: async (headers, body) => {
        if (headers['webhook-id'] === undefined) throw new TypeError('no id');
        return RIGHT.verify(headers, body);
      },
    }),
    found: 'no-id',
  },
  'remembers twenty events': {
    bug: () => {
      const recent: string[] = [];
      return {
        claim: ({ id }) => {
          if (recent.includes(id)) return false;
          recent.push(id);
          if (recent.length > 20) recent.shift();
          return true;
        },
      };
    },
    found: 'duplicate-after-others',
  },
  'remembers events for a second': {
    bug: () => {
      const times = new Map<string, number>();
      return {
        claim: ({ id }) => {
          const isNew = Date.now() - (times.get(id) ?? 0) > 1000;
          if (isNew) times.set(id, Date.now());
          return isNew;
        },
      };
    },
    found: 'retry-after-success',
  },
  'recognises duplicates by what they are about': {
    bug: () => {
      const users = new Set<unknown>();
      return {
        claim: ({ data }) => {
          const isNew = data.user_id === undefined || !users.has(data.user_id);
          users.add(data.user_id);
          return isNew;
        },
      };
    },
    found: 'scenarios',
  },
  'fails for one of the events': {
    bug: () => ({
      isKnown: ({ type }) => {
        if (type === 'user.deleted') throw new TypeError('No user has this id.');
        return TYPES.includes(type);
      },
    }),
    found: 'every-event',
  },
  'fails without an optional field': {
    bug: () => ({
      handle: (event, effects) => {
        const { project_id } = event.data as { readonly project_id: string };
        if (project_id.startsWith('prj_')) RIGHT.handle(event, effects);
      },
    }),
    found: 'required-only',
  },
  'verifies all events but one': {
    bug: () => ({
      verify: async (headers, body) => body.includes('"user.deleted"') || RIGHT.verify(headers, body),
    }),
    found: 'forged-events',
  },
  'handles events in the background before they are verified': {
    bug: () => {
      const begun = new Set<string>();
      return {
        verify: (headers, body, effects = new Map()) => {
          const event = eventIn(body);
          if (event && !begun.has(event.id)) setTimeout(() => RIGHT.handle(event, effects), 150);
          if (event) begun.add(event.id);
          return RIGHT.verify(headers, body);
        },
        claim: () => false,
      };
    },
    found: 'late-effects',
    after: 'wrong-signature',
  },
  'refuses several at once': {
    bug: () => {
      let running = 0;
      return {
        verify: async (headers, body) => {
          running += 1;
          await wait(100);
          running -= 1;
          return running < 20 && RIGHT.verify(headers, body);
        },
      };
    },
    found: 'burst',
  },
  'stops after a deep body': {
    bug: () => {
      let isBroken = false;
      return {
        verify: async (headers, body) => !isBroken && RIGHT.verify(headers, body),
        isValid: (payload) => {
          isBroken ||= !RIGHT.isValid(payload) && fieldsOf(payload).includes('hookbook_deep');
          return RIGHT.isValid(payload);
        },
      };
    },
    found: 'deep-body',
  },
  'waits for slow requests': {
    bug: () => {
      let before = Promise.resolve();
      return {
        read: (request) => {
          const body = before.then(() => RIGHT.read(request));
          before = body.then(
            () => {},
            () => new Promise(() => {}),
          );
          return body;
        },
      };
    },
    found: 'reset',
  },
};
