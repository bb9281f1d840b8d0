import { afterEach, expect, it, vi } from 'vitest'
import { err, ok, type Result } from '#election/result.ts'
import { atRemovable, HUNG, patientlyAt } from './patience.ts'
import type { MediumFault } from './port.ts'

it('a stick that hung and is pulled out may answer with an error: nobody waits for it, and the place is asked again', async () => {
  let breaks = (_: Error): void => {}
  const hangs = () =>
    new Promise<Result<string, MediumFault>>((_, reject) => {
      breaks = reject
    })
  const there = async () => ok('there')
  expect(await patientlyAt('place', hangs, 1)).toEqual(err(HUNG))
  expect(await patientlyAt('place', there, 1)).toEqual(err(HUNG))
  breaks(new Error('EIO'))
  await new Promise((over) => setImmediate(over))
  expect(await patientlyAt('place', there, 60_000)).toEqual(ok('there'))
})

afterEach(() => void vi.useRealTimers())

it('long work is waited for while it goes on, and given up when it is silent', async () => {
  vi.useFakeTimers()
  let goesOn = () => {}
  let ends = (_: string) => {}
  const work = (tell: () => void) => {
    goesOn = tell
    return new Promise<string>((resolve) => {
      ends = resolve
    })
  }
  const after = async (ms: number, then: () => void) => {
    await vi.advanceTimersByTimeAsync(ms)
    then()
  }
  const well = atRemovable('well', work, 20_000)
  for (let piece = 0; piece < 5; piece++) await after(15_000, goesOn)
  await after(15_000, () => ends('erased'))
  expect(await well).toEqual(ok('erased'))
  const silent = atRemovable('silent', work, 20_000)
  for (let piece = 0; piece < 3; piece++) await after(15_000, goesOn)
  await after(25_000, () => ends('erased'))
  expect(await silent).toEqual(err(HUNG))
})

it('an error of the system is the fault of the medium, and a bug stays one', async () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  expect(await atRemovable('full', () => Promise.reject(full))).toEqual(err({ type: 'full' }))
  const bug = new Error('a bug')
  await expect(atRemovable('bug', () => Promise.reject(bug))).rejects.toBe(bug)
})
