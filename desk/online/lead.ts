/**
 * The way of two invented voters, a step a press: each step is done by the real programs, as the people whose work it is would have it done.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { type Contest, shownName } from '#election/definition/definition.ts'
import { parseExportedLog } from '#election/online/exported-log.ts'
import { LOG_HEAD_ENTRIES } from '#election/online/settings.ts'
import { printedShownCode, shownBytes } from '#election/online/shown-code.ts'
import { APPLICATION_STATES, type StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { ForThePublic, SortedVotes } from '#simulation/online/programs/counting-centre.ts'
import { rollCsv, VOTERS } from '#simulation/online/programs/invented-people.ts'
import type { OnlinePrograms } from '#simulation/online/programs/online-programs.ts'
import { readLetter } from '#simulation/online/programs/read-letter.ts'
import type { School } from '#simulation/online/programs/school.ts'
import { RefusedToStaff } from '#simulation/online/programs/staff-browser.ts'
import type { ContestJson } from '#tally/services/count/result-json.ts'
import { type AbroadPapers, applyAbroad, bringElectors, printAbroad, votesOnPaper } from './lead-abroad.ts'
import { approveMembers, bringMembers, printMembers, SCHOOL_STEPS, type SchoolPapers } from './lead-school.ts'

const UNTIL_BOXES = ['roll', 'apply', 'propose', 'approve', 'print', 'boxes'] as const
const FROM_CLOSE = ['close', 'export', 'sort', 'count', 'check'] as const
export const STEPS = [...UNTIL_BOXES, ...FROM_CLOSE] as const
/** Somebody abroad votes on paper meanwhile. */
export const STEPS_ABROAD = [...UNTIL_BOXES, 'paper', ...FROM_CLOSE] as const
export type Step = (typeof STEPS_ABROAD)[number]

type ApplicationState = (typeof APPLICATION_STATES)[number]

export interface Letter {
  /** 10 digits: the help desk searches by it. */
  readonly number: string
  /** Null: somebody printed it at the office's page, and has the only copy. `address`: a telephone reads it from the 2D code. */
  readonly paper: { readonly pdf: Uint8Array; readonly address: URL } | null
  readonly rollNo: keyof typeof VOTERS
}

interface ExportedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface Exported {
  /** 照合番号 */
  readonly number: string
  readonly files: readonly ExportedFile[]
  /** Vote codes of the log as voters have them, in the order of the alphabet. */
  readonly codes: readonly string[]
}

interface CountedName {
  readonly number: number
  readonly name: string
  /** A judge has those with a mark. */
  readonly votes: number
  /** A judge has them, and nobody else. */
  readonly review: Pick<NonNullable<ContestJson['judges']>[number], 'unmarked' | 'verdict'> | null
}

/** A contest as the page shows it: each name with its votes, those of the two stations among them. */
export interface CountedContest {
  readonly titles: Pick<Contest, 'title' | 'titleEn'>
  readonly candidates: readonly CountedName[]
  /** Ended without a name. */
  readonly ended: number
  readonly records: number
}

export interface LeadView {
  /** The next one; null: all are done. */
  readonly step: Step | null
  /** All of this election. */
  readonly steps: readonly Step[]
  readonly letters: readonly Letter[]
  /** Papers of a private body, or of voters abroad; null: another election, or not printed yet. */
  readonly papers: SchoolPapers | AbroadPapers | null
  /** Votes in the public log. */
  readonly votes: number
  readonly exported: Exported | null
  readonly sorted: SortedVotes | null
  readonly counted: readonly CountedContest[] | null
  readonly published: ForThePublic | null
  /** Why the last press did nothing: a refusal has its words in the catalogue; null: it did. */
  readonly fault: StaffRefusal | { readonly said: string } | null
}

