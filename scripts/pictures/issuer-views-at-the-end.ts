/** Pages of the issuer's evening, of its spare, of one that was not used, and what no day brings by itself. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { ContestId, MachineId, RollNumber } from '#election/ids.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import {
  account,
  declaringTheClosing,
  emptyingTheRoom,
  lockingTheBox,
  sealing,
  upTo,
} from '#simulation/people/issuer-day.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Part } from './pictured-day.ts'

const LONG_NOTE =
  '受け取ったときから電源が入らず、コンセントと電源コードを替えても変わらなかった。業者に電話し、予備機は使わないことにした（立会人3人が確認）。'

/** The evening. */
export const closing: Part = async ({ desk, keep, keepAfter, keepAs, send }) => {
  keepAfter('18a-declare', { type: 'tab-chosen', tab: 'close' })
  desk.plays(declaringTheClosing)
  send({ type: 'inside-list-fixed' })
  const [first] = desk.day().record.kiosks
  keep('18b-closing-ticks')
  insideFixed(desk.app.view(), keepAs)
  envelopesRead(desk.app.view(), keepAs)
  const known = {
    cardsOut: '1枚は持ち帰られた（名簿番号は投票録）',
    records: (machine: MachineId) => (machine === first?.machine ? 2 : 1),
    tickets: 5,
    cardsInCase: 15,
  }
  // The last of these acts is left for its own picture.
  desk.plays(upTo('kiosks-closing', emptyingTheRoom(known)))
  keep('18c-machines-may-be-closed')
  keepAfter('18d-permission', { type: 'kiosks-closing' })
  keepAfter('18d-permission-and-card', { type: 'closing-permission-requested' })
  await desk.officer()
  keep('18d-records')
  const spare = desk.day().record.kiosks.findLast(({ state }) => state === 'spare')
  if (spare !== undefined) {
    send({ type: 'kiosk-marked', machine: spare.machine, state: 'failed', note: LONG_NOTE })
    keep('18d-records-and-a-long-note')
    send({ type: 'kiosk-marked', machine: spare.machine, state: 'spare', note: '' })
  }
  desk.plays(upTo('tickets-counted', account(known)))
  keep('18e-no-number', { step: 'kiosks' })
  desk.plays(account({ ...known, seal: () => null }))
  keep('19-close')
  const media = sealing(desk.stationIndex)(desk.day())
  if (typeof media !== 'string') for (const act of media.slice(0, 3)) send(act)
  keep('19a-sealing')
  desk.plays(sealing(desk.stationIndex))
  keep('19b-lid')
  desk.plays(lockingTheBox)
  keep('19c-difference')
  for (const step of ['envelopes', 'leaving', 'end']) keep(`19d-${step}`, { step })
  corrected(desk.app.view(), keepAs)
  keepAfter('19-papers-in-the-evening', { type: 'tab-chosen', tab: 'papers' })
}

/** Three arrived in time, and one of them has a card. */
function insideFixed(view: IssuerView, keepAs: Parameters<Part>[0]['keepAs']): void {
  if (view.screen !== 'day') return
  const [first, ...others] = ['1', '3', '5'] as RollNumber[] as [RollNumber, ...RollNumber[]]
  const record = { ...view.record, inside: { ...view.record.inside, rollNos: [first, ...others], fixed: true } }
  keepAs('18b-inside-is-served', { ...view, record, insideServed: [first] }, { step: 'inside' })
}

/** Before the decisions, with one that had voted early. */
function envelopesRead(view: IssuerView, keepAs: Parameters<Part>[0]['keepAs']): void {
  if (view.screen !== 'day') return
  const contest = 'mayor' as ContestId
  const ticks = { ...view.record.closing.ticks, 'all-voted': true, 'removed-voters': true }
  const closing = { ...view.record.closing, ticks, envelopes: [{ contest, numbers: ['10', '7', '9'] }] }
  const read = { ...view, record: { ...view.record, closing } }
  const seen = { number: '7', name: '千木良 千鶴子', contest } as const
  keepAs('18b-envelopes-to-read', { ...read, record: { ...view.record, closing: { ...closing, envelopes: [] } } })
  keepAs('18b-envelope-voted', { ...read, envelope: { ...seen, finding: 'voted' } })
}

