/** package.md: what a reader trusts. The authority's key comes from the auditor (the ceremony record), never from the package. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signedBy } from './medium/fields.ts'

export interface Trust {
  /** Ed25519 public key, hex. */
  readonly authority: string
  readonly use: 'live' | 'rehearsal' | 'fixture'
  readonly electionId: string
  readonly keySet: string
  /** Station id of a station's number, as media name it. */
  stationAt(index: number): string | null
  contestAt(bit: number): string
  /** Signing key of a kiosk of that station; null for anybody else's. */
  kioskKey(machine: string, stationIndex: number): string | null
  /** Kiosks of the package: station id and pair. */
  readonly pairs: readonly { readonly station: string; readonly pair: number; readonly spare: boolean }[]
}

export type PackageProblem =
  | 'package-missing'
  | 'package-not-signed'
  | 'package-of-other-authority'
  | 'package-altered'
  | 'package-malformed'

interface PackageJson {
  readonly use: Trust['use']
  readonly electionId: string
  readonly keySet: string
  readonly contests: readonly { id: string; bit: number }[]
  readonly stations: readonly { id: string; index: number }[]
  readonly machines: readonly {
    id: string
    kind: string
    station: string
    pair: number | null
    spare: boolean
    signingKey: string
  }[]
  readonly files: readonly { path: string; sha256: string }[]
}

const SIGNATURE_FILE = { magic: 8, key: 32, signature: 64 }

export async function readTrust(directory: string, authority: string): Promise<Trust | PackageProblem> {
  let document: Buffer
  let signature: Buffer
  try {
    document = await readFile(join(directory, 'package.json'))
    signature = await readFile(join(directory, 'package.sig'))
  } catch {
    return 'package-missing' // the caller names the directory
  }
  const signed = checkSignature(document, signature, authority)
  if (signed !== null) return signed
  try {
    const parsed = JSON.parse(document.toString('utf8')) as PackageJson
    if (!(await filesAreListed(directory, parsed))) return 'package-altered'
    return trustOf(parsed, authority)
  } catch {
    return 'package-malformed' // signed, but of a format that this reader does not know
  }
}

function checkSignature(document: Buffer, file: Buffer, authority: string): PackageProblem | null {
  const { magic, key, signature } = SIGNATURE_FILE
  if (file.length !== magic + key + signature || file.toString('latin1', 0, magic) !== 'ippyosg1')
    return 'package-not-signed'
  const signer = file.toString('hex', magic, magic + key)
  const hash = createHash('sha256').update(document).digest()
  if (!signedBy(signer, 'ippyo package 1', hash, file.subarray(magic + key))) return 'package-altered'
  return signer === authority ? null : 'package-of-other-authority'
}

async function filesAreListed(directory: string, { files }: PackageJson): Promise<boolean> {
  for (const { path, sha256 } of files) {
    const bytes = await readFile(join(directory, path)).catch(() => null)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return false
  }
  return true
}

function trustOf(parsed: PackageJson, authority: string): Trust {
  const stations = new Map(parsed.stations.map(({ id, index }) => [index, id]))
  const contests = new Map(parsed.contests.map(({ id, bit }) => [bit, id]))
  const kiosks = parsed.machines.filter((machine) => machine.kind === 'kiosk')
  return {
    authority,
    use: parsed.use,
    electionId: parsed.electionId,
    keySet: parsed.keySet,
    stationAt: (index) => stations.get(index) ?? null,
    contestAt: (bit) => contests.get(bit) ?? `contest ${bit}`,
    kioskKey: (machine, index) =>
      kiosks.find((kiosk) => kiosk.id === machine && kiosk.station === stations.get(index))?.signingKey ?? null,
    pairs: kiosks.map(({ station, pair, spare }) => ({ station, pair: pair ?? 0, spare })),
  }
}
