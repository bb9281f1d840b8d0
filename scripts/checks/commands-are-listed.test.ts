/** docs/commands.md and the commands that there are, both ways: those of package.json, those of the office's program, and tools in scripts/. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { ippyoProgram } from '#office/program.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8')

/** First cells of the tables that begin like this; `kiosk\|issuer` names two. */
function rows(pattern: RegExp): readonly string[] {
  const named = [...PAGE.matchAll(pattern)].flatMap((match) => (match[1] ?? '').split('\\|'))
  return named.sort()
}

function commandsBelow(command: Command, path = command.name()): readonly string[] {
  return command.commands.flatMap((each) => {
    const name = `${path} ${each.name()}`
    const below = commandsBelow(each, name)
    // A command that only holds others does nothing itself.
    return each.registeredArguments.length > 0 || below.length === 0 ? [name, ...below] : below
  })
}

test('npm', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const listed = rows(/^\| `npm (?:run (?:-s )?)?([a-z:-]+(?:\\\|[a-z]+)*)/gm)
  expect(listed).toEqual(Object.keys(scripts).sort())
})

test('ippyo', () => {
  const there = commandsBelow(ippyoProgram(() => expect.fail('nothing is run here')))
  expect(there.length).toBeGreaterThan(5)
  expect(rows(/^\| `(ippyo [a-z-]+(?: [a-z][a-z-]+)?)/gm)).toEqual([...there].sort())
})

test('tools', () => {
  const named = rows(/^\| `(?:node (?:scripts\/run\.mjs )?|npx tsx )?(scripts\/[\w./-]+)/gm)
  const there = readdirSync(join(ROOT, 'scripts'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[a-z-]+$|^generate-.*\.ts$|-pictures\.ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/node_modules/'))
  expect(there.length).toBeGreaterThan(8)
  expect(there.filter((path) => !named.includes(path))).toEqual([])
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
