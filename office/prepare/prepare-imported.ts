/** Makes everything that an election needs from imported sources, in one directory. Each durable step has its own file; this one has their order. */
import { readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import type { ImportedElection } from '#election/definition/import/import-election.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { eraseDirectory, eraseFile } from '#hardware/files/erase-file.ts'
import { syncDirectory } from '#hardware/files/whole-file.ts'
import { type BroughtVoice, bringVoice, type VoiceBringError } from './bring-voice.ts'
import { type Ceremony, type CeremonyError, ceremonyErrorOf, type HeldCeremony } from './ceremony.ts'
import { type ElectionKeys, makeElectionKeys, wrapForMachines } from './make-keys.ts'
import type { NameFont } from './name-font.ts'
import { type MediaError, prepareMedia } from './prepare-media.ts'
import type { SourcesError } from './read-sources.ts'
import { openSigningLocks } from './signing-locks.ts'
import { writeOffice } from './write-office.ts'
import { writePackage } from './write-package.ts'
import { ofCountingKey, writeShares } from './write-shares.ts'

type PreparePhase = 'import' | 'machines' | 'keys' | 'package' | 'shares' | 'media'

/** Called in order; `done` grows to `total` in each phase. */
export type PrepareProgress = (phase: PreparePhase, done: number, total: number) => void

export interface PrepareInput {
  /** Directory of CSV files. */
  readonly sources: string
  /** A directory that does not exist yet, or is empty. It appears whole or not at all. */
  readonly out: string
  readonly use: Use
  readonly randomness: Randomness
  readonly ceremony: Ceremony
  /** Stations whose media are made now (all when left out); the others later with `prepareMedia`. */
  readonly mediaOf?: readonly StationId[]
  /** Directory of the voice pack; without it the election has no audio voting. */
  readonly voice?: string
  readonly progress: PrepareProgress
}

export interface PreparedElection {
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
  readonly warnings: readonly Problem[]
}

export type PrepareError =
  | { readonly type: 'import-refused'; readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }
  /** The directory has files already: keys are never written over keys. */
  | { readonly type: 'out-not-empty'; readonly path: string }
  /** `rehearsal` in election.csv contradicts the command. */
  | { readonly type: 'use-differs'; readonly rehearsal: boolean }
  | SourcesError
  | CeremonyError
  | VoiceBringError
  | MediaError
  | UnfinishedNotErased

/** A secret of a preparation that came to nothing is on this computer's disk still. */
export type UnfinishedNotErased = { readonly type: 'unfinished-not-erased'; readonly path: string }

/** Every refusal comes before the first key is made, except that of a medium that fails: then everything that was made is erased again. */
export async function prepareImported(
  input: Omit<PrepareInput, 'sources'>,
  imported: ImportedElection,
  /** The font of the texts that BIZ UD Gothic cannot draw; null: it draws all of them. */
  nameFont: NameFont | null,
): Promise<Result<PreparedElection, PrepareError>> {
  assertAllowed(input)
  const { use, out, ceremony } = input
  const { sources } = imported
  if (!(await isFree(out))) return err({ type: 'out-not-empty', path: out })
  if (use !== 'fixture' && sources.rehearsal !== (use === 'rehearsal')) {
    return err({ type: 'use-differs', rehearsal: sources.rehearsal })
  }
  const refused = ceremony.type === 'office' ? ceremonyErrorOf(ceremony, sources) : null
  if (refused) return err(refused)
  const voice = await bringVoice(input.voice ?? null, sources, use)
  if (!voice.ok) return voice
  const unfinished = unfinishedOf(out)
  const before = await eraseUnfinished(out)
  if (!before.ok) return before
  try {
    const prepared = await writeAll(unfinished, input, imported, { nameFont, voice: voice.value })
    if (!prepared.ok) {
      const erased = await eraseUnfinished(out)
      return erased.ok ? prepared : erased
    }
    // The rename replaces an empty directory of that name in one step.
    await rename(unfinished, out)
    await syncDirectory(dirname(out))
    return prepared
  } catch (error) {
    // The next attempt names a file that stays all the same, before anything else.
    await eraseUnfinished(out)
    throw error
  }
}

/**
 * Removes the unfinished directory. It overwrites all files first, except media, rolls, voice and fonts: shares and the office's keys are
 * sealed under passphrases, but even so no copy of them may stay on the disk.
 */
export async function eraseUnfinished(out: string, erase = eraseFile): Promise<Result<void, UnfinishedNotErased>> {
  const [path] = await eraseDirectory(unfinishedOf(out), (name) => !/\.(ippyo|roll|pcm|ttf)$/.test(name), erase)
  return path === undefined ? ok() : err({ type: 'unfinished-not-erased', path })
}

function unfinishedOf(out: string): string {
  return `${out}.in-progress`
}

export function assertAllowed({
  use,
  randomness,
  ceremony,
}: Pick<PrepareInput, 'use' | 'randomness' | 'ceremony'>): void {
  // Brazil 2012: the order of the votes was rebuilt from a seed. Keys of a real election never come from one.
  assert(use === 'fixture' || randomness.kind === 'secure', 'prepare: only a fixture may come from a seed')
  assert((use === 'fixture') === (ceremony.type === 'played'), 'prepare: only a fixture plays its ceremony')
}

async function writeAll(
  directory: string,
  input: Omit<PrepareInput, 'sources'>,
  { sources, warnings }: ImportedElection,
  brought: { readonly nameFont: NameFont | null; readonly voice: BroughtVoice },
): Promise<Result<PreparedElection, PrepareError>> {
  const { randomness, progress, use } = input
  const { stations, rules } = sources
  const stage = { directory, sources, randomness, progress: (...at: [number, number]) => progress('machines', ...at) }
  const held: HeldCeremony = input.ceremony.type === 'office' ? input.ceremony : await input.ceremony.play(stage)
  const { authority } = held
  const locks = openSigningLocks({ ...held, rehearsal: sources.rehearsal })
  assert(locks.ok, 'prepare: the locks were opened when the ceremony was checked')
  const machines = locks.value.map(({ machine }) => machine)
  const [holders, threshold] = [rules.keyHolders, rules.keyThreshold]
  const keys: ElectionKeys = makeElectionKeys({ stations, kits: held.kits, holders, threshold, randomness })
  const approvers = held.kits[0]?.approvers ?? []
  const unlock = await wrapForMachines(keys, locks.value, randomness, (done, total) => progress('keys', done, total))
  const election = await writePackage(
    join(directory, 'package'),
    { use, sources, keys, machines, unlock, authority, approvers, ...brought, randomness },
    (done, total) => progress('package', done, total),
  )
  const office = join(directory, 'office')
  const { electionPackage } = election
  await writeShares(
    office,
    {
      ...ofCountingKey(electionPackage),
      ...{ shares: keys.counting.shares, passphrases: held.holderPassphrases },
      ...{ cost: held.cost, randomness },
    },
    (done, total) => progress('shares', done, total),
  )
  await writeOffice(office, { election, keys, held, randomness })
  const media = await prepareMedia({
    directory: join(directory, 'media'),
    election,
    authority,
    secrets: keys.stations,
    ...(input.mediaOf ? { stations: input.mediaOf } : {}),
    randomness,
    progress: (done, total) => progress('media', done, total),
  })
  return media.ok ? ok({ election, authorityPublicKey: authority.publicKey, warnings }) : media
}

export async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
