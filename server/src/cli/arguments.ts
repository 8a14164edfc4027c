/** The command line as options and paths. */

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { RULES } from '../rules/registry.generated.ts';
import { parseDay, type Settings } from '../rules/settings.ts';
import type { Severity } from '../rules/finding.ts';
import { UsageError } from './inputs.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UsageError for an unknown option or a missing value */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(error));
  }
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${option}`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项的值不对：${option}`;
  return message;
}

export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`--${option} 只能是 ${allowed.join('、')}，不能是“${value}”`);
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

export const SETTING_OPTIONS = {
  today: { type: 'string' },
  rule: { type: 'string', multiple: true },
  region: { type: 'string' },
  responsibility: { type: 'string' },
} as const satisfies Options;

interface SettingValues {
  readonly today?: string | undefined;
  readonly rule?: string[] | undefined;
  readonly region?: string | undefined;
  readonly responsibility?: string | undefined;
}

/** `--today`, `--rule ID=SEVERITY`, `--region` and `--responsibility` over the defaults. */
export function readSettings(values: SettingValues, defaults: Settings): Settings {
  const rules: Record<string, Severity | 'off'> = { ...defaults.rules };
  for (const assignment of values.rule ?? []) {
    const [id, severity] = assignment.split('=');
    rules[knownRule(id!)] = oneOf('rule', severity ?? '', SEVERITIES, 'warning');
  }
  return {
    ...defaults,
    rules,
    today: values.today === undefined ? defaults.today : readDay(values.today),
    region: values.region ?? defaults.region,
    responsibility: oneOf(
      'responsibility',
      values.responsibility,
      ['auto', 'required', 'off'],
      defaults.responsibility,
    ),
  };
}

function readDay(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new UsageError(`--today 应写作 YYYY-MM-DD，例如 2026-03-05，不能是“${text}”`);
  return day;
}

/** @throws UsageError when there is no such rule */
export function knownRule(id: string): string {
  if (RULES.some((rule) => rule.id === id)) return id;
  const near = RULES.map((rule) => rule.id).filter((other) => other.startsWith(id.slice(0, 4)));
  const hint = near.length > 0 ? `，是不是 ${near.join('、')}？` : '。用 policy-draft rules 查看全部规则。';
  throw new UsageError(`没有这条规则：${id}${hint}`);
}
