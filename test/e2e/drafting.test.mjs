// @ts-check
/** A drafter opens the sample, sees what is wrong, and mends it. */
import assert from 'node:assert/strict';
import { suite, test } from 'mocha';

const sample = '云岭市关于促进高新技术产业开发区高质量发展的实施意见.policy';

suite('一篇有毛病的文稿', () => {
  test('打开就看到波浪线和状态栏的计数', async function () {
    await this.window.open('文稿', sample);
    await this.window.squiggles().first().waitFor();
    await this.window.statusItem.filter({ hasText: /\d+ [错警]/ }).waitFor();
    await this.window.picture('findings');
  });

  test('指着毛病看说明', async function () {
    await this.window.goTo(7);
    const text = await this.window.hover('XX市');
    assert.match(text, /政策文稿/);
    assert.match(text, /placeholder/);
    await this.window.picture('hover');
    await this.window.dismiss();
  });
});
