/**
 * Whether what was typed at a seat is right, before anybody leaves the room: 0 is the office, the others are the key holders, or who
 * approved what is signed.
 */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { parsePin } from '#election/card/operator-card.ts'
import type { Approving } from '#election/definition/document-approvals.ts'
import { isLongEnough } from '#election/keys/passphrase-box.ts'
import { openShare, parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE } from '../../files/office-files.ts'
import { openOffice } from '../../prepare/make-office.ts'
import { stickInSlot } from '../../prepare/stick-in-slot.ts'
import type { KeyRefusal } from '../../session/room.ts'
import { signedAsRecorded } from '../as-recorded.ts'
import { openPersonKey } from '../person-key.ts'
import type { RoomSetting, RoomSigner } from './key-messages.ts'

export const OFFICE_SEAT = 0
/** The seat of an operator card's PIN. */
export const PIN_SEAT = 1

interface Refused {
  readonly code: KeyRefusal
  readonly about: { readonly [name: string]: string | number }
}

const refused = (code: KeyRefusal, about: Refused['about'] = {}): Refused => ({ code, about })

export async function checkPassphrase(
  setting: RoomSetting,
  held: ReadonlyMap<number, string>,
  seat: number,
  passphrase: string,
): Promise<Refused | null> {
  if (setting.purpose === 'prove') return proveShare(setting, seat, passphrase)
  if (setting.purpose === 'cards' && seat === PIN_SEAT)
    return parsePin(passphrase, setting.use) === null ? refused('not-a-pin') : null
  if (setting.purpose === 'roll-list' || setting.purpose === 'lost-media')
    return seat === OFFICE_SEAT ? officeRefusal(setting, passphrase) : signerRefusal(setting, seat, passphrase)
  if (!isLongEnough(passphrase)) return refused('weak-passphrase', { holder: seat })
  const same = [...held].some(([other, typed]) => other !== seat && typed.normalize() === passphrase.normalize())
  // Two people with one passphrase are one holder.
  if (same) return refused('same-passphrase', { holder: seat })
  return seat === OFFICE_SEAT ? officeRefusal(setting, passphrase) : null
}

/** Where there is no key yet, this passphrase becomes the office's. */
async function officeRefusal({ purpose, places }: RoomSetting, passphrase: string): Promise<Refused | null> {
  const opened = await openOffice(places.office, passphrase)
  if (opened.ok) {
    opened.value.secretKey.fill(0)
    return null
  }
  const { error } = opened
  return error.type === 'office-file-missing' && purpose === 'office' ? null : refused(error.type, aboutOf(error))
}

/** No two people of a project have one passphrase: who types it opens the own key. */
async function signerRefusal({ signers }: RoomSetting, seat: number, passphrase: string): Promise<Refused | null> {
  const signer = signers?.[seat - 1]
  assert(signer !== undefined, 'seats: one for each who approved')
  const secretKey = await keyOfSigner(signer, passphrase)
  secretKey?.fill(0)
  return secretKey === null ? refused('passphrase-not-of-signer', { name: signer.name }) : null
}

/** Null: another passphrase. */
async function keyOfSigner({ name, key, file }: RoomSigner, passphrase: string): Promise<Uint8Array | null> {
  return (await openPersonKey(file, { name, publicKey: key }, passphrase))?.secretKey ?? null
}

/** own-50: their passphrases were checked at their seats, so each of them opens a key. Null: machines ask for nobody's word. */
export async function approvingOf(
  { signers, record = null }: RoomSetting,
  held: ReadonlyMap<number, string>,
): Promise<Approving | null> {
  if (signers === undefined) return null
  const secretKeys: Uint8Array[] = []
  for (const [place, signer] of signers.entries()) {
    const passphrase = held.get(place + 1)
    const secretKey = passphrase === undefined ? null : await keyOfSigner(signer, passphrase)
    if (secretKey !== null) secretKeys.push(secretKey)
  }
  return { record, secretKeys }
}

/** D-28: the share opens, and is the one whose commitment the package holds; no two are ever put together here. */
async function proveShare(
  { places, recorded }: RoomSetting,
  seat: number,
  passphrase: string,
): Promise<Refused | null> {
  const signed = await signedAsRecorded(recorded, places.prepared)
  if (!signed.ok) return refused(signed.error.type, aboutOf(signed.error))
  const other = await otherHolderIn(places.shares, seat)
  if (other !== null) return refused('share-is-another', { found: other, index: seat })
  const bytes = await shareFile(places.shares, seat)
  if (bytes === null) return refused('share-file-missing', { index: seat, path: places.shares[0] ?? '' })
  const file = parseShareFile(bytes)
  if (!file.ok) return refused('share-damaged', { index: seat })
  const share = await openShare(file.value, passphrase, signed.value.election.electionPackage, nativeScrypt)
  if (!share.ok)
    return refused(share.error.type === 'wrong-passphrase' ? 'share-passphrase' : 'share-damaged', { index: seat })
  share.value.bytes.fill(0)
  return null
}

/** Whose stick is in the slot, where this holder's is not. */
async function otherHolderIn([slot = '']: readonly string[], seat: number): Promise<number | null> {
  if ((await shareFile([slot], seat)) !== null) return null
  const stick = await stickInSlot(slot, seat)
  return stick.type === 'share' ? stick.holder : null
}

async function shareFile(places: readonly string[], index: number): Promise<Uint8Array | null> {
  for (const place of places) {
    const bytes = await readRegular(join(place, OFFICE.share(index)), SHARE_FILE_BYTES_MAX).catch(() => null)
    if (bytes !== null) return bytes
  }
  return null
}

/** The facts of an error that words have places for. */
export function aboutOf(error: object): Refused['about'] {
  const facts = Object.entries(error).filter(([name]) => name !== 'type')
  return Object.fromEntries(
    facts.map(([name, value]) => [
      name,
      typeof value === 'number' ? value : Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  )
}
