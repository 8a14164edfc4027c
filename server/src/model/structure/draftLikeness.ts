/**
 * Whether a text of unknown kind is a policy draft: judged by what it holds, since nothing in a name like 新建文本文档.txt
 * or in the language that an editor guesses tells. Cheap enough to ask of any text that is opened or pasted, and needs
 * none of the reading behind it, so that an editor can ask without starting the server.
 */

import { isAddressee, isDateLine, isNumberLine, isTitle } from '../line/shapes.ts';

/** More than the opening of any document; a longer text is judged by this much of it. In UTF-16 units. */
const LOOKED_AT = 20_000;
/** Fewer letters than this say nothing. */
const FEWEST_LETTERS = 80;
/** Lines with print among which a title, a number and an addressee stand, the head of a web page included. */
const HEAD = 25;
/** A title is spread over so many lines at most. */
const TITLE_LINES = 3;

/** What only a policy document says in so many words; each counts once. */
const PHRASES: readonly RegExp[] = [
  /为(?:深入|全面|认真|切实|进一步)*(?:贯彻|落实|加快|推动|促进|规范|加强)/,
  /(?:贯彻落实|决策部署|精神，)/,
  /结合(?:我[省市县区州]|本[省市县区地]|实际)/,
  /(?:制定|提出)(?:本|如下|以下)/,
  /现(?:印发|转发|批转)给你们/,
  /(?:请|要)结合(?:各自)?实际|认真(?:贯彻|组织|抓好)/,
  /习近平新时代中国特色社会主义思想/,
  /(?:总体要求|指导思想|基本原则|总体思路)/,
  /(?:主要|总体|工作|发展|行动)目标/,
  /(?:主要|重点)(?:任务|举措|工作)/,
  /(?:组织领导|组织保障|保障措施|组织实施|工作要求)/,
  /(?:县（市、区）|各县区|各有关单位|各部门|直属机构|各街道|各乡镇)/,
  /(?:牵头|责任|配合|主管)(?:单位|部门)/,
  /自(?:发布|印发|公布|\d{4}年\d{1,2}月\d{1,2}日)(?:之日)?起(?:施行|执行|实施)|有效期/,
  /特此(?:通知|报告|函[达复告])|(?:妥否|当否)，请(?:批示|批复)|此件(?:公开|依申请|不予)/,
  /(?:[省市县区州]|自治区)(?:委|人民政府|政府)/,
  /(?:给予|予以)(?:最高|一次性|奖励|补助|补贴|扶持|支持)/,
  /到20\d\d年|20\d\d年(?:底|末)前?/,
];

/** “为……，制定本办法”, “根据……，现将有关事项通知如下”: how the text itself begins. */
const OPENING =
  /^(?:为|根据|按照|第一条[\s\u3000]*为).*(?:制定|提出|印发)(?:本|如下|以下|给)|^.*(?:通知|报告|函告|通告|请示|纪要)如下[：:。]$/;

/** What a text of another trade shows: code, a log, a table of data, a web log, a contract, a report of the news. */
const FOREIGN: readonly RegExp[] = [
  /^\s*(?:import|export|#include|def|class|function|const|let|var|public|private|return|if|for|SELECT|INSERT)\b.*[;:{(]\s*$/,
  /^\s*(?:```|~~~|<\/?[a-z][^>]*>|[{}[\]]|\/\/|\$ |>>> )/,
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|^\[?(?:INFO|WARN|ERROR|DEBUG)\b|^\d\d:\d\d(?::\d\d)? /,
  /^(?:甲方|乙方|丙方)[（：:]|^(?:本报|新华社|记者).{0,30}(?:电|报道)|^(?:据悉|记者)/,
  /^(?:>|!\[|\[[^\]]+\]\()/,
];

/** Points from which on a text counts as a draft. */
const ENOUGH = 7;

/** @param text the text as it stands in the editor, any line ends */
export function looksLikeDraft(text: string): boolean {
  return draftLikeness(text) >= ENOUGH;
}

/** Points for each thing that a policy document has and other texts mostly have not; exported to be read in tests. */
export function draftLikeness(text: string): number {
  const sample = text.slice(0, LOOKED_AT);
  const lines = sample
    .split(/\r\n|\r|\n/)
    .map(trimmed)
    .filter(Boolean);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < FEWEST_LETTERS || han < letters * 0.6) return 0;
  const foreign = lines.filter((line) => FOREIGN.some((form) => form.test(line))).length;
  if (foreign > lines.length / 20) return 0;
  const head = lines.slice(0, HEAD);
  const form =
    (hasTitle(head) ? 3 : 0) +
    (head.some(isNumberLine) ? 3 : 0) +
    (head.some((line) => line.length > 4 && isAddressee(line)) ? 2 : 0) +
    (head.some((line) => OPENING.test(line)) ? 2 : 0) +
    (lines.some(isDateLine) ? 1 : 0) +
    countings(lines) +
    Math.min(2, sample.match(/[〔［[]20\d\d[〕］\]]\d{1,4}号/g)?.length ?? 0) +
    Math.min(
      3,
      sample.match(/[（(](?:牵头|责任|主办|配合)(?:单位|部门)[：:]|牵头[，,]?[^。]{0,60}(?:配合|负责)[）)]/g)?.length ??
        0,
    );
  // Words alone make no draft: an article may be about one.
  if (form < 2) return 0;
  return form + Math.min(6, PHRASES.filter((phrase) => phrase.test(sample)).length);
}

/** A heading mark of Markdown in front is left out: drafts are kept in .md as well. */
function trimmed(line: string): string {
  return line
    .trim()
    .replace(/^[#*\s]+/, '')
    .replace(/\*{1,3}$/, '');
}

function hasTitle(head: readonly string[]): boolean {
  return head.some((_, at) => {
    let joined = '';
    for (const part of head.slice(at, at + TITLE_LINES)) {
      joined += part.replace(/[\s\u3000]+/g, '');
      if (joined.length >= 8 && isTitle(joined) && /关于|[省市县区州镇乡局委厅院办]|方案|计划|措施/.test(joined))
        return true;
    }
    return false;
  });
}

/** A point for each way of counting that is begun and gone on with: 一、二、; （一）（二）; 第一条 第二条. */
function countings(lines: readonly string[]): number {
  const ways: readonly (readonly [RegExp, RegExp])[] = [
    [/^一[、.．]/, /^二[、.．]/],
    [/^[（(]一[）)]/, /^[（(]二[）)]/],
    [/^第一[条章]/, /^第二[条章]/],
  ];
  return ways.filter((way) => way.every((ordinal) => lines.some((line) => ordinal.test(line)))).length;
}
