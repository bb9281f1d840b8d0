/**
 * The address of a screen with its one-time token, in files that only this user reads: `screen.json` for people and the desk,
 * `glass/screen.html` for the browser – in a directory with nothing else, because that directory is all that a separated browser sees of
 * the machine. A token on a command line would be in the process list for everybody.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const handOverSchema = z.strictObject({
  pid: z.number().int().positive(),
  address: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/#[0-9a-f]{64}$/),
})
export type HandOver = z.infer<typeof handOverSchema>

export const HAND_OVER_FILE = 'screen.json'
export const GLASS = 'glass'
export const OPENING_PAGE = join(GLASS, 'screen.html')
const PROBE_BYTES = 16 * 1024

/**
 * The machine's own folder; where its disk takes no write, a folder in memory, which the service has from systemd, or of this user: the
 * window must open, for only there a person reads that the disk is full (WX1). Null: nothing takes a write.
 */
export function handOverPlace(directory: string, inMemory = process.env.RUNTIME_DIRECTORY): string | null {
  if (takesWrites(directory)) return directory
  if (inMemory !== undefined && takesWrites(inMemory)) return inMemory
  try {
    return mkdtempSync(join(tmpdir(), 'ippyo-screen-'))
  } catch {
    // Its caller has the words.
    return null
  }
}

function takesWrites(directory: string): boolean {
  const probe = join(directory, GLASS, 'probe')
  try {
    mkdirSync(join(directory, GLASS), { recursive: true, mode: 0o700 })
    // Longer than all that is written here: a full disk may take an empty file.
    writeOwn(probe, ' '.repeat(PROBE_BYTES))
    return true
  } catch {
    // Full, read-only or dying: another place is tried.
    return false
  } finally {
    erase(probe)
    erase(`${probe}.${process.pid}`)
  }
}

/** A disk that takes no write keeps what is there, and the program goes on or ends without it. */
function erase(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // A token that is dead stays in the file.
  }
}

export function writeHandOver(directory: string, address: string): void {
  mkdirSync(join(directory, GLASS), { recursive: true, mode: 0o700 })
  const handOver: HandOver = { pid: process.pid, address }
  writeOwn(join(directory, HAND_OVER_FILE), JSON.stringify(handOver))
  // The fragment never travels in a request; the page takes it out of its address at once.
  writeOwn(
    join(directory, OPENING_PAGE),
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}">`,
  )
}

/** null: no screen is open there, or the file is being replaced. */
export function readHandOver(directory: string): HandOver | null {
  try {
    const parsed = handOverSchema.safeParse(JSON.parse(readFileSync(join(directory, HAND_OVER_FILE), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    // Not there, or not JSON: both mean that nothing was handed over.
    return null
  }
}

export function removeHandOver(directory: string): void {
  for (const name of [HAND_OVER_FILE, GLASS]) erase(join(directory, name))
}

function writeOwn(file: string, content: string): void {
  const half = `${file}.${process.pid}`
  writeFileSync(half, content, { mode: 0o600 })
  chmodSync(half, 0o600)
  renameSync(half, file)
}
