/** WX2: a file operation on a place for sticks has a limit of time, or somebody said whose disk it is. */
import { expect, it } from 'vitest'
import { withoutLimit } from './removable-places.ts'

const AT = 'issuer/services/papers/a-new-paper.ts'
const IMPORTS =
  "import { readFile } from 'node:fs/promises'\nimport { writeWholeFile } from '#hardware/files/whole-file.ts'\n"

it.each([
  [AT, 'async function put() { await writeWholeFile(path, bytes) }', [3]],
  [AT, 'async function put() { return atRemovable(out, () => writeWholeFile(path, bytes)) }', []],
  [AT, 'const read = (path: string) => readFile(path)', [3]],
  [AT, 'async function put(read = readFile) { return atRemovable(out, () => read(path)) }', []],
  ['issuer/services/papers/signed-report.ts', 'async function keep() { await writeWholeFile(path, bytes) }', []],
  ['issuer/services/papers/online-voids.ts', 'async function writeVoids() { await writeWholeFile(path, bytes) }', []],
  ['issuer/services/papers/online-voids.ts', 'async function another() { await writeWholeFile(path, bytes) }', [3]],
  ['hardware/printer/paper-printer.ts', 'class Printer { async print() { await readFile(path) } }', [3]],
  ['tally/services/receive/another.ts', 'async function read() { await readFile(path) }', [3]],
  ['office/services/places.ts', 'async function read() { await readFile(path) }', []],
])('%s: %s', (file, text, lines) => {
  expect(withoutLimit(file, IMPORTS + text)).toEqual(lines)
})
