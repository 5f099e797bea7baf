import type { Since } from '@hookbook/contract';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { locationOf, members, type SpecNode } from '../spec/file/specNode.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { field, type Message, text } from './messages.ts';
import { isEventName } from './naming/names.ts';
import { isSince, SINCE } from './schema/since.ts';

/** The extensions of hookbook that a message may have, but for that of its examples. */

export function sinceOf(document: SpecDocument, message: Message): { since?: Since } {
  const node = field(document, message, 'x-since');
  return node && isSince(node.value) ? { since: node.value as Since } : {};
}

export function inferredOf(document: SpecDocument, message: Message): { inferred?: string } {
  const inferred = text(field(document, message, 'x-inferred'));
  return inferred === '' ? {} : { inferred };
}

/** The name that the maintainer gave to an event, because that of its event type is not free; empty if there is none. */
export function ownName(document: SpecDocument, message: Message): string {
  return text(field(document, message, 'x-name'));
}

export function checkExtensions(document: SpecDocument, message: Message): Diagnostic[] {
  return [...misspelt(message), ...wrongValues(document, message)];
}

/** A slip in the name of an extension would silently lose what it says. */
function misspelt({ node }: Message): Diagnostic[] {
  const others = members(node).filter(([name]) => name.startsWith('x-') && !KNOWN.includes(name));
  return others.flatMap(([name, value]) => {
    const hint = didYouMean(name, OWN);
    return hint === ''
      ? []
      : [createDiagnostic('extension-invalid', locationOf(value, 'key'), `${name} is not known.${hint}`, FIX)];
  });
}

/** Too short a name is near to too many; and who misspells x-name is told that a name is taken. */
const OWN = ['x-since', 'x-inferred', 'x-example-origin'];
const KNOWN = [...OWN, 'x-name'];
const FIX = { fix: 'Correct the spelling; for an extension of your own, take a name that is less like it.' };

function wrongValues(document: SpecDocument, message: Message): Diagnostic[] {
  return Object.entries(FAULTS).flatMap(([name, faultOf]) => {
    const node = field(document, message, name);
    const fault = node && faultOf(node);
    return fault ? [createDiagnostic('extension-invalid', locationOf(node), `${name} ${fault.what}`, fault)] : [];
  });
}

interface Fault {
  readonly what: string;
  readonly fix?: string;
}

/** For each extension what is wrong with its value, if anything. */
const FAULTS: Readonly<Record<string, (node: SpecNode) => Fault | undefined>> = {
  'x-since': ({ value }) => (isSince(value) ? undefined : { what: `must be ${SINCE}.` }),
  'x-inferred': ({ value }) =>
    typeof value === 'string' ? undefined : { what: 'must say in a sentence what is inferred, and from what.' },
  'x-name': (node) => {
    const name = text(node);
    const fix =
      'Write it like user.created.legacy or UserCreatedLegacy; the type of this one is UserCreatedLegacyEvent.';
    if (isEventName(name)) return undefined;
    return /event$/i.test(name)
      ? { what: 'must not end with Event, which every event gets by itself.', fix }
      : { what: 'must be words of letters and digits, and begin with a letter.', fix };
  },
};
