/** The dialects that a schema may be written in. A canonical schema is in 2020-12. */
export type Dialect = 'draft-04' | 'draft-07' | '2019-09' | '2020-12' | 'openapi-3.0' | 'openapi-3.1';

/** The dialects in which keywords beside a `$ref` have no effect, except for annotations. */
export const REF_ALONE: readonly Dialect[] = ['draft-04', 'draft-07', 'openapi-3.0'];

/** The dialects in which `items` may be a list, with `additionalItems` for what follows. */
export const ITEMS_LISTS: readonly Dialect[] = ['draft-04', 'draft-07', '2019-09'];

/** The dialects in which `exclusiveMinimum` and `exclusiveMaximum` are flags beside the bounds. */
export const FLAG_BOUNDS: readonly Dialect[] = ['draft-04', 'openapi-3.0'];

/** The dialects with the keywords of 2019-09. */
export const SINCE_2019: readonly Dialect[] = ['2019-09', '2020-12', 'openapi-3.1'];

/** The dialects with `prefixItems` and dynamic references. */
export const DYNAMIC: readonly Dialect[] = ['2020-12', 'openapi-3.1'];
