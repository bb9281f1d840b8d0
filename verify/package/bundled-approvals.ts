/**
 * approvals.md §2 in a bundle: two people have signed package and lists. Who these people are, a bundle cannot show: `ippyo verify --approvers` holds
 * them against the paper of the ceremony.
 */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonical, isObject, type Json, type JsonObject, parseCanonical } from './canonical.ts'
import { distinct, HEX_32, list, Malformed, objects, only, text, words } from './fields.ts'
import { isSigningKey } from './package-body.ts'
import type { PackageSource } from './source.ts'
import type { Trust } from './trusted-package.ts'

const NEEDED = 2
const MOST = 64
const HEX_64 = /^[0-9a-f]{128}$/

export function approvedByTwo(
  bytes: Uint8Array,
  trust: Pick<Trust, 'authority' | 'packageHash' | 'lists'>,
  { signedBy }: Pick<PackageSource, 'signedBy'>,
): boolean {
  const value = parseCanonical(bytes)
  if (value === undefined || !isObject(value)) return false
  const isSigned = (label: string, message: Json, by: JsonObject) => {
    const [key, signature] = [text(by, 'key', HEX_32), text(by, 'signature', HEX_64)]
    return (
      isSigningKey(key) && signedBy(key, label, new TextEncoder().encode(canonical(message)), hexToBytes(signature))
    )
  }
  try {
    only(value, ['admitted', 'approvals', 'format', 'lists', 'package'])
    const lists = list(value, 'lists', 1, 100)
    const isOurs =
      value.format === 'ippyo approvals 1' &&
      value.package === trust.packageHash &&
      lists.join() === trust.lists.map(({ hash }) => hash).join()
    const admitted = objects(value, 'admitted', 0, MOST).every((each) => {
      only(each, ['by', 'key', 'name'])
      const said = { authority: trust.authority, key: text(each, 'key', HEX_32), name: words(each, 'name', 1, 60) }
      const by = objects(each, 'by', NEEDED, NEEDED)
      return by[0]?.key !== by[1]?.key && by.every((one) => isSigned('ippyo admission 1', said, one))
    })
    const approvals = objects(value, 'approvals', NEEDED, MOST)
    distinct(
      approvals.map((each) => text(each, 'key', HEX_32)),
      'approvals',
    )
    const isEach = approvals.every((each) => {
      only(each, ['key', 'record', 'signature'])
      return isSigned('ippyo approval 1', { lists, package: trust.packageHash, record: each.record ?? null }, each)
    })
    return isOurs && admitted && isEach
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}
