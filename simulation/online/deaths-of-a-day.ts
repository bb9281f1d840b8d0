/**
 * Deaths on the day of an online box: a function of the database is stopped before one of its statements or at its commit, and there the server,
 * the whole database or a program on the way is killed; or a program that no longer hears is killed after the commit. Then all goes on.
 */
import type { Client } from 'pg'
import { assert, unreachable } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { BoxDay } from './box-day.ts'
import { type Pauses, type Place, pausesIn } from './pauses.ts'
import { rollCsv, VOTERS } from './programs/invented-people.ts'
import { SEQUENCER } from './programs/online-programs.ts'
import type { Program } from './programs/program.ts'
import { readLetter } from './programs/read-letter.ts'
import { NUMBER } from './signed-election.ts'

/** Each function with a change that it makes before its commit and people here do not, and the programs on the way to it. */
const FUNCTIONS = {
  'box.put': { change: 'INSERT ON box.cast_event', programs: ['online/main/collector.ts', 'online/main/page.ts'] },
  'box.append': { change: 'INSERT ON box.leaf', programs: [SEQUENCER, 'online/main/witness.ts'] },
  'box.hold_for': { change: 'UPDATE ON box.box', programs: ['online/main/hold.ts'] },
  'roll.permit': { change: 'INSERT ON roll.evidence', programs: ['online/main/gate.ts'] },
} as const
type Stopped = keyof typeof FUNCTIONS
/** Casts are most of a day. */
const DRAWN: readonly Stopped[] = ['box.put', 'box.put', 'box.put', 'box.append', 'box.hold_for', 'roll.permit']
const CASTS_MAX = 4
/** A turn of the sequencer takes a second; a promise has a minute. */
const TURNS_MAX = 60

export interface Death {
  readonly place: Place
  /** `server`: the process that waits there; `database`: all of PostgreSQL; else the source of a program. */
  readonly victim: string
  /** The program hears nothing any more, and dies when the commit is over. */
  readonly isDeaf: boolean
}

interface Letter {
  readonly code: string
  readonly card: TestCardName
}

/** A person's act, and how it ends after the death. @returns what was wrong */
interface Begun {
  /** When it was answered, or nobody answers any more. */
  readonly over: Promise<unknown>
  end(): Promise<readonly string[]>
  /** The next question of somebody who had their answer, after a look at what is there. @returns likewise */
  again?(): Promise<readonly string[]>
}

export class DeathsOfADay {
  readonly day: BoxDay
  readonly #pauses: readonly Pauses[]
  readonly #letters: readonly Letter[]
  #clients: Client[]

  private constructor(day: BoxDay, pauses: readonly Pauses[], letters: readonly Letter[], clients: Client[]) {
    this.day = day
    this.#pauses = pauses
    this.#letters = letters
    this.#clients = clients
  }

  static async begin(seed: number): Promise<DeathsOfADay> {
    const day = await BoxDay.begin(`deaths of a day ${seed}`)
    try {
      const letters = await lettersOf(day)
      const clients: Client[] = []
      const stopped = (side: 'box' | 'roll') => {
        const enter = async () => {
          const client = await day.enter(`${side}_side`)
          clients.push(client)
          return client
        }
        const own = Object.entries(FUNCTIONS).filter(([of]) => of.startsWith(`${side}.`))
        return pausesIn(day.programs.cluster, enter, Object.fromEntries(own.map(([of, { change }]) => [of, change])))
      }
      return new DeathsOfADay(day, [await stopped('box'), await stopped('roll')], letters, clients)
    } catch (error) {
      await day.programs.end()
      throw error
    }
  }

