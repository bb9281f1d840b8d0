/** Anything typed or pressed, in any order, with any card on the tray, is refused in words or done: never a program error (X-B2, X-C11). */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROVISIONAL_GROUNDS } from '#election/roll/ways.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { DAY_TICKS, KEY_ENVELOPES } from './session/day-names.ts'
import { CLOSING_TICKS, issuerScreenEventSchema, SEALING_TICKS, WAYS, WHY_PROXY } from './session/screen-event.ts'
import { TROUBLE_CLASSES } from './session/troubles.ts'
import { WAY_TICKS } from './session/way-ticks.ts'

const VOTERS = 3
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(VOTERS))
})
afterAll(() => prepared.close())

const letters = fc.constantFrom('齋', '"', '\\', '\u0001', '\0', '𠮷', '\u2028', 'é', ' ', '\ud842')
const words = fc.oneof(
  fc.tuple(letters, fc.constantFrom(1, 40, 64, 80, 128, 400)).map(([letter, times]) => letter.repeat(times)),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const name = fc.oneof(
  words,
  fc.constantFrom('齋', '藤', '高').map((letter) => letter.repeat(80)),
)
const count = fc.constantFrom(0, 1, 2, 3, 20, 10_000, 1_000_000)
const bothSexes = fc.record({ men: count, women: count })
const absentees = fc.record({
  contests: fc.array(fc.record({ received: bothSexes, notAccepted: bothSexes, refused: bothSexes }), { maxLength: 4 }),
  late: count,
  notAcceptedNames: words,
  refusedNames: words,
})
const machine = fc.constantFrom('2-K1', '2-K2', '2-K9', '2-I1')
const contest = fc.constantFrom('mayor', 'council', 'nobody')
const TROUBLE = {
  machine: fc.constantFrom('2-K1', null),
  number: fc.constantFrom('', 'K-304', 'k304'),
  stops: fc.constantFrom(...TROUBLE_CLASSES),
  measure: words,
}
const who = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: VOTERS }).map(String) }, words)
const yes = fc.boolean()
const type = <Type extends string>(...types: Type[]) => fc.constantFrom(...types).map((name) => ({ type: name }))

const beside = fc.array(fc.nat(5), { maxLength: 5 })

