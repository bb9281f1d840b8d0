/** The tally's own log: what was written comes back, and a line that was lost, changed or moved is never told as whole. */
import { describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { readTallyLog, type TallyLogEntry, withTallyEntries } from './tally-log.ts'

const at = (minute: string, event: TallyLogEntry['event']) => ({ minute: `2026-11-22T${minute}` as LocalMinute, event })
const station = '1' as StationId
const pair = 1 as PairNumber
const ENTRIES: readonly TallyLogEntry[] = [
  at('20:30', { type: 'tally-started', electionId: '0123456789abcdef', goesOn: false }),
  at('20:41', { type: 'report-received', station, version: 1 }),
  at('20:50', { type: 'medium-refused', slot: 2, station: null, pair: null, code: 'not-a-ballot-box' }),
  at('20:50', { type: 'medium-accepted', station, pair, role: 'original' }),
  at('21:05', { type: 'passphrase-wrong', seat: 2 }),
  at('21:09', { type: 'records-opened' }),
]
const EMPTY = new Uint8Array(0)
const written = withTallyEntries(EMPTY, ENTRIES)
const lines = new TextDecoder().decode(written).trimEnd().split('\n')
const read = (changed: readonly string[]) => readTallyLog(utf8(changed.map((line) => `${line}\n`).join('')))

describe("the tally's log", () => {
  it('comes back as it was written, whether at once or entry by entry', () => {
    expect(readTallyLog(written)).toEqual({ entries: ENTRIES, unbroken: true, brokenAt: null })
    const one = ENTRIES.reduce<Uint8Array>((log, entry) => withTallyEntries(log, [entry]), EMPTY)
    expect(one).toEqual(written)
  })

  it.each(lines.slice(0, -1).map((_, i) => i))('without line %i it is broken', (gone) => {
    expect(read(lines.filter((_, i) => i !== gone))).toMatchObject({ unbroken: false, brokenAt: gone + 1 })
  })

  it.each(lines.slice(0, -1).map((_, i) => i))('with line %i changed it is broken', (changed) => {
    const forged = lines.map((line, i) => (i === changed ? line.replace('T20:', 'T19:').replace('T21:', 'T22:') : line))
    expect(forged).not.toEqual(lines)
    expect(read(forged).unbroken).toBe(false)
  })

  it('with two lines exchanged, a stranger between, or cut, it is broken, and the rest is still told', () => {
    const [first = '', second = '', third = '', ...rest] = lines
    expect(read([first, third, second, ...rest]).unbroken).toBe(false)
    expect(read([first, 'nothing of ours', second, third, ...rest])).toEqual({
      entries: ENTRIES,
      unbroken: false,
      brokenAt: 2,
    })
    const cut = written.slice(0, -20)
    expect(readTallyLog(cut)).toEqual({
      entries: ENTRIES.slice(0, -1),
      unbroken: false,
      brokenAt: lines.length,
    })
    const goneOn = withTallyEntries(cut, ENTRIES.slice(-1))
    expect(readTallyLog(goneOn)).toEqual({ entries: ENTRIES, unbroken: false, brokenAt: lines.length })
    expect(readTallyLog(EMPTY).unbroken).toBe(false)
  })

  it('holds nothing but its closed list: no figure, no sentence', () => {
    const [line = ''] = lines.slice(-1)
    const entriesWith = (event: object) => read([JSON.stringify({ ...JSON.parse(line), event })]).entries
    expect(entriesWith({ type: 'records-opened' })).toHaveLength(1)
    expect(entriesWith({ type: 'records-opened', votes: 12 })).toEqual([])
    expect(entriesWith({ type: 'doubt-explained', station: null, pair: null, code: 'because I say so' })).toEqual([])
  })
})
