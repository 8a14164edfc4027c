// @ts-check
/** A drafter opens the sample, sees what is wrong, and mends it. */
import assert from 'node:assert/strict';
import { suite, suiteSetup, teardown, test } from 'mocha';

const sample = '云岭市关于促进高新技术产业开发区高质量发展的实施意见.policy';

suite('一篇有毛病的文稿', () => {
  suiteSetup(async function () {
    await this.window.open('文稿', sample);
  });

  teardown(async function () {
    await this.window.dismiss();
    await this.window.clearNotifications();
  });

  test('打开就看到波浪线和状态栏的计数', async function () {
    await this.window.squiggles().first().waitFor();
    await this.window.statusItem.filter({ hasText: /\d+ [错警]/ }).waitFor();
    await this.window.picture('findings');
  });

  test('指着毛病看说明', async function () {
    await this.window.goTo(7);
    const text = await this.window.hover(/XX/);
    assert.match(text, /政策文稿\s*\(?placeholder/);
    await this.window.picture('hover');
    await this.window.dismiss();
  });

  test('点开毛病的名称，看这项检查的说明', async function () {
    await this.window.goTo(7);
    await this.window.hover(/XX/);
    await this.window.followInHover('placeholder');
    await this.window.preview().getByRole('heading', { name: '待填内容没有填写' }).waitFor();
    await this.window.discardEditor();
  });

  test('问题面板用中文列出毛病', async function () {
    await this.window.statusItem.click();
    await this.window.problem(/“XX”是未填写的内容/).waitFor();
    await this.window.closePanel();
  });

  test('Ctrl+. 改正序号，撤销即还原', async function () {
    await this.window.goTo(23);
    const titles = await this.window.quickFixes();
    assert.ok(titles.length > 0);
    await this.window.picture('quick-fixes');
    await this.window.choose(/（三）/);
    await this.window.showsText('（三）促进科技成果转化');
    await this.window.undo();
    await this.window.showsText('（四）促进科技成果转化');
  });

  test('全文重新编号，撤销即还原', async function () {
    await this.window.goTo(23);
    await this.window.run('全文重新编号');
    await this.window.showsText('（三）促进科技成果转化');
    await this.window.goTo(33);
    await this.window.showsText('3.低空装备');
    await this.window.undo();
    await this.window.showsText('2.低空装备');
  });

  test('Ctrl+. 填写空缺：直接键入要填的字', async function () {
    await this.window.goToText(/XX/, 7);
    await this.window.quickFixes();
    await this.window.choose(/填|补/);
    await this.window.hasSelected('XX'.length);
    await this.window.type('云岭');
    await this.window.showsText('结合云岭市实际');
    await this.window.dismiss();
    await this.window.undoUntil('XX市');
  });

  test('关闭一项检查，再从消息里撤销', async function () {
    const before = await this.window.statusItem.innerText();
    await this.window.goToText(/XX/, 7);
    await this.window.quickFixes();
    await this.window.choose(/关闭此项检查/);
    const toast = await this.window.notified('不再检查');
    await this.window.statusItem.filter({ hasNotText: before }).waitFor();
    await toast.getByText('撤销').click();
    await this.window.statusItem.filter({ hasText: before }).waitFor();
  });

  test('责任分工表在旁边打开', async function () {
    await this.window.run('查看责任分工表');
    const table = this.window.preview();
    await table
      .getByRole('cell', { name: /市科技局/ })
      .first()
      .waitFor();
    await this.window.picture('responsibilities');
    await this.window.discardEditor();
  });
});
