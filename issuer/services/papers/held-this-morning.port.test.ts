/** DOC-03: on a paper of a later day every row that is of all days is named as such. */
import { expect, it } from 'vitest'
import { COUNCIL, counts, K1, K2, MAYOR, openRecord } from '#simulation/rooms/issuer-session.ts'
import type { OpenStation } from '../station.ts'
import { heldThisMorning } from './held-this-morning.ts'

const OF_ALL_DAYS = [
  '再交付',
  '法第50条により投票を拒否した者',
  '代理投票を拒否した者',
  '決定書又は確定判決書により投票した者',
  '通知により投票した者',
  '投票用紙及び封筒を返した者',
  '封筒1',
  '発見',
]

function linesOf(days: 1 | 2, online = false, earlyVoting = true): string {
  const station = {
    facts: { contests: [MAYOR, COUNCIL].map((id) => ({ id, title: id })), online, earlyVoting },
  } as unknown as OpenStation
  const record = openRecord()
  const overnight = { counts: counts(), told: [{ machine: K1, counts: [4, 3] }], morning: [] }
  return heldThisMorning(station, days === 1 ? record : { ...record, days: { ...record.days, overnight } }).join('\n')
}

it('from the second day on the record names the rows that are of all days', () => {
  expect(linesOf(1)).toBe('')
  for (const row of OF_ALL_DAYS) expect(linesOf(2)).toContain(row)
  expect(linesOf(2)).toContain(`${MAYOR} 4件、${COUNCIL} 3件`)
})

it('the number of helped voters is for the pen in early voting alone, where the record leaves it out', () => {
  expect(linesOf(2)).toContain('手で書き入れる')
  expect(linesOf(2, false, false)).not.toContain('手で書き入れる')
})

it('names a machine that showed no number in an evening and shows one today: the pen writes the sum', () => {
  const station = { facts: { contests: [{ id: MAYOR, title: MAYOR }], online: false } } as unknown as OpenStation
  const record = openRecord()
  const told = [
    { machine: K1, counts: [4] },
    { machine: K2, counts: [null] },
  ]
  const days = { ...record.days, overnight: { counts: counts(), told, morning: [] } }
  const said = (shown: number | null) => {
    const closing = { ...record.closing, told: [{ machine: K2, counts: [shown] }] }
    return heldThisMorning(station, { ...record, days, closing }).join('\n')
  }
  const serial = record.kiosks.find(({ machine }) => machine === K2)?.serial ?? ''
  expect(said(5)).toContain(`記録の数が分からなかった投票機：${serial}`)
  expect(said(null)).not.toContain('分からなかった')
})

it('T17: the rows of online votes are named where there is an online ballot box', () => {
  expect(linesOf(2)).not.toContain('オンライン')
  expect(linesOf(2, true)).toContain('オンライン投票')
})
