/** `ippyo inspect`: what a package, a medium, a share or a machine file is, in words; opens nothing that is secret. */
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { layoutOfHeader, parseHeader } from '#election/ballot-box/header.ts'
import { toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { parseIdentity, parseMachineFile, publicMachine } from '#election/keys/machine-identity.ts'
import { parseShareFile } from '#election/keys/share-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { cardReaderOn, openCardReader } from '#hardware/card-reader/open.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { readPackageDirectory, readPublishedPackage } from '#hardware/package-directory/read-package.ts'
import { answers } from '#office/personalise/personalise-cards.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { inspectedFacts, inspectedKinds } from '#ui/messages/ippyo.ts'
import type { Language } from '#ui/messages/message.ts'
import { authorityIn } from '../../files/authority-file.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { widthOf } from '../../terminal/problem-table.ts'
import { type OfficeRefusal, refuse } from '../../terminal/refusals.ts'
import { register as registerLog } from './inspect-log.ts'
import { registerMachine } from './inspect-machine.ts'

interface InspectOptions extends GlobalOptions {
  readonly authority?: string
}

type FactName = keyof typeof inspectedFacts

/** Shown in this order; the values of `facts` are those of the file, never a secret. */
interface Inspected {
  readonly kind: keyof typeof inspectedKinds
  readonly facts: Readonly<Partial<Record<FactName, string | number | boolean>>>
}

type Inspection = Result<Inspected, OfficeRefusal>

export function register(program: Command, io: () => OfficeIo): void {
  const command = program
    .command('inspect')
    .argument('<path>')
    .option('--authority <file>')
    .action(async (path: string, _options, command: Command) => {
      const options: InspectOptions = command.optsWithGlobals()
      const json = options.json === true
      const inspected = await inspect(path, options, io())
      if (!inspected.ok) refuse(io(), inspected.error, { json })
      else io().out(json ? JSON.stringify(inspected.value) : inWords(inspected.value, io().language))
    })
  registerMachine(command, io)
  registerLog(command, io)
}

async function inspect(path: string, options: InspectOptions, io: OfficeIo): Promise<Inspection> {
  // A missing path is not "no file of ours": the kernel's word for it is shown (`sayPlaceFault`).
  const what = await stat(path)
  if (what.isCharacterDevice()) return inspectCard(path, io)
  if (what.isDirectory()) return inspectDirectory(path, options)
  if (what.isFile()) return path.endsWith(BALLOT_BOX_FILE) ? inspectMedium(path, options) : inspectFile(path)
  return err(nothingKnown(path))
}

async function inspectDirectory(path: string, options: InspectOptions): Promise<Inspection> {
  if (await isFile(join(path, BALLOT_BOX_FILE))) return inspectMedium(join(path, BALLOT_BOX_FILE), options)
  if (!(await isFile(join(path, 'package.json')))) return err(nothingKnown(path))
  const authority = await authorityIn(options.authority)
  if (authority === null) return err({ type: 'authority-needed' })
  const loaded = await readPackageDirectory(path, authority, nativeChecks)
  if (loaded.ok) return ok({ kind: 'package', facts: packageFacts(loaded.value) })
  if (loaded.error.type !== 'file-missing') return loaded
  // A bundle has the signed documents alone; a stick that lost one file has the others, and is refused.
  const published = await readPublishedPackage(path, authority, nativeChecks)
  return published.ok && published.value.files.size === 0
    ? ok({ kind: 'published-package', facts: packageFacts(published.value) })
    : loaded
}

function packageFacts({ electionPackage, lists, fingerprint, packageHash }: LoadedElection): Inspected['facts'] {
  const { rules, stations, machines, countingKey } = electionPackage
  return {
    use: electionPackage.use,
    title: rules.title,
    municipality: rules.municipality,
    date: rules.date,
    electionId: electionPackage.electionId,
    keySet: electionPackage.keySet,
    fingerprint,
    packageSha256: toHex(packageHash),
    candidateLists: lists.length,
    contests: electionPackage.contests.map((contest) => contest.id).join(' '),
    stations: stations.length,
    kiosks: machines.filter((machine) => machine.kind === 'kiosk' && !machine.spare).length,
    spareKiosks: machines.filter((machine) => machine.kind === 'kiosk' && machine.spare).length,
    registered: electionPackage.stationFacts.reduce((sum, facts) => sum + facts.registered, 0),
    keyHolders: holdersOf(countingKey).length,
    keyThreshold: countingKey.threshold,
  }
}

/** Header only: counts of ballots are the kiosk's and the tally's to show. */
async function inspectMedium(path: string, options: InspectOptions): Promise<Inspection> {
  const authority = await authorityIn(options.authority)
  if (authority === null) return err({ type: 'authority-needed' })
  const page = await firstPage(path)
  const header = page && parseHeader(page, authority)
  if (!header?.ok) return err({ type: 'damaged' })
  const { electionId, keySet, use, kind, station, pair, role, serial, capacity, dates } = header.value
  const pages = layoutOfHeader(header.value).pages
  const facts = { use, kind, electionId, keySet, station, pair, role, serial, capacity, pages, dates: dates.join(' ') }
  return ok({ kind: 'medium', facts })
}

const SHARES = { counting: 'share', sorting: 'sorting-share' } as const
/** A share, an identity or a machine file is far shorter. */
const FILE_BYTES_MAX = 1024 * 1024

async function inspectFile(path: string): Promise<Inspection> {
  const bytes = await readRegular(path, FILE_BYTES_MAX)
  for (const key of ['counting', 'sorting'] as const) {
    const share = parseShareFile(bytes, key)
    if (share.ok) {
      const { box, kind: _, ...facts } = share.value
      return ok({ kind: SHARES[key], facts: { ...facts, kdf: box.kdf, cost: box.cost } })
    }
    if (share.error.type === 'damaged') return err({ type: 'damaged' })
  }
  const identity = parseIdentity(bytes)
  const machine = identity.ok ? ok({ machine: publicMachine(identity.value) }) : parseMachineFile(bytes)
  if (!machine.ok) return machine.error.type === 'machine-file-altered' ? machine : err(nothingKnown(path))
  const { id, kind, station, serial, spare, signingKey, agreementKey } = machine.value.machine
  return ok({ kind: 'machine', facts: { id, kind, station, serial, spare, signingKey, agreementKey } })
}

/** Any reader sees only that a card lies there. Its state needs the station's keys: card check at the issuer. */
async function inspectCard(path: string, io: OfficeIo): Promise<Inspection> {
  const reader = await openCardReader(cardReaderOn(path), io.randomness)
  try {
    if (!(await answers(reader))) return err({ type: 'reader-lost' })
    const presence = await new Promise<Parameters<Parameters<typeof reader.watch>[0]>[0]>((resolve) => {
      reader.watch(resolve)
    })
    switch (presence.type) {
      case 'present':
        return ok({ kind: 'card', facts: { presence: 'present', uid: presence.uid } })
      case 'absent':
        return ok({ kind: 'card', facts: { presence: 'absent' } })
      case 'foreign':
        return err({ type: 'foreign-card' })
      case 'reader-lost':
        return err({ type: 'reader-lost' })
    }
  } finally {
    await reader.close()
  }
}

async function firstPage(path: string): Promise<Uint8Array | null> {
  const file = await open(path, 'r')
  try {
    const page = new Uint8Array(PAGE_BYTES)
    const { bytesRead } = await file.read(page, 0, PAGE_BYTES, 0)
    return bytesRead === PAGE_BYTES ? page : null
  } finally {
    await file.close()
  }
}

function inWords({ kind, facts }: Inspected, language: Language): string {
  const rows = Object.entries(facts).map(
    ([name, value]) => [inspectedFacts[name as FactName][language], value] as const,
  )
  const width = Math.max(...rows.map(([name]) => widthOf(name)))
  const lines = rows.map(([name, value]) => `  ${name}${' '.repeat(width - widthOf(name))}  ${value}`)
  return [inspectedKinds[kind][language], ...lines].join('\n')
}

function nothingKnown(path: string): OfficeRefusal {
  return { type: 'nothing-known', path }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (what) => what.isFile(),
    () => false,
  )
}
