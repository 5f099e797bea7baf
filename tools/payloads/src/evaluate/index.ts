/** Whether a schema accepts a value, decided by following the text of JSON Schema as plainly as possible. */
export { type Assertions, accepts, acceptsStrictly } from './accepts.ts';
export { hasDuplicates } from './arrays.ts';
export { equalValues, isMultipleOf } from './scalars.ts';
