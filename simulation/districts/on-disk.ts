/** A district as files, for an auditor's `verify` and for the slots of a tally. */
import { copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import {
  type CountingElection,
  ELECTION_DATE,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { declareLost } from '#simulation/counting/declare-lost.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Content, District, Harm } from './district.ts'

export type OnDisk = Awaited<ReturnType<typeof onDisk>>

const LOG_PAGES = 16
/** Directories of the two media of each closing. */
type Written = Map<Content, Record<'original' | 'duplicate', string>>

/** Package and shares of each election once; `made` → where. */
const packages = new Map<CountingElection, string>()

/** @returns also `media`: folders in the order of `district.media` */
export async function onDisk(district: District, below: string, seed: string) {
  const { made } = district
  const common = await packageOf(made, below)
  const directory = join(below, `district-${seed}`)
  await mkdir(join(directory, 'reports'), { recursive: true })
  const written: Written = new Map()
  const all = [...district.media.map(({ content }) => content), ...district.reports.flatMap(({ noted }) => noted)]
  for (const content of all) {
    if (content === null || written.has(content)) continue
    written.set(content, await writeContent(made, content, join(directory, `content-${written.size}`)))
  }
  const media: string[] = []
  for (const [i, { role, content, harm }] of district.media.entries()) {
    const place = join(directory, 'media', String(i))
    await mkdir(place, { recursive: true })
    const file = join(place, BALLOT_BOX_FILE)
    await copyFile(join(written.get(content)?.[role] ?? '', BALLOT_BOX_FILE), file)
    if (harm !== null) await harmed(file, harm, seed)
    media.push(place)
  }
  await writeReports(district, directory, written)
  const shares = [1, 3].map((seat) => join(common, 'shares', `share-${seat}.json`))
  const typed = join(directory, 'typed')
  await mkdir(join(typed, 'reports'), { recursive: true })
  for (const { pairs, noted: _, ...report } of district.typed)
    await writeStationReport(made, typed, { ...report, pairs: [...pairs] })
  const places = { reports: join(directory, 'reports'), typed: join(typed, 'reports') }
  return { directory, package: join(common, 'package'), shares, media, ...places }
}

async function packageOf(made: CountingElection, below: string): Promise<string> {
  const known = packages.get(made)
  if (known !== undefined && (await stat(known).catch(() => null)) !== null) return known
  const place = join(below, `election-${made.election.electionPackage.electionId}`)
  await writeCountingElection(made, place)
  packages.set(made, place)
  return place
}

/** Drawn from the pair alone, so that one pair has one header, whatever pages follow it. */
function writeContent(made: CountingElection, content: Content, place: string) {
  const { station, pair, sessions, tokens, machine, seq, failed, log, isSealed } = content
  const failedMedium = failed === null ? null : { role: failed, cause: 'unknown' as const, minute: 0 }
  const randomness = seededRandomness('a pair of a district', `${station} ${pair}`)
  const seal = { machine, seq, failedMedium }
  // When the poll moved, its media keep the old date: they were prepared before (candidate-list.md §2).
  const dates = made.election.lists.some(({ list }) => list.moved !== null) ? { dates: [ELECTION_DATE] } : {}
  const shape = { station, pair, sessions, tokens, seal, log: { entries: log }, logPages: LOG_PAGES, open: !isSealed }
  return writePair(made, { ...shape, ...(dates as { dates?: LocalDate[] }) }, place, randomness)
}

async function harmed(file: string, harm: Harm, seed: string): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file, 'r+')
  try {
    if (harm === 'empty') await handle.truncate(0)
    else if (harm === 'short') await handle.truncate(size - PAGE_BYTES)
    else if (harm === 'long') await handle.truncate(size + PAGE_BYTES)
    else if (harm === 'one-byte') await flip(handle, size, seed)
  } finally {
    await handle.close()
  }
  if (harm === 'other-election') await writeFile(file, await mediumOfOther())
}

/** Flips one bit somewhere after the header. */
async function flip(handle: Awaited<ReturnType<typeof open>>, size: number, seed: string): Promise<void> {
  const draw = Buffer.from(seededRandomness('a byte', seed).bytes(4)).readUInt32BE(0)
  const at = PAGE_BYTES + (draw % (size - PAGE_BYTES))
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 1
  await handle.write(byte, 0, 1, at)
}

/** The original of pair 1 of another simulated election. */
let other: Promise<Uint8Array> | null = null
function mediumOfOther(): Promise<Uint8Array> {
  other ??= (async () => {
    const { countingElection } = await import('#simulation/counting/counting-election.ts')
    const { mkdtemp } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const stations = [{ kiosks: 1, spares: 0 }]
    const made = await countingElection(seededRandomness('another election'), { stations, eligible: 12 })
    const place = await mkdtemp(join(tmpdir(), 'ippyo-other-election-'))
    const of = { station: '1', pair: 1, sessions: [[11, 21] as const], logPages: LOG_PAGES }
    const { original } = await writePair(made, of, place, seededRandomness('its pair'))
    const bytes = await readFile(join(original, BALLOT_BOX_FILE))
    await rm(place, { recursive: true })
    return bytes
  })()
  return other
}

async function writeReports({ made, reports, lost }: District, directory: string, written: Written): Promise<void> {
  for (const [i, { isGenuine, pairs, noted, ...report }] of reports.entries()) {
    const seals = await Promise.all(noted.map((content) => (content === null ? null : numberOf(content, written))))
    const name = `${report.station}-${i}`
    await writeStationReport(made, directory, { ...report, pairs: [...pairs], seals, name })
    if (!isGenuine) await changeOneByte(join(directory, 'reports', `${name}.json.sig`), '0123456789abcdef')
  }
  if (lost === null) return
  await declareLost(made, join(directory, 'reports'), lost.pairs, '2002-06-30T21:10' as LocalMinute)
  if (!lost.isSigned) {
    const signature = join(directory, 'reports', LOST_MEDIA_SIGNATURE)
    const bytes = await readFile(signature)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await writeFile(signature, bytes)
  }
}

/** 20 digits, as the machine shows them at closing. */
async function numberOf(content: Content, written: Written): Promise<string> {
  const image = await readFile(join(written.get(content)?.original ?? '', BALLOT_BOX_FILE))
  const at = image.length - 16 * PAGE_BYTES
  return sealFingerprint(image.subarray(at, at + PAGE_BYTES)).replaceAll(' ', '')
}

/** One of the digits becomes another. */
async function changeOneByte(path: string, digits: string): Promise<void> {
  const text = await readFile(path, 'latin1')
  const at = 20
  const digit = digits[(digits.indexOf(text[at] ?? '0') + 1) % digits.length] ?? '0'
  await writeFile(path, `${text.slice(0, at)}${digit}${text.slice(at + 1)}`)
}

export async function forget({ directory }: OnDisk): Promise<void> {
  await rm(directory, { recursive: true, force: true })
}
