/** 查看责任分工表、目标指标表、引用文件清单: opens a table of the active draft beside it. */
import { requireDraftEditor } from '../draft.ts';
import type { TableName } from '../protocol.ts';
import type { Tables } from '../tables.ts';

export async function showTable(tables: Tables, name: TableName): Promise<void> {
  const document = requireDraftEditor()?.document;
  if (document !== undefined) {
    await tables.show(name, document.uri);
  }
}
