/**
 * An online box on one machine, each part a real program of `online/main/`: a PostgreSQL cluster in a new directory, two databases, the
 * ceremony, the roll's server with two invented people, gate, invented cards, hold, collector, sequencer, three witnesses, page server.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import { type Cluster, startCluster } from '#online/database/cluster.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { exportQuestions } from '#words/online.ts'
import { asAdministrator } from '../database-room.ts'
import { holdCeremony, INVENTED_PASSPHRASE, placesIn } from './ceremony.ts'
import { approversFile, configs, type Ground, type Ports, writeConfig } from './configs.ts'
import { CountingCentre } from './counting-centre.ts'
import { freePorts } from './free-ports.ts'
import type { VotersPlace } from './invented-voter.ts'
import { builtExport, EXPORT, IPPYO, Program } from './program.ts'
import type { School } from './school.ts'
import { RefusedToStaff, StaffBrowser } from './staff-browser.ts'

export const STAFF = ['第一 職員', '第二 職員'] as const
/** In the order of the start. */
export type Beginning = 'postgresql' | 'ceremony' | 'cards' | 'roll' | 'box' | 'gate' | 'log' | 'page'
/** Nobody asks it: it has no port. */
export const SEQUENCER = 'online/main/sequencer.ts'

/** The lines of a program, by its name. */
export type Written = Pick<Program, 'name' | 'lines'>

export const PROGRAM_PORTS = 9

interface Wish {
  readonly seed: string
  readonly switches?: Partial<OnlineSettings['switches']>
  /** Grounds of applications, and questions after the vote; left out: none. */
  readonly residents?: Pick<OnlineSettings, 'applicants' | 'questionnaire'>
  /** Two questions that a municipality imported; left out: mayor and council. */
  readonly sources?: ElectionSources
  /** A private body in place of a municipality. */
  readonly school?: School | undefined
  /** Commits survive a power cut: for people who try it. */
  readonly durable: boolean
  /** Left out: any that are free. */
  readonly ports?: readonly number[]
  /** Reports what was begun to the person who waits. */
  readonly say?: (what: Beginning) => void
}

export class OnlinePrograms {
  readonly ground: Ground
  readonly cluster: Cluster
  readonly directory: string
  /** Those that run until the end. */
  readonly programs: Program[] = []
  readonly #done: Program[] = []
  #centre: CountingCentre | null = null
  readonly staff: readonly [StaffBrowser, StaffBrowser]
  #lists = 0

  private constructor(ground: Ground, cluster: Cluster, directory: string) {
    this.ground = ground
    this.cluster = cluster
    this.directory = directory
    const roll = `http://localhost:${ground.ports.roll}`
    this.staff = [new StaffBrowser(roll), new StaffBrowser(roll)]
  }