export class Lead {
  readonly #programs: OnlinePrograms
  readonly #begins: (step: Step) => void
  readonly #school: School | null
  readonly #letters: Letter[] = []
  #papers: SchoolPapers | AbroadPapers | null = null
  #done = 0
  #exported: Exported | null = null
  #sorted: SortedVotes | null = null
  #counted: readonly CountedContest[] | null = null
  #published: ForThePublic | null = null
  #fault: LeadView['fault'] = null
  #turn: Promise<void> = Promise.resolve()

  /** @param begins for the terminal, at each press: a step of many programs takes a while, and the page waits for it */
  constructor(programs: OnlinePrograms, begins: (step: Step) => void = () => {}, school: School | null = null) {
    this.#programs = programs
    this.#begins = begins
    this.#school = school
  }

  get steps(): readonly Step[] {
    if (this.#isAbroad) return STEPS_ABROAD
    return this.#school === null ? STEPS : SCHOOL_STEPS
  }

  get #isAbroad(): boolean {
    return this.#programs.ground.election.settings.switches.voters === 'abroad'
  }

  view(): LeadView {
    const step = this.steps[this.#done] ?? null
    return {
      ...{
        step,
        steps: this.steps,
        papers: this.#papers,
        letters: this.#letters,
        votes: this.#votes(),
        exported: this.#exported,
        fault: this.#fault,
      },
      ...{ sorted: this.#sorted, counted: this.#counted, published: this.#published },
    }
  }

  /** Every line of every program: they have no code, no name and no vote code. */
  written(): string {
    return this.#programs.written
      .map(({ name, lines }) => `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`)
      .join('\n')
  }

  /** One after the other. A step that is not the next one is a press on an old page: nothing is done. */
  press(step: Step): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      if (this.steps[this.#done] !== step) return
      this.#begins(step)
      try {
        await this.#take(step)
        this.#done++
        this.#fault = null
      } catch (error) {
        this.#fault = error instanceof RefusedToStaff ? error.refusal : { said: wordsOf(error) }
      }
    })
    return this.#turn
  }

  async #take(step: Step): Promise<void> {
    const school = this.#school
    if (school !== null && (await this.#takeOfSchool(step, school))) return
    if (this.#isAbroad && (await this.#takeAbroad(step))) return
    const [first, second] = this.#programs.staff
    switch (step) {
      case 'roll':
        return this.#readRoll()
      case 'apply':
        return this.#apply()
      case 'propose':
        for (const { id } of await this.#applications(['asked'])) await first.ask('propose', { id })
        return
      case 'approve':
        for (const { category, id } of await this.#applications(['proposed'])) {
          if (this.#isOnPaper(category)) await second.ask('answer', { id, as: 'on-paper' })
          else await second.ask('approve', { id })
        }
        return
      case 'print':
        return this.#print()
      case 'boxes':
        return this.#programs.provisionBoxes()
      case 'paper':
        return votesOnPaper(this.#programs)
      case 'close':
        return this.#programs.putClockToClose()
      case 'export':
        this.#exported = this.#described(await this.#programs.export())
        return
      case 'sort':
        await this.#programs.writeEvidence()
        this.#sorted = await this.#programs.centre.sort()
        return
      case 'count':
        this.#counted = this.#named(await this.#programs.centre.count())
        return
      case 'check':
        this.#published = await this.#programs.centre.publish()
        return
      default:
        return unreachable(step)
    }
  }

  /** @returns false: it is done as of every election */
  async #takeOfSchool(step: Step, school: School): Promise<boolean> {
    if (step === 'roll') await bringMembers(this.#programs, school)
    else if (step === 'approve') await approveMembers(this.#programs)
    else if (step === 'print') this.#papers = await printMembers(this.#programs, school)
    else return false
    return true
  }

  /** @returns false: it is done as of every election */
  async #takeAbroad(step: Step): Promise<boolean> {
    if (step === 'roll') await bringElectors(this.#programs)
    else if (step === 'apply') await applyAbroad(this.#programs)
    else if (step === 'print') this.#papers = await printAbroad(this.#programs)
    else return false
    return true
  }

  async #readRoll(): Promise<void> {
    const { ground, staff } = this.#programs
    const [station] = ground.election.electionPackage.stations
    for (const each of staff) await each.ask('import', { csv: rollCsv(station?.id ?? '') })
  }

  /** For who did not apply by page, a person of the office types a paper, unless somebody did so at the office's page and went on from there. */
  async #apply(): Promise<void> {
    const there = await this.#applications(APPLICATION_STATES)
    for (const rollNo of Object.keys(VOTERS)) {
      if (there.some(({ voter }) => voter.rollNo === rollNo)) continue
      await this.#programs.staff[0].ask('apply', { rollNo, category: this.#ground })
    }
  }

  #isOnPaper(category: string | null): boolean {
    const { categories } = this.#programs.ground.election.settings.applicants
    return categories.find(({ id }) => id === category)?.answer === 'paper'
  }

  /** The ground of a paper that somebody types here: the first one of the town's list. */
  get #ground(): string | null {
    return this.#programs.ground.election.settings.applicants.categories[0]?.id ?? null
  }

  async #applications(states: readonly ApplicationState[]) {
    const [first] = this.#programs.staff
    const found = await Promise.all(states.map((state) => first.ask('applications', { state })))
    return found.flatMap(({ applications }) => applications)
  }

  /** Each letter is a paper of its own, and is not kept where it was made: one that was printed at the office's page is nowhere else. */
  async #print(): Promise<void> {
    const [, second] = this.#programs.staff
    for (const state of ['drawn', 'printed', 'posted'] as const) {
      const { letters } = await second.ask('letters', { state })
      for (const { letter } of letters) {
        if (this.#letters.some(({ number }) => number === letter)) continue
        const paper = state === 'drawn' ? await this.#printed(letter) : null
        const found = await second.ask('search', { letter })
        this.#letters.push({ number: letter, paper, rollNo: found.letter?.rollNo === '2' ? '2' : '1' })
      }
    }
    this.#letters.sort((a, b) => Number(a.rollNo) - Number(b.rollNo))
  }

  async #printed(letter: string): Promise<Letter['paper']> {
    const { pdf } = await this.#programs.staff[1].ask('print', { letters: [letter] })
    const bytes = new Uint8Array(Buffer.from(pdf, 'base64'))
    return { pdf: bytes, address: await readLetter(bytes) }
  }

  #described(number: string): Exported {
    const { exported } = this.#programs.ground.places
    const files = exported.flatMap((place) =>
      readdirSync(place)
        .toSorted()
        .map((name): ExportedFile => {
          const bytes = readFileSync(join(place, name))
          return {
            ...{ path: join(place, name), bytes: bytes.length },
            sha256: createHash('sha256').update(bytes).digest('hex'),
          }
        }),
    )
    const log = parseExportedLog(new Uint8Array(readFileSync(join(exported[0], 'online-log.ippyo'))))
    const entries = log?.entries.slice(LOG_HEAD_ENTRIES) ?? []
    return { number, files, codes: entries.map((entry) => printedShownCode(shownBytes(entry))).toSorted() }
  }

  #named(contests: readonly ContestJson[]): readonly CountedContest[] {
    const { electionPackage, list } = this.#programs.ground.made.election
    return contests.map(({ ended, id, joined, judges, records, title }) => {
      const titles = electionPackage.contests.find((contest) => contest.id === id) ?? { title, titleEn: '' }
      const { candidates = [] } = list.contests.find(({ contest }) => contest === id) ?? {}
      const votesOf = (number: number) => Number(joined?.totals[number] ?? 0)
      const named = candidates.map((each) => ({
        number: each.number,
        name: shownName(each),
        votes: votesOf(each.number),
        review: judges?.find(({ number }) => number === each.number) ?? null,
      }))
      return { titles, candidates: named, ended: ended ?? 0, records }
    })
  }

  /** Its checkpoint says how many entries the log has. */
  #votes(): number {
    const [, size] = readFileSync(join(this.#programs.ground.places.log, 'checkpoint'), 'utf8').split('\n')
    return Math.max(0, Number(size) - LOG_HEAD_ENTRIES)
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
