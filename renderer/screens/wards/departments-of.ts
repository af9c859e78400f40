/** Lines of text to names, each once, in their order; empty lines are nothing. */
export const departmentsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFC')
      .split('\n')
      .map((line) => line.trim().replaceAll(/\s+/g, ' '))
      .filter((line) => line !== ''),
  ),
];
