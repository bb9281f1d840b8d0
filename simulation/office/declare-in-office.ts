/** A declaration of lost media from an office that knows no approvers, by the parts of the office's key process: what was declared before stays. */
import { declaredAfter, type LostMedia, type LostPair, signLostMedia } from '#election/count/lost-media.ts'
import { ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { ofPackage, readDeclared, writeLostMedia } from '#office/prepare/lost-media-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { must } from '#simulation/rooms/must.ts'

interface Declaring {
  readonly package: string
  readonly office: string
  /** Where the tally reads its reports. */
  readonly out: string
  readonly passphrase: string
  readonly chair: string
  readonly now: LocalMinute
}

/** @param place what was said of it before is replaced; `said` null: it is withdrawn */
export async function declareInOffice(
  { package: directory, office, out, passphrase, chair, now }: Declaring,
  place: Pick<LostPair, 'station' | 'pair'>,
  said: Omit<LostPair, 'station' | 'pair'> | null,
): Promise<Result<void, { readonly type: string }>> {
  const authorityPub = must(await readAuthorityPub(office))
  const election = must(await readPackageDirectory(directory, authorityPub, nativeChecks))
  const before = await readDeclared(out, election, authorityPub)
  if (!before.ok) return before
  const authority = await openOffice(office, passphrase)
  if (!authority.ok) return authority
  const others = (before.value?.lost ?? []).filter(
    ({ station, pair }) => station !== place.station || pair !== place.pair,
  )
  const declared: LostMedia = {
    chair,
    declaredAt: declaredAfter(before.value?.declaredAt ?? null, now),
    lost: said === null ? others : [...others, { ...place, ...said }],
  }
  const signers = { authoritySecretKey: authority.value.secretKey, approving: null }
  const written = await writeLostMedia(out, declared, signLostMedia(declared, ofPackage(election), signers), election)
  return written.ok ? ok() : written
}
