/** Pseudo-random numbers that are the same on every machine. */
export { createRandom, type Random } from './random.ts';
export { randomFor, seedFor } from './randomFor.ts';
