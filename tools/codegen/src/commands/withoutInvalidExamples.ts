import { fromPointer, isMapping } from '@hookbook/contract/data';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';

interface PruneResult {
  readonly pruned: object;
  readonly removed: readonly RemovedExample[];
}

interface RemovedExample {
  /** The key of its message. */
  readonly key: string;
  readonly index: number;
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

/** An imported document without the message examples that have a diagnostic. */
export function withoutInvalidExamples(document: object, diagnostics: readonly Diagnostic[]): PruneResult {
  const reasons = new Map<string, RemovedExample>();
  for (const { pointer = '', message } of diagnostics) {
    const [, channel, , key = '', , index] = fromPointer(pointer) ?? [];
    const id = JSON.stringify([channel, key, index]);
    if (!reasons.has(id)) reasons.set(id, { key, index: Number(index), message });
  }
  const pruned = mapMember(document as Json, 'channels', (channels) =>
    mapMembers(channels, (channel, channelName) =>
      mapMember(channel, 'messages', (messages) =>
        mapMembers(messages, (message, key) =>
          pruneMessage(message, (index) => reasons.has(JSON.stringify([channelName, key, String(index)]))),
        ),
      ),
    ),
  );
  return { pruned, removed: [...reasons.values()] };
}

function pruneMessage(message: Json, isRemoved: (index: number) => boolean): Json {
  const { examples = [], 'x-example-origin': origins = {}, ...others } = message;
  const kept = (examples as readonly Json[]).filter((_, index) => !isRemoved(index));
  const names = new Set(kept.map(({ name }) => name));
  const keptOrigins = Object.entries(origins as Json).filter(([name]) => names.has(name));
  return {
    ...others,
    ...(keptOrigins.length > 0 && { 'x-example-origin': Object.fromEntries(keptOrigins) }),
    ...(kept.length > 0 && { examples: kept }),
  };
}

function mapMember(object: Json, key: string, change: (member: Json) => Json): Json {
  const entries = Object.entries(object).map(([name, member]) => [
    name,
    name === key && isMapping(member) ? change(member) : member,
  ]);
  return Object.fromEntries(entries);
}

function mapMembers(object: Json, change: (member: Json, key: string) => Json): Json {
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, change(member as Json, key)]));
}
