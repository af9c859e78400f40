/** Imported before anything else: an old Node is told from a mistake of ours, in words instead of a stack trace. */
const OLDEST = [20, 11]; // import.meta.dirname

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Cần Node ${OLDEST.join('.')} trở lên, máy này có ${process.versions.node}: tải tại https://nodejs.org\n` +
      `Node ${OLDEST.join('.')} or later is needed, this is ${process.versions.node}: get it at https://nodejs.org\n`,
  );
  process.exit(1);
}
