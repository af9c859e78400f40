/** The invented template as a desk has taken it, and guests to write into it. */
import { type GuestTemplate, readTemplate } from '../../../../electron/police/portal-files/template.ts';
import { inventedTemplate, type TemplateChanges } from '../../../support/portal/invented-template.ts';

export { citizen, foreigner } from '../kbtt/attached-kbtt.ts';

export function templateWith(changes: TemplateChanges = {}): GuestTemplate {
  const read = readTemplate(inventedTemplate(changes));
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
}
