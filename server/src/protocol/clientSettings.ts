/**
 * The section `policyDraft` of the settings as a drafter wrote it: read with forgiveness, complained about in Chinese.
 */

import type { Severity } from '../rules/finding.ts';
import { parseDay, type ResponsibilityMode } from '../rules/settings.ts';

export interface ClientSettings {
  /** Null: the day of the clock. */
  readonly today: number | null;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly region: string | null;
  readonly responsibility: ResponsibilityMode;
  readonly inlayHints: boolean;
}

export interface ClientSettingsRead {
  readonly wishes: ClientSettings;
  /** What cannot be taken as it is, with what to write instead. */
  readonly complaints: readonly string[];
}

const SEVERITY_WORDS = ['error', 'warning', 'information', 'hint', 'off'];
const RESPONSIBILITY_WORDS = ['auto', 'required', 'off'];

export function readClientSettings(section: unknown): ClientSettingsRead {
  const complaints: string[] = [];
  const written = isObject(section) ? section : {};

  const day = typeof written.today === 'string' ? parseDay(written.today) : null;
  if (day === null && isWritten(written.today)) {
    complaints.push(
      `设置项 policyDraft.today 的值“${say(written.today)}”不是日期，已改按系统日期检查。请写成 YYYY-MM-DD，例如 2026-03-05。`,
    );
  }

  const rules: Record<string, Severity | 'off'> = {};
  if (isObject(written.rules)) {
    for (const [rule, value] of Object.entries(written.rules)) {
      if (isOneOf(SEVERITY_WORDS, value)) rules[rule] = value as Severity | 'off';
      else
        complaints.push(
          `设置项 policyDraft.rules 中“${rule}”的值“${say(value)}”无效，已按默认处理。请写 ${SEVERITY_WORDS.join('、')} 之一。`,
        );
    }
  } else if (isWritten(written.rules)) {
    complaints.push(
      '设置项 policyDraft.rules 的写法无效，已按默认处理。请写成 {"规则名": "off"} 的形式，例如 {"stale-phrase": "off"}。',
    );
  }

  const region = typeof written.region === 'string' ? written.region.trim() : '';
  if (typeof written.region !== 'string' && isWritten(written.region)) {
    complaints.push(
      `设置项 policyDraft.region 的值“${say(written.region)}”无效，已改为从文稿中认定。请写地区全称，例如 广西壮族自治区。`,
    );
  }

  const known = isOneOf(RESPONSIBILITY_WORDS, written.responsibility);
  if (!known && isWritten(written.responsibility)) {
    complaints.push(
      `设置项 policyDraft.responsibility 的值“${say(written.responsibility)}”无效，已按 auto 处理。请写 auto、required、off 之一。`,
    );
  }

  return {
    wishes: {
      today: day,
      rules,
      region: region === '' ? null : region,
      responsibility: known ? (written.responsibility as ResponsibilityMode) : 'auto',
      inlayHints: written.inlayHints === true,
    },
    complaints,
  };
}

/** The folders of reference documents that the section names; what is no path is left out. */
export function readCorpusFolders(section: unknown): readonly string[] {
  if (!isObject(section)) return [];
  const { corpus } = section;
  const folders = isObject(corpus) ? corpus.folders : section['corpus.folders'];
  if (!Array.isArray(folders)) return [];
  return folders
    .filter((folder) => typeof folder === 'string')
    .map((folder) => folder.trim())
    .filter(Boolean);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An empty string is what an editor shows for a setting that was never touched. */
function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}

function say(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
