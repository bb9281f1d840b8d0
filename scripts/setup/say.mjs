/** Progress of set-up goes to stderr: stdout belongs to `--json`. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
