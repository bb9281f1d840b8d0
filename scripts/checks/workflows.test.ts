/** X4-C4: what runs in CI is named by its bytes where that can be, and a stranger's change gets no rights of the host. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PLACE = join(import.meta.dirname, '../../.github/workflows')

describe.each(readdirSync(PLACE))('%s', (file) => {
  const text = readFileSync(join(PLACE, file), 'utf8')

  it('names each action by its commit', () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, name = '']) => name)
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((name) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(name))).toEqual([])
  })

  it('reads the repository and no more, and is privileged for changes of its own people alone', () => {
    expect(text).toContain('permissions:\n  contents: read\n')
    const own = "(github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository)"
    const lanes = [...text.matchAll(/^ *options: (.*)$/gm)].map(([, options]) => options)
    if (text.includes('pull_request:'))
      expect(lanes.map((lane) => lane?.includes(`${own} && '--privileged' || ''`))).toEqual([true])
    expect(text).not.toContain('pull_request_target')
  })
})
