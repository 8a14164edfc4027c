/** What the trade knows, file by file: as of when each holds, where it comes from, how much is in it. */

import agencies from '../../../data/agencies.json';
import commonWords from '../../../data/common-words.json';
import datedPhrases from '../../../data/dated-phrases.json';
import fairCompetition from '../../../data/fair-competition.json';
import fiveYearPlans from '../../../data/five-year-plans.json';
import formerRegions from '../../../data/former-regions.json';
import duties from '../../../data/library/duties.json';
import likenesses from '../../../data/likenesses.json';
import meetings from '../../../data/meetings.json';
import numerals from '../../../data/numerals.json';
import ordinaryPlaceNames from '../../../data/ordinary-place-names.json';
import redundancies from '../../../data/redundancies.json';
import regions from '../../../data/regions.json';
import setPhrases from '../../../data/set-phrases.json';
import supersededLaws from '../../../data/superseded-laws.json';
import typos from '../../../data/typos.json';

export interface KnownFile {
  /** The name of its file in server/data, without folder and ending. */
  readonly name: string;
  /** What it holds, in the words of the trade. */
  readonly title: string;
  /** The month or day (ISO) up to which it has been looked after. */
  readonly asOf: string;
  readonly source: string;
  /** Entries: names, phrases, laws, patterns. */
  readonly rows: number;
}

interface DataFile {
  readonly asOf: string;
  readonly source?: string;
  /** Where its entries have several sources, each by the short name that they give. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** All files of knowledge, by name. */
export function knownFiles(): KnownFile[] {
  const file = (name: string, title: string, { asOf, source, sources }: DataFile, rows: number): KnownFile => ({
    name,
    title,
    asOf,
    source: source ?? Object.values(sources ?? {}).join('；'),
    rows,
  });
  return [
    file('agencies', '单位名称和机构改革', agencies, agencies.bodies.length + agencies.reforms.length),
    file('common-words', '常用词', commonWords, wordsIn(commonWords.words)),
    file('dated-phrases', '有年代的提法', datedPhrases, datedPhrases.rows.length),
    file('duties', '单位分管的事', duties, duties.duties.length),
    file('fair-competition', '公平竞争和合法性问题', fairCompetition, fairCompetition.patterns.length),
    file('five-year-plans', '五年规划', fiveYearPlans, fiveYearPlans.rows.length),
    file('former-regions', '已撤并、更名的地方', formerRegions, formerRegions.rows.length),
    file('likenesses', '音近字和形近字', likenesses, likenesses.sound.length + wordsIn(likenesses.shape)),
    file('meetings', '会议', meetings, meetings.rows.length),
    file('numerals', '数字用法', numerals, numerals.rows.length + numerals.patterns.length),
    file(
      'ordinary-place-names',
      '也是普通词语的地名',
      ordinaryPlaceNames,
      wordsIn(ordinaryPlaceNames.short) + wordsIn(ordinaryPlaceNames.full),
    ),
    file('redundancies', '重复累赘的说法', redundancies, redundancies.rows.length + redundancies.patterns.length),
    file('regions', '行政区划', regions, regionsIn(regions.provinces)),
    file('set-phrases', '固定词组', setPhrases, wordsIn(setPhrases.phrases) + wordsIn(setPhrases.pairs)),
    file('superseded-laws', '已失效的法律法规', supersededLaws, supersededLaws.rows.length),
    file('typos', '错别字', typos, typos.rows.length + wrongForms() + typos.patterns.length),
  ];
}

function wordsIn(lines: readonly string[]): number {
  return lines.reduce((words, line) => words + line.split(' ').length, 0);
}

/** Each line names the right word first. */
function wrongForms(): number {
  return typos.misspellings.reduce((forms, { words }) => forms + wordsIn(words) - words.length, 0);
}

function regionsIn(provinces: readonly { readonly counties?: string; readonly prefectures: object }[]): number {
  const counties = provinces.flatMap(({ counties = '', prefectures }) => [counties, ...Object.values(prefectures)]);
  const prefectures = provinces.reduce((sum, province) => sum + Object.keys(province.prefectures).length, 0);
  return provinces.length + prefectures + wordsIn(counties.filter((names) => names !== ''));
}
