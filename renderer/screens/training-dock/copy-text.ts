/**
 * Puts text on the clipboard. The page's permissions close the clipboard interface, so the old command is used: it
 * works only at the press of a key or button. True when the browser did it.
 */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  const { activeElement } = document;
  field.value = text;
  field.setAttribute('readonly', '');
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return copied;
}
