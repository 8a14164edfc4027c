/** `gate`: what is left to do before a draft goes out; the exit code says whether it may. */

import { gateItems, isOpen, type GateItem, type GateStep } from '../../features/gate/gate.ts';
import { inFile } from '../../syntax/inFile.ts';
import { oneOf, readArguments, readSettings, SETTING_OPTIONS } from '../arguments.ts';
import { Drafts, serviceFor } from '../drafts.ts';
import { FileSettings } from '../fileSettings.ts';
import type { Terminal } from '../terminal.ts';

interface Gate {
  readonly file: string;
  readonly items: readonly GateItem[];
}

const STEPS: Readonly<Record<GateStep, string>> = {
  mend: '一、必须改正',
  decide: '二、需要定夺',
  fill: '三、还没有填写',
  think: '四、是否想到',
};

export async function gate(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...SETTING_OPTIONS,
    format: { type: 'string' },
    done: { type: 'string', multiple: true },
  });
  const format = oneOf('format', values.format, ['pretty', 'json', 'markdown'], 'pretty');
  const done = new Set(values.done ?? []);
  const service = serviceFor(terminal);
  const settings = new FileSettings(service.defaults(), (defaults) => readSettings(values, defaults), terminal);
  const gates: Gate[] = [];
  const drafts = new Drafts(positionals, service, terminal);
  for await (const { input, document } of drafts) {
    const findings = service.check(document, settings.of(input.file));
    const items = gateItems(service.analysis(document), findings, done);
    gates.push({ file: input.file, items: inFile(document.source, items) });
  }
  if (format === 'json') terminal.print(JSON.stringify(gates.map(published), null, 2));
  else for (const each of gates) for (const line of page(each, format === 'markdown')) terminal.print(line);
  return drafts.exitCode(gates.some(({ items }) => items.some(isOpen)) ? 1 : 0);
}

function published({ file, items }: Gate): object {
  return {
    file,
    items: items.map(({ id, state, blocking, title, range }) => ({ id, state, blocking, title, range })),
  };
}

/** One page to work through. */
function* page({ file, items }: Gate, markdown: boolean): Iterable<string> {
  const heading = (level: number, text: string): string => (markdown ? `${'#'.repeat(level)} ${text}` : text);
  const left = items.filter(isOpen).length;
  yield heading(1, `定稿检查：${file}`);
  if (markdown) yield '';
  yield left === 0 ? '没有必须先办的事，可以印发。' : `还有${left}件事要先办，才能印发。`;
  for (const [step, name] of Object.entries(STEPS)) {
    const own = items.filter((item) => item.step === step);
    if (own.length === 0) continue;
    yield '';
    yield heading(2, name);
    if (markdown) yield '';
    for (const { state, title, range, id } of own) {
      const tick = state === 'done' ? 'x' : ' ';
      yield markdown
        ? `- [${tick}] 第${range.start.line + 1}行　${title}`
        : `  [${tick}] 第${range.start.line + 1}行　${title}　${id}`;
    }
  }
  yield '';
}
