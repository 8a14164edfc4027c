// Kills the process at the MOMENT-th change that it makes to the disk, a write in its middle.
const fs = require('node:fs');

const moment = Number(process.env.MOMENT);
let changes = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

for (const name of [
  'openSync',
  'fsyncSync',
  'fchmodSync',
  'fchownSync',
  'closeSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'writeFileSync',
  'truncateSync',
]) {
  const own = fs[name];
  fs[name] = (...args) => {
    if (++changes === moment) die();
    return own(...args);
  };
}
const { writeSync } = fs;
fs.writeSync = (file, bytes, offset = 0, ...rest) => {
  const half = Math.floor((bytes.length - offset) / 2);
  if (++changes === moment) die();
  if (half === 0) return writeSync(file, bytes, offset, ...rest);
  const written = writeSync(file, bytes, offset, half);
  if (++changes === moment) die();
  return written + writeSync(file, bytes, offset + written);
};
