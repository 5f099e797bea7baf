import { BUILDS, compiledCommand } from '../src/cache/compiledCommand.ts';
import { compileCommand } from './compileCommand.ts';

if (compiledCommand() === undefined) await compileCommand(BUILDS);
