/** Every command of the extension and what runs it. */
import { Disposable, Uri, type EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { CheckingService } from '../checkingService.ts';
import { chooseChecks, turnOffCheck } from '../checks/chooseChecks.ts';
import type { Recognition } from '../recognition/recognition.ts';
import type { Tables } from '../tables.ts';
import type { WordCommands } from '../word/word.ts';
import { addToHouseStyle } from './addToHouseStyle.ts';
import { applySnippet } from './applySnippet.ts';
import { fixAll } from './fixAll.ts';
import { goToHole } from './goToHole.ts';
import { newDraft } from './newDraft.ts';
import { openRule } from './openRule.ts';
import type { Registrar } from './registrar.ts';
import { renumberAll } from './renumberAll.ts';
import { showTable } from './showTable.ts';
import type { Suggesting } from './suggest.ts';
import { exportWord } from '../word/exportWord.ts';
import { useAsDraft } from './useAsDraft.ts';

export interface CommandContext {
  extension: ExtensionContext;
  service: CheckingService;
  log: LogOutputChannel;
  tables: Tables;
  word: WordCommands;
  recognition: Recognition;
  suggesting: Suggesting;
  officeWritten: EventEmitter<Uri>;
}

export function registerCommands(
  register: Registrar,
  { extension, service, log, tables, word, recognition, suggesting, officeWritten }: CommandContext,
): Disposable {
  const { client } = service;
  return Disposable.from(
    register.alone('newDraft', () => newDraft(extension.extensionUri)),
    register.alone('useAsDraft', () => useAsDraft(recognition)),
    register.alone('suggest', () => suggesting.run()),
    register.alone('applySnippet', (...args: ApplySnippetArguments) => applySnippet(client, ...args)),
    register.alone('addToHouseStyle', (draft: string, list: string, word: string) =>
      addToHouseStyle(officeWritten, draft, list, word),
    ),
    register.alone('restartServer', () => service.restart()),
    register.alone('showLog', () => log.show()),
    register.served('nextHole', () => goToHole(client, 'next')),
    register.served('previousHole', () => goToHole(client, 'previous')),
    register.served('fixAll', () => fixAll(client)),
    register.served('renumberAll', () => renumberAll(client)),
    register.served('showResponsibilities', () => showTable(tables, 'responsibilities')),
    register.served('showTargets', () => showTable(tables, 'targets')),
    register.served('showCitations', () => showTable(tables, 'citations')),
    register.served('word.export', (file?: unknown) => exportWord(client, log, uriOf(file))),
    register.served('word.open', (file?: unknown) => word.open(uriOf(file))),
    register.served('word.review', (file?: unknown) => word.review(uriOf(file))),
    register.served('word.save', () => word.save()),
    register.served('chooseRules', () => chooseChecks(client)),
    register.served('turnOffRule', (rule: string) => turnOffCheck(client, rule)),
    register.served('openRule', (rule?: unknown) => openRule(client, extension.extensionUri, idOf(rule))),
  );
}

type ApplySnippetArguments = Parameters<typeof applySnippet> extends [unknown, ...infer Rest] ? Rest : never;

/** A menu passes the resource it was opened on where a code action passes a rule. */
function idOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

function uriOf(argument: unknown): Uri | undefined {
  return argument instanceof Uri ? argument : undefined;
}
