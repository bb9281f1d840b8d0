/** The CSV files of a project as they count now: imported, mended, changed by a form. Each version is kept, then the record says so. */
import { assert, unreachable } from '#election/assert.ts'
import { strippedPicture } from '#election/definition/choice-picture.ts'
import { picturePath } from '#election/definition/explained.ts'
import { isPictureFile } from '#election/definition/import/headings.ts'
import type { ImportProgress } from '#election/definition/import/import-election.ts'
import { READ_CODES, type ReadCode } from '#election/definition/import/problem.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOf, type LocalMinute } from '#election/time.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { ScreenFile } from '#shell/screen-files.ts'
import { megabytes } from '../prepare/prepare-election.ts'
import { readSources } from '../prepare/read-sources.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import { changedFiles, type FileChange } from '../session/change-files.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { Checked, OfficeEvent } from '../session/event.ts'
import { profileIn, withCell } from '../session/mend.ts'
import { withAnswer } from '../session/problem-groups.ts'
import type { Project } from '../session/project.ts'
import type { Act } from '../session/record.ts'
import { checkFiles } from './check-files.ts'
import { filesAsLastTime } from './earlier-projects.ts'
import { progress } from './progress.ts'
import type { ProjectDisk } from './project-disk.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>
type Files = ReadonlyMap<string, Uint8Array>

const PICTURE_ROUTE = /^\/choice\/([0-9a-f]{32}\.(?:png|jpg))$/

export class ProjectFiles {
  readonly #disk: ProjectDisk
  readonly #record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>
  #files: Files = new Map()

  /** @param record resolves to false when nobody may write */
  constructor(disk: ProjectDisk, record: (act: Act, at: LocalMinute, send: Send) => Promise<boolean>) {
    this.#disk = disk
    this.#record = record
  }

  get all(): Files {
    return this.#files
  }

  /** The picture of a choice as it goes into the package, by its name there. */
  file(route: string): ScreenFile | null {
    const wanted = PICTURE_ROUTE.exec(route)?.[1]
    if (wanted === undefined) return null
    for (const [name, bytes] of this.#files) {
      const stripped = isPictureFile(name) ? strippedPicture(bytes) : null
      if (stripped === null || !stripped.ok) continue
      const { type, bytes: kept } = stripped.value
      if (picturePath({ type, sha256: sha256Hex(kept) }) !== `choices/${wanted}`) continue
      return { type: type === 'png' ? 'image/png' : 'image/jpeg', bytes: Buffer.from(kept) }
    }
    return null
  }

  /** @returns null: nothing was ever imported; or the file that is not as the record says */
  async load(project: Project): Promise<Result<Checked | null, string>> {
    const files = new Map<string, Uint8Array>()
    for (const [name, hash] of project.files) {
      const bytes = await this.#disk.keptFile(name, hash)
      if (bytes === null) return err(name)
      files.set(name, bytes)
    }
    this.#files = files
    return ok(files.size === 0 ? null : await this.#checked(files))
  }

  run(effect: Effect<'import' | 'mend' | 'mend-kind' | 'change-files'>, project: Project, send: Send): Promise<void> {
    switch (effect.type) {
      case 'import':
        return effect.asLast ? this.#takeOver(effect, project, send) : this.#import(effect, project, send)
      case 'mend':
        return this.#mend(effect, send)
      case 'mend-kind':
        return this.#mendKind(effect, send)
      case 'change-files':
        return this.#change(effect, send)
      default:
        return unreachable(effect)
    }
  }

  /** The settings of an election that is over, with what is missing in the new one as problems to mend. */
  async #takeOver({ folder, at }: Effect<'import'>, { use }: Project, send: Send): Promise<void> {
    assert(use !== null, 'office: a project begins before it takes anything over')
    const earlier = await filesAsLastTime(folder, use, dateOf(at))
    if (!earlier.ok) {
      const { type: code, ...about } = earlier.error
      return send({ type: 'refused', code, about })
    }
    return this.#takeIn(earlier.value.files, earlier.value.number, at, send)
  }