  draw(dice: Dice): Death {
    const of = dice.pick(DRAWN)
    const place = dice.pick(this.#pauses.flatMap(({ places }) => places.filter((each) => each.of === of)))
    const victim = dice.pick(['server', 'server', 'database', ...FUNCTIONS[of].programs])
    return { place, victim, isDeaf: victim.includes('/') && dice.oneIn(3) }
  }

  /** One death, and everything that must hold after it. @returns what does not */
  async play(death: Death, dice: Dice): Promise<readonly string[]> {
    const { place } = death
    const pauses = this.#pauses.find(({ places }) => places.includes(place))
    assert(pauses !== undefined, 'deaths: a place of this day')
    // It may have ended with an earlier database.
    if (place.of === 'box.append') await this.#sequencerTurns()
    await pauses.stopAt(place)
    const begun = await this.#begin(place.of as Stopped, dice)
    const waits = await Promise.race([pauses.waiting(), begun.over.then(() => null)])
    if (waits === null) {
      await pauses.goOn()
      await pauses.stopAt(null)
      return [`everything was answered before ${place.statement}`, ...(await this.day.look())]
    }
    await this.#kill(death, waits, pauses)
    const wrong = [...(await begun.end()), ...(await this.day.look()), ...((await begun.again?.()) ?? [])]
    await this.#letGoOfConnections()
    // Without the database a sequencer ends, and would begin anew at each death: the deaths wait for it before a promise is late.
    for (let left = TURNS_MAX; left > 0 && this.day.isLogPressed; left--) {
      await this.#sequencerTurns()
      wrong.push(...(await this.day.look()))
    }
    return wrong
  }

  /** The evening: a cast is in flight, the close waits for it, the log becomes complete, and two people export. */
  async end(): Promise<readonly string[]> {
    const [pauses] = this.#pauses
    const commit = pauses?.places.findLast(({ of }) => of === 'box.put')
    assert(pauses !== undefined && commit !== undefined, 'deaths: casts are stopped at their commit')
    const [box] = await this.day.newBoxes(1)
    assert(box !== undefined, 'deaths: a box')
    await pauses.stopAt(commit)
    const last = this.day.cast(this.day.voteIn(box))
    await pauses.waiting()
    await this.day.programs.putClockToClose()
    const client = await this.day.enter('box_side')
    const closing = client.query('SELECT box.close($1)', [NUMBER]).then(() => 'the close waits for no cast in flight')
    const waited = await Promise.race([closing, this.#closeWaits()])
    await pauses.goOn()
    const wrong = [waited, (await last) === 'promised' ? '' : 'a cast in flight at the close is not recorded']
    await closing
    await client.end()
    for (let left = TURNS_MAX; left > 0 && !this.day.isLogComplete; left--) {
      await this.#sequencerTurns()
      wrong.push(...(await this.day.look()))
    }
    if (!this.day.isLogComplete) wrong.push('the log does not become complete')
    else wrong.push(...(await this.day.export()))
    const again = this.day.anyAcknowledged
    if (again !== null && (await this.day.cast(again)) !== 'promised')
      wrong.push('after the close the same cast is late')
    return wrong.filter((each) => each !== '')
  }

  async close(): Promise<void> {
    await this.#letGoOfConnections()
    await this.day.programs.end()
  }

  async #begin(of: Stopped, dice: Dice): Promise<Begun> {
    switch (of) {
      case 'box.put':
        return this.#casts(dice)
      case 'box.append':
        return this.#sequencing(dice)
      case 'box.hold_for':
        return this.#holding(dice)
      case 'roll.permit':
        return this.#cardCheck(dice)
      default:
        return unreachable(of)
    }
  }

  /** Some at once, sometimes two of them into one box. Votes that were not answered are sent again, and later on all of them (R2). */
  async #casts(dice: Dice): Promise<Begun> {
    const count = 1 + dice.below(CASTS_MAX)
    const boxes = await this.day.newBoxes(count)
    const votes = boxes.map((box, at) => this.day.voteIn(dice.oneIn(4) ? (boxes[at - 1] ?? box) : box))
    const over = Promise.all(votes.map((bytes) => this.day.cast(bytes)))
    const asked = async (all: readonly Uint8Array[]) =>
      (await Promise.all(all.map((bytes) => this.day.untilAnswered(bytes)))).filter((said) => said !== 'promised')
    return {
      over,
      end: async () => {
        const said = await over
        const unanswered = votes.filter((_, at) => said[at] === 'no-answer')
        const refused = said.filter((each) => each !== 'promised' && each !== 'no-answer')
        return [...refused, ...(await asked(unanswered))]
      },
      again: () => asked(votes),
    }
  }

  async #sequencing(dice: Dice): Promise<Begun> {
    const casts = await this.#casts(dice)
    await casts.over
    const sequencer = this.#sequencer
    // In the turn that is under way it may have looked before the casts came.
    return { ...casts, over: turns(sequencer).then(() => turns(sequencer)) }
  }

