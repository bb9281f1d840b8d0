/** A folder as one file: the same bytes from the same files, on every machine and day. */
import { spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { assert } from '#election/assert.ts'

/** @param seconds every file's time */
export function archive(folder: string, seconds: number, into: string): void {
  const words = [
    ...['--sort=name', '--format=ustar', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'],
    ...[
      `--mtime=@${seconds}`,
      '--use-compress-program=gzip -n -9',
      '-cf',
      into,
      '-C',
      dirname(folder),
      basename(folder),
    ],
  ]
  const { status, stderr } = spawnSync('tar', words, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  assert(status === 0, `tar: ${stderr}`)
}
