/** An office with a signed election that makes roll lists by its session and its services; the key room's work is done in this process. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectionSources } from '#election/definition/definition.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import type { StationId } from '#election/ids.ts'
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import { readSources } from '#office/prepare/read-sources.ts'
import { recordedOf } from '#office/services/as-recorded.ts'
import type { RoomReply } from '#office/services/keys/key-messages.ts'
import { makeRound } from '#office/services/keys/make-round.ts'
import { actOf } from '#office/services/keys/rooms.ts'
import { OFFICE_SEAT } from '#office/services/keys/seats.ts'
import { placesOf } from '#office/services/places.ts'
import { ProjectDisk } from '#office/services/project-disk.ts'
import { ProjectRolls } from '#office/services/project-rolls.ts'
import { signersWithKeys } from '#office/services/signers-with-keys.ts'
import { pinnedApprovers } from '#office/session/approvers.ts'
import type { OfficeEffect } from '#office/session/effect.ts'
import type { OfficeEvent } from '#office/session/event.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import type { OfficeState } from '#office/session/state.ts'
import { initial, step } from '#office/session/step.ts'
import { viewOf } from '#office/session/view-of.ts'
import { APPROVERS_KEYS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PreparedStation } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const { at } = OfficeInHand
const KEN = { name: '健', passphrase: 'a passphrase of his own' }
const SHADOW = { name: '影', passphrase: 'known to one person alone' }
const PASSPHRASES: Readonly<Record<string, string>> = Object.fromEntries(
  [OfficeInHand.person, KEN, SHADOW].map(({ name, passphrase }) => [name, passphrase]),
)
const HEAD = 'roll_no,mark,cause\n'

/** As the office imports them. */
export async function sourcesIn(directory: string): Promise<ElectionSources> {
  const files = must(await readSources(directory))
  return must(importElection(files, { fonts: { draws: () => true } })).sources
}

export class OfficeOfLists {
  readonly #office: OfficeInHand
  readonly #prepared: PreparedStation
  #state: OfficeState = initial(at).state
  readonly #randomness = seededRandomness('office of lists')

  private constructor(office: OfficeInHand, prepared: PreparedStation) {
    this.#office = office
    this.#prepared = prepared
  }

  /** @param set directory with the files of which the election was prepared */
  static async signed(set: string, prepared: PreparedStation): Promise<OfficeOfLists> {
    const [keys, ofKen] = APPROVERS_KEYS
    const hand = await OfficeInHand.begun('rehearsal', { keys, colleagues: [{ ...KEN, keys: ofKen }] })
    await hand.ask({ type: 'import', folder: set, at })
    await hand.hasSigned(prepared, 2)
    const office = new OfficeOfLists(hand, prepared)
    await office.again()
    return office
  }

  on(...path: string[]): string {
    return this.#office.on(...path)
  }

  get view() {
    return viewOf(this.#state)
  }

  get about() {
    return this.#state.message?.about ?? null
  }

  get code() {
    return this.#state.message?.code ?? null
  }

  /** Another day: all that is known comes from the disk. */
  async again(): Promise<void> {
    this.#state = initial(at).state
    await this.#office.again()
    this.#hear(this.#office.events)
  }

  /** The project is free for a program of its own. */
  async leaves(): Promise<void> {
    await this.#office.services.stop()
  }

  async signIn(who: '愛' | '健' | '影'): Promise<void> {
    const person = { 愛: OfficeInHand.person, 健: KEN, 影: SHADOW }[who]
    await this.#perform({ type: 'open-person', ...person })
  }

  /** The person who is signed in makes a colleague alone. */
  async inventsColleague(): Promise<void> {
    await this.press({ type: 'join', ...SHADOW })
  }

  async press(event: OfficeScreenEvent): Promise<void> {
    const { state, effects } = step(this.#state, { type: 'screen', event })
    this.#state = state
    for (const effect of effects) await this.#perform(effect)
  }

  async #perform(effect: OfficeEffect): Promise<void> {
    await this.#office.ask(effect)
    this.#hear(this.#office.events)
  }

  #hear(events: readonly OfficeEvent[]): void {
    for (const event of events) this.#state = step(this.#state, event).state
  }

