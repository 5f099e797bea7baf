import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { field, text } from '../messages/messages.ts';
import { FORMER_NAMES, FORMER_NAMES_FORM } from '../naming/formerNames.ts';
import { isEventName } from '../naming/names.ts';
import { isFormerTypes } from '../read/event.ts';
import { isEntities } from '../read/webhook.ts';
import { DATE_FORM, isDate } from '../schema/date.ts';
import { misspeltExtension } from '../schema/misspeltExtension.ts';
import { isSince, SINCE_FORM } from '../schema/since.ts';
import type { Rule } from './rule.ts';

/** Hookbook's extensions of a message, except `x-name`: many other names are similar to it. */
const SUGGESTED = [
  'x-event-type',
  'x-former-types',
  FORMER_NAMES,
  'x-since',
  'x-sunset',
  'x-inferred',
  'x-example-origin',
  'x-entities',
];
const SUPPORTED = [...SUGGESTED, 'x-name'];

export const extensionNamesAreKnown: Rule = ({ providers }) =>
  providers.flatMap(({ messages }) =>
    messages.flatMap(({ message }) =>
      members(message.node)
        .filter(([name]) => name.startsWith('x-') && !SUPPORTED.includes(name))
        .flatMap((extension) => misspeltExtension('extension-invalid', extension, SUGGESTED)),
    ),
  );

export const extensionValuesAreValid: Rule = ({ document, providers }) =>
  providers.flatMap(({ messages }) =>
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
  'x-event-type': ({ value }) =>
    [value].flat().every((part) => typeof part === 'string' && part !== '') && [value].flat().length > 0
      ? undefined
      : { message: 'must be the event type, or a list with its parts.' },
  'x-former-types': ({ value }) =>
    isFormerTypes(value)
      ? undefined
      : { message: 'must be a list of the event types that the event had before, such as `[user.made]`.' },
  [FORMER_NAMES]: ({ value }) => (Array.isArray(value) ? undefined : { message: FORMER_NAMES_FORM }),
  'x-since': ({ value }) => (isSince(value) ? undefined : { message: `must be ${SINCE_FORM}.` }),
  'x-sunset': ({ value }) => (isDate(value) ? undefined : { message: `must be ${DATE_FORM}.` }),
  'x-inferred': ({ value }) =>
    typeof value === 'string'
      ? undefined
      : { message: 'must be a sentence that explains what was inferred, and from what.' },
  'x-entities': ({ value }) =>
    isEntities(value)
      ? undefined
      : {
          message: 'must map entity names to runtime expressions, such as `user: $message.payload#/data/id`.',
        },
  'x-name': (node) => {
    const name = text(node);
    if (isEventName(name)) return undefined;
    const message = /event$/i.test(name)
      ? 'must not end with "Event", which is added to every type name.'
      : 'must consist of words of letters and digits, and start with a letter.';
    return {
      message,
      fix: 'Use a name like user.created.legacy or UserCreatedLegacy, which generates UserCreatedLegacyEvent.',
    };
  },
};