  async #import({ folder, at }: Effect<'import'>, { use, from }: Project, send: Send): Promise<void> {
    const read = await readSources(folder)
    if (!read.ok) {
      const { type, path } = read.error
      if (type === 'sources-twice') return send({ type: 'refused', code: 'sources-twice', about: { path } })
      if (type === 'sources-picture') return send({ type: 'refused', code: 'sources-picture', about: { path } })
      return send({ type: 'refused', code: 'sources-gone', about: { path } })
    }
    // A folder without the settings brings what was not taken over: candidates, the roll.
    const isPart = from !== null && !read.value.has('election.csv')
    const all = isPart ? new Map([...this.#files, ...read.value]) : read.value
    const checked = await this.#checking(all, send)
    const rehearsal = checked.draft?.rehearsal
    if (rehearsal !== undefined && rehearsal !== (use === 'rehearsal')) {
      return send({ type: 'refused', code: 'use-differs', about: {} })
    }
    await this.#takeIn(all, isPart ? from : null, at, send, checked)
  }

  async #takeIn(all: Files, from: string | null, at: LocalMinute, send: Send, found?: Checked): Promise<void> {
    const checked = found ?? (await this.#checking(all, send))
    const files = await this.#keep(all, send)
    const readings = readingsOf(checked)
    const more = { ...(readings.length > 0 && { readings }), ...(from !== null && { from }) }
    if (!(await this.#record({ type: 'imported', files, ...more }, at, send))) return
    this.#files = all
    send({ type: 'checked', checked })
  }

  async #mend({ place, was, is, at }: Effect<'mend'>, send: Send): Promise<void> {
    const bytes = this.#files.get(place.file)
    const mended = bytes && withCell(bytes, place, is, profileIn(this.#files))
    if (!mended || mended.was !== was) return send({ type: 'refused', code: 'cell-gone', about: {} })
    const files = new Map(this.#files).set(place.file, mended.bytes)
    const checked = await this.#checking(files, send)
    const sha256 = await this.#disk.keepFile(place.file, mended.bytes)
    // Words of the roll are voters' own.
    const words = place.file === 'roll.csv' ? { was: null, is: null } : { was, is }
    if (!(await this.#record({ type: 'mended', ...place, ...words, sha256 }, at, send))) return
    this.#files = files
    send({ type: 'checked', checked })
  }

  async #mendKind({ mend, errors, at }: Effect<'mend-kind'>, send: Send): Promise<void> {
    const bytes = this.#files.get(mend.file)
    const mended = bytes && withAnswer(bytes, mend, errors, profileIn(this.#files))
    if (!mended) return send({ type: 'refused', code: 'cell-gone', about: {} })
    const files = new Map(this.#files).set(mend.file, mended.bytes)
    const checked = await this.#checking(files, send)
    const sha256 = await this.#disk.keepFile(mend.file, mended.bytes)
    const act = { type: 'kind-mended', ...mend, count: mended.count, sha256 } as const
    if (!(await this.#record(act, at, send))) return
    this.#files = files
    send({ type: 'checked', checked })
  }

  /** All of a form's change is there, and one act says so; or nothing is. */
  async #change({ change, at }: Effect<'change-files'>, send: Send): Promise<void> {
    const made = changedFiles(this.#files, change)
    if (made === null) return send({ type: 'refused', code: 'cell-gone', about: {} })
    const all = new Map([...this.#files, ...made])
    const checked = await this.#checking(all, send)
    const [problem] = checked.errors
    if (problem !== undefined) {
      const { file, line, column } = problem
      return send({ type: 'refused', code: 'change-not-possible', about: { file, line, column } })
    }
    const files = await this.#keep(made, send)
    if (!(await this.#record({ ...saidBy(change), files }, at, send))) return
    this.#files = all
    send({ type: 'checked', checked })
  }

  async #keep(all: Files, send: Send): Promise<{ name: string; sha256: string }[]> {
    const files: { name: string; sha256: string }[] = []
    for (const [name, bytes] of all) {
      progress(send, 'writing', files.length, all.size)
      files.push({ name, sha256: await this.#disk.keepFile(name, bytes) })
    }
    return files
  }

  async #checking(files: Files, send: Send): Promise<Checked> {
    progress(send, 'checking', 0, null)
    return this.#checked(files, (at) => progress(send, 'checking', ...megabytes(at)))
  }

  async #checked(files: Files, tell: (progress: ImportProgress) => void = () => {}): Promise<Checked> {
    assert(files.size > 0, 'office: there is something to check')
    return checkFiles(files, await shippedFonts(), tell)
  }
}

/** Readings by their kinds and counts alone: the words of a roll are voters' own. */
function readingsOf({ warnings }: Checked) {
  const counts = new Map<string, { file: string; code: ReadCode; count: number }>()
  for (const { file, code, value } of warnings) {
    const read = READ_CODES.find((each) => each === code)
    if (read === undefined) continue
    // A profile has a line for each of its codes.
    const count = (counts.get(`${file} ${code}`)?.count ?? 0) + Number(value)
    counts.set(`${file} ${code}`, { file, code: read, count })
  }
  return [...counts.values()]
}

function saidBy(change: FileChange) {
  if (change.type === 'gone') {
    const { contest, number, state, heard } = change
    return { type: 'gone-said', contest, number, state, heard } as const
  }
  const { day, decidedBy, notice } = change
  const { date, opens, closes } = day
  return { type: 'day-said', date, opens, closes, decidedBy, notice } as const
}
