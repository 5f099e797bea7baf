import { writeCommonjs } from './writeCommonjs.ts';

/** `main.ts`, in a workspace whose `dist` contains its ES modules. */
await writeCommonjs(process.cwd());
