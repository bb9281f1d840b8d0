/** A bundle on the disk, before the three that check it: the command's reader, the page's pool and threads, and Python. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { checkAsThePage, chosenIn } from './check-as-the-page.ts'

const PYTHON = join(import.meta.dirname, '..', '..', 'fixtures', 'reference', 'check_bundle.py')
const hasPython = spawnSync('python3', ['--version']).status === 0
const ROWS_AT_ONCE = 64

/** @param key of the commission, in hex, from paper @returns what does not hold, by checker, and what the command's reader found */
export async function threeCheckers(directory: string, key: string) {
  const command = await verifyBundle(directory, { authority: { key }, bundle: null })
  assert(!('type' in command), 'three checkers: files that may be a bundle')
  const number = command.authority.replaceAll(' ', '')
  const paper = { authority: { number }, bundle: command.fingerprint }
  const page = await checkAsThePage(await chosenIn(directory), paper, ROWS_AT_ONCE)
  assert(typeof page !== 'string' && !('type' in page), 'three checkers: the page reads what the command reads')
  const failing = ({ findings }: typeof command) =>
    findings.flatMap(({ check, result }) => (result === 'fails' ? [check] : []))
  const broken = { command: failing(command), page: failing(page), python: hasPython ? byPython(directory) : [] }
  return { broken, holds: page.holds, command, page }
}

export const HELD = { command: [], page: [], python: [] }

function byPython(directory: string): readonly string[] {
  const { stdout, stderr } = spawnSync('python3', [PYTHON, directory], { encoding: 'utf8' })
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  // A program that breaks off has not held it.
  if (stderr !== '' || lines.at(-1)?.[0] !== 'V33') return [`python: ${stderr}`]
  return lines.flatMap(([check = '', said]) => (said === 'fails' ? [check] : []))
}
