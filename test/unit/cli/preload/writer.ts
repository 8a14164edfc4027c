/** Writes two files safely, one after the other, and nothing else: quick to start, and so to kill many times. */

import { writeSafely } from '../../../../server/src/hosts/safeWrite.ts';

const [first, second] = process.argv.slice(2);
const parts = Array.from({ length: 9 }, () => Buffer.from('新的一段\n'));
writeSafely(first!, parts, Buffer.from('旧'));
writeSafely(second!, parts);
