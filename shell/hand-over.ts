/**
 * The address of a screen with its one-time token, in files that only this user reads: `screen.json` for people and the desk,
 * `glass/screen.html` for the browser – in a directory with nothing else, because that directory is all that a separated browser sees of
 * the machine. A token on a command line would be in the process list for everybody.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  for (const name of [HAND_OVER_FILE, GLASS]) rmSync(join(directory, name), { recursive: true, force: true })
}

function writeOwn(file: string, content: string): void {
  const half = `${file}.${process.pid}`
  writeFileSync(half, content, { mode: 0o600 })
  chmodSync(half, 0o600)
  renameSync(half, file)
}
