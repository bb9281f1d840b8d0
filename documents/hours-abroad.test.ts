/** A voter abroad reads the hours of Japan and of the own clock, each with its date, also where clocks are put back between them. */
import { expect, it } from 'vitest'
import { parseZone, type Zone } from '#election/online/zone.ts'
import type { LocalMinute } from '#election/time.ts'
import { type Hours, hoursAbroad } from './hours-abroad.ts'

const there = (opens: string, closes: string, zone: string) =>
  hoursAbroad({ opens, closes } as { [of in keyof Hours]: LocalMinute }, parseZone(zone) as Zone)

it('one distance from UTC, and another day', () => {
  expect(there('2026-11-23T08:30', '2026-11-28T20:00', 'America/Sao_Paulo')).toEqual([
    '2026年11月23日（月）8:30 ～ 2026年11月28日（土）20:00（UTC+9）',
    '2026年11月22日（日）20:30 ～ 2026年11月28日（土）8:00（UTC-3）',
  ])
})

it('clocks are put back while it is open', () => {
  expect(there('2026-10-23T08:30', '2026-10-31T20:00', 'Europe/Paris')[1]).toBe(
    '2026年10月23日（金）1:30（UTC+2）～ 2026年10月31日（土）12:00（UTC+1）',
  )
})
