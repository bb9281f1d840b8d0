/**
 * The delivered files against the list that was delivered with them: a damaged disk or an update that was cut shows at the start.
 * It is no proof of itself – a program that was exchanged would say what it likes; `sha256sum -c` from a stranger's program is
 * (docs/decisions/006-run-only-what-was-built.md).
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { softwareFingerprint } from '#election/keys/fingerprint.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import { PRODUCT, RUNS_FROM_BUNDLE } from './runs-from-bundle.ts'

const LIST = 'dist/SHA256SUMS'
const LINE = /^([0-9a-f]{64}) {2}(.+)$/

/** @param product the directory that holds `dist/` */
export async function softwareAsListed(product = PRODUCT, built = RUNS_FROM_BUNDLE): Promise<SoftwareFound> {
  const list = built ? await readFile(join(product, LIST)).catch(() => null) : null
  if (list === null) return { type: 'unlisted' }
  const lines = list.toString('utf8').split('\n').slice(0, -1)
  if (lines.length === 0) return { type: 'differs', path: LIST }
  for (const line of lines) {
    const [, sha256, path] = LINE.exec(line) ?? []
    if (path === undefined) return { type: 'differs', path: LIST }
    if ((await sha256Of(join(product, path))) !== sha256) return { type: 'differs', path }
  }
  return { type: 'as-listed', fingerprint: softwareFingerprint(list) }
}

/** null: it is not there, or cannot be read. */
async function sha256Of(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch {
    return null
  }
  return hash.digest('hex')
}
