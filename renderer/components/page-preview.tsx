/** The pages of a document as they will be printed, drawn from the very file that is saved. */
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../messages/use-texts.ts';
import type { OpenPdf } from '../pdf/open-pdf.ts';
import './page-preview.css';

/** A4 at 96 dots an inch; drawn twice as fine, which a printer shows as clean letters. */
const PAGE_WIDTH = 794;
const SHARPNESS = 2;
/** A drawn page takes about 14 MB; what goes beyond is printed from the saved file. */
export const MOST_PAGES_DRAWN = 30;

type Preview =
  | { readonly stage: 'opening' }
  | { readonly stage: 'open'; readonly pdf: OpenPdf }
  | { readonly stage: 'failed' };

export function PagePreview({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }) {
  const say = useTexts('books');
  const [preview, setPreview] = useState<Preview>({ stage: 'opening' });

  useEffect(() => {
    let left = false;
    let opened: OpenPdf | undefined;
    setPreview({ stage: 'opening' });
    import('../pdf/open-pdf.ts')
      .then(({ openPdf }) => openPdf(bytes.slice()))
      .then((pdf) => {
        opened = pdf;
        if (left) return pdf.close();
        setPreview({ stage: 'open', pdf });
      })
      .catch(() => {
        if (!left) setPreview({ stage: 'failed' });
      });
    return () => {
      left = true;
      void opened?.close();
    };
  }, [bytes]);

  switch (preview.stage) {
    case 'opening':
      return (
        <p className="page-preview__note" role="status">
          {say('preview.opening')}
        </p>
      );
    case 'failed':
      return <p className="page-preview__note">{say('preview.failed')}</p>;
    case 'open': {
      const { pdf } = preview;
      const drawn = Math.min(pdf.pages, MOST_PAGES_DRAWN);
      const numbers = Array.from({ length: drawn }, (_, at) => at + 1);
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached and scrolled from the keyboard
        <section className="page-preview" aria-label={label} tabIndex={0}>
          {numbers.map((number) => (
            <Page
              key={number}
              pdf={pdf}
              number={number}
              name={say('preview.page', { page: number, pages: pdf.pages })}
            />
          ))}
          {pdf.pages > drawn && (
            <p className="page-preview__note">{say('preview.more', { count: pdf.pages - drawn })}</p>
          )}
        </section>
      );
    }
  }
}

function Page({
  pdf,
  number,
  name,
}: {
  readonly pdf: OpenPdf;
  readonly number: number;
  readonly name: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const on = canvas.current;
    if (on === null) return;
    let left = false;
    pdf
      .draw(number, on, PAGE_WIDTH, SHARPNESS)
      .then(() => {
        if (!left) setDrawn(true);
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [pdf, number]);
  return (
    <canvas ref={canvas} className="page-preview__page" role="img" aria-label={name} data-drawn={drawn} />
  );
}
