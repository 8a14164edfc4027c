// Drafts of any length for the benches: one 实施意见, rightly numbered to its end, no two clauses alike, with about one
// planted fault in 2,000 characters. The same length and seed give the same draft everywhere.
import { faults } from './faults.mjs';
import { readMaterial } from './material.mjs';
import { chineseNumeral } from './numerals.mjs';
import { randomFrom } from './random.mjs';

/** The day on which the drafts are checked; every target in the clean fixtures lies after it. */
export const today = '2026-12-01';

const charactersPerFault = 2_000;
const clausesPerChapter = 12;

const opening = `云岭市人民政府关于加快建设现代化产业体系的实施意见

云政发〔2026〕26号

各县（市、区）人民政府，市政府各部门、各直属机构：

为加快建设现代化产业体系，推动全市经济质的有效提升和量的合理增长，结合我市实际，现提出以下实施意见。

一、总体要求

坚持稳中求进，以科技创新引领产业创新，因地制宜发展新质生产力，分片区、分年度、分项目推进各项任务。
`;

const closing = `
云岭市人民政府
2026年11月27日
`;

/**
 * @typedef {{ text: string, planted: { rule: string, line: number }[] }} Draft
 * @returns {Promise<(characters: number, seed?: number) => Draft>}
 */
export async function openCorpus() {
  const material = await readMaterial();
  return (characters, seed = 1) => draftOf(material, characters, seed);
}

function draftOf(material, characters, seed) {
  const random = randomFrom(seed);
  const placeAt = placesInOrder(random);
  const clauses = material.flatMap((chapter) => chapter.clauses);
  const rules = Object.keys(faults);
  const planted = [];
  const lines = opening.split('\n');
  let length = opening.length;
  let clauseCount = 0;
  const write = (line) => {
    lines.push(line, '');
    length += line.length + 2;
  };

  for (let chapter = 2; length < characters; chapter++) {
    write(`${chineseNumeral(chapter)}、${placeAt(clauseCount)}${random.pick(material).heading}`);
    let ordinal = 0;
    for (let nth = 1; nth <= clausesPerChapter && length < characters; nth++) {
      const place = placeAt(clauseCount++);
      const clean = { ...variant(random.pick(clauses), place, clauseCount), ordinal: ordinal + 1 };
      // A chapter's first clause stays whole: what is missing before it could be anything.
      const due = nth > 1 && length > (planted.length + 0.5) * charactersPerFault;
      const rule = rules[planted.length % rules.length];
      const clause = due ? faults[rule](clean, place) : clean;
      if (due) planted.push({ rule, line: lines.length });
      ordinal = clause.ordinal;
      write(`（${chineseNumeral(ordinal)}）${clause.heading}${clause.sentences.join('')}${clause.annotation}`);
    }
  }
  return { text: lines.join('\n') + closing, planted };
}

/**
 * The clause as it would stand for another place of this city, which every sentence then names. Figures and years stay:
 * one indicator with two values would be a fault.
 */
function variant(clause, place, number) {
  const locate = (sentence) => (sentence.startsWith('在') ? place : `在${place}，`) + sentence;
  const citation = `严格执行《${place}项目管理办法》（云政办发〔2025〕${number}号）有关规定。`;
  return {
    number,
    heading: place + clause.heading,
    sentences: [...clause.sentences.map(locate), ...(number % 8 === 0 ? [citation] : [])],
    annotation: clause.annotation.replaceAll(/(?<=[（：；，、])县/gu, '市'),
  };
}

/** Invented places, a new one at every index, in an order of the seed's own. */
function placesInOrder(random) {
  const first = '青云江临岭沙松柏石金银玉白红大小东南上下长丰安平和清新永兴龙凤鹤鹿桃杏梅竹兰荷枫';
  const second = '川岭溪湖泉滩坪桥店塘坝港湾浦洲渡口冲垭坡岗寨堡庄园田林源原台阁亭岩峰关仓坊集墩';
  const kinds = ['片区', '产业园', '街道', '组团', '新村', '社区'];
  const total = first.length * second.length * kinds.length;
  const start = random.below(total);
  const stride = 1_013;
  return (index) => {
    const at = (start + index * stride) % total;
    const pair = Math.floor(at / kinds.length);
    return first[pair % first.length] + second[Math.floor(pair / first.length)] + kinds[at % kinds.length];
  };
}
