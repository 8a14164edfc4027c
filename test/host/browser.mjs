// @ts-check
/** Opens a Chromium that shows the workbench: one the machine has, else the one that npm brings. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureChromium } from './tools.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

/** Where installers put browsers that are not on the PATH. */
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Nothing leaves the machine, and the sandbox, which a container's root may not have, is not needed for our own page. */
const offline = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<import('playwright-core').Browser>} */
export async function openBrowser() {
  const own = process.env['CHROME_PATH'] ?? onPath() ?? usualPlaces.find((place) => existsSync(place));
  const { executablePath, args } = own === undefined ? await ensureChromium() : { executablePath: own, args: [] };
  try {
    return await chromium.launch({ executablePath, args: [...args, ...offline] });
  } catch (error) {
    throw new Error(
      `浏览器没有起来（${executablePath}）。请安装 Chromium、Chrome 或 Edge，或者用环境变量 CHROME_PATH 指明它的位置；` +
        'Debian 上缺的通常是 libnss3、libnspr4、libexpat1。',
      { cause: error },
    );
  }
}

function onPath() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => existsSync(file));
}
