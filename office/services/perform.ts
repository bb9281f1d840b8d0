/**
 * Carries out the session's effects, one after the other. The key of whoever is signed in lies here and nowhere else, and is wiped
 * when that person goes. A failure of the project's disk is a fault, said with its own words; a bug goes up.
 */
import { join } from 'node:path'
import { assert, unreachable } from '#election/assert.ts'
import type { AppConfig } from '#shell/config.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { notAsBuilt, RUNS_FROM_BUNDLE } from '#shell/runs-from-bundle.ts'
import { readSources } from '../prepare/read-sources.ts'
import { type FontCoverage, loadShippedFonts } from '../prepare/shipped-fonts.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { Checked, OfficeEvent, Work } from '../session/event.ts'
import { withCell } from '../session/mend.ts'
import { NEW_PROJECT, type Project, projectOf, withAct } from '../session/project.ts'
import { type Act, type Entry, readRecord, recordHead, withEntry } from '../session/record.ts'
import { checkFiles } from './check-files.ts'
import { findFiles } from './find-files.ts'
import { makePersonKey, openPersonKey, personFile } from './person-key.ts'
import { AnotherWriter, ProjectDisk } from './project-disk.ts'

type Send = (event: OfficeEvent) => void
type Effect<Type extends OfficeEffect['type']> = Extract<OfficeEffect, { type: Type }>

