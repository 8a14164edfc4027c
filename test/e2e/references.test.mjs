// @ts-check
/** A drafter writes with references: suggestions, the library, documents of their own, comparison, close passages. */
import assert from 'node:assert/strict';
import { access, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import { projectRoot } from '../host/tools.mjs';

const another = '临溪县农村寄递物流提升行动方案（2026—2028年）.policy';
const sample = '云岭市关于促进高新技术产业开发区高质量发展的实施意见.policy';
const fixtures = path.join(projectRoot, 'test/fixtures/references');

/** Stands in the imported 云岭市企业科技创新实施意见 word for word. */
const planted = '对新认定的国家级、省级企业研发平台，分别给予200万元、60万元一次性奖补。';

suite('参照', () => {
  /** @type {string} */
  let folder;

  suiteSetup(async function () {
    folder = await mkdtemp(path.join(tmpdir(), 'policy-draft-references-'));
    await cp(fixtures, folder, { recursive: true });
    await writeFile(path.join(folder, '没有下载完的文件.docx'), 'PK\u0003\u0004');
    await this.window.open('文稿', sample);
    await this.window.squiggles().first().waitFor();
  });

  suiteTeardown(async function () {
    await this.window.openView('Explorer');
    await rm(folder, { recursive: true, force: true });
  });

  teardown(async function () {
    await this.window.dismiss();
    await this.window.revert();
    await this.window.clearNotifications();
  });

  test('键入标题，采用建议，逐处填写', async function () {
    await this.window.goTo(23, 999);
    await this.window.type('\n\n（五）');
    await this.window.typeByHand('科技金融');
    await this.window.hasSuggestion('完善科技金融服务');
    await this.window.picture('suggestions');
    await this.window.accept(/完善科技金融服务/);
    await this.window.showsText('（五）完善科技金融服务');
    await this.window.dismiss();
    await this.window.page.keyboard.press('Tab');
    await this.window.hasSelected('【金额】'.length);
    await this.window.type('50');
    await this.window.showsText(/达到50亿元/);
  });

  test('转到定义：从条款标题到参照的条款', async function () {
    await this.window.goTo(23, 8);
    await this.window.page.keyboard.press('F12');
    await this.window.hasTab('（参照）');
    await this.window.goBack();
    await this.window.hasTab(sample);
  });

  test('搜索自带参照库，看要点，再回到文稿', async function () {
    await this.window.goTo(23);
    await this.window.run('搜索参照');
    await this.window.lookFor('科技成果转化');
    await this.window.choice('加强成果转移转化').waitFor();
    await this.window.page.keyboard.press('Enter');
    await this.window.hasTab('（参照）');
    await this.window.showsText(/可用条款/);
    await this.window.goBack();
    await this.window.hasTab(sample);
  });

  test('搜索，插入，撤销即还原', async function () {
    await this.window.goTo(23);
    await this.window.run('搜索参照');
    await this.window.lookFor('知识产权保护');
    const found = this.window.choice('知识产权');
    await found.hover();
    await found.getByRole('button', { name: '插入到文稿' }).click();
    await this.window.showsText(/参照：《/);
    await this.window.showsText(/（五）.*知识产权/);
    await this.window.dismiss();
    await this.window.undo();
    await this.window.showsNot(/参照：《/);
  });

  test('还没有参照文件时，说明怎样开始', async function () {
    await this.window.openView('参照');
    await this.window.page.getByRole('button', { name: '添加文件夹…' }).first().waitFor();
    await this.window.run('查找雷同段落');
    await this.window.notified('还没有参照文件可以对照');
  });

  test('把打开着的文件拖到列表上，就添加了；再移出', async function () {
    await this.window.openView('Explorer');
    await this.window.open('另一处', another);
    await this.window.openView('参照');
    await this.window.dropTabOn('省级');
    await this.window.notified('新读入 1 份');
    await this.window.row('临溪县农村寄递物流').waitFor();
    await this.window.remove(/临溪县农村寄递物流/);
    await this.window.notified('移出 1 份');
    await this.window.hasTab('（参照）');
    await this.window.discardEditor();
    await this.window.discardEditor();
    await this.window.hasTab(sample);
  });

  test('添加文件夹，读不出来的有说明', async function () {
    await this.window.run('添加参照文件夹');
    await this.window.chooseFolder(folder);
    const toast = await this.window.notified('个文件没有读出来');
    await toast.getByText('查看详情').click();
    await this.window
      .preview()
      .getByRole('cell', { name: /没有下载完的文件\.docx/ })
      .waitFor();
    await this.window.discardEditor();
    await this.window.row('临溪县').waitFor();
  });

  test('换一种分组', async function () {
    await this.window.row('市级').waitFor();
    await this.window.run('参照文件分组方式');
    await this.window.pick('按年份分组');
    await this.window.row('2024年').waitFor();
    await this.window.run('参照文件分组方式');
    await this.window.pick('按层级分组');
    await this.window.row('市级').waitFor();
  });

  test('从树上打开一条的原文', async function () {
    await this.window.expand(/云岭市.*企业科技创新/);
    await this.window.expand('二、重点任务');
    await this.window.row('（五）推动成果就地转化').click();
    await this.window.hasTab('（参照）');
    await this.window.showsText(/企业首次采购并投产的/);
    await this.window.picture('references');
    await this.window.discardEditor();
    await this.window.hasTab(sample);
    await this.window.collapse(/云岭市.*企业科技创新/);
  });

  test('停在条款标题上看别处怎么写，打开出处，再返回', async function () {
    await this.window.goTo(23);
    assert.match(await this.window.hover(/促进科技成果转化/), /参照[\s\S]*推动科技成果转化/);
    await this.window.picture('clause-references');
    await this.window.followInHover('推动科技成果转化');
    await this.window.hasTab('（参照）');
    await this.window.goBack();
    await this.window.hasTab(sample);
  });

  test('从树上插入一条，撤销即还原', async function () {
    await this.window.goTo(23);
    await this.window.expand(/临溪县.*茶/);
    await this.window.expand('二、壮大加工能力');
    await this.window.press('（四）改造初制所', '插入到文稿');
    await this.window.showsText(/参照：《.*茶/);
    await this.window.dismiss();
    await this.window.undo();
    await this.window.showsNot(/参照：《.*茶/);
    await this.window.collapse(/临溪县.*茶/);
  });

  test('与参照对照', async function () {
    await this.window.goTo(23);
    await this.window.run('与参照对照');
    await this.window.choice('转化').waitFor();
    await this.window.page.keyboard.press('Enter');
    const { left, right } = this.window.comparison();
    await right
      .getByText(/建设概念验证中心/)
      .first()
      .waitFor();
    await left.getByText(/转化/).first().waitFor();
    await this.window.discardEditor();
  });

  test('查出与参照文件雷同的一句，连同出处', async function () {
    await this.window.goTo(27, 999);
    await this.window.type(planted);
    await this.window.run('查找雷同段落');
    await this.window.row(/^100%.*企业研发平台/).waitFor();
    await this.window.row(/^100%.*企业科技创新/).waitFor();
    await this.window.follow(/^100%.*企业研发平台/, planted.length);
    await this.window.clearNotifications();
    await this.window.picture('too-close');
    await this.window.revert();
    await this.window.run('查找雷同段落');
    await this.window.notified('没有发现雷同的段落');
  });

  test('移出一份，原件还在', async function () {
    await this.window.remove(/岚安市引才聚才/);
    await this.window.notified('移出 1 份');
    await this.window.row(/岚安市引才聚才/).waitFor({ state: 'detached' });
    await access(path.join(folder, '岚安市引才聚才若干措施.html'));
  });
});