  /** The same hold again has the same answer, and a held box takes no vote. */
  async #holding(dice: Dice): Promise<Begun> {
    const [box] = await this.day.newBoxes(1)
    assert(box !== undefined, 'deaths: a box')
    const by = toHex(dice.bytes(16))
    const over = this.day.hold(box, by)
    return {
      over,
      end: async () => {
        await over
        const said = [await this.day.hold(box, by), await this.day.untilAnswered(this.day.voteIn(box))]
        return said.join() === 'held,{"refused":"held"}' ? [] : [`a hold: ${said.join()}`]
      },
    }
  }

  /** From the letter over card and gate; a voter who is turned away begins with the code again. */
  async #cardCheck(dice: Dice): Promise<Begun> {
    const { code, card } = dice.pick(this.#letters)
    const voter = this.day.newVoter()
    const toBallot = () => voter.toBallot(code, card, TEST_CARDS[card].password)
    const over = toBallot()
    return {
      over,
      end: async () => {
        const first = await over
        const at = first.type === 'choosing' ? first : await toBallot()
        if (at.type !== 'choosing') return [`no ballot: ${JSON.stringify(at)}`]
        await this.#sequencerTurns()
        await this.day.castByCard(voter)
        return []
      },
    }
  }

  /** @returns when everything is there again */
  async #kill({ place, victim, isDeaf }: Death, waits: number, pauses: Pauses): Promise<void> {
    const { cluster, programs } = this.day.programs
    if (victim === 'server') {
      const ready = cluster.readyAgain()
      process.kill(waits, 'SIGKILL')
      await ready
      await pauses.stopAt(null)
    } else if (victim === 'database') {
      await cluster.kill()
      await cluster.start()
      await pauses.stopAt(null)
    } else {
      const program = programs.find(({ name }) => name === victim)
      assert(program !== undefined, 'deaths: a program of this day')
      if (isDeaf) {
        await program.signal('SIGSTOP')
        await pauses.goOn()
        await pauses.over()
      }
      await program.signal('SIGKILL')
      if (!isDeaf) await pauses.goOn()
      await pauses.stopAt(null)
      if (victim !== SEQUENCER) await this.day.programs.startAgain(program)
    }
    if (place.of === 'box.append') await this.#sequencerTurns()
  }

  async #closeWaits(): Promise<''> {
    const client = await this.day.enter('box_side')
    const statement = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 7 AND NOT granted"
    while ((await client.query(statement)).rows.length === 0);
    await client.end()
    return ''
  }

  /** One more turn from now on. As systemd does it: a sequencer that ended is started again, until one leads. */
  async #sequencerTurns(): Promise<void> {
    for (;;) {
      const sequencer = this.#sequencer
      if (await turns(sequencer)) return
      assert((await sequencer.ended) !== 2, 'deaths: the log contradicts what was signed')
      await this.day.programs.startAgain(sequencer)
    }
  }

  get #sequencer(): Program {
    const found = this.day.programs.programs.find(({ name }) => name === SEQUENCER)
    assert(found !== undefined, 'deaths: a sequencer')
    return found
  }

  async #letGoOfConnections(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end().catch(() => {})))
    this.#clients = []
  }
}

/** @returns whether it had another turn before it ended */
async function turns(sequencer: Program): Promise<boolean> {
  const isTurn = (line: string) => line.includes('"turn"')
  const before = sequencer.lines.filter(isTurn).length
  return sequencer.says(isTurn, before + 1).then(
    () => true,
    () => false,
  )
}

/** As an office does it: two people apply for, approve and print for the people of the invented cards. */
async function lettersOf({ programs }: BoxDay): Promise<readonly Letter[]> {
  const [first, second] = programs.staff
  const [station] = programs.ground.election.electionPackage.stations
  for (const each of programs.staff) await each.ask('import', { csv: rollCsv(station?.id ?? '') })
  for (const rollNo of Object.keys(VOTERS)) await first.ask('apply', { rollNo, category: null })
  const inState = async (state: 'asked' | 'proposed') => (await first.ask('applications', { state })).applications
  for (const { id } of await inState('asked')) await first.ask('propose', { id })
  for (const { id } of await inState('proposed')) await second.ask('approve', { id })
  const { letters } = await second.ask('letters', { state: 'drawn' })
  const printed: Letter[] = []
  for (const { letter } of letters) {
    const { pdf } = await second.ask('print', { letters: [letter] })
    const found = await second.ask('search', { letter })
    const { hash } = await readLetter(new Uint8Array(Buffer.from(pdf, 'base64')))
    printed.push({ code: hash.slice(1), card: VOTERS[found.letter?.rollNo === '2' ? '2' : '1'] })
  }
  await programs.provisionBoxes()
  return printed
}
