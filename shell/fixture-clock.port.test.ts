import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { appConfigSchema } from './config.ts'
import { clockOf, fixtureClock, writeClockFile } from './fixture-clock.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-20T00:00:30Z') }))
afterEach(() => vi.useRealTimers())

const minute = (text: string) => text as LocalMinute
const config = (more: object) => appConfigSchema.parse({ package: 'p', machine: 'm', ...more })

it('is the clock of the wall in Japan when nothing else is asked for', () => {
  const clock = clockOf(config({}))
  expect(clock.kind).toBe('system')
  expect(clock.now()).toBe('2026-11-20T09:00')
})

it('starts where the fixture says and runs at its rate', () => {
  const clock = fixtureClock(minute('2002-06-23T06:59'), 60)
  const seen: string[] = []
  const stop = clock.onMinute((now) => seen.push(now))
  vi.advanceTimersByTime(3_500)
  stop()
  vi.advanceTimersByTime(3_000)
  expect(seen).toEqual(['2002-06-23T07:00', '2002-06-23T07:01', '2002-06-23T07:02'])
  expect(clock.kind).toBe('fixture')
})

it('stands still at rate 0', () => {
  const clock = fixtureClock(minute('2002-06-23T20:00'), 0)
  vi.advanceTimersByTime(3_600_000)
  expect(clock.now()).toBe('2002-06-23T20:00')
})

it('jumps for all apps at once, also for one that starts after the jump', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ippyo-clock-')), 'clock.json')
  writeClockFile(file, minute('2002-06-23T06:50'), 1)
  const early = clockOf(config({ clockFile: file }))
  const seen: string[] = []
  early.onMinute((now) => seen.push(now))
  writeClockFile(file, minute('2002-06-23T20:00'), 1)
  vi.advanceTimersByTime(61_000)
  const late = clockOf(config({ clockFile: file, clock: '2002-06-23T05:00' }))
  expect(seen).toEqual(['2002-06-23T20:00', '2002-06-23T20:01'])
  expect(late.now()).toBe(early.now())
})
