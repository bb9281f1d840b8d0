/** The desk's visitor lets somebody vote by ear, hears what their headphones are given, and pulls them out in the middle (AUD-03 … 06). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { PROMPTS } from '#election/voice/script/prompts.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { systemClock } from '#shell/system-clock.ts'
import { until } from '#simulation/doors/door.ts'
import { deskIs } from '#simulation/people/clerk.ts'
import { whySilent } from '#simulation/voice/why-silent.ts'
import { type RunningDesk, startDesk, switchOn } from './app.ts'
import { GuidedDesk } from './guide/guided-desk.ts'
import { layOutDesk, OWN_SET } from './prepare-desk.ts'
import type { DeskView } from './session/view.ts'
import { runningOf } from './station/seat.ts'
import { DeskStation } from './station/station.ts'

const silent = (await whySilent('nobody votes by ear at the desk')) !== null

const MACHINE = '1-K1'
const home = mkdtempSync(join(tmpdir(), 'ippyo-desk-ear-'))
let station: DeskStation
let desk: RunningDesk

beforeAll(async () => {
  if (silent) return
  await buildScreens()
  const asked = { sources: OWN_SET, use: 'fixture', home, randomness: secureRandomness(), say: () => {} } as const
  const laid = await layOutDesk({ ...asked, now: systemClock().now() })
  station = await DeskStation.furnish(laid, secureRandomness(), () => 'http://127.0.0.1:1')
  desk = await startDesk(new GuidedDesk(station))
  switchOn(desk)
})
afterAll(async () => {
  await desk?.stop()
  rmSync(home, { recursive: true, force: true })
})

function shows(name: string, found: (view: DeskView) => boolean): Promise<true> {
  return until(
    desk,
    name,
    (view) => found(view) || undefined,
    ({ guide }) => `${guide.step.word} ${guide.stuck}`,
  )
}

const ears = ({ apps }: DeskView) => apps.find(({ id }) => id === MACHINE)?.headphones

async function plays(...steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    await shows(step, ({ guide }) => guide.step.key === step && !guide.playing)
    desk.send({ type: 'play-step' })
    await shows(`after ${step}`, ({ guide }) => !guide.playing && (guide.step.key !== step || guide.stuck !== null))
    expect(desk.view().guide.stuck).toBeNull()
  }
}

/** The present stage on the card "a blind voter votes by ear". */
const tried = ({ guide }: DeskView) => guide.whatIfs.find(({ key }) => key === 'by-ear')?.stage

const said = (view: DeskView) => (ears(view)?.said ?? []).map(({ text }) => text)
const last = (view: DeskView) => ears(view)?.said.at(-1)

/** Neither the desk nor a machine writes what was said: the package alone has the words. */
function expectNoWordInFiles(words: readonly string[]): void {
  const sentences = [...new Set(words)].filter((text) => Object.values(PROMPTS).some(({ ja }) => ja === text))
  expect(sentences.length).toBeGreaterThan(3)
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\/(package|voice)(\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(10)
  const holding = files.filter((file) => {
    const bytes = readFileSync(file)
    return sentences.some((text) => bytes.includes(text))
  })
  expect(holding).toEqual([])
}

const lastHeard = (view: DeskView) => ears(view)?.heard.at(-1)?.number ?? 0

it.skipIf(silent)(
  'leads there with words, is heard while somebody asks for it, and goes on when the headphones are back',
  async () => {
    await shows('all machines', ({ apps }) => apps.every(({ power, spare }) => power === (spare ? 'stored' : 'on')))
    await plays('unlock-issuer', 'prepare-station', 'clock-to-opening', 'declare-opening')
    await shows('a kiosk to open', ({ guide }) => guide.step.key === 'open-kiosk')
    desk.send({ type: 'play-step' })
    await shows('the other kiosk', ({ guide }) => guide.step.app !== MACHINE && !guide.playing)
    await plays('open-kiosk', 'sign-sheet')
    const issuer = runningOf(station.issuer)
    issuer.send({ type: 'voter-sought', text: '1-0001', by: 'roll-number' })
    await deskIs(issuer, 'the voter', ['found'])
    issuer.send({ type: 'identity-confirmed' })
    await deskIs(issuer, 'the marks', ['checked'])
    issuer.send({ type: 'presentation-chosen', presentation: 'audio' })
    issuer.send({ type: 'issue-requested' })
    await deskIs(issuer, 'whether it may be for the ear', ['question'])
    issuer.send({ type: 'question-answered', yes: true })
    const reader = `reader:${station.issuer.plan.id}`
    const [card] = desk.view().cards.flatMap(({ id, kind }) => (kind === 'voting' ? [id] : []))
    if (card === undefined) throw new Error('the desk has voting cards')
    desk.send({ type: 'card-moved', card, to: reader })
    await deskIs(issuer, 'the card', ['hand-over'])
    desk.send({ type: 'card-moved', card, to: 'hand' })
    issuer.send({ type: 'handed-over' })
    await deskIs(issuer, 'the next voter', ['ready'])

    desk.send({ type: 'card-moved', card, to: `reader:${MACHINE}` })
    await shows('the check of the headphones', ({ guide }) => guide.step.word === 'ear-hear')
    expect(ears(desk.view())).toEqual({
      speaks: true,
      plugged: true,
      listened: false,
      heard: [],
      read: false,
      said: [],
    })
    expect(tried(desk.view())).toBe('next')
    desk.send({ type: 'words-read', machine: MACHINE, on: true })
    desk.send({ type: 'listened', machine: MACHINE, on: true })
    await shows('what is said', (view) => (ears(view)?.heard.length ?? 0) > 0)
    expect(tried(desk.view())).toBe('look')
    desk.send({ type: 'key-pressed', machine: MACHINE, key: 'select' })
    await shows('the method', ({ guide }) => guide.step.word === 'ear-method')
    await shows('its words while they sound', (view) => last(view)?.text === PROMPTS['method-keys'].ja)
    desk.send({ type: 'headphones-plugged', machine: MACHINE, plugged: false })
    await shows('without headphones', (view) => ears(view)?.plugged === false)
    const withoutSound = ({ guide }: DeskView) => guide.whatIfs.find(({ key }) => key === 'sound')?.stage
    expect(withoutSound(desk.view())).toBe('look')
    await shows('its lamp', ({ apps }) => apps.find(({ id }) => id === MACHINE)?.callsStaff === true)
    const before = lastHeard(desk.view())
    desk.send({ type: 'headphones-plugged', machine: MACHINE, plugged: true })
    // Who hears nothing presses nothing: a key before that does nothing.
    await shows('the voice again', (view) => lastHeard(view) > before)
    await plays('vote')
    const names = station.prepared.election.list.contests.flatMap(({ candidates }) =>
      candidates.map(({ kana }) => kana),
    )
    // All that was told is of the voice; a name of each contest was heard twice: in the list, and before it was recorded.
    expect(said(desk.view()).filter((text) => names.includes(text)).length).toBeGreaterThanOrEqual(2)
    expectNoWordInFiles(said(desk.view()))
    desk.send({ type: 'words-read', machine: MACHINE, on: false })
    await shows('nobody reads it', (view) => ears(view)?.said.length === 0)
    desk.send({ type: 'listened', machine: MACHINE, on: false })
    await shows('nobody hears it', (view) => ears(view)?.heard.length === 0)
  },
  240_000,
)
