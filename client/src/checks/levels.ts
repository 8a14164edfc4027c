/** At which level each 检查项目 stands: what the drafter has set goes before the office's file, that before the default. */
import { ConfigurationTarget, window, workspace, type Uri } from 'vscode';
import type { RuleSummary } from '../protocol.ts';

export type Level = RuleSummary['severity'] | 'off';

type Levels = Readonly<Record<string, Level>>;

const undo = '撤销';

export const levelNames: Readonly<Record<Level, string>> = {
  error: '错误',
  warning: '警告',
  information: '提示',
  hint: '轻微提示',
  off: '不检查',
};

/** Of a draft; without one, of the window. */
export function levelOf({ id, severity, office }: RuleSummary, draft: Uri | undefined): Level {
  return setLevels(draft)[id] ?? office ?? severity;
}

/** Who has said so, where it is not the default. */
export function originOf({ id, office }: RuleSummary, draft: Uri | undefined): string | undefined {
  return setLevels(draft)[id] !== undefined ? '设置' : office !== null ? '本单位用语' : undefined;
}

function setLevels(draft: Uri | undefined): Levels {
  return workspace.getConfiguration('policyDraft', draft ?? null).get<Levels>('rules') ?? {};
}

/**
 * Writes levels into the settings of the folder, or of the user where none is open, says so and offers to undo it.
 *
 * @param changes `undefined` takes back what is set there
 */
export async function setLevel(changes: Readonly<Record<string, Level | undefined>>, said: string): Promise<void> {
  const inFolder = workspace.workspaceFolders !== undefined;
  const target = inFolder ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  const before = writtenAt(target);
  await write(laidOver(before, changes), target);

  const where = inFolder ? '本文件夹的设置' : '用户设置';
  // Not awaited: the message stays for as long as the drafter lets it.
  void window.showInformationMessage(`${said}（写在${where}里）`, undo).then(async (choice) => {
    if (choice === undo) {
      const old = Object.fromEntries(Object.keys(changes).map((id) => [id, before?.[id]]));
      await write(laidOver(writtenAt(target), old), target);
    }
  });
}

/** Only what stands at this place: writing back the merged value would copy the user's choices into the folder. */
function writtenAt(target: ConfigurationTarget): Levels | undefined {
  const places = workspace.getConfiguration('policyDraft').inspect<Levels>('rules');
  return target === ConfigurationTarget.Workspace ? places?.workspaceValue : places?.globalValue;
}

function laidOver(
  levels: Levels | undefined,
  changes: Readonly<Record<string, Level | undefined>>,
): Levels | undefined {
  const all = Object.entries({ ...levels, ...changes }).filter(([, level]) => level !== undefined);
  return all.length === 0 ? undefined : (Object.fromEntries(all) as Levels);
}

async function write(levels: Levels | undefined, target: ConfigurationTarget): Promise<void> {
  await workspace.getConfiguration('policyDraft').update('rules', levels, target);
}
