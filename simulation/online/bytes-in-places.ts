/** Looks for bytes in everything that one side has: files of its database, with its WAL, a dump, lines of programs, and memory. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Cluster } from '#online/database/cluster.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { memoryOf, treeOf } from '#simulation/secrecy/process-memory.ts'

/** One way in which something may be written. */
interface Form {
  readonly name: string
  readonly bytes: Buffer
}

/** Each secret is searched as bytes, in hex and in base64; a text in two encodings. */
export class Wanted {
  readonly forms: readonly Form[]
  /** By their first two bytes; most places are the beginning of nothing. */
  readonly #beginnings = new Map<number, Form[]>()
  readonly #isBeginning = new Uint8Array(1 << 16)

  /** @param things by name; each of at least 8 bytes, so that none is anywhere by chance */
  constructor(things: Readonly<Record<string, string | Uint8Array>>) {
    this.forms = Object.entries(things).flatMap(([name, thing]) => formsOf(thing).map((bytes) => ({ name, bytes })))
    for (const form of this.forms) {
      assert(form.bytes.length >= 8, `looked for: ${form.name} is long enough`)
      const beginning = form.bytes.readUInt16LE(0)
      this.#isBeginning[beginning] = 1
      this.#beginnings.set(beginning, [...(this.#beginnings.get(beginning) ?? []), form])
    }
  }

  /** Names of what is there. One pass, however many are looked for. */
  in(bytes: Buffer): readonly string[] {
    const found = new Set<string>()
    const isBeginning = this.#isBeginning
    let before = 0
    for (let at = -1; at + 1 < bytes.length; at++) {
      const next = bytes[at + 1] as number
      const beginning = before | (next << 8)
      before = next
      if (isBeginning[beginning] === 0 || at < 0) continue
      for (const { name, bytes: form } of this.#beginnings.get(beginning) ?? []) {
        if (bytes.compare(form, 0, form.length, at, Math.min(bytes.length, at + form.length)) === 0) found.add(name)
      }
    }
    return [...found].sort()
  }
}

function formsOf(thing: string | Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(thing)
  // Its last characters depend on what comes after.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -1))
  })
  const written = [Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase()), ...base64]
  return typeof thing === 'string' ? [bytes, Buffer.from(thing, 'utf16le'), ...written] : [bytes, ...written]
}

/** `place: what was found there`. */
export type Found = readonly string[]

/** Each file below a directory, whatever its name. */
export function foundBelow(directory: string, wanted: Wanted): Found {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    return wanted.in(readFileSync(path)).map((name) => `${relative(directory, path)}: ${name}`)
  })
}

/** As a backup has it. */
export function foundInDump(cluster: Cluster, database: string, wanted: Wanted): Found {
  const programs = postgresPrograms()
  assert(programs.ok, 'a dump: PostgreSQL is there')
  const words = ['-h', cluster.socket, '-U', ADMINISTRATOR, '-d', database]
  const dump = execFileSync(join(programs.value, 'pg_dump'), words, { maxBuffer: 256 * 1024 * 1024 })
  return wanted.in(dump).map((name) => `dump: ${name}`)
}

/** The memory of the server and all its sessions. */
export function foundInServer({ pid }: Cluster, wanted: Wanted): Found {
  return [...new Set(treeOf(pid).flatMap((each) => foundInMemory(each, wanted)))]
    .sort()
    .map((name) => `memory: ${name}`)
}

/** Processes that run this file, translated or not, with a configuration below this directory. */
export function processesOf(file: string, directory: string): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
      const isIt =
        words.some((word) => word.replace(/\.mjs$/, '').endsWith(file)) &&
        words.some((word) => word.startsWith(directory))
      return isIt ? [Number(name)] : []
    } catch {
      // It ended since it was listed.
      return []
    }
  })
}

/** The memory of one process, as root reads it. */
export function foundInMemory(pid: number, wanted: Wanted): Found {
  const longest = Math.max(...wanted.forms.map(({ bytes }) => bytes.length))
  const found = new Set<string>()
  // Each chunk is looked at before the next one takes its place.
  for (const chunk of memoryOf(pid, longest)) for (const name of wanted.in(chunk)) found.add(name)
  return [...found]
}

export function foundInLines(lines: readonly string[], wanted: Wanted): Found {
  return wanted.in(Buffer.from(lines.join('\n'))).map((name) => `lines: ${name}`)
}
