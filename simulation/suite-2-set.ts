/** An invented election whose records are of suite 2: the files of a fixture, and one line more. */
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'

const ELECTIONS = join(import.meta.dirname, '..', 'fixtures', 'elections')

export function writeSuite2Set(directory: string, fixture: string): string {
  cpSync(join(ELECTIONS, fixture), directory, { recursive: true })
  return inSuite2(directory)
}

/** @returns the same directory */
export function inSuite2(directory: string): string {
  appendFileSync(join(directory, 'election.csv'), 'record_suite,2\n')
  return directory
}
