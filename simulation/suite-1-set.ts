/** An invented election whose records are of suite 1: one line more in its election.csv. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** @returns the same directory */
export function inSuite1(directory: string): string {
  appendFileSync(join(directory, 'election.csv'), 'record_suite,1\n')
  return directory
}
