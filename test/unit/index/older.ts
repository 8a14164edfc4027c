/** A catalogue as another version of the program would have written it: whole, and of another format. */
import { writeFileSync } from 'node:fs';
import { checksumOf } from '../../../server/src/index/format/bytes.ts';

export function writeOlder(path: string, content: string): void {
  const older = Buffer.from(content.replace(/"format":\d+/, '"format":0'));
  writeFileSync(path, Buffer.concat([Buffer.from(`${older.length} ${checksumOf(older)}\n`), older]));
}
