/** A small disk of an installed machine, on which a test lays files of Debian's and of an attacker's before `packages/check-machine` looks at it. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { noteAsDebians } from './debian-notes.ts'
import { publishedListOf } from './file-list.ts'

export const CHECKER = join(import.meta.dirname, '../../packages/check-machine')
export type Files = Readonly<Record<string, string | Buffer>>

export const PUBLISHED = { status: 0, stdout: '公表された一覧のとおりです / as published\n', stderr: '' }
export const differs = (path: string) => `違います / differs: /${path}`
export const besides = (path: string) => `余分です / besides: /${path}`

export class CheckedDisk {
  readonly #place = mkdtempSync(join(tmpdir(), 'ippyo-checked-disk-'))
  readonly disk = join(this.#place, 'disk')
  readonly list = join(this.#place, 'published.files')

  constructor(debians: Files) {
    this.put('opt/ippyo/dist/services/kiosk.mjs', 'the program\n')
    this.put('DEBIAN/control', 'Package: ippyo-kiosk\n')
    this.put('DEBIAN/prerm', '#!/bin/sh\n')
    writeFileSync(this.list, publishedListOf(this.disk, 'ippyo-kiosk'))
    rmSync(this.at('DEBIAN'), { recursive: true })
    this.putAll(debians)
    this.note({ files: Object.keys(debians) })
    this.put('var/lib/dpkg/info/ippyo-kiosk.prerm', '#!/bin/sh\n')
    this.put('var/lib/dpkg/info/ippyo-kiosk.list', '/.\n/opt\n/opt/ippyo/dist/services/kiosk.mjs\n')
    this.put('etc/fstab', 'UUID=4 / ext4 errors=remount-ro 0 1\n')
  }

  at(path: string): string {
    return join(this.disk, path)
  }

  put(path: string, text: string | Buffer): void {
    mkdirSync(dirname(this.at(path)), { recursive: true })
    writeFileSync(this.at(path), text)
  }

  putAll(files: Files): void {
    for (const [path, text] of Object.entries(files)) this.put(path, text)
  }

  /** Debian's notes, anew. */
  note(noted: Parameters<typeof noteAsDebians>[1]): void {
    noteAsDebians(this.disk, noted)
    appendFileSync(this.at('var/lib/dpkg/status'), '\nPackage: ippyo-kiosk\nStatus: install ok installed\n')
  }

  check(list = this.list, env: NodeJS.ProcessEnv = process.env) {
    return spawnSync('/bin/sh', [CHECKER, this.disk, list], { encoding: 'utf8', env })
  }

  /** Takes the list of its whole system. @returns where it lies, in the place of an older one */
  take(): string {
    const list = join(this.#place, 'taken.files')
    writeFileSync(list, spawnSync('/bin/sh', [CHECKER, '--take', this.disk]).stdout)
    return list
  }

  told(): readonly string[] {
    return this.check().stdout.trim().split('\n')
  }

  remove(): void {
    rmSync(this.#place, { recursive: true, force: true })
  }
}