  static async start({
    seed,
    switches,
    durable,
    residents,
    school,
    sources,
    ports: given,
    say = () => {},
  }: Wish): Promise<OnlinePrograms> {
    const programs = postgresPrograms()
    assert(programs.ok, 'online programs: PostgreSQL is there')
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-online-'))
    let cluster: Cluster | null = null
    try {
      say('postgresql')
      cluster = await startCluster({ durable, programs: programs.value })
      say('ceremony')
      const places = placesIn(directory)
      const ports = portsOf(given ?? (await freePorts(PROGRAM_PORTS)))
      const [page, gate] = [`http://localhost:${ports.page}`, `http://localhost:${ports.gate}`]
      const now = Math.floor(Date.now() / 1000)
      const exportProgram = await builtExport()
      const wish = { seed, now, page, gate, switches: switches ?? {}, residents, school, sources, exportProgram }
      const isBody = school !== undefined
      const held = await holdCeremony(places, wish)
      const started = new OnlinePrograms({ places, ...held, isBody, socket: cluster.socket, ports }, cluster, directory)
      await started.#startAll(say).catch(async (error: unknown) => {
        await started.end()
        throw error
      })
      return started
    } catch (error) {
      await cluster?.stop()
      rmSync(directory, { recursive: true, force: true })
      throw error
    }
  }

  async #startAll(say: (what: Beginning) => void): Promise<void> {
    const { ground } = this
    const cards = ground.isBody ? null : this.#startCards(say)
    for (const [at, { name }] of ground.election.witnesses.entries()) {
      const config = configs.witness(ground, at)
      await this.#once('online/main/witness.ts', [writeConfig(ground, name, config), 'begin']).done()
      this.#run('online/main/witness.ts', name, config)
    }
    say('roll')
    for (const side of ['box', 'roll'] as const) await this.#makeDatabase(side)
    await this.#startOffice()
    say('box')
    await this.#provision([])
    this.#run('online/main/hold.ts', 'hold', configs.hold(ground))
    this.#run('online/main/collector.ts', 'collector', configs.collector(ground))
    await cards?.listens()
    say('gate')
    this.#run('online/main/gate.ts', 'gate', configs.gate(ground))
    await Promise.all(this.programs.map((each) => each.listens()))
    say('log')
    const sequencer = this.#run(SEQUENCER, 'sequencer', configs.sequencer(ground))
    say('page')
    this.#run('online/main/page.ts', 'page', configs.page(ground))
    // A turn with every witness: the first checkpoint is there.
    await sequencer.says((line) => /"cosigned":3/.test(line))
    await Promise.all(this.programs.filter((each) => each !== sequencer).map((each) => each.listens()))
    this.#centre = await CountingCentre.setUp(ground, (words, passphrases) => this.#ippyo(words, passphrases))
  }

  #startCards(say: (what: Beginning) => void): Program {
    say('cards')
    return this.#run('online/test-jpki/main.ts', 'cards', configs.cards(this.ground))
  }

  async #makeDatabase(side: 'box' | 'roll'): Promise<void> {
    await asAdministrator(this.cluster, 'postgres', (client) => client.query(`CREATE DATABASE ${side}_side`))
    const config = writeConfig(this.ground, `migrate-${side}`, configs.migrate(this.ground, side))
    await this.#once('online/main/migrate.ts', [config]).done()
  }

  /** The first person is made at the terminal, the second one by the first. */
  async #startOffice(): Promise<void> {
    const { ground, staff } = this
    const [first, second] = STAFF
    const config = writeConfig(ground, 'roll', configs.roll(ground))
    const begin = this.#once('online/main/roll.ts', [config, 'begin', first], `${INVENTED_PASSPHRASE}\n`)
    const roll = new Program('online/main/roll.ts', [config])
    this.programs.push(roll)
    await Promise.all([begin.done(), roll.listens()])
    await staff[0].ask('sign-in', { name: first, passphrase: INVENTED_PASSPHRASE })
    await staff[0].ask('join', { name: second, passphrase: INVENTED_PASSPHRASE, duty: 'office' })
    await staff[1].ask('sign-in', { name: second, passphrase: INVENTED_PASSPHRASE })
    const approvers = this.#once('online/main/roll.ts', [config, 'approvers'])
    await approvers.done()
    writeFileSync(approversFile(ground), approvers.lines.join('\n'))
  }

  /** A voter's device needs these, as the page has them. */
  get voters(): VotersPlace {
    const { election, ports } = this.ground
    const gate = `http://localhost:${ports.gate}`
    return { origin: election.settings.origin.page, gate, authority: toHex(election.authority) }
  }

  /** The list of boxes, signed by both, goes to the box side. One of them may have signed it at the office's page before. */
  async provisionBoxes(): Promise<void> {
    const [first, second] = this.staff
    const once = await first.ask('boxes').catch((error: unknown) => {
      if (error instanceof RefusedToStaff && error.refusal === 'same-person') return null
      throw error
    })
    const signed = once?.type === 'signed-twice' ? once : await second.ask('boxes')
    assert(signed.type === 'signed-twice', 'the list has two signatures')
    const path = join(this.ground.places.boxes, `online-boxes-${++this.#lists}.ippyo`)
    writeFileSync(path, Buffer.from(signed.file, 'base64'))
    await this.#provision([path])
  }

  async #provision(lists: readonly string[]): Promise<void> {
    const config = writeConfig(this.ground, 'provision', configs.provision(this.ground, lists))
    await this.#once('online/main/provision.ts', [config]).done()
  }

  /**
   * The rehearsal's clock of the box side is put on to the close: its own function then answers that hour, as a machine whose clock is
   * there. Nothing else of the database is another one.
   */
  async putClockToClose(): Promise<void> {
    await this.ask('box_side', this.clockAtClose)
  }

  get clockAtClose(): string {
    const { closes } = this.ground.election.settings
    return `CREATE OR REPLACE FUNCTION box.wall_clock() RETURNS timestamptz LANGUAGE sql VOLATILE
      SET search_path = pg_catalog, box AS $$ SELECT greatest(clock_timestamp(), '${closes}'::timestamptz) $$`
  }

  /** The roll side's stick for sorting: the sealed evidence, and who may have signed for which box, signed by two. */
  async writeEvidence(): Promise<void> {
    if (this.ground.isBody) return this.#checkActs()
    const list = join(this.ground.places.sorting, 'online-approved-1.ippyo')
    if (!existsSync(list)) {
      const [first, second] = this.staff
      await first.ask('approved')
      const signed = await second.ask('approved')
      assert(signed.type === 'signed-twice', 'the list has two signatures')
      writeFileSync(list, Buffer.from(signed.file, 'base64'))
    }
    const config = writeConfig(this.ground, 'evidence', configs.evidence(this.ground))
    await this.#once('online/main/evidence.ts', [config]).done()
    return this.#checkActs()
  }

  async #checkActs(): Promise<void> {
    const config = writeConfig(this.ground, 'roll', configs.roll(this.ground))
    await this.#once('online/main/roll.ts', [config, 'acts']).done()
  }

  /**
   * Two exporters at one terminal: each finds the number that is shown on their paper, and types the passphrase.
   * @returns that number
   */
  async export(): Promise<string> {
    const config = writeConfig(this.ground, 'export', configs.export(this.ground))
    const program = this.#once(EXPORT, [config], null)
    let shown = ''
    try {
      for (const turn of [1, 2]) {
        const is = (line: string) => /照合番号 .*: /.test(line)
        const number = await program.says(is, turn)
        shown = number.split(': ').at(-1)?.trim() ?? ''
        program.type(shown.slice(-5))
        // Words that are typed before the question are nobody's answer.
        await program.says((line) => line.includes(exportQuestions.passphrase.ja), turn)
        program.type(INVENTED_PASSPHRASE)
      }
      await program.done()
      return shown
    } finally {
      await program.end()
    }
  }

  get centre(): CountingCentre {
    assert(this.#centre !== null, 'online programs: all have started')
    return this.#centre
  }

  /** A program that was killed is started again, as systemd does it: once more where somebody has taken its port meanwhile. */
  async startAgain(program: Program): Promise<void> {
    const at = this.programs.indexOf(program)
    assert(at >= 0, 'online programs: one that runs until the end')
    for (;;) {
      const started = program.again()
      this.programs[at] = started
      if (program.name === SEQUENCER) return
      const listens = await started.listens().catch(() => null)
      if (listens !== null) return
    }
  }

  async #ippyo(words: readonly string[], passphrases: readonly string[] = []): Promise<readonly string[]> {
    const asked = passphrases.length === 0 ? [] : ['--passphrases-fd', '0']
    const program = this.#once(IPPYO, [...words, ...asked], passphrases.map((each) => `${each}\n`).join(''))
    await program.done()
    return program.lines
  }

  /** As the administrator of the cluster, whom no row rule binds. */
  async ask<Row extends object>(database: 'box_side' | 'roll_side', statement: string): Promise<readonly Row[]> {
    return asAdministrator(this.cluster, database, async (client) => (await client.query<Row>(statement)).rows)
  }

  /**
   * All end as systemd ends them, the youngest first; nothing stays on the disk.
   * @returns those that ended otherwise than with 0
   */
  async end(): Promise<readonly string[]> {
    const badly: string[] = []
    await this.#centre?.end()
    for (const program of this.#done) await program.end()
    for (const program of this.programs.toReversed()) {
      const code = await program.end()
      if (code !== 0) badly.push(`${program.name}: ${code}`)
    }
    await this.cluster.stop()
    rmSync(this.directory, { recursive: true, force: true })
    return badly
  }

  /** The lines that every program has written so far, on either of its streams. */
  get written(): readonly Written[] {
    return [...this.programs, ...this.#done].map(({ name, lines }) => ({ name, lines }))
  }

  /** It ends by itself. */
  #once(source: string, words: readonly string[], input?: string | null): Program {
    const program = new Program(source, words, input)
    this.#done.push(program)
    return program
  }

  #run(file: string, name: string, config: object): Program {
    const program = new Program(file, [writeConfig(this.ground, name, config)])
    this.programs.push(program)
    return program
  }
}

function portsOf(ports: readonly number[]): Ports {
  const [page = 0, gate = 0, cards = 0, roll = 0, hold = 0, collector = 0, ...witnesses] = ports
  return { page, gate, cards, roll, hold, collector, witnesses }
}
