/**
 * An office prepares a rehearsal as offices do: two people press what its screens have, a technician types at each machine, holders type at
 * their seats. All of them are played, and nothing is made by anything else.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Approving } from '#election/definition/document-approvals.ts'
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { Randomness } from '#election/randomness.ts'
import { startOffice } from '#office/app.ts'
import { MACHINE_FILE } from '#office/personalise/personalise-machine.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import type { PrepareProgress } from '#office/prepare/prepare-imported.ts'
import { openPersonKey } from '#office/services/person-key.ts'
import { CLIPS_IN_ONE_LINE } from '#office/session/record.ts'
import type { RoomPurpose } from '#office/session/room.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import type { OfficeView } from '#office/session/view.ts'
import { CLIP_GROUPS } from '#office/session/voice.ts'
import { systemClock } from '#shell/system-clock.ts'
import { until } from '#simulation/doors/door.ts'
import { personaliseMachine } from '#simulation/doors/machine-command.ts'

interface Prepares {
  /** Appears whole: package, media, office, machines. */
  readonly out: string
  /** As a stick brings them; they say that it is a rehearsal. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The folder of the voice pack; null: nobody votes by voice. */
  readonly voice: string | null
  readonly officePassphrase: string
  readonly holders: readonly { readonly index: number; readonly passphrase: string }[]
  /** Two people of the office. */
  readonly colleagues: readonly [Colleague, Colleague]
  readonly randomness: Randomness
  readonly progress: PrepareProgress
}

export interface Colleague {
  readonly name: string
  readonly passphrase: string
}

/** A city's package and media are made between two views. */
const PATIENCE_MS = 60 * 60_000

