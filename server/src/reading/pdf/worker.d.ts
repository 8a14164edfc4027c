/** The half of pdf.js that reads files. The other half, which draws them, is not taken in. */

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    initializeFromPort(port: {
      postMessage(message: unknown): void;
      addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
    }): void;
  };
}

declare module '*.bcmap' {
  const bytes: Uint8Array;
  export default bytes;
}
