// Real-sized drafts of which no two share a sentence: what is remembered of one is of no use for the next, as with a
// folder of real papers. Published documents beside the project are the models where there are any, the project's own
// fixtures otherwise; each copy changes one character in eight, and leaves what makes a text a draft.
import { readdir, readFile } from 'node:fs/promises';
import { randomFrom } from './random.mjs';

const neighbours = ['seeds', 'corpus', 'corpus-2'].map((name) => new URL(`../../../shared/${name}/`, import.meta.url));
const fixtures = new URL('../fixtures/clean/', import.meta.url);

const oneIn = 8;
/** Ordinals, dates, ranks, kinds of bodies and documents, and words that give a sentence its part: these stay. */
const structural = new Set(
  '零〇一二三四五六七八九十百千万亿第条章节款项附件年月日底前到至末上下以内外不低于高超过达元名家个项目标省市县区镇乡街道自治州国党委政府厅局办部院会公安民法关于印发意见措施方案通知牵头责任单位配合负责分别和等及与按由同',
);
const pool = [
  ...'发展建设加强推进完善提升优化健全深入落实支持培育引导服务保障管理创新产业企业科技人才资金平台机制体系环境质量安全绿色数字乡村教育医疗养老就业文化旅游交通水利生态农业金融开放改革示范试点重点特色品牌',
];

/**
 * @param {number} count
 * @returns {Promise<{ name: string, text: string }[]>}
 */
export async function distinctDocuments(count) {
  const models = await modelTexts();
  return Array.from({ length: count }, (_, index) => ({
    name: `${String(index + 1).padStart(4, '0')}.txt`,
    text: index < models.length ? models[index] : variant(models[index % models.length], index),
  }));
}

async function modelTexts() {
  const texts = (await Promise.all(neighbours.map((folder) => textsIn(folder, '.txt')))).flat();
  const models = texts.length > 0 ? texts : await textsIn(fixtures, '.policy');
  // Of several equal ones the first.
  return [...new Set(models)];
}

async function textsIn(folder, extension) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(extension)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
}

function variant(text, seed) {
  const random = randomFrom(seed);
  let changed = '';
  for (const character of text) {
    const free = /\p{Script=Han}/u.test(character) && !structural.has(character);
    changed += free && random.below(oneIn) === 0 ? random.pick(pool) : character;
  }
  return changed;
}
