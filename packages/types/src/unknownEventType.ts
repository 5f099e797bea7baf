/**
 * An event type that these types do not know, which is a string at run time.
 *
 * It is declared as an enum because only a type with a single value keeps `DynamicEvent | UnknownEvent` apart in a `switch`
 * over the event type. With `string` instead, every `case` would also match unknown events, and a misspelt `case` would
 * compile.
 *
 * No event type has the value below. To create one, for example in a test, write `'user.renamed' as UnknownEventType`.
 */
declare enum UnknownEventType {
  unknown = '(unknown)',
}

export type { UnknownEventType };
