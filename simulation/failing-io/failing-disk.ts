/**
 * The files below one folder, as the system has them, with one operation that fails: refused, half done on a full disk, or the last one
 * before the power goes. Then whatever was not flushed is half there, and in one of two ways a name that was not flushed is the old one.
 * It takes the place of `node:fs/promises` in this process: what is tried is the very code that runs.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'
import { assert } from '#election/assert.ts'

export const DISK_FAILS = ['eio', 'enospc', 'full-for-ever', 'power', 'power-old-names'] as const
export type DiskFails = (typeof DISK_FAILS)[number]

interface Renamed {
  readonly from: string
  readonly to: string
  /** The file that had the name before; null: none. */
  readonly before: Buffer | null
}

const real = { ...fs.promises }

class FailingDisk {
  operations = 0
  hit: string | null = null
  #root: string | null = null
  #plan: { readonly operation: number; readonly how: DiskFails } | null = null
  #gone = false
  /** Written and not flushed: path of a file. */
  readonly #loose = new Set<string>()
  readonly #renamed: Renamed[] = []

  begin(root: string, operation: number, how: DiskFails): void {
    this.operations = 0
    this.hit = null
    this.#root = root
    this.#plan = { operation, how }
    this.#gone = false
    this.#loose.clear()
    this.#renamed.length = 0
  }

  /** The machine is started again: what was cut off is as the disk has it. */
  end(): void {
    const how = this.#plan?.how
    this.#root = null
    this.#plan = null
    if (this.hit === null || (how !== 'power' && how !== 'power-old-names')) return
    for (const path of this.#loose) {
      if (fs.existsSync(path)) fs.truncateSync(path, Math.floor(fs.statSync(path).size / 2))
    }
    if (how === 'power-old-names') for (const each of [...this.#renamed].reverse()) takeBack(each)
  }

  /** @throws what the system throws */
  asks(what: string, path: unknown, changes: boolean): void {
    if (this.#root === null || !String(path).startsWith(this.#root)) return
    if (this.#gone) throw systemError('EIO', what, path)
    const number = this.operations++
    const plan = this.#plan
    if (plan === null || number < plan.operation) return
    const isForEver = plan.how === 'full-for-ever'
    if (number > plan.operation && !(isForEver && changes)) return
    this.hit ??= `${what} ${path}`
    if (plan.how === 'power' || plan.how === 'power-old-names') this.#gone = true
    throw systemError(plan.how === 'enospc' || isForEver ? 'ENOSPC' : 'EIO', what, path)
  }

  wrote(path: string): void {
    if (this.#root !== null && path.startsWith(this.#root)) this.#loose.add(path)
  }

  flushed(path: string): void {
    this.#loose.delete(path)
    for (const [at, { to }] of [...this.#renamed.entries()].reverse()) {
      if (dirname(to) === path) this.#renamed.splice(at, 1)
    }
  }

  renames(from: string, to: string): void {
    if (this.#root === null || !to.startsWith(this.#root)) return
    const isFile = fs.existsSync(to) && fs.statSync(to).isFile()
    this.#renamed.push({ from, to, before: isFile ? fs.readFileSync(to) : null })
    if (this.#loose.delete(from)) this.#loose.add(to)
  }
}

export const failingDisk = new FailingDisk()

function takeBack({ from, to, before }: Renamed): void {
  if (!fs.existsSync(to) || fs.existsSync(from)) return
  fs.renameSync(to, from)
  if (before !== null) fs.writeFileSync(to, before)
}

function systemError(code: string, syscall: string, path: unknown): Error {
  const errno = code === 'ENOSPC' ? -28 : -5
  return Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, errno, syscall, path: String(path) })
}

/** Once in a process of its own. */
export function standBeforeTheDisk(): void {
  const { promises } = fs
  const asked =
    <A extends unknown[], R>(name: string, changes: boolean, call: (...args: A) => R) =>
    async (...args: A): Promise<Awaited<R>> => {
      failingDisk.asks(name, args[0], changes)
      return await call(...args)
    }
  const READS = ['readdir', 'stat', 'lstat', 'readFile', 'realpath'] as const
  const WRITES = ['mkdir', 'unlink', 'rm', 'writeFile'] as const
  for (const name of READS) Object.assign(promises, { [name]: asked(name, false, real[name] as () => unknown) })
  for (const name of WRITES) Object.assign(promises, { [name]: asked(name, true, real[name] as () => unknown) })
  promises.rename = async (from, to) => {
    failingDisk.asks('rename', to, true)
    failingDisk.renames(String(from), String(to))
    return real.rename(from, to)
  }
  promises.open = async (path, flags, mode) => {
    const writes = typeof flags === 'number' ? (flags & 3) !== 0 : flags !== undefined && flags !== 'r'
    failingDisk.asks('open', path, writes)
    return watched(await real.open(path, flags, mode), String(path))
  }
  syncBuiltinESMExports()
}

function watched(file: fs.promises.FileHandle, path: string): fs.promises.FileHandle {
  const own = {
    read: file.read.bind(file),
    write: file.write.bind(file),
    writeFile: file.writeFile.bind(file),
    sync: file.sync.bind(file),
    datasync: file.datasync.bind(file),
    truncate: file.truncate.bind(file),
  }
  const before =
    <A extends unknown[], R>(name: keyof typeof own, then: (() => void) | null) =>
    async (...args: A): Promise<R> => {
      const writes = name !== 'read'
      if (name === 'write' || name === 'writeFile') failingDisk.wrote(path)
      failingDisk.asks(name, path, writes)
      const done = await (own[name] as unknown as (...asked: A) => Promise<R>)(...args)
      then?.()
      return done
    }
  const flushed = () => failingDisk.flushed(path)
  for (const name of ['read', 'write', 'writeFile', 'truncate'] as const)
    Object.assign(file, { [name]: before(name, null) })
  for (const name of ['sync', 'datasync'] as const) Object.assign(file, { [name]: before(name, flushed) })
  assert(file.fd > 2, 'failing disk: an open file')
  return file
}
