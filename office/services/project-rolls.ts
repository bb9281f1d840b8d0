/** changes.csv, the list of who voted online, and day lists from the stick into the project; signed lists onto the sticks of the stations (ELG-02a). */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import type { Station } from '#election/definition/definition.ts'
import { CHANGES, CHANGES_PROFILE, changesFileOf } from '#election/definition/import/headings.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { FILE_MAX, SMALL_FILE_MAX } from '#election/definition/import/table.ts'
import { rollStickLabel } from '#election/definition/list-stick-label.ts'
import { INCIDENTS_BYTES_MAX, INCIDENTS_FILE, incidentsHead, incidentsUnsigned } from '#election/online/incidents.ts'
import { HANDLES_BYTES_MAX } from '#election/online/voted.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ChangesFiles } from '#election/roll/import/read-roll-changes.ts'
import { ROLL_LIST_BYTES_MAX } from '#election/roll/roll-list.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { meetingsPath, readIfThere } from '../files/office-files.ts'
import { importWatched } from '../prepare/prepare-election.ts'
import { checkRollLists, putRollLists, type RollStickError } from '../prepare/roll-stick.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import { type Checked, checkChanges } from '../roll/check-changes.ts'
import { roundChanged } from '../roll/round-hash.ts'
import { type ToldIncidentsError, toldIncidents } from '../roll/told-incidents.ts'
import { rowsSeen } from '../session/changed-rows.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { approversOf, isApproved, type Project } from '../session/project.ts'
import { type Act, DAY_LISTS_IN_ONE_LINE, type Entry } from '../session/record.ts'
import { meetingGroups, readMeetings } from '../session/roll-meetings.ts'
import { type ChangesKept, type IncidentsKept, roundContent, roundItem } from '../session/rolls.ts'
import type { AsSigned } from './as-recorded.ts'
import type { RoomSetting } from './keys/key-messages.ts'
import { aboutOf } from './keys/seats.ts'
import { type NotWritable, onStick } from './on-stick.ts'
import type { OfficePlaces } from './places.ts'
import { progress } from './progress.ts'
import type { ProjectDisk } from './project-disk.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

/** Kept under its hash: the name on the stick says nothing for sure. */
const DAY_LIST = 'day-list.ippyo'
const VOTED = 'online-voted.ippyo'
const FILES_OF_THE_BOX: readonly string[] = [VOTED, INCIDENTS_FILE]
const FOLDERS_MAX = 100

interface Found {
  readonly changes: ChangesFiles | null
  /** `online-incidents.json`. */
  readonly incidents: Uint8Array | null
  /** The newest of each station, as the names of the files say. */
  readonly dayLists: ReadonlyMap<string, { readonly number: number; readonly file: Uint8Array }>
}

/** Under its own name and a Japanese one: which counts, nobody guesses. */
interface Twice {
  readonly twice: string
}

const OF_ROLLS = ['take-roll-changes', 'look-at-round', 'look-at-meetings', 'put-roll-list', 'check-roll-list'] as const
type RollEffect = Effect<(typeof OF_ROLLS)[number]>

export function isOfRolls(effect: OfficeEffect): effect is RollEffect {
  return OF_ROLLS.some((type) => type === effect.type)
}

/** A file of before takes later words back, and a second one of a round the first: neither comes in without somebody's word. */
function mayNotTake({ file }: ChangesFiles, { rolls: { round, made } }: Project): OfficeRoomCode | null {
  const sha256 = sha256Hex(file)
  if (made.some(({ changes }) => changes?.sha256 === sha256)) return 'changes-taken-before'
  const isOther = round !== null && round.changes !== null && round.changes.sha256 !== sha256
  return isOther ? 'round-has-changes' : null
}

export class ProjectRolls {
  readonly #disk: ProjectDisk
  readonly #places: OfficePlaces
  readonly #stick: string
  readonly #record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>

