// Another program: it changes the file MEDDLED when the process under test is about to put its own in place.
const fs = require('node:fs');

const { fsyncSync } = fs;
let meddled = false;
fs.fsyncSync = (file) => {
  if (!meddled) {
    meddled = true;
    fs.appendFileSync(process.env.MEDDLED, '另一个程序加的一行。\n');
  }
  fsyncSync(file);
};