export class OfficeServices {
  readonly #config: AppConfig
  readonly #surroundings: Surroundings
  readonly #disk: ProjectDisk
  readonly #queue = new EffectQueue<OfficeEvent, OfficeEffect, 'main'>(
    (effect, send) => this.#run(effect, send),
    ({ type }) => (type === 'close-person' ? null : 'main'),
  )
  #project: Project = NEW_PROJECT
  #files: ReadonlyMap<string, Uint8Array> = new Map()
  #person: { readonly name: string; readonly secretKey: Uint8Array } | null = null
  #fonts: Promise<FontCoverage> | null = null

  constructor(config: AppConfig, surroundings: Surroundings) {
    this.#config = config
    this.#surroundings = surroundings
    this.#disk = new ProjectDisk(config.project ?? join(config.machine, 'project'))
  }

  perform(effect: OfficeEffect, send: Send): Promise<void> {
    return this.#queue.perform(effect, send)
  }

  halt(): void {
    this.#queue.halt()
    this.#closePerson()
  }

  async stop(): Promise<void> {
    await this.#queue.idle()
    this.#closePerson()
  }

  async #run(effect: OfficeEffect, send: Send): Promise<void> {
    try {
      await this.#carryOut(effect, send)
    } catch (error) {
      if (error instanceof AnotherWriter) send({ type: 'fault', code: 'project-has-another-writer' })
      else if (isSystemError(error)) send({ type: 'fault', code: 'project-not-writable' })
      else throw error
    }
  }

  #carryOut(effect: OfficeEffect, send: Send): Promise<void> | void {
    switch (effect.type) {
      case 'load':
        return this.#load(send)
      case 'look-for-files':
        return findFiles(this.#config.sources ?? '').then((folders) => send({ type: 'files-found', folders }))
      case 'make-person':
        return this.#makePerson(effect, send)
      case 'open-person':
        return this.#openPerson(effect, send)
      case 'close-person':
        return this.#closePerson()
      case 'import':
        return this.#import(effect, send)
      case 'mend':
        return this.#mend(effect, send)
      case 'record':
        return this.#record(effect.act, effect.at, send)
      default:
        return unreachable(effect)
    }
  }

  async #load(send: Send): Promise<void> {
    const { clock, randomness } = this.#surroundings
    const refuse = (code: OfficeRoomCode, about = {}) => send({ type: 'load-refused', code, about })
    if (clock.kind !== 'system' || randomness.kind !== 'secure') return refuse('fixture-only')
    await this.#disk.load()
    const read = readRecord(this.#disk.record)
    if (!read.ok) return refuse(read.error.type, { line: read.error.line })
    this.#project = projectOf(read.value)
    const files = new Map<string, Uint8Array>()
    for (const [name, hash] of this.#project.files) {
      const bytes = await this.#disk.keptFile(name, hash)
      if (bytes === null) return refuse('sources-not-as-recorded', { file: name })
      files.set(name, bytes)
    }
    this.#files = files
    const checked = files.size === 0 ? null : await this.#checked(files)
    send({ type: 'loaded', entries: read.value, checked, head: recordHead(this.#disk.record) })
  }

  async #makePerson({ name, passphrase, begins, at }: Effect<'make-person'>, send: Send): Promise<void> {
    const fault = begins === 'live' ? notAsBuilt(RUNS_FROM_BUNDLE) : null
    if (fault !== null) return send({ type: 'refused', code: fault, about: {} })
    const made = await makePersonKey(name, passphrase, this.#surroundings.randomness)
    // The key file first: a line without its key would name somebody who can never sign in.
    await this.#disk.keepPerson(personFile(made.publicKey), made.file)
    if (begins === null) {
      made.secretKey.fill(0)
      return this.#record({ type: 'joined', name, key: made.publicKey }, at, send)
    }
    this.#person = { name, secretKey: made.secretKey }
    await this.#record({ type: 'begun', use: begins, key: made.publicKey }, at, send)
    send({ type: 'person-open', name })
  }

  async #openPerson({ name, passphrase }: Effect<'open-person'>, send: Send): Promise<void> {
    this.#closePerson()
    const publicKey = this.#project.people.get(name)
    const file = publicKey === undefined ? null : await this.#disk.person(personFile(publicKey))
    const opened = publicKey && file ? await openPersonKey(file, { name, publicKey }, passphrase) : null
    if (opened === null) return send({ type: 'refused', code: 'passphrase-wrong', about: { name } })
    this.#person = { name, secretKey: opened.secretKey }
    send({ type: 'person-open', name })
  }

  #closePerson(): void {
    this.#person?.secretKey.fill(0)
    this.#person = null
  }

  async #import({ folder, at }: Effect<'import'>, send: Send): Promise<void> {
    const read = await readSources(folder)
    if (!read.ok) return send({ type: 'refused', code: 'sources-gone', about: { path: read.error.path } })
    const checked = await this.#checking(read.value, send)
    const rehearsal = checked.draft?.rehearsal
    if (rehearsal !== undefined && rehearsal !== (this.#project.use === 'rehearsal')) {
      return send({ type: 'refused', code: 'use-differs', about: {} })
    }
    const files: { name: string; sha256: string }[] = []
    for (const [name, bytes] of read.value) {
      progress(send, 'writing', files.length, read.value.size)
      files.push({ name, sha256: await this.#disk.keepFile(name, bytes) })
    }
    await this.#record({ type: 'imported', files }, at, send)
    this.#files = read.value
    send({ type: 'checked', checked })
  }

  async #mend({ place, was, is, at }: Effect<'mend'>, send: Send): Promise<void> {
    const bytes = this.#files.get(place.file)
    const mended = bytes && withCell(bytes, place, is)
    if (!mended || mended.was !== was) return send({ type: 'refused', code: 'cell-gone', about: {} })
    const files = new Map(this.#files).set(place.file, mended.bytes)
    const checked = await this.#checking(files, send)
    const sha256 = await this.#disk.keepFile(place.file, mended.bytes)
    // Words of the roll are voters' own.
    const words = place.file === 'roll.csv' ? { was: null, is: null } : { was, is }
    await this.#record({ type: 'mended', ...place, ...words, sha256 }, at, send)
    this.#files = files
    send({ type: 'checked', checked })
  }

  async #record(act: Act, at: Entry['at'], send: Send): Promise<void> {
    const person = this.#person
    // Gone meanwhile, by hand or by the clock: nobody signs in somebody's place.
    if (person === null) return send({ type: 'refused', code: 'nobody-signed-in', about: {} })
    const entry: Entry = { act, at, by: person.name }
    // Its own copy: who signs out while it is being written wipes the other one, and a line under zeroes would break the record.
    const secretKey = person.secretKey.slice()
    try {
      await this.#disk.append((record) => withEntry(record, entry, secretKey))
    } finally {
      secretKey.fill(0)
    }
    this.#project = withAct(this.#project, entry)
    send({ type: 'recorded', entry, head: recordHead(this.#disk.record) })
  }

  async #checking(files: ReadonlyMap<string, Uint8Array>, send: Send): Promise<Checked> {
    progress(send, 'checking', 0, null)
    // The screen hears of it before the check takes this process for itself.
    await new Promise<void>((resolve) => setImmediate(resolve))
    return this.#checked(files)
  }

  async #checked(files: ReadonlyMap<string, Uint8Array>): Promise<Checked> {
    this.#fonts ??= loadShippedFonts()
    const fonts = await this.#fonts
    assert(files.size > 0, 'office: there is something to check')
    return checkFiles(files, fonts)
  }
}

function progress(send: Send, work: Work, done: number, whole: number | null): void {
  send({ type: 'progress', work, done, whole })
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && 'syscall' in error
}
