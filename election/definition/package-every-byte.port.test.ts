/** Promise 6: everything that travels is authenticated. A package with any one byte changed is refused. */
import { expect, test } from 'vitest'
import {
  tinyAuthority as authority,
  tinyPackage as electionPackage,
  tinyList as list,
} from '#simulation/rooms/tiny-documents.ts'
import { readPackage, signPackage } from './package.ts'
import { readCandidateList, signCandidateList } from './signed-candidate-list.ts'
import type { SignedBytes } from './signed-document.ts'

/** Each single byte, with its lowest and its highest bit turned. */
function eachChange(
  document: SignedBytes,
  check: (changed: SignedBytes, inSignature: boolean, at: number) => void,
): number {
  let changes = 0
  for (const part of ['bytes', 'signature'] as const) {
    for (let at = 0; at < document[part].length; at++) {
      const changed = document[part].slice()
      changed[at] = (changed[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x80)
      check({ ...document, [part]: changed }, part === 'signature', at)
      changes++
    }
  }
  return changes
}

// TC-42
test('every byte of a small package and of its signature file', () => {
  const signed = signPackage(electionPackage, authority.secretKey)
  const changes = eachChange(signed, (changed, inSignature, at) => {
    const read = readPackage(changed, authority.publicKey)
    const expected = inSignature && at < 8 ? 'not-signed' : 'altered'
    expect(read.ok ? `byte ${at} was accepted` : read.error.type).toBe(expected)
  })
  expect(changes).toBe(signed.bytes.length + signed.signature.length)
})

test('every byte of a candidate list and of its signature file', () => {
  const signed = signCandidateList(list, authority.secretKey)
  const changes = eachChange(signed, (changed, inSignature, at) => {
    const read = readCandidateList(changed, authority.publicKey, electionPackage)
    const expected = inSignature && at < 8 ? 'not-signed' : 'altered'
    expect(read.ok ? `byte ${at} was accepted` : read.error.type).toBe(expected)
  })
  expect(changes).toBe(signed.bytes.length + signed.signature.length)
})
