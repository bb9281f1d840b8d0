/** The slow checker in Python over many bundles: those that differ in one file share nearly all of its work. */
import { spawnSync } from 'node:child_process'
import { assert } from '#election/assert.ts'

/** Null: this machine has no Python. */
export const python = spawnSync('python3', ['--version']).status === 0 ? checkedByPython : null

/** One process for all: what was multiplied once is remembered. */
const REMEMBERING = `
import sys
sys.path.insert(0, "fixtures/reference")
import ristretto255
seen = {}
once = ristretto255.Element.__rmul__
def remembered(self, scalar):
    key = (scalar % ristretto255.ORDER, self.x, self.y, self.z)
    if key not in seen:
        seen[key] = once(self, scalar)
    return seen[key]
ristretto255.Element.__rmul__ = remembered
import check_bundle
for directory in sys.argv[1:]:
    check_bundle.found.clear()
    check_bundle.main(directory)
    print("end")
`

/** @returns the numbers that fail in each of these directories */
function checkedByPython(directories: readonly string[]): readonly (readonly string[])[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', REMEMBERING, ...directories], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const said = stdout.split('end\n').slice(0, -1)
  // A program that breaks off has held nothing.
  assert(stderr === '' && said.length === directories.length, `python: ${stderr}`)
  return said.map((lines) =>
    lines.split('\n').flatMap((line) => (line.split(' ')[1] === 'fails' ? [line.slice(0, 3)] : [])),
  )
}
