import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, members, type SpecNode } from '../../spec/file/specNode.ts';
import { isEventName } from '../naming/names.ts';
import { field, text } from '../read/messages.ts';
import { isSince, SINCE_FORM } from '../schema/since.ts';
import type { Rule } from './rule.ts';

/** Hookbook's extensions of a message, except `x-name`: many other names are similar to it. */
const SUGGESTED = ['x-since', 'x-inferred', 'x-example-origin'];
const SUPPORTED = [...SUGGESTED, 'x-name'];
const FIX = { fix: 'Correct the spelling; for an extension of your own, take a name that is less like it.' };

/** A typo in the name of an extension would silently drop its value. */
export const extensionNamesAreKnown: Rule = ({ channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => {
      const others = members(message.node).filter(([name]) => name.startsWith('x-') && !SUPPORTED.includes(name));
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
      Object.entries(CHECKS).flatMap(([name, check]) => {
        const node = field(document, message, name);
        const problem = node && check(node);
        if (!problem) return [];
        return [createDiagnostic('extension-invalid', locationOf(node), `${name} ${problem.message}`, problem)];
      }),
    ),
  );

interface Problem {
  readonly message: string;
  readonly fix?: string;
}

/** For each extension, a function that finds the problem in its value. */
const CHECKS: Readonly<Record<string, (node: SpecNode) => Problem | undefined>> = {
  'x-since': ({ value }) => (isSince(value) ? undefined : { message: `must be ${SINCE_FORM}.` }),
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
