/** A JPEG 2000 picture as an address for `<img>`. */
import wasmUrl from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import { decodeJpeg2000 } from './jpeg-2000.ts';

/**
 * A blob address of the decoded picture; whoever shows it revokes it afterwards. Undefined when the picture cannot be
 * decoded.
 */
export async function jpeg2000Source(bytes: Uint8Array): Promise<string | undefined> {
  const picture = await decodeJpeg2000(bytes, async () => {
    const response = await fetch(wasmUrl);
    if (!response.ok) throw new Error(`decoder: ${response.status}`);
    return response.arrayBuffer();
  }).catch(() => undefined);
  if (!picture) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(new ImageData(picture.rgba, picture.width, picture.height), 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob ? URL.createObjectURL(blob) : undefined;
}