  /** @param record resolves to false when nobody may write */
  constructor(
    disk: ProjectDisk,
    places: OfficePlaces,
    stick: string,
    record: (act: Act, at: Entry['at'], send: Send) => Promise<boolean>,
  ) {
    this.#disk = disk
    this.#places = places
    this.#stick = stick
    this.#record = record
  }

  run(effect: RollEffect, signed: AsSigned, project: Project, send: Send): Promise<void> {
    switch (effect.type) {
      case 'take-roll-changes':
        return this.#take(effect, signed, project, send)
      case 'look-at-round':
        return this.#look(effect, signed, project, send)
      case 'look-at-meetings':
        return this.#lookAtMeetings(effect, send)
      case 'put-roll-list':
      case 'check-roll-list':
        return this.#onStick(effect, signed, project, send)
      default:
        return unreachable(effect)
    }
  }

  /** As it is kept under the hash that people approve. */
  async #look({ kept, query }: Effect<'look-at-round'>, signed: AsSigned, project: Project, send: Send): Promise<void> {
    const checked = await this.#checked(await this.#changes(kept), signed, project)
    assert(checked.ok, 'rolls: what was taken in had no error')
    // Who approves on another day sees how its forms were read, too.
    send({ type: 'changes-read', errors: [], warnings: checked.value.warnings })
    send({ type: 'round-seen', seen: rowsSeen(kept.sha256, checked.value.rows, query) })
  }

  async #lookAtMeetings({ sha256 }: Effect<'look-at-meetings'>, send: Send): Promise<void> {
    const path = meetingsPath(this.#places.rolls, sha256)
    const bytes = await readIfThere(path)
    const meetings = bytes === null || sha256Hex(bytes) !== sha256 ? null : readMeetings(bytes)
    if (meetings === null) return send({ type: 'refused', code: 'roll-lists-broken', about: { path } })
    send({ type: 'meetings-seen', seen: { sha256, groups: meetingGroups(meetings) } })
  }

  /** All that lies on the stick, or nothing of it: with an error in changes.csv no day list is taken either. */
  async #take({ at }: Effect<'take-roll-changes'>, signed: AsSigned, project: Project, send: Send): Promise<void> {
    const found = await findChanges(this.#stick)
    if (found !== null && 'twice' in found)
      return send({ type: 'refused', code: 'changes-twice', about: { path: found.twice } })
    if (found === null || (found.changes === null && found.incidents === null && found.dayLists.size === 0))
      return send({ type: 'refused', code: 'no-roll-changes', about: { path: this.#stick } })
    const refused = found.changes === null ? null : mayNotTake(found.changes, project)
    if (refused !== null) return send({ type: 'refused', code: refused, about: {} })
    const checked = found.changes === null ? null : await this.#checked(found.changes, signed, project)
    if (checked?.ok === false) return send({ type: 'changes-read', ...checked.error })
    if (checked?.value.online.ok === false) {
      const { error } = checked.value.online
      return send({ type: 'refused', code: error.type, about: aboutOf(error) })
    }
    if (checked !== null) send({ type: 'changes-read', errors: [], warnings: checked.value.warnings })
    const told = await this.#incidents(found.incidents, signed, project)
    if (!told.ok) return send({ type: 'refused', code: told.error.type, about: aboutOf(told.error) })
    const incidents = told.value
    const changes = found.changes === null || checked === null ? null : await this.#keep(found.changes, checked.value)
    const dayLists: { station: string; number: number; sha256: string }[] = []
    for (const [station, { number, file }] of found.dayLists)
      dayLists.push({ station, number, sha256: await this.#disk.keepFile(DAY_LIST, file) })
    for (let from = 0; from === 0 || from < dayLists.length; from += DAY_LISTS_IN_ONE_LINE) {
      const own = { dayLists: dayLists.slice(from, from + DAY_LISTS_IN_ONE_LINE) }
      const first = from === 0 && { ...(changes !== null && { changes }), ...(incidents !== null && { incidents }) }
      const act = { type: 'roll-changes-taken', ...first, ...own } as const
      if (!(await this.#record(act, at, send))) return
    }
  }

  async #keep({ file, profile, voted }: ChangesFiles, { causes, online }: Checked) {
    const rows = online.ok ? online.value : null
    return {
      sha256: await this.#disk.keepFile(CHANGES, file),
      ...(profile === null ? {} : { profile: await this.#disk.keepFile(CHANGES_PROFILE, profile) }),
      ...(voted === undefined || rows === null ? {} : { voted: await this.#disk.keepFile(VOTED, voted) }),
      ...(rows === null ? {} : { online: { none: rows.none, voted: rows.voted, listed: rows.listed } }),
      causes,
    }
  }

  /** Null: none was on the stick. */
  async #incidents(
    file: Uint8Array | null,
    { election: { electionPackage } }: AsSigned,
    { rolls: { made, round } }: Project,
  ): Promise<Result<IncidentsKept | null, ToldIncidentsError>> {
    if (file === null) return ok(null)
    const { electionId, rules } = electionPackage
    if (rules.online !== true) return err({ type: 'online-incidents-refused' })
    const kept = (round ?? made.at(-1))?.incidents ?? null
    const before = kept === null ? null : incidentsUnsigned(await this.#kept(INCIDENTS_FILE, kept.sha256), electionId)
    const told = toldIncidents(file, electionId, before && incidentsHead(before))
    if (!told.ok || told.value === null) return told.ok ? ok(null) : told
    return ok({ sha256: await this.#disk.keepFile(INCIDENTS_FILE, file), lines: told.value.lines })
  }

  async #changes({ sha256, profile, voted }: ChangesKept): Promise<ChangesFiles> {
    return {
      file: await this.#kept(CHANGES, sha256),
      profile: profile === undefined ? null : await this.#kept(CHANGES_PROFILE, profile),
      ...(voted === undefined ? {} : { voted: await this.#kept(VOTED, voted) }),
    }
  }

  async #checked(changes: ChangesFiles, { election: { electionPackage } }: AsSigned, { signed, rolls }: Project) {
    const fonts = await shippedFonts()
    const files = new Map<string, ReturnType<typeof heldFile>>()
    for (const [name, hash] of signed?.files ?? []) files.set(name, heldFile(await this.#kept(name, hash)))
    const imported = await importWatched(files, fonts, () => {})
    assert(imported.ok, 'rolls: the files of a signed package have no error')
    const earlier: ChangesFiles[] = []
    for (const { changes: kept } of rolls.made) if (kept !== null) earlier.push(await this.#changes(kept))
    return checkChanges(changes, { electionPackage, roll: imported.value.sources.roll, earlier, fonts })
  }

  async #kept(name: string, hash: string): Promise<Uint8Array> {
    const bytes = await this.#disk.keptFile(name, hash)
    assert(bytes !== null, `rolls: ${name} is kept under its hash`)
    return bytes
  }

  /** For the key room: what two people approved, read by its hashes. */
  async approved(project: Project): Promise<NonNullable<RoomSetting['round']>> {
    const { round, made } = project.rolls
    assert(round !== null, 'rolls: a round is approved before it is signed')
    const [item, content] = [roundItem(round), roundContent(round)]
    assert(isApproved(project, item, content), 'rolls: two people approved this content')
    const given = approversOf(project, item, content)
    const [maker = ''] = round.by
    const dayLists: Uint8Array[] = []
    for (const { sha256 } of round.dayLists.values()) dayLists.push(await this.#kept(DAY_LIST, sha256))
    return {
      ...{ number: round.number, content, dayLists, last: round.last },
      changes: round.changes && (await this.#changes(round.changes)),
      incidents: round.incidents && (await this.#kept(INCIDENTS_FILE, round.incidents.sha256)),
      withoutDayList: [...round.without.keys()],
      withoutOnline: round.withoutOnline !== null,
      meetingsSeen: round.meetings?.sha256 ?? null,
      madeBy: [maker, given.find((name) => name !== maker) ?? ''],
      made: made.map(({ number, lists }) => ({ number, lists })),
    }
  }

  async #onStick(
    { type, station, number, at }: Effect<'put-roll-list' | 'check-roll-list'>,
    { election }: AsSigned,
    { rolls, use }: Project,
    send: Send,
  ): Promise<void> {
    const refuse = (code: OfficeRoomCode, about: object = {}) => send({ type: 'refused', code, about: aboutOf(about) })
    const [stick, out] = [this.#stick, this.#places.rolls]
    const { stations } = election.electionPackage
    if (!stations.some(({ id }) => id === station)) return refuse('list-station-not-signed', { station })
    const changed = await roundChanged({ out, stations }, rolls.made)
    if (changed !== null) return refuse(changed.type, changed)
    const tell = (done: number, whole: number) =>
      progress(send, type === 'put-roll-list' ? 'writing' : 'medium-compare', done, whole)
    const work = { stick, out, station, number, progress: tell }
    const done = await onStick({ stick, project: this.#places.project, use }, () =>
      type === 'put-roll-list' ? putRollLists(work) : checkRollLists(work),
    )
    if (!done.ok) return refuse(done.error.type, named(done.error, stations))
    await this.#record(
      { type: type === 'put-roll-list' ? 'roll-list-put' : 'roll-list-checked', station, number },
      at,
      send,
    )
  }
}

/** A person knows a stick by its label and a station by its name. */
function named(error: RollStickError | NotWritable, stations: readonly Station[]) {
  if (error.type !== 'roll-stick-for-station') return error
  const nameOf = (id: string) => {
    const own = stations.find((each) => each.id === id)
    return own === undefined ? id : `${own.name}（${rollStickLabel(own.index)}…）`
  }
  return { ...error, found: nameOf(error.found), station: nameOf(error.station) }
}

/** On the stick itself, and one level below it, as reports lie there. @returns null: it cannot be read */
async function findChanges(stick: string): Promise<Found | Twice | null> {
  try {
    const below = await readdir(stick, { withFileTypes: true })
    const folders = below.filter((entry) => entry.isDirectory()).map(({ name }) => join(stick, name))
    let changes: ChangesFiles | null = null
    let incidents: Uint8Array | null = null
    const dayLists = new Map<string, { number: number; file: Uint8Array }>()
    for (const folder of [stick, ...folders.sort()].slice(0, FOLDERS_MAX)) {
      const named = new Map<string, string>()
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isFile()) continue
        const path = join(folder, entry.name)
        const own = FILES_OF_THE_BOX.includes(entry.name) ? entry.name : changesFileOf(entry.name)
        if (own !== null && named.has(own)) return { twice: path }
        if (own !== null) named.set(own, path)
        const day = dayListNamed(entry.name)
        if (day === null || day.number <= (dayLists.get(day.station)?.number ?? 0)) continue
        dayLists.set(day.station, { number: day.number, file: await readRegular(path, ROLL_LIST_BYTES_MAX) })
      }
      changes ??= await readChanges(named)
      const path = named.get(INCIDENTS_FILE)
      if (path !== undefined) incidents ??= await readRegular(path, INCIDENTS_BYTES_MAX)
    }
    return { changes, incidents, dayLists }
  } catch (error) {
    unlessSystemError(error)
    return null
  }
}

/** Profile and list of who voted are those of the same folder. */
async function readChanges(named: ReadonlyMap<string, string>): Promise<ChangesFiles | null> {
  const [file, profile, voted] = [named.get(CHANGES), named.get(CHANGES_PROFILE), named.get(VOTED)]
  if (file === undefined) return null
  return {
    file: await readRegular(file, FILE_MAX),
    profile: profile === undefined ? null : await readRegular(profile, SMALL_FILE_MAX),
    ...(voted === undefined ? {} : { voted: await readRegular(voted, HANDLES_BYTES_MAX) }),
  }
}

function dayListNamed(name: string): { readonly station: string; readonly number: number } | null {
  const [, station = '', digits = ''] = /^day-list-([\w-]{1,32})-(\d{2})\.ippyo$/.exec(name) ?? []
  return Number(digits) > 0 ? { station, number: Number(digits) } : null
}
