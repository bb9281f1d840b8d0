/** Bars that a scanner meets on the slip in place of a ticket: the page as a printer lays its dots, measured beside ISO/IEC 15417. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { StationId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { barsOf } from '../code-128.ts'
import { drawDocument } from '../form.ts'
import { drawTicketReissue } from './voter-forms.ts'

const DOTS_PER_INCH = 300
const MM = DOTS_PER_INCH / 25.4
const HEAD = {
  use: 'fixture',
  electionTitle: '見本市長選挙',
  municipality: '見本市',
  date: '2002-06-23' as LocalDate,
  madeAt: '2002-06-23T06:30' as LocalMinute,
} as const

const directory = mkdtempSync(join(tmpdir(), 'ippyo-bars-'))
afterAll(() => rmSync(directory, { recursive: true }))

interface Dots {
  readonly width: number
  readonly rows: readonly Uint8Array[]
}

async function printed(reissueCode: string): Promise<Dots> {
  const day = {
    contests: [],
    station: { id: '2' as StationId, name: '第2投票区投票所', designated: false },
    reissueCode,
  }
  const fonts = await loadDocumentFonts(null)
  const name = { title: '投票所入場券再発行票', short: '再発行票' }
  const drawn = await drawDocument(HEAD, fonts, name, (form) => drawTicketReissue(form, day))
  if (!drawn.ok) return expect.unreachable()
  const pdf = join(directory, 'slip.pdf')
  writeFileSync(pdf, drawn.value.pdf)
  execFileSync('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', '-singlefile', pdf, join(directory, 'slip')])
  const picture = readFileSync(join(directory, 'slip.pgm'))
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'))
  const [width, height] = [Number(head?.[1]), Number(head?.[2])]
  const start = picture.length - width * height
  const rowAt = (y: number) => picture.subarray(start + y * width, start + (y + 1) * width)
  return { width, rows: Array.from({ length: height }, (_, y) => rowAt(y)) }
}

/** Lengths of dark and white in turns, from the left edge of the paper to the right one; white first. */
function runsOf(row: Uint8Array): readonly number[] {
  const runs = [0]
  let isDark = false
  for (const grey of row) {
    if (grey < 128 !== isDark) {
      isDark = !isDark
      runs.push(0)
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1
  }
  return runs
}

/** Bars that are over each other on many lines, and as many as the code has. */
function symbolsOn({ rows }: Dots, bars: number): readonly { runs: readonly number[]; height: number }[] {
  const symbols: { runs: readonly number[]; height: number }[] = []
  let last = ''
  for (const row of rows) {
    const runs = runsOf(row)
    const text = runs.length === bars + 2 ? runs.join() : ''
    if (text !== '' && text === last) (symbols.at(-1) as { height: number }).height += 1
    else if (text !== '') symbols.push({ runs, height: 1 })
    last = text
  }
  return symbols.filter(({ height }) => height > 3)
}

for (const [which, station] of [
  ['a short', '2'],
  ['the longest', 'x'.repeat(32)],
] as const)
  it(`the bars of ${which} code on paper can be read: modules, quiet zones, height, and what they say`, async () => {
    const code = `IP1/5f1d2c3b4a596877/${station}/~/00`
    const expected = barsOf(code)
    const dots = await printed(code)
    const symbols = symbolsOn(dots, expected.length)
    expect(symbols).toHaveLength(2)
    for (const { runs, height } of symbols) {
      const [before, after] = [runs[0] ?? 0, runs.at(-1) ?? 0]
      const bars = runs.slice(1, -1)
      const across = bars.reduce((sum, run) => sum + run, 0)
      const module = across / expected.reduce((sum, width) => sum + width, 0)
      expect(bars.map((run) => Math.round(run / module))).toEqual(expected)
      // Every bar as wide as its neighbours of the same width: a scanner has half a module before it reads another letter.
      expect(Math.max(...bars.map((run, at) => Math.abs(run / module - (expected[at] ?? 0))))).toBeLessThan(0.1)
      // 10 mil: what any hand scanner of tickets reads from an office printer.
      expect(module / MM).toBeGreaterThan(0.25)
      expect(Math.min(before, after) / module).toBeGreaterThanOrEqual(10)
      // For a hand that holds the scanner: 5 mm, or 15 % of the width.
      expect(height).toBeGreaterThanOrEqual(Math.max(5 * MM, 0.15 * across) - 1)
    }
  })
