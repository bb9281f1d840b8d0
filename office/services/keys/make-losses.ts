/** The declaration of lost media from exactly what two people approved, signed with the commission's key and theirs (CNT-08, own-50). */
import { rm } from 'node:fs/promises'
import { toHex } from '#election/bytes.ts'
import { declaredAfter, type LostMedia, signLostMedia } from '#election/count/lost-media.ts'
import { documentHash } from '#election/definition/signed-document.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { roundDirectory } from '../../files/office-files.ts'
import { ofPackage, readDeclared, writeLostMedia } from '../../prepare/lost-media-files.ts'
import { signedAsRecorded } from '../as-recorded.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { openAuthority } from './open-authority.ts'
import { aboutOf, approvingOf, OFFICE_SEAT } from './seats.ts'

export async function makeLosses(
  setting: RoomSetting & { readonly losses: NonNullable<RoomSetting['losses']> },
  held: ReadonlyMap<number, string>,
): Promise<RoomReply> {
  const { places, recorded, losses } = setting
  const { number, content, chair, lost } = losses
  const signed = await signedAsRecorded(recorded, places.prepared)
  if (!signed.ok) return { type: 'failed', code: signed.error.type, about: aboutOf(signed.error) }
  const { election } = signed.value
  const authority = await openAuthority(setting, held.get(OFFICE_SEAT) ?? '')
  if (!authority.ok) return { type: 'failed', code: authority.error.type, about: aboutOf(authority.error) }
  // The tally takes the latest minute: that of the record is of a press, and a clock may have been set back since.
  const last = await readDeclared(roundDirectory(places.losses, number - 1), election, authority.value.publicKey)
  const before = (last.ok ? last.value?.declaredAt : null) ?? losses.before
  const declaredAt = declaredAfter(before, systemClock().now())
  const declared: LostMedia = { chair, declaredAt, lost }
  const approving = await approvingOf(setting, held)
  const signers = { authoritySecretKey: authority.value.secretKey, approving }
  const document = signLostMedia(declared, ofPackage(election), signers)
  for (const secretKey of [authority.value.secretKey, ...(approving?.secretKeys ?? [])]) secretKey.fill(0)
  // The power went before its line: no stick has it, because a stick is written from a line. It is made once more.
  const out = roundDirectory(places.losses, number)
  await rm(out, { recursive: true, force: true })
  const written = await writeLostMedia(out, declared, document, election)
  if (!written.ok) return { type: 'failed', code: written.error.type, about: aboutOf(written.error) }
  const sha256 = toHex(documentHash(document.bytes, nativeChecks))
  return {
    type: 'done',
    done: { type: 'losses-signed', number, content, document: sha256, paper: written.value.paper },
  }
}
