/** Bytes from a voter's card and from its authority: a certificate, a status answer, a list. Strangers send them. */
import { concat } from '#election/bytes.ts'
import { parseCertificate } from '#election/online/card/certificate.ts'
import { parseRevocationList, parseStatusAnswer } from '#election/online/card/status.ts'
import { makeTestAuthority } from '#online/test-jpki/authority.ts'
import { spoilt } from '../mutate.ts'
import { reads, type Target } from '../target.ts'

const AT = 1_795_521_600
const authority = await makeTestAuthority(AT)
const { good } = authority.certificates
const answers = [await authority.statusOf(good, AT), await authority.statusOf(good, AT, { attached: [good] })]
const list = await authority.revocationList(AT)

/** A signed part of what was read is a piece of it: nobody checks a signature over something else. */
function isPiece(part: Uint8Array, bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(part))
}

export const certificate: Target = reads('card certificate', {
  make: (random) => spoilt(random, [good, authority.root, authority.authority], { most: 4096 }),
  read: parseCertificate,
  holds: ({ der, signed, publicKey }, bytes) =>
    isPiece(signed.content, bytes) && isPiece(publicKey, signed.content) && concat(der).length === bytes.length,
})

export const statusAnswer: Target = reads('card status answer', {
  make: (random) => spoilt(random, [...answers, list], { most: 4096 }),
  read: parseStatusAnswer,
  holds: ({ signed }, bytes) => isPiece(signed.content, bytes),
})

export const revocationList: Target = reads('card revocation list', {
  make: (random) => spoilt(random, [list, ...answers], { most: 4096 }),
  read: parseRevocationList,
  holds: ({ signed }, bytes) => isPiece(signed.content, bytes),
})
