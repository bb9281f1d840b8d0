/** A bundle in a directory as the system's tar writes it (bundle.md §1). */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert } from '#election/assert.ts'

/** @returns the .tar beside the directory */
export function tarredBundle(directory: string): string {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort()
  const file = `${directory}.tar`
  const form = ['--format=ustar', '--mode=644', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0']
  const { status } = spawnSync('tar', ['--create', ...form, '--file', file, '--directory', directory, ...names])
  assert(status === 0, 'tar writes the bundle')
  return file
}
