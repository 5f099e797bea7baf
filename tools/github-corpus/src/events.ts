import { createRequire } from 'node:module';
import type { GithubSchema, GithubSchemaObject } from './schema.ts';

/** One event of GitHub, with the name of its schema in GitHub's package. */
export interface GithubEvent {
  /** As in the header `x-github-event`. */
  readonly event: string;
  /** As in the payload; nothing where the event has none, or any. */
  readonly action: string | undefined;
  /** Both, joined with a dot. */
  readonly type: string;
  readonly schema: GithubSchemaObject;
}

export interface GithubSchemas {
  readonly events: readonly GithubEvent[];
  /** What the events refer to, by name. */
  readonly shared: Readonly<Record<string, GithubSchema>>;
}

interface GithubPackage {
  readonly oneOf: readonly { readonly $ref: string }[];
  readonly definitions: Readonly<Record<string, GithubSchemaObject>>;
}

/** In GitHub's package the root is one of all events, and an event one of its actions, each named `event$action`. */
export function readGithubSchemas(): GithubSchemas {
  const { oneOf, definitions } = createRequire(import.meta.url)('@octokit/webhooks-schemas') as GithubPackage;
  const names = oneOf.flatMap(({ $ref }) => actionNames(nameIn($ref), definitions));
  const events = names.map((name) => newEvent(name, definitions[name] ?? {}));
  const groups = new Set(oneOf.map(({ $ref }) => nameIn($ref)));
  const shared = Object.entries(definitions).filter(([name]) => !groups.has(name) && !names.includes(name));
  return { events, shared: Object.fromEntries(shared) };
}

function actionNames(name: string, definitions: GithubPackage['definitions']): string[] {
  if (name.includes('$')) return [name];
  const { oneOf } = (definitions[name] ?? {}) as Partial<GithubPackage>;
  if (!oneOf) throw new Error(`${name} in @octokit/webhooks-schemas is neither an event nor one of several`);
  return oneOf.map(({ $ref }) => nameIn($ref));
}

function newEvent(name: string, schema: GithubSchemaObject): GithubEvent {
  const [event = '', suffix] = name.split('$');
  const action = suffix === 'event' ? undefined : suffix;
  return { event, action, type: action === undefined ? event : `${event}.${action}`, schema };
}

function nameIn(reference: string): string {
  return reference.slice('#/definitions/'.length);
}
