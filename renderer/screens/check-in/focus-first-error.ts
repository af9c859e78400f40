/** Puts the focus on the first field of the page that has an error, in the order in which the fields are seen. */
export function focusFirstError(): void {
  // After React has shown the errors.
  requestAnimationFrame(() => {
    const invalid = document.querySelector<HTMLElement>(
      '[data-path] [aria-invalid="true"], [data-path] [data-invalid] button, [data-path] [data-invalid] input',
    );
    invalid?.focus();
  });
}
