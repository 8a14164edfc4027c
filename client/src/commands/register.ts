/** Every command of the extension and what runs it. */
import { Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Tables } from '../tables.ts';
import { applySnippet } from './applySnippet.ts';
import { fixAll } from './fixAll.ts';
import { newDraft } from './newDraft.ts';
import { openRule } from './openRule.ts';
import type { Registrar } from './registrar.ts';
import { renumberAll } from './renumberAll.ts';
import { showTable } from './showTable.ts';
import { turnOffRule } from './turnOffRule.ts';
import { useAsDraft } from './useAsDraft.ts';

export interface CommandContext {
  extension: ExtensionContext;
  client: LanguageClient;
  log: LogOutputChannel;
  tables: Tables;
}

export function registerCommands(register: Registrar, { extension, client, log, tables }: CommandContext): Disposable {
  return Disposable.from(
    register('useAsDraft', useAsDraft),
    register('newDraft', () => newDraft(extension.extensionUri)),
    register('fixAll', fixAll),
    register('renumberAll', () => renumberAll(client)),
    register('showResponsibilities', () => showTable(tables, 'responsibilities')),
    register('showTargets', () => showTable(tables, 'targets')),
    register('showCitations', () => showTable(tables, 'citations')),
    register('turnOffRule', (rule?: unknown) => turnOffRule(client, idOf(rule))),
    register('openRule', (rule?: unknown) => openRule(client, extension.extensionUri, idOf(rule))),
    register('applySnippet', (...args: ApplySnippetArguments) => applySnippet(client, ...args)),
    register('restartServer', () => client.restart()),
    register('showLog', () => log.show()),
  );
}

type ApplySnippetArguments = Parameters<typeof applySnippet> extends [unknown, ...infer Rest] ? Rest : never;

/** A menu passes the resource it was opened on where a code action passes a rule. */
function idOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
