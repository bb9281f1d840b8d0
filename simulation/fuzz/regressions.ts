/** Inputs that once broke a decoder: `fixtures/fuzz/<target>/<first hex of its SHA-256>.hex`. `npm test` plays each again. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Failure } from './batch.ts'

export const KEPT = fileURLToPath(new URL('../../fixtures/fuzz', import.meta.url))
/** Where a run puts what it has found. The person who repairs the decoder moves the file to `fixtures/fuzz`. */
const FOUND = fileURLToPath(new URL('../../out/fuzz', import.meta.url))

export function folderOf(target: string): string {
  return target.replaceAll(' ', '-')
}

/** @returns the path that it was written to */
export function keepFailure({ target, input }: Failure, under = FOUND): string {
  const folder = join(under, folderOf(target))
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${createHash('sha256').update(input).digest('hex').slice(0, 16)}.hex`)
  const lines =
    Buffer.from(input)
      .toString('hex')
      .match(/.{1,120}/g) ?? []
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

export function regressionsOf(target: string, under = KEPT) {
  const folder = join(under, folderOf(target))
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hex'))
    .sort()
    .map((name) => {
      const hex = readFileSync(join(folder, name), 'utf8').replace(/\s/g, '')
      return { target, file: name, input: new Uint8Array(Buffer.from(hex, 'hex')) }
    })
}
