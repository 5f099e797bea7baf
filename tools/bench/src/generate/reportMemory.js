// Loaded into the measured processes, some of which run under a Node that cannot run TypeScript.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.HOOKBOOK_BENCH_MEMORY;
if (file && isMainThread) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
