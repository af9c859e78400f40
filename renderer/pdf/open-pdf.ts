/**
 * The pages of a PDF, drawn on canvases. Loaded when the first document is shown; a desk that prints nothing never
 * fetches it.
 */
import { getDocument, VerbosityLevel } from 'pdfjs-dist';
// Without a worker of its own: the page's policy lets no script be made from an address, and our documents are small.
import * as worker from 'pdfjs-dist/build/pdf.worker.mjs';

Object.assign(globalThis, { pdfjsWorker: worker });

export interface OpenPdf {
  readonly pages: number;
  /** Draws page `number` (from 1) so that it is `width` CSS pixels wide, sharp on this screen. */
  draw(number: number, canvas: HTMLCanvasElement, width: number, sharpness: number): Promise<void>;
  close(): Promise<void>;
}

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data: bytes,
    // The typeface is inside the document; the page's policy allows no fonts from data.
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    useWorkerFetch: false,
    isImageDecoderSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  return {
    pages: document.numPages,
    async draw(number, canvas, width, sharpness) {
      const page = await document.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width / natural.width) * sharpness });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      await page.render({ canvas, viewport }).promise;
    },
    close: () => task.destroy(),
  };
}
