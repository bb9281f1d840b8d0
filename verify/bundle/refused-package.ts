/** bundle.md §7: the number of what keeps a package from being one, so that each checker says the same. Nothing else of such a bundle is checked. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { isSharedKey } from '../keys/shared-key.ts'
import { isObject, parseCanonical } from '../package/canonical.ts'
import { HEX_32, Malformed, object, objects, text, whole } from '../package/fields.ts'
import type { PackageProblem } from '../package/trusted-package.ts'
import type { Check } from './finding.ts'

const CHECK_OF: Readonly<Record<PackageProblem, Check>> = {
  'package-missing': 'V01',
  'candidate-list-missing': 'V01',
  'file-missing-or-altered': 'V01',
  'authority-key-unusable': 'V05',
  'package-too-large': 'V05',
  'package-not-signed': 'V05',
  'package-altered': 'V05',
  'package-of-other-authority': 'V05',
  'package-malformed': 'V05',
  'candidate-list-refused': 'V05',
}

/** @param document `package.json` */
export function checkOfProblem(problem: PackageProblem, document: Uint8Array | string): Check {
  const isOfKey = problem === 'package-malformed' && typeof document !== 'string' && hasOddKey(document)
  return isOfKey ? 'V12' : CHECK_OF[problem]
}

/** A package in which the keys of the holders do not follow from the commitments. */
function hasOddKey(document: Uint8Array): boolean {
  const value = parseCanonical(document)
  if (value === undefined || !isObject(value)) return false
  try {
    const key = object(value, 'countingKey')
    const holders = objects(key, 'holders', 1, 255).map((each) => ({
      index: whole(each, 'index', 0, 255),
      verificationKey: hexToBytes(text(each, 'verificationKey', HEX_32)),
    }))
    const commitments = Array.isArray(key.commitments)
      ? key.commitments.map((each) => text({ each }, 'each', HEX_32))
      : []
    const publicKey = hexToBytes(text(key, 'publicKey', HEX_32))
    const threshold = whole(key, 'threshold', 1, 255)
    return !isSharedKey({ publicKey, threshold, commitments: commitments.map(hexToBytes), holders })
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}
