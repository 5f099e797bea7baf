/**
 * An event type that these types do not know. It is a string; declared as an enum because only a type with a single
 * value keeps `DynamicEvent | UnknownEvent` apart in a `switch` over the event type. With `string` in its place every
 * `case` would also let unknown events in, and a misspelt `case` would compile.
 *
 * Nothing has the value below. To make one, for example in a test: `'user.renamed' as UnknownEventType`.
 */
declare enum UnknownEventType {
  unknown = '(unknown)',
}

export type { UnknownEventType };
