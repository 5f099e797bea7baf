export { emitTypes } from './emitTypes.ts';
