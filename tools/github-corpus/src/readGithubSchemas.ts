import { createRequire } from 'node:module';
import type { GithubSchema, GithubSchemaObject } from './githubSchema.ts';

/** An event of GitHub. */
export interface GithubEvent {
  /** The value of the header `x-github-event`. */
  readonly event: string;
  /** The value of `action` in the payload; absent if the event has no action, or allows any. */
  readonly action: string | undefined;
  /** Event and action, joined by a dot. */
  readonly type: string;
  readonly schema: GithubSchemaObject;
}

export interface GithubSchemas {
  readonly events: readonly GithubEvent[];
  /** The schemas that events refer to, by name. */
  readonly shared: Readonly<Record<string, GithubSchema>>;
}

interface GithubPackage {
  readonly oneOf: readonly { readonly $ref: string }[];
  readonly definitions: Readonly<Record<string, GithubSchemaObject>>;
}

/**
 * Reads the schemas of `@octokit/webhooks-schemas`. Its root is a `oneOf` of all events, and a schema of an event with actions
 * a `oneOf` of schemas that are named `event$action`.
 */
export function readGithubSchemas(): GithubSchemas {
  const { oneOf, definitions } = createRequire(import.meta.url)('@octokit/webhooks-schemas') as GithubPackage;
  const names = oneOf.flatMap(({ $ref }) => actionNames(nameIn($ref), definitions));
  const events = names.map((name) => createEvent(name, definitions[name] ?? {}));
  const groups = new Set(oneOf.map(({ $ref }) => nameIn($ref)));
  const shared = Object.entries(definitions).filter(([name]) => !groups.has(name) && !names.includes(name));
  return { events, shared: Object.fromEntries(shared) };
}

function actionNames(name: string, definitions: GithubPackage['definitions']): string[] {
  if (name.includes('$')) return [name];
  const { oneOf } = (definitions[name] ?? {}) as Partial<GithubPackage>;
  if (!oneOf) throw new Error(`"${name}" in @octokit/webhooks-schemas is not an event and has no oneOf.`);
  return oneOf.map(({ $ref }) => nameIn($ref));
}

function createEvent(name: string, schema: GithubSchemaObject): GithubEvent {
  const [event = '', suffix] = name.split('$');
  const action = suffix === 'event' ? undefined : suffix;
  return { event, action, type: action === undefined ? event : `${event}.${action}`, schema };
}

function nameIn(reference: string): string {
  return reference.slice('#/definitions/'.length);
}