  /** On the stick of files there is nothing but this. */
  brings(rows: string, name = 'changes.csv'): void {
    this.emptiesStick()
    writeFileSync(this.on('stick', name), name === 'changes.csv' ? HEAD + rows : rows)
  }

  emptiesStick(): void {
    rmSync(this.on('stick'), { recursive: true, force: true })
    mkdirSync(this.on('stick'))
  }

  /** Two people approve what the screen shows. */
  async approves(): Promise<void> {
    for (const who of ['愛', '健'] as const) {
      await this.signIn(who)
      await this.approvesAlone()
    }
  }

  async approvesAlone(): Promise<void> {
    await this.press({ type: 'approve-round', content: this.view.rolls.round?.content ?? '' })
  }

  /** Whether the key room's own process has answered to `open-room`; the session hears it once. */
  roomIsOpen(): boolean {
    const ready = this.#office.events.find(({ type }) => type === 'room-open')
    if (ready !== undefined) this.#hear([ready])
    return ready !== undefined
  }

  /** In that process, as people do it. */
  async signsInTheRoom(): Promise<void> {
    for (const { seat, name } of this.view.keys.room?.seats ?? []) await this.typesAt(seat, name)
    await this.press({ type: 'do-work' })
  }

  /** @param name whose passphrase is typed; null: the office's */
  async typesAt(seat: number, name: string | null): Promise<void> {
    const { sealTo } = this.view.keys.room ?? {}
    const sealed = sealPassphrase(sealTo ?? '', seat, await this.#passphraseOf(name), this.#randomness)
    await this.press({ type: 'give-passphrase', seat, sealed })
  }

  async #passphraseOf(name: string | null): Promise<string> {
    if (name !== null) return PASSPHRASES[name] ?? ''
    return must(await readFixtureSecrets(join(this.#prepared.directory, 'office'))).officePassphrase
  }

  /**
   * The work of the key room in this process.
   *
   * @param typed who typed the own passphrase at the own seat; left out: everybody
   */
  async signs(typed?: readonly string[]): Promise<RoomReply> {
    const { project } = this.#state
    const config = { package: '', machine: this.on('machine'), project: this.on('project'), sources: this.on('stick') }
    const places = placesOf(config)
    const disk = new ProjectDisk(places.project)
    await disk.load()
    const round = await new ProjectRolls(disk, places, '', async () => true).approved(project)
    const signers = await signersWithKeys(disk, project, 'roll-list')
    const held = new Map([[OFFICE_SEAT, await this.#passphraseOf(null)]])
    for (const [place, { name }] of signers.entries())
      if (typed?.includes(name) !== false) held.set(place + 1, await this.#passphraseOf(name))
    const nothing = { files: new Map(), cards: null, finished: [], paper: [], voice: null }
    const reply = await makeRound(
      {
        type: 'setting',
        purpose: 'roll-list',
        use: 'rehearsal',
        places,
        recorded: recordedOf(project),
        ...nothing,
        ...{ approvers: pinnedApprovers(project), record: null },
        ...(signers.length > 0 && { signers }),
        round,
      },
      held,
      this.#randomness,
    )
    if (reply.type === 'done') await this.#perform({ type: 'record', act: actOf(reply.done), at })
    return reply
  }

  /** Written by one, looked at by the other, handed over; `stick` is then as the issuer finds it. */
  async delivers(station: StationId): Promise<string> {
    this.emptiesStick()
    await this.signIn('愛')
    await this.press({ type: 'put-roll-list', station })
    await this.signIn('健')
    await this.press({ type: 'check-roll-list', station })
    await this.press({ type: 'say-roll-list-told', station, who: '投票管理者 6:10' })
    return this.on('stick')
  }

  get rounds(): readonly string[] {
    return readdirSync(this.on('project', 'rolls'))
  }

  end(): Promise<void> {
    return this.#office.end()
  }
}
