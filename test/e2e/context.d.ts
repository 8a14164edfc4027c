/** What the runner gives every user-level test as `this`. */
import type { DraftWindow } from './draftWindow.mjs';

declare global {
  namespace Mocha {
    interface Context {
      window: DraftWindow;
    }
  }
}
