// @ts-check
/** A drafter starts from nothing: a new draft of a kind, filled in place by place. */
import { suite, teardown, test } from 'mocha';

const kinds = [
  ['实施意见', '总体要求'],
  ['若干措施', '责任单位'],
  ['行动方案', '总体要求'],
  ['实施方案', '主要任务'],
  ['通知', '印发'],
];

suite('新建文稿', () => {
  teardown(async function () {
    await this.window.discardEditor();
  });

  for (const [kind = '', part = ''] of kinds) {
    test(kind, async function () {
      await this.window.run('新建政策文稿');
      await this.window.pick(kind);
      await this.window.hasNewDraft();
      await this.window.showsText(part);
      await this.window.statusItem.waitFor();
    });
  }
});
