/** The tab's machine: real session, whole votes by touch and by ear, a card taken early, and nothing kept of a vote. */
import { expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { nextKeys, nextPress } from '#simulation/people/voter.ts'
import { tabElection } from './machine-facts.ts'
import { OWN_FILES, SAMPLE } from './sample-election.ts'
import { type Spoken, TabMachine } from './tab-machine.ts'

const csv = (text: string) => new TextEncoder().encode(text)

function room(own: ReadonlyMap<string, Uint8Array> = new Map()) {
  const waits: (() => void)[] = []
  const heard: string[] = []
  let ends: (() => void) | null = null
  const election = tabElection(own, 345.4)
  assert(election.ok, 'an election to try')
  const machine = new TabMachine(election.value, {
    speaker: {
      say: (words: readonly Spoken[], whole) => {
        heard.push(words.map(({ text }) => text).join(' '))
        ends = whole
      },
      hush: () => {
        ends = null
      },
    },
    later: (_ms, act) => waits.push(act),
    onChange: () => {},
  })
  const rest = () => {
    for (let act = waits.shift(); act !== undefined; act = waits.shift()) act()
  }
  const hearOut = () => {
    for (let rounds = 0; ends !== null && rounds < 200; rounds++) {
      const whole = ends as () => void
      ends = null
      whole()
      rest()
    }
  }
  const press = (press: Press) => {
    machine.press({ on: machine.view.serial, press })
    rest()
  }
  return { machine, facts: election.value.facts, rest, hearOut, heard, press }
}

it('a whole vote by touch, from the card laid to the card taken', () => {
  const { machine, rest, press } = room()
  const seen: string[] = []
  expect(machine.nextAct).toBe('lay')
  machine.lay('normal')
  rest()
  for (let at = 0; at < 40; at++) {
    const { page } = machine.view
    seen.push(page.type)
    const next = nextPress(page, (title) => (title.includes('市長') ? 2 : 9))
    if (next === null) break
    press(next)
  }
  expect(seen.at(-1)).toMatch(/take-card|session-over/)
  expect(seen.filter((page) => page === 'confirm')).toHaveLength(2)
  expect(machine.nextAct).toBe('take')
  machine.take()
  rest()
  expect(machine.view.page.type).toBe('waiting')
  expect(machine.nextAct).toBe('lay')
})

it('a whole vote by ear: every sentence has its words, and the names are among them', () => {
  const { machine, rest, hearOut, heard } = room()
  machine.lay('audio')
  rest()
  for (let at = 0; at < 60 && machine.nextAct !== 'take'; at++) {
    hearOut()
    const { page } = machine.view
    if (page.type !== 'audio') break
    for (const key of nextKeys(page.phase, 0)) {
      machine.key(key)
      rest()
      hearOut()
    }
  }
  expect(machine.nextAct).toBe('take')
  expect(heard.filter((sentence) => sentence.trim() === '')).toEqual([])
  expect(heard.join(' ')).toContain('たかはし　いちろう')
})

it('a card taken in the middle is asked for again, and the vote goes on', () => {
  const { machine, rest, press } = room()
  machine.lay('normal')
  rest()
  press({ type: 'next' })
  machine.take()
  rest()
  expect(machine.view.page.type).toBe('card-away')
  expect(machine.nextAct).toBe('lay-again')
  machine.layAgain()
  rest()
  expect(machine.view.page.type).toBe('how-to')
})

it('a town’s own candidates stand on the machine; a wrong file is refused with its line', () => {
  const own = csv(
    'contest,number,name,kana,party,party_kana,display_name\r\nmayor,1,木村　藍,きむら　あい,無所属,むしょぞく,\r\nmayor,2,原　蓮,はら　れん,無所属,むしょぞく,\r\n' +
      Array.from({ length: 7 }, (_, at) => `council,${at + 1},森　${at}子,もり　こ,,,\r\n`).join(''),
  )
  const { facts } = room(new Map([['candidates.csv', own]]))
  expect(facts.contests[0]?.candidates.map(({ name }) => name)).toEqual(['木村　藍', '原　蓮'])
  const wrong = tabElection(new Map([['candidates.csv', csv('contest,number,name\r\nmayor,1,藍\r\n')]]), 345.4)
  expect(wrong.ok).toBe(false)
  expect(!wrong.ok && wrong.error.type === 'problems' && wrong.error.problems.errors.map(({ code }) => code)).toContain(
    'missing-column',
  )
})

it('a voter by ear who took the card away is led by the keys again', () => {
  const { machine, rest, hearOut } = room()
  machine.lay('audio')
  rest()
  hearOut()
  machine.key('select')
  rest()
  machine.take()
  rest()
  expect(machine.nextAct).toBe('lay-again')
  machine.layAgain()
  rest()
  expect([machine.nextAct, machine.byKeys]).toEqual(['none', true])
})

it('an election of one contest gives cards for it; one that nobody votes on is refused', () => {
  const head = 'contest,number,name,kana,party,party_kana,display_name\r\n'
  const one = csv('contest,title,kind,seats\r\nmayor,霧町長選挙,head,1\r\n')
  const two = csv(`${head}mayor,1,木村　藍,きむら　あい,,,\r\nmayor,2,原　蓮,はら　れん,,,\r\n`)
  const { machine, rest } = room(
    new Map([
      ['contests.csv', one],
      ['candidates.csv', two],
    ]),
  )
  machine.lay('normal')
  rest()
  expect(machine.view.page.type).toBe('how-to')
  const alone = csv(`${head}mayor,1,木村　藍,きむら　あい,,,\r\n`)
  const refused = tabElection(
    new Map([
      ['contests.csv', one],
      ['candidates.csv', alone],
    ]),
    345.4,
  )
  expect(refused).toMatchObject({ ok: false, error: { type: 'uncontested' } })
})

it('all that a visitor may exchange is in the sample', () => {
  expect(OWN_FILES.filter((name) => !SAMPLE.has(name))).toEqual([])
})