/** @returns the keys by which the two approve what the office signs later */
export async function officePrepares(input: Prepares): Promise<Approving> {
  // Keys of a rehearsal during whose preparation the power went.
  const home = `${input.out}.office`
  rmSync(home, { recursive: true, force: true })
  try {
    return await new OfficeAtWork(home, input).prepares()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

class OfficeAtWork {
  readonly #input: Prepares
  readonly #project: string
  readonly #stick: string
  readonly #machines: string
  #office: Awaited<ReturnType<typeof startOffice>> | null = null

  constructor(home: string, input: Prepares) {
    this.#input = input
    const at = (name: string) => join(home, name)
    ;[this.#project, this.#stick, this.#machines] = [at('project'), at('stick'), at('machines')]
    for (const place of [this.#project, this.#stick]) mkdirSync(place, { recursive: true, mode: 0o700 })
  }

  async prepares(): Promise<Approving> {
    const { randomness } = this.#input
    const places = { project: this.#project, sources: this.#stick, machine: this.#project }
    const config = { ...places, package: join(this.#project, 'prepared', 'package'), shell: 'none' as const }
    this.#office = await startOffice(config, { clock: systemClock(), randomness })
    try {
      await this.#peopleCome()
      await this.#filesCome()
      await this.#bothDo(() => this.#approvesFiles())
      await this.#inRoom('office', ({ keys }) => keys.authority !== null)
      await this.#machinesGetKeys()
      if (this.#input.voice !== null) await this.#voiceIsHeard(this.#input.voice)
      await this.#inRoom('package', ({ keys }) => keys.signed !== null)
      await this.#bothDo(() => this.#approvesNumber())
    } finally {
      await this.#office.stop()
    }
    const approving = { record: null, secretKeys: await this.#keysOfBoth() }
    this.#leaves()
    return approving
  }

  get #view(): OfficeView {
    if (this.#office === null) throw new Error('the office is closed')
    return this.#office.view()
  }

  /** Resolves with the first idle view that `holds`. @throws Error with the office's own code when it refuses */
  #press(event: OfficeScreenEvent, holds: (view: OfficeView) => boolean): Promise<OfficeView> {
    const office = this.#office
    if (office === null) throw new Error('the office is closed')
    office.send({ type: 'acknowledge' })
    office.send(event)
    const seen = (view: OfficeView) => {
      const { message, busy, keys } = view
      if (message !== null) throw new Error(`the office says ${message.code}: ${JSON.stringify(message.about)}`)
      const work = keys.room?.work ?? null
      if (work !== null && work.phase !== 'cards' && work.phase !== 'rolls' && work.phase !== 'lost-media')
        this.#input.progress(work.phase, work.done, work.total)
      return busy === null && holds(view) ? view : undefined
    }
    return until(office, event.type, seen, ({ busy }) => `busy: ${busy?.work ?? 'no'}`, PATIENCE_MS)
  }

  async #peopleCome(): Promise<void> {
    const [first, second] = this.#input.colleagues
    await this.#press({ type: 'begin', use: 'rehearsal', ...first }, ({ person }) => person === first.name)
    await this.#press({ type: 'join', ...second }, ({ people }) => people.includes(second.name))
  }

  async #filesCome(): Promise<void> {
    const folder = join(this.#stick, 'files')
    mkdirSync(folder)
    for (const [name, bytes] of this.#input.files) writeFileSync(join(folder, name), bytes)
    await this.#press({ type: 'look-for-files' }, ({ folders }) => folders.includes(folder))
    await this.#press({ type: 'import', folder }, ({ draft }) => draft !== null)
  }

  async #bothDo(act: () => Promise<void>): Promise<void> {
    for (const colleague of this.#input.colleagues) {
      await this.#press({ type: 'sign-in', ...colleague }, ({ person }) => person === colleague.name)
      await act()
    }
  }

  /** An order of candidates is approved after its lot, which nobody draws here: the package's first list is theirs. */
  async #approvesFiles(): Promise<void> {
    for (const { id, content } of this.#view.items.filter(({ mayNot }) => mayNot === null)) {
      const isApproved = ({ items, person }: OfficeView) =>
        items.some((item) => item.id === id && item.approvedBy.includes(person ?? ''))
      await this.#press({ type: 'approve', item: id, content }, isApproved)
    }
  }

  async #inRoom(purpose: RoomPurpose, isDone: (view: OfficeView) => boolean): Promise<void> {
    const { officePassphrase, holders, randomness } = this.#input
    const opened = await this.#press({ type: 'open-room', purpose }, ({ keys }) => (keys.room?.sealTo ?? null) !== null)
    const sealTo = opened.keys.room?.sealTo ?? ''
    for (const { seat } of opened.keys.room?.seats ?? []) {
      const typed = holders.find(({ index }) => index === seat)?.passphrase ?? officePassphrase
      const isHeld = ({ keys }: OfficeView) =>
        keys.room?.seats.some((each) => each.seat === seat && each.state === 'held') === true
      const sealed = sealPassphrase(sealTo, seat, typed, randomness)
      await this.#press({ type: 'give-passphrase', seat, sealed }, isHeld)
    }
    await this.#press({ type: 'do-work' }, (view) => view.keys.room === null && isDone(view))
  }

  async #machinesGetKeys(): Promise<void> {
    await this.#press({ type: 'put-kits' }, ({ done }) => done?.type === 'kits-put')
    const stations = this.#view.draft?.stations.map(({ station }) => station) ?? []
    const places = machinePlacesOf(stations)
    for (const [at, place] of places.entries()) {
      const own = join(this.#machines, place.id)
      const kit = join(this.#stick, 'kits', `${place.station}.json`)
      const serial = `FX-${String(at + 1).padStart(4, '0')}`
      await personaliseMachine(own, kit, { ...place, serial }, this.#input.randomness)
      cpSync(join(own, MACHINE_FILE), join(this.#stick, 'machines', `${place.id}.json`))
      this.#input.progress('machines', at + 1, places.length)
    }
    await this.#press({ type: 'take-machine-files' }, ({ machines }) => machines?.missing.length === 0)
  }

  async #voiceIsHeard(voice: string): Promise<void> {
    cpSync(voice, join(this.#stick, 'voice'), { recursive: true })
    await this.#press({ type: 'take-voice' }, ({ voice: { takenBy } }) => takenBy !== null)
    await this.#bothDo(async () => {
      for (const group of CLIP_GROUPS) await this.#hears(group)
    })
  }

  async #hears(group: (typeof CLIP_GROUPS)[number]): Promise<void> {
    for (let page = 0, pages = 1; page < pages; page++) {
      const isShown = ({ voice: { shown } }: OfficeView) => shown.group === group && shown.page === page
      const view = await this.#press({ type: 'show-clips', group, page }, isShown)
      pages = view.voice.shown.pages
      const all = view.voice.clips.filter(({ mayApprove }) => mayApprove).map(({ id, content }) => ({ id, content }))
      for (let at = 0; at < all.length; at += CLIPS_IN_ONE_LINE) {
        const clips = all.slice(at, at + CLIPS_IN_ONE_LINE)
        const ids = new Set<string>(clips.map(({ id }) => id))
        const areHeard = ({ voice }: OfficeView) =>
          voice.clips.every(({ id, mayApprove }) => !ids.has(id) || !mayApprove)
        await this.#press({ type: 'approve-clips', clips }, areHeard)
      }
    }
  }

  async #approvesNumber(): Promise<void> {
    const number = this.#view.keys.signed?.number ?? ''
    const isApproved = ({ keys, person }: OfficeView) => keys.number.approvedBy.includes(person ?? '')
    await this.#press({ type: 'approve-number', number }, isApproved)
  }

  async #keysOfBoth(): Promise<readonly Uint8Array[]> {
    const folder = join(this.#project, 'people')
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    const keys: Uint8Array[] = []
    for (const file of files) {
      const { name, publicKey } = JSON.parse(file.toString()) as { readonly name: string; readonly publicKey: string }
      const passphrase = this.#input.colleagues.find((each) => each.name === name)?.passphrase ?? ''
      const opened = await openPersonKey(file, { name, publicKey }, passphrase)
      assert(opened !== null, 'an office prepares: each person has a key')
      keys.push(opened.secretKey)
    }
    return keys
  }

  /** The files for the stations, and those that stay with the office, in one directory. */
  #leaves(): void {
    const { out } = this.#input
    const made = join(this.#project, 'prepared')
    cpSync(join(this.#project, 'office'), join(made, 'office'), { recursive: true })
    renameSync(this.#machines, join(made, 'machines'))
    rmSync(out, { recursive: true, force: true })
    renameSync(made, out)
  }
}
