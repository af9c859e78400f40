/** Set-up speaks on standard error, so that a command's own output stays clean. */
export const say = (line) => process.stderr.write(`${line}\n`);
