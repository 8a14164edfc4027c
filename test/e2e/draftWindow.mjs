// @ts-check
/** The window of VS Code as a drafter sees and uses it: the only file here that knows the workbench's markup. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../host/tools.mjs';

const forReadme = path.join(projectRoot, 'client/images');
const ofFailures = path.join(projectRoot, 'out/e2e-failures');

/** Longer than the window takes to answer a key or the pointer. */
const briefMs = 4000;

/** What the workbench draws under a finding, from the gravest to the lightest. */
const squiggles = ['.squiggly-error', '.squiggly-warning', '.squiggly-info', '.squiggly-hint'].join(', ');

export class DraftWindow {
  /**
   * @param {import('playwright-core').Page} page
   * @param {boolean} updatesPictures
   */
  constructor(page, updatesPictures) {
    this.page = page;
    page.setDefaultTimeout(15_000);
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
    // Another folder may have a file of the same name, further down.
    const rows = this.page.locator('.explorer-folders-view .monaco-list-row');
    const row = (/** @type {string} */ label) =>
      rows.filter({ has: this.page.getByText(label, { exact: true }) }).first();
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
    await patiently(async () => {
      await this.page.keyboard.press('F1');
      await this.#choose(title, '>');
    });
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

  /**
   * Puts the caret into a text on a line.
   * @param {RegExp} text
   * @param {number} line from 1
   */
  async goToText(text, line) {
    await this.goTo(line);
    await this.#words(text).click();
  }

  /** @param {string} text typed as an input method commits it */
  async type(text) {
    await this.page.keyboard.insertText(text);
  }

  /** @param {string} text typed letter by letter, no faster than a hand does */
  async typeByHand(text) {
    for (const letter of text) {
      await this.page.waitForTimeout(120);
      await this.type(letter);
    }
  }

  async undo() {
    await this.page.keyboard.press('Control+Z');
  }

  /**
   * Takes back step by step until the text stands there again.
   * @param {string} text
   */
  async undoUntil(text) {
    for (let steps = 0; steps < 10 && !(await this.#words(text).isVisible()); steps += 1) {
      await this.undo();
    }
    await this.showsText(text);
  }

  /** Waits until the draft on screen shows the text. @param {string | RegExp} text */
  async showsText(text) {
    await this.#words(text).waitFor();
  }

  /** Waits until the text is gone from what is on screen. @param {string | RegExp} text */
  async showsNot(text) {
    await this.#words(text).waitFor({ state: 'detached' });
  }

  /** Waits until an untitled draft is in front. */
  async hasNewDraft() {
    await this.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
  }

  /**
   * Waits until so many characters are selected, as the status bar says.
   * @param {number} count
   * @param {{ timeout?: number }} [patience]
   */
  async hasSelected(count, patience) {
    await this.page.locator('.statusbar-item', { hasText: `(${count} selected)` }).waitFor(patience);
  }

  /** @returns {import('playwright-core').Locator} */
  squiggles() {
    return this.page.locator('.editor-instance').locator(squiggles);
  }

  /**
   * Points at a text and reads what pops up.
   * @param {RegExp} text
   */
  async hover(text) {
    const popup = this.page.locator('.monaco-hover:visible').last();
    await patiently(async () => {
      await this.page.mouse.move(0, 0);
      await this.#words(text).hover();
      await popup.waitFor({ timeout: briefMs });
    });
    return popup.innerText();
  }

  /**
   * Clicks a link in what popped up.
   * @param {string} words
   */
  async followInHover(words) {
    await this.page.locator('.monaco-hover:visible a', { hasText: words }).first().click();
    await this.page.mouse.move(0, 0);
  }

  /** The titles that Ctrl+. offers at the caret; the list stays open. */
  async quickFixes() {
    const items = this.page.locator('.action-widget .monaco-list-row.action');
    await patiently(async () => {
      await this.page.keyboard.press('Control+.');
      await items.first().waitFor({ timeout: briefMs });
    });
    return items.allInnerTexts();
  }

  /**
   * Walks down the list that `quickFixes` opened and takes the first fix of that title.
   * @param {RegExp} title
   */
  async choose(title) {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused');
    const count = await rows.count();
    for (let step = 0; step < count && !title.test(await focused.innerText()); step += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    if (!title.test(await focused.innerText())) {
      throw new Error(`${title} 不在这些快速修复里：${(await rows.allInnerTexts()).join('；')}`);
    }
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
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

  async clearNotifications() {
    await this.run('Notifications: Clear All Notifications');
  }

  /** A row of the problems panel. @param {RegExp} message */
  problem(message) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: message }).first();
  }

  async closePanel() {
    await this.page.keyboard.press('Control+J');
    await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  }

  /** The list of suggestions under the caret, as far as it is on screen. */
  suggestions() {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /**
   * Waits for a suggestion; asks for the list when it does not come by itself, since letters that follow one another
   * within milliseconds, as no hand types them, can close it.
   * @param {string} label
   */
  async hasSuggestion(label) {
    const suggestion = this.suggestions().filter({ hasText: label }).first();
    await patiently(async () => {
      try {
        await suggestion.waitFor({ timeout: briefMs });
      } catch (error) {
        await this.page.keyboard.press('Control+Space');
        throw error;
      }
    });
  }

  /**
   * Takes a suggestion that is on screen.
   * @param {RegExp} label
   */
  async accept(label) {
    // The answer to the last letter draws the list once more, and takes the selection away.
    await this.page.waitForTimeout(500);
    const focused = this.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    const count = await this.suggestions().count();
    for (let step = 0; step <= count; step += 1) {
      // A list that opened while a heading was typed selects nothing by itself.
      if ((await focused.count()) > 0 && label.test(await focused.innerText())) {
        break;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  /** Leads back to where the caret was before. */
  async goBack() {
    await this.run('Go Back');
  }

  /** Throws away what was written in the active editor since it was saved. */
  async revert() {
    const changed = this.page.locator('.tab.active.dirty');
    if (await changed.isVisible()) {
      await this.run('File: Revert File');
      await changed.waitFor({ state: 'detached' });
    }
  }

  /** Waits until the tab of that title is in front. @param {string | RegExp} title */
  async hasTab(title) {
    await this.page.locator('.tab.active', { hasText: title }).waitFor();
  }

  /**
   * Opens a view of the activity bar.
   * @param {string} title
   */
  async openView(title) {
    const item = this.page.locator(`.activitybar .action-item:has([aria-label^="${title}"])`).first();
    if (!((await item.getAttribute('class')) ?? '').includes('checked')) {
      await item.click();
    }
    await this.page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /**
   * A row of the trees in the side bar.
   * @param {string | RegExp} text
   */
  row(text) {
    return this.page.locator('.sidebar .pane-body .monaco-list-row', { hasText: text }).first();
  }

  /**
   * Clicks a row that leads to a passage of so many characters.
   * @param {string | RegExp} text
   * @param {number} count
   */
  async follow(text, count) {
    await patiently(async () => {
      await this.row(text).click({ timeout: briefMs });
      await this.hasSelected(count, { timeout: briefMs });
    });
  }

  /** @param {string | RegExp} text */
  async expand(text) {
    await this.#turn(text, 'true');
  }

  /** Makes room for the rows below: a tree draws only those in sight. @param {string | RegExp} text */
  async collapse(text) {
    await this.#turn(text, 'false');
  }

  /**
   * Presses a button that a row of a tree shows under the pointer.
   * @param {string | RegExp} text
   * @param {string} button
   */
  async press(text, button) {
    await this.row(text).hover();
    await this.row(text).getByRole('button', { name: button }).click();
    await this.page.mouse.move(0, 0);
  }

  /**
   * Drags the file in front by its tab onto a row, as a file is dragged from anywhere.
   * @param {string | RegExp} text
   */
  async dropTabOn(text) {
    const tab = this.page.locator('.tab.active');
    await tab.hover();
    await this.page.mouse.down();
    // A drag begins with the first movement, and a row is entered before anything can fall onto it.
    await this.row(text).hover();
    await this.row(text).hover({ position: { x: 40, y: 12 } });
    await this.page.waitForTimeout(300);
    await this.page.mouse.up();
  }

  /**
   * Answers the dialog that a command has opened with the path of a folder.
   * @param {string} path
   */
  async chooseFolder(path) {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor();
    // The dialog writes the folder that it begins with into the box, now or in a moment, over what is there.
    for (let kept = 0; kept < 3; kept += 1) {
      if ((await input.inputValue()) !== `${path}/`) {
        await input.fill(`${path}/`);
        kept = 0;
      }
      await this.page.waitForTimeout(250);
    }
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /**
   * Takes a document off the list with the keyboard; choosing it opens it.
   * @param {string | RegExp} text
   */
  async remove(text) {
    await this.row(text).click();
    await this.hasTab('（参照）');
    await this.run('Focus on 参照文件 View');
    await this.page.keyboard.press('Delete');
    await this.answer('移出');
  }

  /** Rows of the list in which something is chosen or searched. @param {string | RegExp} text */
  choice(text) {
    return this.page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first();
  }

  /**
   * Types into the box of an open list.
   * @param {string} words
   */
  async lookFor(words) {
    await this.page.locator('.quick-input-widget .quick-input-box input').fill(words);
  }

  /** Both sides of the comparison in front. */
  comparison() {
    const editor = this.page.locator('.editor-instance .monaco-diff-editor');
    const side = (/** @type {string} */ name) => editor.locator(`.editor.${name}`);
    return { left: side('original'), right: side('modified') };
  }

  /** Answers a dialog. @param {string} button */
  async answer(button) {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
  }

  /** The Markdown preview, which VS Code shows in a frame within a frame. */
  preview() {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }

  /** Closes the active editor and does not keep what was written in it. */
  async discardEditor() {
    const tabs = this.page.locator('.tabs-container .tab');
    const count = await tabs.count();
    await this.run('View: Revert and Close Editor');
    await tabs.nth(count - 1).waitFor({ state: 'detached' });
  }

  /** A picture for the README. @param {string} name */
  async picture(name) {
    if (this.updatesPictures) {
      await mkdir(forReadme, { recursive: true });
      await this.page.screenshot({ path: path.join(forReadme, `${name}.png`), animations: 'disabled' });
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
   * Chooses from a list that a command has opened.
   * @param {string} label
   */
  async pick(label) {
    await this.#choose(label);
  }

  /**
   * @param {string | RegExp} text
   * @param {'true' | 'false'} expanded
   */
  async #turn(text, expanded) {
    const row = this.row(text);
    if ((await row.getAttribute('aria-expanded')) !== expanded) {
      await row.locator('.monaco-tl-twistie').click();
    }
  }

  /** @param {string | RegExp} text */
  #words(text) {
    return this.page.locator('.editor-instance .view-lines').getByText(text).first();
  }

  /**
   * @param {string} label
   * @param {string} [prefix]
   */
  async #choose(label, prefix = '') {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const row = this.page.locator('.quick-input-widget .monaco-list-row', { hasText: label }).first();
    await input.fill(prefix + label, { timeout: briefMs });
    await row.click({ timeout: briefMs });
    // A command may open its own list in the same place at once, so that the widget never hides.
    await row.waitFor({ state: 'hidden' });
    // Left where the list was, the pointer would hover over whatever is there.
    await this.page.mouse.move(0, 0);
  }
}

/**
 * Tries a gesture up to three times: an editor that comes to the front takes the focus from an open list, and colours
 * that arrive redraw the words under the pointer.
 * @param {() => Promise<void>} gesture
 */
async function patiently(gesture) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await gesture();
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }
    }
  }
}
