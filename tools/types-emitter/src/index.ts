export { emitTypes } from './emitTypes.ts';
export { formatTypeScript } from './formatTypeScript.ts';