const typed = fc.oneof(
  type('clock-confirmed', 'alarm-acknowledged', 'confirmation-sheet-requested', 'opening-declared', 'voter-left'),
  type('issue-requested', 'handed-over', 'unsettled-issue-closed', 'card-check-requested'),
  fc.record({ type: fc.constant('found-card-recorded'), witnesses: beside }),
  fc.record({
    type: fc.constant('left-over-decided'),
    says: fc.constantFrom('over', 'not-recorded'),
    witnesses: beside,
  }),
  type('operation-cancelled', 'closing-declared', 'inside-list-fixed', 'station-report-requested', 'retire-requested'),
  type('identity-confirmed', 'retire-confirmed', 'issue-requested', 'handed-over', 'alarm-acknowledged'),
  fc.record({ type: fc.constant('pin-entered'), pin: fc.constantFrom(PREPARED_PIN, '000000', '') }),
  fc.record({ type: fc.constant('take-over-confirmed'), tickets: count, reason: words }),
  fc.record({ type: fc.constant('cards-received'), count }),
  fc.record({ type: fc.constant('cards-brought'), count }),
  fc.record({
    type: fc.constant('witnesses-named'),
    appointed: fc.constant(2),
    names: fc.array(words, { maxLength: 5 }),
  }),
  fc.record({ type: fc.constant('witness-marked'), witness: fc.nat(5), present: yes }),
  fc.record({
    type: fc.constant('kiosk-marked'),
    machine,
    state: fc.constantFrom('waiting', 'started', 'spare', 'failed'),
    note: words,
  }),
  fc.record({
    type: fc.constant('confirmation-sheet-signed'),
    form: fc.constantFrom('printed', 'blank'),
    reason: words,
  }),
  fc.record({ type: fc.constant('voter-sought'), text: who, by: fc.constantFrom('any', 'roll-number', 'name') }),
  fc.record({ type: fc.constant('voter-sought'), text: who, by: fc.constant('roll-number') }),
  fc.record({ type: fc.constant('voter-chosen'), rollNo: who }),
  fc.record({ type: fc.constant('contests-chosen'), contests: fc.array(contest, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('presentation-chosen'), presentation: fc.constantFrom('normal', 'audio', 'both') }),
  fc.record({
    type: fc.constant('assistance-chosen'),
    mode: fc.constantFrom('voter', 'proxy', 'assisted'),
    assistants: fc.array(words, { maxLength: 2 }),
    cause: fc.constantFrom(null, ...WHY_PROXY),
    heard: yes,
    agreed: yes,
  }),
  fc.record({ type: fc.constant('ways-requested') }),
  fc.record({ type: fc.constant('way-chosen'), way: fc.constantFrom(...WAYS) }),
  fc.record({
    type: fc.constant('way-decided'),
    entries: fc.record({
      ticks: fc.oneof(fc.constant([...WAY_TICKS]), fc.subarray([...WAY_TICKS])),
      ticketReason: fc.constantFrom(null, 'lost'),
      papers: fc.constantFrom(null, 2),
      ground: fc.constantFrom(null, ...PROVISIONAL_GROUNDS),
      decidedBy: fc.constantFrom(null, 'deputy'),
      words,
      contests: fc.array(contest, { maxLength: 3 }),
    }),
  }),
  fc.record({ type: fc.constant('paper-withdrawn') }),
  type('mistaken-requested'),
  fc.record({ type: fc.constant('mark-owner-sought'), text: fc.oneof(who, fc.constant(null)) }),
  fc.record({ type: fc.constant('mark-move-decided'), reason: words, witnesses: beside }),
  fc.record({ type: fc.constant('said-heard'), what: fc.constantFrom('name', 'address'), done: yes }),
  fc.record({ type: fc.constant('question-answered'), yes }),
  fc.record({ type: fc.constant('return-requested'), declined: fc.array(contest, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('inside-voter-added'), text: who }),
  fc.record({
    type: fc.constant('closing-ticked'),
    tick: fc.constantFrom(...CLOSING_TICKS),
    done: yes,
    cardsOut: words,
  }),
  type('closing-permission-requested'),
  fc.record({ type: fc.constant('unpermitted-told'), machine: fc.constantFrom('1-K1', '9-K9'), done: yes }),
  fc.record({ type: fc.constant('ended-sessions-told'), count, witnesses: words }),
  fc.record({ type: fc.constant('absentees-told'), figures: absentees, again: absentees }),
  type('kiosks-closing', 'report-correction-dropped', 'end-of-day-requested', 'voting-resumed', 'desk-lock-requested'),
  fc.record({
    type: fc.constant('voting-suspended'),
    cause: words,
    expected: fc.constantFrom('', '10:40', '25:00'),
    machinesLeft: count,
    waiting: count,
    leaving: count,
  }),
  fc.record({ type: fc.constant('postponement-requested'), reason: words }),
  fc.record({ type: fc.constant('clerk-change-requested'), name: words }),
  fc.record({ type: fc.constant('boxes-ready'), exception: words }),
  fc.record({ type: fc.constant('report-correction-requested'), reason: words }),
  fc.record({
    type: fc.constant('witness-substituted'),
    witness: fc.nat(5),
    voter: who,
    party: words,
    namesake: yes,
  }),
  fc.record({
    type: fc.constant('witness-line'),
    witness: fc.nat(5),
    act: fc.constantFrom('begin', 'cut', 'back', 'undo'),
  }),
  fc.record({ type: fc.constantFrom('witness-released', 'transport-witness-named'), witness: fc.nat(5) }),
  fc.record({ type: fc.constant('staff-named'), names: fc.array(words, { maxLength: 5 }) }),
  fc.record({ type: fc.constant('round-made'), note: words }),
  fc.record({ type: fc.constant('trouble-noted'), ...TROUBLE }),
  fc.record({ type: fc.constant('trouble-taken-back'), trouble: fc.record({ at: words, ...TROUBLE }) }),
  fc.record({
    type: fc.constant('voter-set-apart'),
    voter: who,
    why: fc.constantFrom('removed', 'waits'),
    words,
  }),
  fc.record({ type: fc.constant('officers-named'), officer: words, deputy: words }),
  fc.record({ type: fc.constant('keys-handed'), to: fc.constantFrom('officer', 'deputy') }),
  fc.record({
    type: fc.constant('key-envelope-sealed'),
    envelope: fc.constantFrom(...KEY_ENVELOPES),
    keeper: fc.oneof(fc.constantFrom('officer', 'deputy'), fc.nat(5)),
    sealedWith: fc.nat(5),
    note: words,
  }),
  fc.record({ type: fc.constant('day-ticked'), tick: fc.constantFrom(...DAY_TICKS), done: yes, witnesses: beside }),
  fc.record({ type: fc.constant('pair-taken-over'), machine, by: fc.oneof(machine, fc.constant(null)) }),
  fc.record({ type: fc.constant('tickets-counted'), count }),
  fc.record({ type: fc.constant('cards-counted'), inCase: count }),
  fc.record({ type: fc.constant('records-told'), machine, contest, count }),
  fc.record({
    type: fc.constant('seal-told'),
    machine,
    digits: fc.constantFrom('', '1'.repeat(20), `${'１'.repeat(20)}74`, `${'1'.repeat(20)}47`),
  }),
  fc.record({ type: fc.constant('seal-missing'), machine, reason: words }),
  fc.record({
    type: fc.constant('medium-noted'),
    machine,
    role: fc.constantFrom('original', 'duplicate'),
    serial: words,
    sealed: yes,
  }),
  fc.record({
    type: fc.constant('sealing-ticked'),
    tick: fc.constantFrom(...SEALING_TICKS),
    done: yes,
    label: words,
    again: words,
  }),
  fc.record({ type: fc.constant('difference-explained'), reason: words }),
)

type Act = (desk: Reception) => Promise<void> | void
const pressed: fc.Arbitrary<Act> = typed.map((event) => (desk) => {
  // As the bridge takes it in: what the edge refuses never reaches the issuer.
  const parsed = issuerScreenEventSchema.safeParse(event)
  if (parsed.success) desk.app.send(parsed.data)
})
/** A clerk's next act: by chance alone nobody comes to a card or to a report. */
const onward: fc.Arbitrary<Act> = fc
  .tuple(who, name, name, fc.nat(3))
  .map(([voter, one, other, turn]) => async (desk) => {
    const view = desk.app.view()
    const send = (event: unknown) => {
      const parsed = issuerScreenEventSchema.safeParse(event)
      if (parsed.success) desk.app.send(parsed.data)
    }
    if (view.screen !== 'day') {
      if (view.screen === 'take-over') send({ type: 'take-over-confirmed', tickets: 1, reason: 'r' })
      return
    }
    send({ type: 'alarm-acknowledged' })
    if (view.unsettled !== null) return send({ type: 'unsettled-issue-closed' })
    if (view.stage === 'closing' && turn === 0) return report(desk, send)
    switch (view.desk.type) {
      case 'found':
        return send(turn === 0 ? { type: 'return-requested', declined: [] } : { type: 'identity-confirmed' })
      case 'refused':
        if (one.length % 3 === 0) return send({ type: 'mistaken-requested' })
        return send({ type: 'return-requested', declined: turn === 0 ? ['mayor'] : [] })
      case 'mistaken':
        send({ type: 'mark-owner-sought', text: turn === 0 ? null : voter })
        await desk.settled()
        send({ type: 'mark-move-decided', reason: 'r', witnesses: [0, 1] })
        if (desk.day().officer?.act.type !== 'move-mark') return send({ type: 'operation-cancelled' })
        desk.reader.tray.remove()
        return await desk.officer()
      case 'checked':
        send({
          type: 'assistance-chosen',
          mode: 'proxy',
          assistants: [one, other],
          cause: 'body',
          heard: true,
          agreed: true,
        })
        return send({ type: 'issue-requested' })
      case 'question':
        return send({ type: 'question-answered', yes: true })
      case 'card-awaited':
        desk.reader.tray.remove()
        if (turn === 0) desk.reader.tray.pullDuring('increment', 1, one.length > 3 ? 'new' : 'old')
        desk.reader.tray.insert(await desk.newCard())
        await desk.settled()
        return desk.reader.tray.callOff()
      case 'hand-over':
        return send({ type: 'handed-over' })
      default:
        return send({ type: 'voter-sought', text: turn === 0 ? '1' : voter, by: 'roll-number' })
    }
  })

async function report(desk: Reception, send: (event: unknown) => void): Promise<void> {
  const { record, all } = desk.day()
  send({ type: 'inside-list-fixed' })
  for (const tick of CLOSING_TICKS) send({ type: 'closing-ticked', tick, done: true, cardsOut: 'taken home' })
  send({ type: 'transport-witness-named', witness: 0 })
  send({ type: 'kiosks-closing' })
  for (const { machine } of record.kiosks) {
    for (const contest of ['mayor', 'council']) send({ type: 'records-told', machine, contest, count: all })
    send({ type: 'seal-missing', machine, reason: 'r' })
  }
  send({ type: 'tickets-counted', count: 1 })
  send({ type: 'cards-received', count: 20 })
  send({ type: 'cards-counted', inCase: 20 })
  send({ type: 'difference-explained', reason: 'r' })
  send({ type: 'station-report-requested' })
  if (desk.day().officer?.act.type !== 'sign-report') return
  desk.reader.tray.remove()
  await desk.officer()
}

const tray: fc.Arbitrary<Act> = fc
  .constantFrom('new', 'again', 'operator', 'foreign', 'nothing')
  .map((laid) => async (desk) => {
    const lay = desk.reader.tray
    const before = lay.remove()
    if (laid === 'new') lay.insert(await desk.newCard())
    if (laid === 'again' && before !== null) lay.insert(before)
    if (laid === 'operator') lay.insert(desk.operatorCard)
    if (laid === 'foreign') lay.insertForeign()
  })
const clock: fc.Arbitrary<Act> = fc
  .constantFrom('06:00', '07:00', '12:00', '20:00', '23:59')
  .map((time) => (desk) => desk.clock.set(`2002-06-23T${time}`))
const restart: fc.Arbitrary<Act> = fc.constant(async (desk) => {
  await desk.app.stop()
  await desk.start()
  desk.reader.tray.remove()
  await desk.unlock()
})
const act = fc.oneof(
  { weight: 20, arbitrary: pressed },
  { weight: 20, arbitrary: onward },
  { weight: 4, arbitrary: tray },
  { weight: 1, arbitrary: clock },
  { weight: 1, arbitrary: restart },
)
/** So that a good part of what follows happens at an open desk. */
const beginning = fc.constantFrom<readonly Act[]>(
  [],
  [(desk) => desk.unlock()],
  [(desk) => desk.unlock(), (desk) => desk.open()],
  [(desk) => desk.unlock(), (desk) => desk.open(), (desk) => desk.clock.set('2002-06-23T20:00')],
)

test('any events of the screen in any order end in no program error', async () => {
  await fc.assert(
    fc.asyncProperty(beginning, fc.array(act, { minLength: 20, maxLength: 80 }), async (first, acts) => {
      const desk = await Reception.furnish(prepared)
      try {
        await desk.start()
        for (const perform of [...first, ...acts]) {
          await perform(desk)
          await desk.settled()
          expect(desk.glance()).not.toContain('program-error')
        }
      } finally {
        await desk.clear()
      }
    }),
    { numRuns: 30, seed: 20020623, endOnFailure: true },
  )
})
