// @ts-check
/** The window of VS Code as a drafter sees and uses it: the only file here that knows the workbench's markup. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/tools.mjs';

const forReadme = path.join(projectRoot, 'client/images');
const ofFailures = path.join(projectRoot, 'out/e2e-failures');

/** What the workbench draws under a finding, from the gravest to the lightest. */
const squiggles = ['.squiggly-error', '.squiggly-warning', '.squiggly-info', '.squiggly-hint'].join(', ');

export class DraftWindow {
  /**
   * @param {import('playwright-core').Page} page
   * @param {boolean} updatesPictures
   */
  constructor(page, updatesPictures) {
    this.page = page;
    this.updatesPictures = updatesPictures;
    this.statusItem = page.locator('.statusbar-item', { hasText: '政策文稿：' });
  }

  /**
   * @param {string} origin
   * @param {string} file a `.code-workspace`
   */
  async openWorkspace(origin, file) {
    await this.page.goto(`${origin}/?${new URLSearchParams({ workspace: file })}`);
    await this.page.locator('.explorer-folders-view').waitFor();
  }

  /**
   * Opens a file from the explorer.
   * @param {string} folder
   * @param {string} name
   */
  async open(folder, name) {
    const row = (/** @type {string} */ label) =>
      this.page.locator('.explorer-folders-view .monaco-list-row').filter({ has: this.page.getByText(label, { exact: true }) });
    await row(folder).waitFor();
    if ((await row(folder).getAttribute('aria-expanded')) === 'false') {
      await row(folder).click();
    }
    await row(name).dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /**
   * Runs a command by its title, as F1 does.
   * @param {string} title
   */
  async run(title) {
    await this.page.keyboard.press('F1');
    await this.#pick(title, '>');
  }

  /**
   * Puts the caret into a line and brings it into view.
   * @param {number} line from 1
   * @param {number} [column] from 1
   */
  async goTo(line, column = 1) {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-box input');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** @param {string} text typed as an input method commits it */
  async type(text) {
    await this.page.keyboard.insertText(text);
  }

  async undo() {
    await this.page.keyboard.press('Control+Z');
  }

  /** Waits until the draft on screen shows the text. @param {string | RegExp} text */
  async showsText(text) {
    await this.page.locator('.editor-instance .view-lines').getByText(text).first().waitFor();
  }

  /** Waits until the draft on screen no longer shows the text. @param {string | RegExp} text */
  async hidesText(text) {
    await this.page.locator('.editor-instance .view-lines').getByText(text).first().waitFor({ state: 'hidden' });
  }

  /** @returns {import('playwright-core').Locator} */
  squiggles() {
    return this.page.locator('.editor-instance').locator(squiggles);
  }

  /**
   * Points at a text and reads what pops up.
   * @param {string} text
   */
  async hover(text) {
    const words = this.page.locator('.editor-instance .view-lines').getByText(text).first();
    await words.hover();
    const popup = this.page.locator('.monaco-hover:visible').last();
    await popup.waitFor();
    return popup.innerText();
  }

  /** The titles that Ctrl+. offers at the caret; the list stays open. */
  async quickFixes() {
    await this.page.keyboard.press('Control+.');
    const items = this.page.locator('.action-widget .monaco-list-row.action');
    await items.first().waitFor();
    return items.allInnerTexts();
  }

  /** Chooses from the list that `quickFixes` opened. @param {string | RegExp} title */
  async choose(title) {
    await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
  }

  async dismiss() {
    await this.page.keyboard.press('Escape');
  }

  /** @param {string} message */
  async notified(message) {
    const toast = this.page.locator('.notifications-toasts .notification-list-item', { hasText: message });
    await toast.waitFor();
    return toast;
  }

  /** A picture for the README. @param {string} name */
  async picture(name) {
    if (this.updatesPictures) {
      await mkdir(forReadme, { recursive: true });
      await this.page.screenshot({ path: path.join(forReadme, `${name}.png`) });
    }
  }

  /** What the window looked like when a test failed. @param {string} title */
  async keepPicture(title) {
    await mkdir(ofFailures, { recursive: true });
    const file = path.join(ofFailures, `${title.replaceAll(/[\\/:*?"<>|\s]+/g, '-')}.png`);
    await this.page.screenshot({ path: file });
    console.log(`      窗口截图：${path.relative(projectRoot, file)}`);
  }

  /**
   * @param {string} label
   * @param {string} [prefix]
   */
  async #pick(label, prefix = '') {
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('.quick-input-box input').fill(prefix + label);
    await widget.locator('.monaco-list-row', { hasText: label }).first().waitFor();
    await widget.locator('.monaco-list-row', { hasText: label }).first().click();
    await widget.waitFor({ state: 'hidden' });
  }
}
