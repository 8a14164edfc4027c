// What long drafts are made of: the task clauses of the project's own clean drafts, taken apart into sentences.
import { readFile, readdir } from 'node:fs/promises';

const fixtures = new URL('../fixtures/clean/', import.meta.url);

const chapterLine = /^[一二三四五六七八九十]+、(.+)$/u;
const clauseLine = /^（[一二三四五六七八九十]+）(.+)$/u;
/** A bracket at the end of a clause that says who does it; one with a lead, so that all clauses follow one custom. */
const annotation = /（[^（）]*牵头(?:[^（）]|（[^（）]*）)*）$/u;
/** What points elsewhere in its own draft or defines something there, and so says nothing true in another. */
const bound = /以下简称|第[（一二三四五六七八九十]|附件|附表|本(?:意见|方案|措施)|前款|上述|下同/u;

/**
 * @typedef {{ heading: string, sentences: string[], annotation: string }} Clause
 * @returns {Promise<{ heading: string, clauses: Clause[] }[]>}
 */
export async function readMaterial(folder = fixtures) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.policy')).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const chapters = texts.flatMap(chaptersOf).filter((chapter) => chapter.clauses.length > 0);
  if (chapters.length === 0) throw new Error(`no chapter with assigned clauses in ${folder.pathname}`);
  return chapters;
}

function chaptersOf(text) {
  const chapters = [];
  let clauseText;
  const endClause = () => {
    const clause = clauseText === undefined ? undefined : clauseOf(clauseText);
    if (clause !== undefined) chapters.at(-1)?.clauses.push(clause);
    clauseText = undefined;
  };
  for (const line of text.split(/\r?\n/u).map((raw) => raw.trim())) {
    const chapter = chapterLine.exec(line);
    const clause = clauseLine.exec(line);
    if (chapter !== null || clause !== null || line === '') endClause();
    if (chapter !== null) chapters.push({ heading: chapter[1], clauses: [] });
    else if (clause !== null) clauseText = clause[1];
    else if (clauseText !== undefined) clauseText += line;
  }
  endClause();
  return chapters;
}

function clauseOf(text) {
  const assigned = annotation.exec(text);
  if (assigned === null || bound.test(assigned[0])) return undefined;
  const [heading, ...sentences] = text.slice(0, assigned.index).match(/[^。]+。/gu) ?? [];
  const free = sentences.filter((sentence) => !bound.test(sentence));
  if (heading === undefined || bound.test(heading) || free.length === 0) return undefined;
  return { heading, sentences: free, annotation: assigned[0] };
}
