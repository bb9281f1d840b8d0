/**
 * Whether the browser policy that we ship is in force on this machine: in Chromium's own directory, equal to ours, root's alone to
 * write. The browser in its room gets it from us in any case; this one binds every Chromium that somebody starts by hand.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import policy from '../chromium/policy.json' with { type: 'json' }
import type { PolicyFact } from './requirement.ts'

const POLICY_DIRECTORY = '/etc/chromium/policies/managed'
export const POLICY_FILE = 'ippyo.json'

/** @param owner only tests have another than root, and a directory of their own */
export function policyInForce(directory = POLICY_DIRECTORY, owner = 0, above = '/'): PolicyFact {
  try {
    const file = join(directory, POLICY_FILE)
    const contents = readFileSync(file, 'utf8')
    if (!upTo(file, above).every((path) => isOnlyOwners(path, owner))) return 'not-only-roots'
    if (!isDeepStrictEqual(parsed(contents), policy)) return 'other-contents'
    // Files are merged, and the last name wins: another one could open what ours closes.
    return readdirSync(directory).every((name) => name === POLICY_FILE) ? 'in-force' : 'others-beside'
  } catch {
    // Not there, or not to be read: then it binds nobody.
    return 'missing'
  }
}

function parsed(contents: string): unknown {
  try {
    return JSON.parse(contents)
  } catch {
    return null
  }
}

function upTo(path: string, above: string): readonly string[] {
  return path === above || path === '/' ? [] : [path, ...upTo(dirname(path), above)]
}

function isOnlyOwners(path: string, owner: number): boolean {
  const { uid, mode } = lstatSync(path)
  return uid === owner && (mode & 0o022) === 0 && (mode & 0o170000) !== 0o120000
}
