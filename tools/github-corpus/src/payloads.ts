import { createRequire } from 'node:module';
import type { GithubEvent } from './events.ts';

/** A real payload, and the event that it belongs to. */
export interface GithubPayload {
  readonly event: string;
  readonly action: string | undefined;
  /** Of the event in the document. */
  readonly type: string;
  readonly payload: unknown;
}

interface GithubExamples {
  readonly name: string;
  readonly examples: readonly { readonly action?: unknown }[];
}

/** The payloads of github.com. Throws where one belongs to no event. */
export function readPayloads(events: readonly GithubEvent[]): GithubPayload[] {
  const types = new Set(events.map(({ type }) => type));
  const all = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly GithubExamples[];
  return all.flatMap(({ name, examples }) => examples.map((payload) => newPayload(name, payload, types)));
}

function newPayload(event: string, payload: { readonly action?: unknown }, types: ReadonlySet<string>): GithubPayload {
  const action = typeof payload.action === 'string' ? payload.action : undefined;
  // `repository_dispatch` has any action, so its type is that of the event alone.
  const type = [`${event}.${action}`, event].find((each) => types.has(each));
  if (type === undefined) throw new Error(`No event for a payload of ${event} with the action ${action}`);
  return { event, action, type, payload };
}
