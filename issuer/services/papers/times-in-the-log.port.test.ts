/** DOC-03, DOC-17: the minutes of the machines are those of this day's log; what was taken back has none. */
import { expect, it } from 'vitest'
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEntry } from '#election/log/issuer-log.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { timesInTheLog } from './times-in-the-log.ts'

const DATE = '2002-06-23' as LocalDate
const at = (time: string, event: IssuerLogEntry['event'], date = DATE): IssuerLogEntry => {
  return { minute: `${date}T${time}` as LocalMinute, event } as IssuerLogEntry
}
const machine = (time: string, pair: number, state: 'started' | 'failed' | 'waiting' | 'spare', date = DATE) =>
  at(time, { type: 'machine', pair: asCount(pair), state }, date)

it('ready, given up, closed with the others, taken back, and of another day', () => {
  const { zeroChecked, machines } = timesInTheLog(
    [
      machine('06:40', 1, 'started', '2002-06-22' as LocalDate),
      at('06:41', { type: 'sheet-signed', form: 'printed' }, '2002-06-22' as LocalDate),
      at('06:48', { type: 'sheet-signed', form: 'blank' }),
      machine('06:50', 1, 'started'),
      machine('06:51', 2, 'started'),
      machine('06:52', 3, 'started'),
      machine('06:53', 3, 'spare'),
      machine('06:54', 4, 'failed'),
      machine('10:10', 2, 'failed'),
      machine('11:00', 5, 'started'),
      machine('11:10', 5, 'failed'),
      machine('11:20', 5, 'started'),
      at('20:07', { type: 'kiosks-closing' }),
    ],
    DATE,
    null,
  )
  expect(zeroChecked).toBe(`${DATE}T06:48`)
  const minutes = [...machines].map(([pair, { ready, ended }]) => [pair, ready.slice(11), ended?.slice(11) ?? null])
  expect(minutes).toEqual([
    [1, '06:50', '20:07'],
    [2, '06:51', '10:10'],
    [5, '11:00', '20:07'],
  ])
  expect(timesInTheLog([], DATE, null)).toEqual({ zeroChecked: null, machines: new Map() })
})

it('of the second stop of a date: nothing of the first one', () => {
  const entries = [
    machine('09:10', 1, 'started'),
    at('11:07', { type: 'kiosks-closing' }),
    machine('13:02', 1, 'started'),
    at('15:04', { type: 'kiosks-closing' }),
  ]
  const { machines } = timesInTheLog(entries, DATE, `${DATE}T11:00` as LocalMinute)
  expect(machines.get(1)).toEqual({ ready: `${DATE}T13:02`, ended: `${DATE}T15:04` })
})