/** A signed report that is being corrected, and what is asked before that is taken back. */
function corrected(view: IssuerView, keepAs: Parameters<Part>[0]['keepAs']): void {
  if (view.screen !== 'day') return
  const reports = { version: 1, correcting: '入場券を数え直した', signedAt: view.now }
  const record = { ...view.record, stage: 'closed', reports } as const
  const changed = ['told', 'tickets'] as const
  const open = { ...view, stage: 'closed', record, correction: { mayBeTakenBack: true, changed } } as const
  const closing = view.closing.map((each) => (each.step === 'report' ? { ...each, blocked: null } : each))
  keepAs('19e-corrected', { ...open, closing }, { step: 'report' })
  const onNoMedium = { ...record, reports: { version: 1, correcting: '', signedAt: view.now } }
  keepAs('19e-on-no-medium', { ...open, record: onNoMedium, closing, correction: null }, { step: 'report' })
  const stays = { ...open, closing, correction: { mayBeTakenBack: false, changed: [] } } as const
  keepAs('19e-corrected-for-good', stays, { step: 'report' })
  for (const [name, what] of [
    ['19f-taken-back', changed],
    ['19f-taken-back-unchanged', []],
  ] as const) {
    const officer = {
      act: { type: 'drop-correction', version: 1, changed: what },
      working: false,
      failure: null,
    } as const
    keepAs(name, { ...open, closing, officer })
  }
}

/** The spare issuer, and the one that was not used. */
export const takingOver: Part = async ({ desk, keep, send, keepAs }) => {
  await desk.app.stop()
  const medium = join(desk.room, 'take-over', 'take-over.ippyo')
  await desk.start('2-I2')
  await desk.unlock()
  keep('20-take-over-other-issuer')
  desk.app.send({ type: 'take-over-confirmed', tickets: 4, reason: '' })
  await desk.until((view) => view.screen === 'take-over' && view.failure !== null)
  keep('20b-take-over-tickets-differ')
  await desk.app.stop()
  rmSync(medium)
  await desk.start('2-I1')
  await desk.unlock()
  keep('21-take-over-new-medium')
  await desk.app.stop()
  await desk.start('2-I2')
  await desk.unlock()
  keep('22-take-over-new-books')
  desk.app.send({ type: 'take-over-confirmed', tickets: 0, reason: 'pictures' })
  await desk.until((view) => view.screen === 'day')
  await desk.app.stop()
  await desk.start('2-I1')
  send({ type: 'retire-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  keep('24-retire-unlock')
  send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'retiring' && view.failure !== null)
  keep('24b-retire-used')
  keepAs('24d-retire-wrong-pin', {
    ...desk.app.view(),
    step: 'unlock',
    failure: { code: 'wrong-pin', values: { left: 2 } },
  } as IssuerView)
}

const NOBODY_SETS = { setting: null, maySetClock: false, otherDate: false }

/** Views that no day brings by itself. */
export const faults: Part = async ({ desk, views, keepAs }) => {
  for (const step of ['confirm', 'erased', 'not-erased'] as const) {
    keepAs(`24c-retire-${step}`, { ...desk.app.view(), failure: null, step } as IssuerView)
  }
  for (const code of ['books-disk-full', 'books-not-writable', 'books-damaged'] as const) {
    const values = code === 'books-not-writable' ? { errno: 'SQLITE_READONLY' } : {}
    keepAs(`23-${code}`, { ...views[0]?.view, screen: 'out-of-service', notice: { code, values } } as IssuerView)
  }
  for (const code of PACKAGE_CODES) {
    const values = {
      path: 'fonts/names.ttf',
      where: 'contests.1.title',
      version: 2,
      problem: 'not-signed',
      machine: '2-I3',
      date: '2002-06-23',
      ...(code.startsWith('live-') ? { fingerprint: views[0]?.view.head?.fingerprint ?? '' } : {}),
    }
    keepAs(`25-${code}`, {
      ...views[0]?.view,
      screen: 'refused',
      notice: { code, values },
      ...NOBODY_SETS,
    } as IssuerView)
  }
}
