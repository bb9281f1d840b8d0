/** A command that a page for people names can be typed: `npm run` knows it, `ippyo` knows it, and it knows the options that stand behind it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { ippyoProgram } from '#office/program.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGES = [
  'README.md',
  'README.en.md',
  ...['docs', 'docs/roles', 'docs/ja'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith('.md'))

/** Words to be typed: between backticks, in a block of their own, or indented. */
const TYPED = /`([^`\n]+)`|^(?: {4}|)((?:npm|ippyo) .+)$/gm
const OPTION = /--[a-z][a-z-]+/g

const scripts = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts)
const ippyo = ippyoProgram(() => expect.fail('nothing is run here'))

function typedOn(page: string): readonly string[] {
  return [...readFileSync(join(ROOT, page), 'utf8').matchAll(TYPED)].map(([, code, line]) => code ?? line ?? '')
}

/** The fault of a typed command; null: it can be typed. */
function faultOf(typed: string): string | null {
  const script = /^npm run (?:-s )?([a-z][a-z:-]*)/.exec(typed)?.[1]
  if (script !== undefined && !scripts.includes(script)) return `no npm run ${script}`
  const words = /^(?:npm run -s ippyo -- |ippyo )([a-z].*)$/.exec(typed)?.[1]
  return words === undefined ? null : faultOfIppyo(words.split(' '), words)
}

function faultOfIppyo(words: readonly string[], all: string): string | null {
  let command: Command = ippyo
  const known = new Set(['--help'])
  for (const word of ['', ...words]) {
    if (word !== '') {
      const below = command.commands.find((each) => each.name() === word)
      if (below === undefined) break
      command = below
    }
    for (const { long } of command.options) known.add(long ?? '')
  }
  if (command === ippyo) return `no ippyo ${words[0]}`
  // A command that only holds others needs one of them.
  const holds = command.commands.length > 0 && command.registeredArguments.length === 0
  if (holds && words.length > 1) return `no ippyo ${words[0]} ${words[1]}`
  const unknown = [...all.matchAll(OPTION)].map(([option]) => option).filter((option) => !known.has(option))
  return unknown.length === 0 ? null : `${command.name()}: ${unknown.join(' ')}`
}

test('many are named', () => {
  expect(PAGES.flatMap(typedOn).filter((typed) => /^(npm run|ippyo) /.test(typed)).length).toBeGreaterThan(80)
})

describe('a command of a page can be typed', () => {
  test.each(PAGES)('%s', (page) => {
    expect(typedOn(page).flatMap((typed) => faultOf(typed) ?? [])).toEqual([])
  })
})
