import type { Event, Provider } from '@hookbook/contract';
import type { Change } from './change.ts';
import { contentTypeChanges } from './facts.ts';
import { both, changeOf } from './located.ts';

/** The content type of all deliveries, or that of each event if some have their own. */
export function compareContentTypes(
  base: Provider,
  head: Provider,
  events: readonly (readonly [Event, Event])[],
): readonly Change[] {
  const haveOwn = [base, head].some((provider) => provider.events.some(({ contentType }) => contentType !== undefined));
  const changesOf = (one: Provider | Event, other: Provider | Event): readonly Change[] =>
    contentTypeChanges(contentTypeOf(one, base), contentTypeOf(other, head)).map(({ rule, severity, message }) =>
      changeOf({ rule, ...both(severity), message, ...('type' in other && { event: other.type }) }, head.name, [
        one,
        other,
      ]),
    );
  return haveOwn ? events.flatMap(([before, after]) => changesOf(before, after)) : changesOf(base, head);
}

function contentTypeOf(item: Provider | Event, { webhook }: Provider): string | undefined {
  const own = 'type' in item ? item.contentType : undefined;
  return own ?? webhook.delivery?.contentType;
}
