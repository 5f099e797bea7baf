import { DIST } from '../src/cache/compiledCommand.ts';
import { compileCommand } from './compileCommand.ts';

await compileCommand(DIST);
