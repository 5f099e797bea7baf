import { createRequire } from 'node:module';
import type { GithubEvent } from './readGithubSchemas.ts';

/** A published payload, with the event that it belongs to. */
export interface GithubPayload {
  readonly event: string;
  readonly action: string | undefined;
  /** The event type in the document. */
  readonly type: string;
  readonly payload: unknown;
}

interface GithubExamples {
  readonly name: string;
  readonly examples: readonly { readonly action?: unknown }[];
}

/** Reads the payloads of `@octokit/webhooks-examples`. Throws if a payload belongs to none of the events. */
export function readPayloads(events: readonly GithubEvent[]): GithubPayload[] {
  const types = new Set(events.map(({ type }) => type));
  const all = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly GithubExamples[];
  return all.flatMap(({ name, examples }) => examples.map((payload) => createPayload(name, payload, types)));
}

function createPayload(
  event: string,
  payload: { readonly action?: unknown },
  types: ReadonlySet<string>,
): GithubPayload {
  const action = typeof payload.action === 'string' ? payload.action : undefined;
  // `repository_dispatch` allows any action, so its type is the event alone.
  const type = [`${event}.${action}`, event].find((candidate) => types.has(candidate));
  if (type === undefined) throw new Error(`A payload of "${event}" with the action "${action}" belongs to no event.`);
  return { event, action, type, payload };
}
