export { type Successors, shortestPath } from './shortestPath.ts';
export { stronglyConnected } from './stronglyConnected.ts';
