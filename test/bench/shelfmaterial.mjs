// Five thousand documents as an office has them: clauses of the project's own clean drafts and, where they lie beside
// it, of published documents, taken apart into sentences and put together anew, so that no two documents are the same.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomFrom } from './random.mjs';
import { root } from './ours.mjs';

const sources = ['test/fixtures/clean', '../shared/corpus', '../shared/seeds'].map((folder) => join(root, folder));
const numerals = '一二三四五六七八九十';
const places = ['江临省', '云岭市', '临溪县', '澄湖区', '岚安市'];
const kinds = ['实施意见', '若干措施', '行动方案', '实施方案', '管理办法'];
const topics = [
  '促进产业发展',
  '支持科技创新',
  '优化营商环境',
  '加强人才引进',
  '推进乡村振兴',
  '发展数字经济',
  '保障养老服务',
];
const bodies = ['科技局', '财政局', '商务局', '民政局', '教育局', '工业和信息化局', '农业农村局'];

/** Writes `count` documents below a folder and returns how many characters they have. */
export async function writeMaterial(folder, count) {
  const sentences = await readSentences();
  const { below, pick } = randomFrom(20261122);
  const headingOf = (sentence) => sentence.slice(0, 6 + below(8)).replace(/[，。：；、]/gu, '');
  let characters = 0;
  for (let index = 0; index < count; index++) {
    const place = pick(places);
    const lines = [
      `${place}人民政府关于${pick(topics)}的${pick(kinds)}`,
      `${place.slice(0, 1)}政发〔${2008 + below(19)}〕${1 + below(120)}号`,
      '各有关单位：',
      pick(sentences),
    ];
    for (let chapter = 0; chapter < 5; chapter++) {
      lines.push(`${numerals[chapter]}、${headingOf(pick(sentences))}`);
      for (let clause = 0; clause < 7; clause++) {
        const text = Array.from({ length: 1 + below(2) }, () => pick(sentences)).join('');
        lines.push(
          `（${numerals[clause]}）${headingOf(pick(sentences))}。${text}（牵头单位：市${pick(bodies)}；配合单位：市${pick(bodies)}）`,
        );
      }
    }
    lines.push(`${place}人民政府`, `${2008 + below(19)}年${1 + below(12)}月${1 + below(28)}日`, '');
    const text = lines.join('\n');
    const part = join(folder, String(Math.floor(index / 100)));
    if (index % 100 === 0) await mkdir(part, { recursive: true });
    await writeFile(join(part, `${index}.txt`), text);
    characters += text.length;
  }
  return characters;
}

async function readSentences() {
  const sentences = [];
  for (const folder of sources.filter(existsSync)) {
    for (const name of (await readdir(folder)).sort()) {
      if (!/\.(?:txt|policy)$/u.test(name)) continue;
      const text = await readFile(join(folder, name), 'utf8');
      for (const line of text.split(/\r?\n/u)) sentences.push(...(line.match(/[^。]{15,}。/gu) ?? []));
    }
  }
  return sentences.map((sentence) =>
    sentence.trim().replace(/^(?:[（(]?[一二三四五六七八九十]+[）)、]|\d+[.、．])/u, ''),
  );
}
