// Recall, precision and each field of `targets`, against what reading found. README.md says what counts as the same.
import { covers, printed, readTable } from './table.mjs';

const fields = ['indicator', 'comparison', 'unit', 'year', 'month'];

/**
 * Every gold row with what was reported for it, and what was reported and is false.
 * @param {Map<string, object[]>} [given] what was reported, by file, in the place of what the command line prints
 * @returns {Promise<{ documents: object[], rows: object[], inventions: object[] }>}
 */
export async function compareTargets(given) {
  const [listed, gold, traps] = await Promise.all(
    ['targets-documents.tsv', 'targets.tsv', 'not-targets.tsv'].map(readTable),
  );
  const reported = given ?? (await printed('targets', listed));
  const rows = [];
  const inventions = [];
  for (const document of listed) {
    const here = ({ file }) => file === document.file;
    const expected = gold.filter(here).map(expectation);
    // A dated aim without a figure is reported too, with a value of null; the gold tables leave those out.
    const found = reported
      .get(document.file)
      .filter((row) => row.value !== null && covers(document.lines, row.range.start.line + 1))
      .map(finding);
    const spare = assign(expected, found);
    for (const row of expected) if (row.gold.status === 'must') rows.push({ split: document.split, ...row });
    for (const row of spare) {
      if (expected.some(({ gold: { status }, figures, line }) => status === 'may' && same(line, figures, row)))
        continue;
      const trap = traps.filter(here).find((one) => same(Number(one.line), figuresOf(one.figure, ''), row));
      inventions.push({ split: document.split, file: document.file, ...row, why: trap?.why ?? '' });
    }
  }
  return { documents: listed, rows, inventions };
}

/** The figures for people and programs, of one part of the documents or of all. */
export function summary({ rows, inventions }, split) {
  const inSplit = (row) => split === undefined || row.split === split;
  const wanted = rows.filter(inSplit);
  const matched = wanted.filter(({ found }) => found !== undefined);
  const invented = inventions.filter(inSplit).length;
  const right = (name) => matched.filter(({ wrong }) => !wrong.includes(name)).length / matched.length;
  return {
    expected: wanted.length,
    recall: matched.length / wanted.length,
    precision: matched.length / (matched.length + invented),
    ...Object.fromEntries(fields.map((name) => [name, right(name)])),
    wholeRows: matched.filter(({ wrong }) => wrong.length === 0).length / wanted.length,
  };
}

/** Recall and whole rows by what makes a row hard, the weakest first. */
export function byForm({ rows }) {
  const forms = new Map();
  for (const row of rows) {
    for (const form of row.gold.form.split(',')) forms.set(form, [...(forms.get(form) ?? []), row]);
  }
  return [...forms]
    .map(([form, of]) => ({
      form,
      expected: of.length,
      recall: of.filter(({ found }) => found !== undefined).length / of.length,
      wholeRows: of.filter(({ found, wrong }) => found !== undefined && wrong.length === 0).length / of.length,
    }))
    .sort((a, b) => a.wholeRows - b.wholeRows);
}

/** One line for each gold row missed or wrong and each row invented: where, and what was said in place of what. */
export function complaints({ rows, inventions }, split) {
  const inSplit = (row) => split === undefined || row.split === split;
  const place = (file, line) => `${file}:${line}`;
  const ofRow = ({ gold, line, found, wrong }) => {
    const figure = `${gold.figure}（${first(gold.indicator)}）`;
    if (found === undefined) return `${place(gold.file, line)} 漏 ${figure} [${gold.form}]`;
    const faults = wrong.map((name) => `${name} ${shown(found[name])} 应为 ${shown(first(gold[name]))}`);
    return `${place(gold.file, line)} 错 ${figure}：${faults.join('；')}`;
  };
  return [
    ...rows.filter((row) => inSplit(row) && (row.found === undefined || row.wrong.length > 0)).map(ofRow),
    ...inventions
      .filter(inSplit)
      .map(({ file, line, text, why }) => `${place(file, line)} 多 ${text}${why === '' ? '' : ` [${why}]`}`),
  ];
}

/** Pairs what is expected with what was found, best agreement first; gives back what was found and belongs to nothing. */
function assign(expected, found) {
  const pairs = expected.flatMap((row) =>
    found.filter((one) => same(row.line, row.figures, one)).map((one) => ({ row, one, score: agreement(row, one) })),
  );
  const taken = new Set();
  for (const { row, one } of pairs.sort((a, b) => b.score - a.score)) {
    if (taken.has(row) || taken.has(one)) continue;
    taken.add(row).add(one);
    row.found = one;
    row.wrong = fields.filter((name) => !agrees(name, row.gold, one));
  }
  return found.filter((one) => !taken.has(one));
}

/** How well a pair fits: rows that must be found first, then agreeing fields, then nearness on the line. */
function agreement({ gold }, one) {
  const at = Number(gold.character);
  const away = at < one.start ? one.start - at : Math.max(0, at - one.end);
  return (
    (gold.status === 'must' ? 0.5 : 0) +
    fields.filter((name) => agrees(name, gold, one)).length +
    (agrees('indicator', gold, one) ? 3 : 0) +
    2 / (1 + away)
  );
}

function agrees(name, gold, one) {
  const said = normal(name, one[name]);
  return gold[name].split('|').some((right) => normal(name, right) === said);
}

function normal(name, value) {
  const text = String(value ?? '');
  if (name === 'indicator') return plainIndicator(text);
  if (name === 'unit')
    return text
      .replace(/\s/gu, '')
      .replace(/^[万亿]+(?=.)/u, '')
      .replace('％', '%');
  if (name === 'comparison') return text === '' ? 'null' : text;
  return text;
}

const whole = '全(?:国|省|市|州|县|区|镇)';

function plainIndicator(text) {
  return text
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」]/gu, '')
    .replace(new RegExp(`^${whole}|${whole}$`, 'gu'), '');
}

function expectation(gold) {
  const units = gold.unit.split('|');
  const figures = gold.value.split('|').flatMap((value) => units.flatMap((unit) => figuresOf(value, unit)));
  return { gold, line: Number(gold.line), figures, found: undefined, wrong: [] };
}

function finding(row) {
  return {
    line: row.range.start.line + 1,
    start: row.range.start.character,
    end: row.range.end.character,
    text: row.text,
    figures: figuresOf(String(row.value), row.unit ?? ''),
    indicator: row.indicator,
    comparison: row.comparison,
    unit: row.unit,
    year: row.deadline?.year,
    month: row.deadline?.month,
  };
}

function same(line, figures, one) {
  return line === one.line && figures.some((figure) => one.figures.includes(figure));
}

/** A figure in one form: its number or numbers with 万 and 亿 multiplied out, or its words. */
function figuresOf(value, unit) {
  const said = (value + unit).normalize('NFKC').replace(/\s/gu, '');
  const numbers = said.match(/\d+(?:\.\d+)?/gu);
  if (numbers === null) return [said.replace(/["“”]/gu, '')];
  const scale = [.../[万亿]*(?=\D*$)/u.exec(said.replace(/^.*\d/u, ''))[0]].reduce(
    (product, letter) => product * (letter === '万' ? 1e4 : 1e8),
    1,
  );
  return [numbers.map((digits) => String(Number((Number(digits) * scale).toPrecision(12)))).join('–')];
}

const first = (alternatives) => alternatives.split('|')[0];
const shown = (value) => (value === null || value === undefined || value === '' ? '（无）' : String(value));
