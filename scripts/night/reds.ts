/** docs/reds.jsonl: every red of a gate or a night, with what was wrong. A line is added by who found the cause, and never changed. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const red = z.strictObject({
  date: z.iso.date(),
  /** The checkout that was red. */
  commit: z.string().regex(/^[0-9a-f]{8,40}$/),
  /** The file of the test, or the piece of a night. */
  test: z.string().min(1),
  wrong: z.enum(['product', 'test', 'machine']),
  cause: z.string().min(1),
  /** Asked for when the test itself was wrong a second time. */
  mended: z.enum(['rewritten', 'dropped']).optional(),
})
type Red = z.infer<typeof red>

export function readReds(file: string): readonly Red[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => red.parse(JSON.parse(line)))
}

/** Tests that were wrong twice, and went on as they were. */
export function wrongTwice(reds: readonly Red[]): readonly string[] {
  const own = byTest(reds.filter(({ wrong }) => wrong === 'test'))
  return own.filter(([, lines]) => lines.length >= 2 && lines.at(-1)?.mended === undefined).map(([test]) => test)
}

/** Most reds first. */
export function countOf(reds: readonly Red[]): readonly string[] {
  const tests = byTest(reds).sort(([, a], [, b]) => b.length - a.length)
  return tests.map(([test, lines]) => {
    const of = (wanted: Red['wrong']) => lines.filter(({ wrong }) => wrong === wanted).length
    return `${lines.length}  ${test}: product ${of('product')}, test ${of('test')}, machine ${of('machine')}`
  })
}

function byTest(reds: readonly Red[]): [test: string, lines: readonly Red[]][] {
  const tests = [...new Set(reds.map(({ test }) => test))]
  return tests.map((test) => [test, reds.filter((red) => red.test === test)])
}
