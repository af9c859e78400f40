/** The methods of books and papers. */

import type { Handlers } from '../../bridge/dispatch.ts';
import type { documentMethods } from '../../bridge/methods/documents.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { DocumentsDesk } from './documents-desk.ts';

export const createDocumentHandlers = (
  desk: DocumentsDesk,
): Pick<Handlers, keyof typeof documentMethods> => ({
  'documents.list': async () => granted(structuredClone(desk.list())),
  'documents.view': async ({ document, scope }) => {
    const made = await desk.view(document, scope);
    return made.ok ? granted(structuredClone(made.value)) : refused(made.error);
  },
  'documents.file': async ({ document, scope, format }) => {
    const made = await desk.file(document, scope, format);
    if (!made.ok) return refused(made.error);
    const { name, mime, bytes } = made.value;
    return granted({ name, mime, base64: Buffer.from(bytes).toString('base64') });
  },
});
