import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, members, type SpecNode } from '../../spec/file/specNode.ts';
import { isEventName } from '../naming/names.ts';
import { field, text } from '../read/messages.ts';
import { isSince, SINCE } from '../schema/since.ts';
import type { Rule } from './rule.ts';

/** Hookbook's extensions of a message. `x-name` is short, and close to too many others to be suggested. */
const SUGGESTED = ['x-since', 'x-inferred', 'x-example-origin'];
const KNOWN = [...SUGGESTED, 'x-name'];
const FIX = { fix: 'Correct the spelling; for an extension of your own, take a name that is less like it.' };

/** A typo in the name of an extension would silently drop its value. */
export const extensionNamesAreKnown: Rule = ({ channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => {
      const others = members(message.node).filter(([name]) => name.startsWith('x-') && !KNOWN.includes(name));
      return others.flatMap(([name, value]) => {
        const hint = didYouMean(name, SUGGESTED);
        if (hint === '') return [];
        return [createDiagnostic('extension-invalid', locationOf(value, 'key'), `${name} is not known.${hint}`, FIX)];
      });
    }),
  );

export const extensionValuesAreValid: Rule = ({ document, channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message }) =>
      Object.entries(PROBLEMS).flatMap(([name, problemOf]) => {
        const node = field(document, message, name);
        const problem = node && problemOf(node);
        if (!problem) return [];
        return [createDiagnostic('extension-invalid', locationOf(node), `${name} ${problem.message}`, problem)];
      }),
    ),
  );

interface Problem {
  readonly message: string;
  readonly fix?: string;
}

/** What is wrong with the value of each extension, if anything. */
const PROBLEMS: Readonly<Record<string, (node: SpecNode) => Problem | undefined>> = {
  'x-since': ({ value }) => (isSince(value) ? undefined : { message: `must be ${SINCE}.` }),
  'x-inferred': ({ value }) =>
    typeof value === 'string' ? undefined : { message: 'must say in a sentence what is inferred, and from what.' },
  'x-name': (node) => {
    const name = text(node);
    const fix =
      'Write it like user.created.legacy or UserCreatedLegacy; the type of this one is UserCreatedLegacyEvent.';
    if (isEventName(name)) return undefined;
    return /event$/i.test(name)
      ? { message: 'must not end with Event, which every event gets by itself.', fix }
      : { message: 'must be words of letters and digits, and begin with a letter.', fix };
  },
};
