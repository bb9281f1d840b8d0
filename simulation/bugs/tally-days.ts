/** The tally under test: days of `CountRoom`, written down as they happened. */
import { asDistrictRecords } from '#election/count/district.ts'
import type { ContestId, PairNumber, StationId } from '#election/ids.ts'
import { ZERO_CHECKED } from '#simulation/counting/receive-stations.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { startTally } from '#tally/app.ts'
import { LANES } from '#tally/services/lanes.ts'
import type { TallyEvent } from '#tally/session/event.ts'
import type { AppUnderTest } from './app-with-a-bug.ts'

async function writtenDown(happens: (room: CountRoom) => void): Promise<readonly TallyEvent[]> {
  const room = await CountRoom.make()
  const events: TallyEvent[] = [
    {
      type: 'loaded',
      election: room.made.election,
      earlier: null,
      machineKey: 'locked',
      hasPrinter: true,
      hasCarry: true,
    },
    { type: 'screen', event: { type: 'unlock', sealed: 'typed' } },
    { type: 'unlocked' },
    { type: 'screen', event: { type: 'choose-mode', mode: 'count' } },
    { type: 'screen', event: ZERO_CHECKED },
  ]
  const { send } = CountRoom.prototype
  room.send = (event) => {
    events.push(event)
    return send.call(room, event)
  }
  happens(room)
  return events
}

function wholeCount(room: CountRoom): void {
  const fields = { 'count place': '市民体育館' }
  const [said] = room.press({ type: 'write-minutes', by: '書記 花子', reason: '', fields })
  if (said?.type === 'keep-minutes') room.send({ type: 'minutes-kept', entry: said.entry })
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  room.press({ type: 'print', document: 'result-sheet' })
  room.send({ type: 'document-made', document: 'result-sheet', path: '/out/result-sheet.pdf' })
  const [contest] = room.made.election.list.contests
  const ruling = { eligible: false, reason: '戸籍の照会', chair: '選挙長', witnesses: ['立会 春子'] }
  room.press({ type: 'rule-candidate', contest: contest?.contest as ContestId, candidate: 1, ...ruling })
  room.announce()
  room.press({ type: 'print-announcement', number: 1 })
  room.send({ type: 'announcement-made', number: 1, path: '' })
  room.press({ type: 'print', document: 'result-sheet' })
  room.send({ type: 'document-made', document: 'result-sheet', path: '/out/result-sheet.pdf' })
  room.press({ type: 'send-to-printer', path: '/out/result-sheet.pdf' })
  room.press({ type: 'show-log' })
}

/** Two seals of one pair are shown, and the second one counts; then the disk fails. */
function anotherSealAndAFault(room: CountRoom): void {
  room.receiveReport(0)
  room.receiveMedium(1, sealedBy('1', 1, 'original'))
  room.receiveMedium(2, sealedBy('1', 1, 'original', { root: 'another root', serial: 'M-1-1-C' }))
  const seals = room.view().doubts.flatMap((doubt) => doubt.seals)
  const seal = seals.find(({ serial }) => serial === 'M-1-1-C')?.name ?? ''
  room.press({
    type: 'choose-seal',
    station: '1' as StationId,
    pair: 1 as PairNumber,
    seal,
    reason: 'seen',
    by: ['立会 春子'],
  })
  room.send({ type: 'fault', code: 'out-not-writable' })
}

/** Mixed, then each holder agrees to the number of records and opens alone. */
function mixedCount(room: CountRoom): void {
  room.receiveEverything()
  room.mix()
  for (const index of [1, 3]) room.giveShare(index)
}

/** A stick goes to the second PC and comes back. */
function carriedCount(room: CountRoom): void {
  room.receiveEverything()
  room.press({ type: 'mix-with-second' })
  const records = asDistrictRecords('records', 12)
  room.send({ type: 'merged', records, shared: [] })
  room.send({ type: 'mixed', mixed: { records: records.count, refused: 0, mixers: 1, second: null } })
  room.press({ type: 'carry-out' })
  room.send({ type: 'carried-out', number: '11111 22222 33333 44444' })
  room.press({ type: 'carry-in' })
}

/** At that PC. */
async function secondPc(): Promise<readonly TallyEvent[]> {
  const { election } = (await CountRoom.make()).made
  return [
    { type: 'loaded', election, earlier: null, machineKey: 'missing', hasCarry: true },
    { type: 'screen', event: { type: 'choose-mode', mode: 'mix' } },
    { type: 'screen', event: { type: 'mix-carried' } },
  ]
}

export const tally: AppUnderTest = {
  effects: Object.keys(LANES),
  days: async () => [
    await writtenDown(wholeCount),
    await writtenDown(anotherSealAndAFault),
    await writtenDown(mixedCount),
    await writtenDown(carriedCount),
    await secondPc(),
  ],
  async start(performed, clock) {
    const config = { package: '', machine: '', media: ['1', '2', '3', '4', '5', '6'] }
    const services = { perform: performed as never, halt() {}, stop: async () => {} }
    return startTally(config, { clock, randomness: seededRandomness('a bug') }, services)
  },
  says: { phase: 'out-of-service', message: { code: 'internal-fault' } },
  presses: [{ type: 'choose-mode', mode: 'count' }, ZERO_CHECKED, { type: 'receive-reports' }],
}
