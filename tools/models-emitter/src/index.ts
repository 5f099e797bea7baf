export { emitPython } from './python/emitPython.ts';
