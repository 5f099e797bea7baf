/** The model that every emitter starts from. */
export type * from './contract.ts';
export type * from './emitter.ts';
export type * from './webhook.ts';
