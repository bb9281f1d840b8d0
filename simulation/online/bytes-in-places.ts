/** Looks for bytes in everything that one side has: files of its database, with its WAL, a dump, lines of programs, and memory. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Cluster } from '#online/database/cluster.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { Needles } from '#simulation/secrecy/needles.ts'
import { memoryOf, treeOf } from '#simulation/secrecy/process-memory.ts'

/** Each secret is searched as bytes, in hex and in base64; a text in two encodings. */
export class Wanted extends Needles {
  /** @param things by name */
  constructor(things: Readonly<Record<string, string | Uint8Array>>) {
    super(Object.entries(things).flatMap(([name, thing]) => formsOf(thing).map((bytes) => ({ name, bytes }))))
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
  const found = new Set<string>()
  // Each chunk is looked at before the next one takes its place.
  for (const chunk of memoryOf(pid, wanted.longest)) for (const name of wanted.in(chunk)) found.add(name)
  return [...found]
}

export function foundInLines(lines: readonly string[], wanted: Wanted): Found {
  return wanted.in(Buffer.from(lines.join('\n'))).map((name) => `lines: ${name}`)
}
