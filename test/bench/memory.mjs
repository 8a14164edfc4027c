// Resident memory of the server with a very long draft open, and after typing in it.
import { openCorpus } from './corpus.mjs';
import { startClient } from './language-client.mjs';
import { residentMegabytes } from './processes.mjs';
import { typingIn } from './typing.mjs';

const chars = 500_000;
const keystrokeCount = 300;

/** @returns {Promise<{ chars: number, openedMb: number, editedMb: number }>} */
export async function measureMemory(progress) {
  progress(`内存：${chars} 字，${keystrokeCount} 次按键`);
  const { text } = (await openCorpus())(chars);
  const client = await startClient('push');
  try {
    await client.open('untitled:draft.policy', text);
    const openedMb = await residentMegabytes(client.processId);
    for (const { range, text: typed } of typingIn(text, keystrokeCount)) await client.change(range, typed);
    return { chars, openedMb, editedMb: await residentMegabytes(client.processId) };
  } finally {
    await client.stop();
  }
}
