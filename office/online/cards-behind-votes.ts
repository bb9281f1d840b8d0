/**
 * The files with which sorting looks at the cards (S10 to S13): evidence and approved list of the roll side, the authorities whose cards count,
 * and the sorting key, put together of its shares for these minutes.
 */
import { fstatSync, readSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { parseJson } from '#election/keys/json-file.ts'
import type { Share } from '#election/keys/shamir.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { assembleSortingKey, openSortingShare, type SortingKey } from '#election/keys/sorting-key.ts'
import { APPROVED_BYTES_MAX, type ApprovedList, openApproved } from '#election/online/approved.ts'
import type { CardTrust } from '#election/online/card/check-card.ts'
import { identityOf } from '#election/online/card/person.ts'
import { openTrust } from '#election/online/card/trust.ts'
import { type EvidenceSource, evidenceIn } from '#election/online/evidence-file.ts'
import type { Handle } from '#election/online/ids.ts'
import { cardChecks } from '#election/online/sorting/card-checks.ts'
import type { CardIdentity, EvidenceGrounds } from '#election/online/sorting/sort-evidence.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openRegular } from '#hardware/files/open-regular.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { verifySignedNative } from '#openssl/verify-signed.ts'
import { wholeFile } from './sorting-files.ts'

const APPROVED = /^online-approved-.+\.ippyo$/
const CARDS_BYTES_MAX = 64 * 1024
const CERTIFICATE_BYTES_MAX = 64 * 1024

export interface CardPlaces {
  /** `online-evidence.ippyo`, `online-approved-<n>.ippyo`. */
  readonly evidence: string
  /** The authorities, in the form of the gate's `cards`. */
  readonly cards: string
  readonly shares: readonly string[]
}

export type CardsRefusal =
  | { readonly type: 'sorting-file-missing'; readonly path: string }
  | { readonly type: 'cards-refused' | 'evidence-refused' | 'approved-list-refused'; readonly path: string }
  | { readonly type: 'test-cards-in-a-live-election' }
  | { readonly type: 'not-a-sorting-share'; readonly path: string }
  | { readonly type: 'wrong-share-passphrase'; readonly path: string }
  | { readonly type: 'sorting-share-twice'; readonly index: number }
  | { readonly type: 'too-few-sorting-shares'; readonly given: number; readonly needed: number }

interface Of {
  readonly electionPackage: ElectionPackage
  readonly sortingKey: SortingKey
  readonly approvers: readonly Approver[]
}

/** @param passphrases one for each share */
export async function openCards(
  places: CardPlaces,
  passphrases: readonly string[],
  of: Of,
): Promise<Result<{ readonly grounds: EvidenceGrounds; close(): Promise<void> }, CardsRefusal>> {
  const trust = await trustAt(places.cards, of)
  if (!trust.ok) return trust
  const key = await sortingKeyOf(places.shares, passphrases, of)
  if (!key.ok) return key
  const sortingSecretKey = key.value
  const lists = await approvedAt(places.evidence, sortingSecretKey, of)
  const opened = lists.ok ? await evidenceAt(join(places.evidence, 'online-evidence.ippyo'), of) : lists
  if (!lists.ok || !opened.ok) {
    sortingSecretKey.fill(0)
    return lists.ok && !opened.ok ? opened : (lists as Result<never, CardsRefusal>)
  }
  const variants = new Map(lists.value.flatMap((list) => Object.entries(list.variants)))
  return ok({
    grounds: {
      ...{ evidence: opened.value.rows, sortingSecretKey, approved: approvedIn(lists.value, variants) },
      cards: cardChecks(trust.value, variants, verifySignedNative),
    },
    async close() {
      sortingSecretKey.fill(0)
      await opened.value.close()
    },
  })
}

function approvedIn(
  lists: readonly ApprovedList[],
  variants: ReadonlyMap<string, string>,
): ReadonlyMap<Handle, readonly CardIdentity[]> {
  const approved = new Map<Handle, CardIdentity[]>()
  for (const { handle, people } of lists.flatMap(({ boxes }) => boxes)) {
    approved.set(handle, [...(approved.get(handle) ?? []), ...people.map((person) => identityOf(person, variants))])
  }
  return approved
}

const cardsSchema = z.strictObject({
  roots: z.array(z.string().min(1)).min(1),
  between: z.array(z.string().min(1)),
  policies: z.array(z.string()).min(1),
  oldestStatus: z.number().int().positive(),
})

async function cardsIn(path: string): Promise<Result<z.infer<typeof cardsSchema>, CardsRefusal>> {
  const bytes = await wholeFile(path, CARDS_BYTES_MAX)
  if (!bytes.ok) return bytes
  const cards = parseJson(bytes.value, CARDS_BYTES_MAX, cardsSchema)
  return cards === null ? err({ type: 'cards-refused', path }) : ok(cards)
}

/** SHA-256 of each root certificate, hex: nobody signed this file, so people compare them. */
export async function rootsAt(path: string): Promise<Result<readonly string[], CardsRefusal>> {
  const cards = await cardsIn(path)
  const roots = cards.ok ? await derAt(path, cards.value.roots) : cards
  return roots.ok ? ok(roots.value.map((der) => toHex(nativeChecks.sha256(der)))) : roots
}

/** Paths in the file are from its own directory. */
async function trustAt(path: string, { electionPackage }: Of): Promise<Result<CardTrust, CardsRefusal>> {
  const read = await cardsIn(path)
  if (!read.ok) return read
  const cards = read.value
  const [roots, between] = [await derAt(path, cards.roots), await derAt(path, cards.between)]
  if (!roots.ok || !between.ok) return roots.ok ? (between as Result<never, CardsRefusal>) : roots
  const trust = openTrust({ ...cards, roots: roots.value, between: between.value }, electionPackage.use)
  if (trust.ok) return trust
  return err(
    trust.error.type === 'test-cards-in-a-live-election' ? { type: trust.error.type } : { type: 'cards-refused', path },
  )
}

async function derAt(path: string, names: readonly string[]): Promise<Result<readonly Uint8Array[], CardsRefusal>> {
  const found: Uint8Array[] = []
  for (const name of names) {
    const der = await wholeFile(resolve(dirname(path), name), CERTIFICATE_BYTES_MAX)
    if (!der.ok) return der
    found.push(der.value)
  }
  return ok(found)
}

async function sortingKeyOf(
  paths: readonly string[],
  passphrases: readonly string[],
  { electionPackage, sortingKey }: Of,
): Promise<Result<Uint8Array, CardsRefusal>> {
  const { electionId, keySet } = electionPackage
  const shares: Share[] = []
  try {
    for (const [at, path] of paths.entries()) {
      const bytes = await wholeFile(path, SHARE_FILE_BYTES_MAX)
      if (!bytes.ok) return bytes
      const file = parseShareFile(bytes.value, 'sorting')
      if (!file.ok) return err({ type: 'not-a-sorting-share', path })
      const of = { electionId, keySet, sortingKey }
      const share = await openSortingShare(file.value, passphrases[at] ?? '', of, nativeScrypt)
      if (share.ok) shares.push(share.value)
      else if (share.error.type === 'wrong-passphrase') return err({ type: 'wrong-share-passphrase', path })
      else return err({ type: 'not-a-sorting-share', path })
    }
    const key = assembleSortingKey(shares, sortingKey)
    if (key.ok) return key
    if (key.error.type === 'too-few-shares') return err({ ...key.error, type: 'too-few-sorting-shares' })
    const path = paths.join(' ')
    return err(
      key.error.type === 'duplicate'
        ? { type: 'sorting-share-twice', index: key.error.index }
        : { type: 'not-a-sorting-share', path },
    )
  } finally {
    for (const { bytes } of shares) bytes.fill(0)
  }
}

async function approvedAt(
  directory: string,
  sortingSecretKey: Uint8Array,
  { electionPackage: { electionId }, approvers }: Of,
): Promise<Result<readonly ApprovedList[], CardsRefusal>> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => APPROVED.test(name)).toSorted()
  if (names.length === 0)
    return err({ type: 'approved-list-refused', path: join(directory, 'online-approved-1.ippyo') })
  const lists: ApprovedList[] = []
  for (const name of names) {
    const path = join(directory, name)
    const bytes = await wholeFile(path, APPROVED_BYTES_MAX)
    if (!bytes.ok) return err({ type: 'approved-list-refused', path })
    const opened = openApproved(bytes.value, { electionId, approvers, sortingSecretKey, verify: verifyNative })
    if (!opened.ok) return err({ type: 'approved-list-refused', path })
    lists.push(opened.value)
  }
  // Each is a whole snapshot, and all count together: one that was lost on its way is in the next one, and one that somebody keeps back only
  // approves fewer people (S13). Two of one number are a copy, or an office that signed two ways.
  const isEachOnce = new Set(lists.map(({ number }) => number)).size === lists.length
  return isEachOnce ? ok(lists) : err({ type: 'approved-list-refused', path: directory })
}

async function evidenceAt(path: string, { electionPackage: { electionId } }: Of) {
  const file = await openRegular(path).catch(() => null)
  if (file === null) return err({ type: 'evidence-refused' as const, path })
  const source: EvidenceSource = {
    length: fstatSync(file.fd).size,
    read(from, count) {
      const bytes = new Uint8Array(count)
      readSync(file.fd, bytes, 0, count, from)
      return bytes
    },
  }
  const rows = evidenceIn(source, electionId)
  if (rows !== null) return ok({ rows, close: () => file.close() })
  await file.close()
  return err({ type: 'evidence-refused' as const, path })
}
