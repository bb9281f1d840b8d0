/**
 * The keys of an online ballot box (docs/formats/online-settings.md): those of hosts and exporters are made where they stay, and the sorting
 * key in shares. Public halves go into the settings; each secret half is in one file, and nothing is written over.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { isLongEnough } from '#election/keys/passphrase-box.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { dealSortingKey, openSortingShare, type SortingKey } from '#election/keys/sorting-key.ts'
import { writeExporterKey } from '#election/online/exporter-key.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { PRIVATE, PUBLIC, writeFileBelow } from '../files/write-files.ts'
import { type PassphraseError, passphraseErrorOf } from '../prepare/ceremony.ts'
import { writeShares } from '../prepare/write-shares.ts'
import { isThere } from './what-is-signed.ts'

interface Made {
  readonly randomness: Randomness
  /** log₂ of scrypt's N. */
  readonly cost: number
}

export type OnlineKeyRefusal =
  | { readonly type: 'key-there'; readonly path: string }
  | { readonly type: 'exporter-weak-passphrase' }

/** A host starts without anybody, so its key is 32 bytes in the clear. @param passphrase of an exporter; null: a host's key. @returns its public half, hex */
export async function makeOnlineKey(
  path: string,
  passphrase: string | null,
  { randomness, cost }: Made,
): Promise<Result<string, OnlineKeyRefusal>> {
  if (await isThere(path)) return err({ type: 'key-there', path })
  if (passphrase !== null && !isLongEnough(passphrase)) return err({ type: 'exporter-weak-passphrase' })
  const key = makeSigningKey(randomness)
  const protection = { passphrase: passphrase ?? '', cost, randomness, scrypt: nativeScrypt }
  const bytes = passphrase === null ? key.secretKey : await writeExporterKey(key, protection)
  await writeFileBelow('', path, bytes, PRIVATE)
  key.secretKey.fill(0)
  return ok(toHex(key.publicKey))
}

const SORTING_KEY = 'sorting-key.json'
const sortingShare = (index: number) => `sorting-${index}.json`

interface SortingKeyMade extends Made {
  /** No share fits another election. */
  readonly electionPackage: ElectionPackage
  readonly threshold: number
  /** One of each holder, in the order of their numbers. */
  readonly passphrases: readonly string[]
}

export type SortingKeyRefusal =
  | Extract<OnlineKeyRefusal, { type: 'key-there' }>
  | PassphraseError
  | { readonly type: 'sorting-threshold'; readonly holders: number; readonly threshold: number }

/** Null: the holders may type. Two at least, so that no one person reads who is behind a vote. */
export async function sortingRefusal(
  out: string,
  holders: number,
  threshold: number,
): Promise<SortingKeyRefusal | null> {
  if (threshold < 2 || threshold > holders || holders > 255) return { type: 'sorting-threshold', holders, threshold }
  for (const name of [SORTING_KEY, ...Array.from({ length: holders }, (_, at) => sortingShare(at + 1))])
    if (await isThere(join(out, name))) return { type: 'key-there', path: join(out, name) }
  return null
}

/** Each share opens again before the public half is written, which is last: without it nobody can name the key in the settings. */
export async function makeSortingKey(
  out: string,
  { electionPackage, threshold, passphrases, cost, randomness }: SortingKeyMade,
  progress: (done: number, total: number) => void,
): Promise<Result<SortingKey, SortingKeyRefusal>> {
  const wrong = passphraseErrorOf(passphrases, 1)
  if (wrong !== null) return err(wrong)
  const { electionId, keySet } = electionPackage
  const { sortingKey, shares } = dealSortingKey({ holders: passphrases.length, threshold, randomness })
  const of = { electionId, keySet, sortingKey }
  await writeShares(
    out,
    {
      ...{
        kind: 'sorting',
        electionId,
        keySet,
        threshold,
        shares,
        passphrases,
        cost,
        randomness,
        nameOf: sortingShare,
      },
      open: (file, passphrase, scrypt) => openSortingShare(file, passphrase, of, scrypt),
    },
    progress,
  )
  await writeFileBelow(out, SORTING_KEY, canonicalJson(sortingKey), PUBLIC)
  return ok(sortingKey)
}
