/** Shapes of single lines that a document has by custom: 发文字号, 主送机关, 成文日期, 附注, 版记. */

import type { Block } from '../../syntax/block.ts';
import { kindOfTitle } from '../structure/documentKind.ts';

/** The line without the spaces around it. */
export function contentOf(block: Block): string {
  return block.text.slice(block.content.start, block.content.end);
}

/** 清府〔2024〕5号 alone on its line, also broken: 清发〔201012, 亳政办〔20251. 签发人 may follow. */
const NUMBER_LINE =
  /^[\u4e00-\u9fa5]{1,16} ?[〔［[【（(]? ?(?:19|20)[0-9xX×＊*_]{0,6}[〕］\]】）)]? ?第? ?[0-9xX×＊*_]{0,5} ?号?$/;

export function isNumberLine(content: string): boolean {
  if (content.length > 40 || !/[〔［[【（(号]/.test(content) || /[年月日]/.test(content)) return false;
  const spaced = content.replace(/[ \u00a0\u3000]+/g, ' ');
  const signer = spaced.indexOf(' 签发人');
  return NUMBER_LINE.test(signer < 0 ? spaced : spaced.slice(0, signer));
}

const HAN_DIGIT = '[〇○零一二三四五六七八九十]';
const DATE_LINE = new RegExp(
  `^[（(]?(?:[0-9xX×＊*]{2,4}|${HAN_DIGIT}{4}) ?年 ?(?:[0-9]{0,2}|${HAN_DIGIT}{0,3}) ?月 ?(?:[0-9]{0,2}|${HAN_DIGIT}{0,3}) ?日?[)）]?$|^(?:19|20)\\d\\d-\\d\\d-\\d\\d$|^\\d{5,8}日[)）]?$`,
);

/** 2025年3月1日, 一九九七年四月八日, （2010年6月25日） alone on a line; also with the numbers left blank or lost. */
export function isDateLine(content: string): boolean {
  return content.length <= 24 && DATE_LINE.test(content.replace(/[ \u00a0\u3000]+/g, ' '));
}

const ADDRESSEE =
  /(?:政府|委|办|局|厅|部|院|会|处|行|所|社|署|单位|部门|机构|公司|企业|学校|园区|街道|部队|团体|地区|部委|开发区|派出所)[)）]?[：:]$/;

/** 各县（市、区）人民政府，市直各部门： */
export function isAddressee(content: string): boolean {
  return content.length <= 400 && !/[。；;！？]/.test(content) && ADDRESSEE.test(content);
}

/** （此件公开发布） alone on a line. */
export function isNote(content: string): boolean {
  return content.length <= 40 && /^[（(](?:此件|联系|公开|信息公开|本件|本文)[^（()）]*[)）]$/.test(content);
}

/** 附件：… ， where the 附件说明 begins. */
export function isAttachmentNote(content: string): boolean {
  return /^附[ \u00a0\u3000]*件[ \u00a0\u3000]*(?:\d{1,2}[ \u00a0\u3000]*)?[：:]/.test(content);
}

/** 附件, 附件1, 附件：　alone on a line: where an attachment itself begins. */
export function isAttachmentHead(content: string): boolean {
  return /^附[ \u00a0\u3000]*件[ \u00a0\u3000]*[0-9一二三四五六七八九十]{0,2}[：:]?$/.test(content);
}

const IMPRINT =
  /^(?:抄[ \u00a0\u3000]*送|分[ \u00a0\u3000]*送|抄[ \u00a0\u3000]*报|主[ \u00a0\u3000]*送)[：:]|^公开(?:属性|方式)[：:]|(?:年\d{1,2}月\d{1,2}日|年 *月 *日)[ \u00a0\u3000]*印发$/;

/** 版记: 抄送, 公开方式, 印发机关和印发日期. */
export function isImprint(content: string): boolean {
  return content.length <= 300 && IMPRINT.test(content);
}

const ORGAN_END =
  /(?:政府|委员会|委|办公厅|办公室|局|厅|部|院|会|处|行|署|中心|公司|领导小组|指挥部|纪委|人大常委会|政协|法院|检察院)(?:[（(][^（()）]{1,20}[)）])?$/;

/** The name of a body alone on a line, as a signature (落款) or a letterhead has it; several may stand side by side. */
export function isOrganLine(content: string): boolean {
  if (content.length > 60 || /[，,。；;：:、“”《》]|关于|印发|转发/.test(content)) return false;
  return (
    content.split(/[ \u00a0\u3000]+/).every((part) => part.length >= 2 && ORGAN_END.test(part)) &&
    !/^(?:各|由|经|请|报)/.test(content)
  );
}

/** ×××文件: the letterhead of a red-headed document; 文件 may stand apart, or alone under the bodies that issue together. */
export function isLetterhead(content: string): boolean {
  return (
    content.length <= 40 &&
    /^(?:.*(?:政府|委员会|委|办公厅|办公室|局|厅|部|院))?文件$/.test(content.replace(/[ \u00a0\u3000]+/g, ''))
  );
}

/** 秘密, 特急, 000001: marks above the letterhead. */
export function isHeaderMark(content: string): boolean {
  return /^(?:秘[ \u00a0\u3000]*密|机[ \u00a0\u3000]*密|绝[ \u00a0\u3000]*密)(?:★.*)?$|^(?:特[ \u00a0\u3000]*急|加[ \u00a0\u3000]*急|平[ \u00a0\u3000]*急|特提)$|^\d{6}$/.test(
    content,
  );
}

const PIECE_HEAD = /^.{0,40}(?:篇|第)[ \u00a0\u3000]*[一二三四五六七八九十\d]/;

/** 高新区行动方案范文 篇一: several drafts collected in one file. */
export function isPieceHead(content: string): boolean {
  return (
    content.length <= 60 &&
    /篇/.test(content) &&
    !/[。，；]/.test(content) &&
    /范文|模板|^篇|^第.{1,3}篇|[ \u00a0\u3000]篇/.test(content) &&
    PIECE_HEAD.test(content)
  );
}

const SENTENCE_MARK = /[。；;！!？?：:]/;

/**
 * Whether one or several joined lines read as the title of a document: no sentence in them and a 文种 at the end.
 * `joined` has no spaces.
 */
export function isTitle(joined: string): boolean {
  if (joined.length < 5 || joined.length > 120 || SENTENCE_MARK.test(joined)) return false;
  if (/^(?:附件|抄送|主送|经|请|现将|根据|按照|为|各|制定|完善|研究|落实|出台)/.test(joined)) return false;
  // A title may pause (“……、……”) but a comma makes it a sentence, save inside 《》 or brackets.
  if (/[，,]/.test(joined.replace(/《[^《》]*》|[（(][^（()）]*[)）]/g, ''))) return false;
  return kindOfTitle(joined) !== null;
}
