// autocorrect's lint as a whole process over the files of a folder, answering with JSON as `check` does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { peers } from './peers.mjs';

const lint = await peers['autocorrect-node']({ whole: true });
const folder = process.argv[2];
const reports = readdirSync(folder)
  .sort()
  .map((file) => ({ file, ...lint(readFileSync(join(folder, file), 'utf8')) }));
process.stdout.write(JSON.stringify(reports));
