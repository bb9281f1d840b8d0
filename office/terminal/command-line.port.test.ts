/** Help and every ordinary mistake in the language of whoever asks; one sentence and what to do, exit code 2, no trace of the program. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { Language } from '#ui/messages/message.ts'
import { ippyoProgram, runIppyo } from '../program.ts'
import { sayIn } from './help.ts'
import { languageOfSystem } from './language.ts'
import type { OfficeIo } from './office-io.ts'

const ROOT = join(import.meta.dirname, '../..')
const MEDIA = join(ROOT, 'fixtures/media')

interface Told {
  out: string[]
  err: string[]
  code: number
}

function ioInto(told: Told, language: Language, out = (text: string) => void told.out.push(text)): OfficeIo {
  return {
    language,
    notAsBuilt: null,
    randomness: { kind: 'secure', bytes: () => expect.fail('nothing is drawn') },
    out,
    err: (text) => void told.err.push(text),
    secrets: () => expect.fail('nothing is asked'),
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (code) => {
      told.code = code
    },
  } as OfficeIo
}

async function told(line: string, language: Language = 'en', out?: (text: string) => never): Promise<Told> {
  const into: Told = { out: [], err: [], code: 0 }
  await runIppyo(line.split(' '), (asked) => ioInto(into, asked, out), language)
  return into
}

/** Line → what its words must name, in Japanese and in English. */
const MISTAKES: readonly (readonly [line: string, type: string, ja: RegExp, en: RegExp])[] = [
  [
    'bundle --coun x',
    'unknown-option',
    /--coun というオプションはありません。--count ですか。/,
    /no option --coun\. Did you mean --count/,
  ],
  ['bundl', 'unknown-command', /bundl というコマンドはありません。bundle ですか。/, /no command bundl/],
  ['help bundl', 'unknown-command', /bundl というコマンドはありません。bundle ですか。/, /no command bundl/],
  [
    '--lang ja help bundl',
    'unknown-command',
    /bundl というコマンドはありません。bundle ですか。/,
    /bundl というコマンドはありません/,
  ],
  [
    'voice make --sorces x --voice y',
    'unknown-option',
    /--sorces というオプションはありません。--sources ですか。/,
    /no option --sorces/,
  ],
  ['bundle --lang ja --nosuch x', 'unknown-option', /--nosuch というオプション/, /--nosuch というオプション/],
  ['personalise nobody', 'unknown-command', /nobody というコマンド/, /no command nobody/],
  // The office's screens do it.
  ['prepare --sources x --out y', 'unknown-command', /prepare というコマンド/, /no command prepare/],
  ['verify-bundle --authority a', 'missing-argument', /<bundle> がありません/, /<bundle> is missing/],
  ['voice make --sources x', 'missing-option', /--voice <dir> が必要/, /--voice <dir> is needed/],
  ['bundle --count', 'missing-value', /--count <dir> の値がありません/, /--count <dir> has no value/],
  ['verify-bundle x y --authority a', 'too-many-arguments', /言葉が多すぎます/, /too many words/],
  [
    'voice make --sources x --voice y --recordings z',
    'options-together',
    /--recordings、--speaker、--licence は三つ一緒/,
    /--recordings, --speaker and --licence go together/,
  ],
  [
    'voice make --sources x --voice y --japanese maybe',
    'value-not-allowed',
    /--japanese <engine> に「maybe」は使えません。使えるもの：open-jtalk/,
    /value maybe of --japanese <engine> cannot be used\. Allowed: open-jtalk/,
  ],
  [
    'verify x --package p --authority a --passphrase-fd three',
    'value-not-allowed',
    /「three」は使えません。使えるもの：0以上の整数/,
    /three .*a whole number from 0/,
  ],
  ['--lang fr bundle --count x', 'value-not-allowed', /「fr」/, /fr .*ja, en/],
]

describe.each(MISTAKES)('%s', (line, type, ja, en) => {
  it.each([
    ['ja', ja],
    ['en', en],
  ] as const)('is told in %s', async (language, words) => {
    const { out, err, code } = await told(line, language)
    expect([out, code]).toEqual([[], 2])
    expect(err[0]).toMatch(words)
    expect(err[1]).toMatch(/^→ .*ippyo .*--help/)
    expect(err.length).toBe(2)
    expect(err.join('\n')).not.toMatch(/error:|\n {4}at |\{\w+\}/)
    const [object = ''] = (await told(`--json ${line}`, language)).out
    expect(JSON.parse(object).error.type).toBe(type)
  })
})

it.each([
  'inspect /nope',
  'inspect machine /nope',
  `inspect ${MEDIA}/package --authority /nope`,
  `verify ${MEDIA} --package ${MEDIA}/package --authority /nope`,
])('%s: nothing is there, and it says so', async (line) => {
  const ja = await told(line, 'ja')
  expect([ja.out, ja.code, ja.err[0]]).toEqual([[], 2, '/nope を使えません：そこには何もありません。'])
  expect((await told(line)).err[0]).toBe('/nope cannot be used: nothing is there.')
})

it('a table of problems is words: no code of the program stands among them', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'ippyo-empty-'))
  try {
    const { err } = await told(`voice make --sources ${empty} --voice ${empty}/voice`)
    expect(err.join('\n')).toContain('The file is missing.')
    expect(err.join('\n')).not.toContain('missing-file')
  } finally {
    rmSync(empty, { recursive: true })
  }
})

it('a full disk under the output is its own exit code; what cannot happen comes with the place where it happened', async () => {
  const line = `inspect ${MEDIA}/package --authority ${MEDIA}/authority.pub`
  const full = await told(line, 'ja', () => {
    throw Object.assign(new Error('write'), { code: 'ENOSPC', path: '/mnt/x' })
  })
  expect(full).toMatchObject({
    code: 3,
    err: ['/mnt/x を使えません：空きがありません。', expect.stringContaining('→')],
  })
  // A write into an open file fails without a name.
  const unnamed = await told(line, 'ja', () => {
    throw Object.assign(new Error('write'), { code: 'ENOSPC' })
  })
  expect(unnamed.err[0]).toBe('書き込み先のディスク を使えません：空きがありません。')
  const broken = await told(line, 'en', () => {
    throw new TypeError('a bug')
  })
  expect(broken.code).toBe(3)
  expect(broken.err.at(-1)).toMatch(/a bug[\s\S]*command-line\.port\.test/)
})

function commandsOf(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(commandsOf)]
}

describe.each(LANGUAGES)('help in %s', (language) => {
  const program = ippyoProgram(() => expect.fail('nothing is run here'))
  sayIn(program, language)
  const all = commandsOf(program)

  it.each(all.map((command) => [command.name(), command] as const))('%s', (_name, command) => {
    const help = command.helpInformation()
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    if (language === 'en') return
    // Names of files, options and commands stay; sentences of anybody else's do not.
    expect(help).not.toMatch(/Usage|Options|Arguments|Commands|display|default|choices|\[options\]/)
    expect(help.slice(help.indexOf('\n'))).not.toMatch(/\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/)
  })
})

it.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: '' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'C', LC_MESSAGES: 'ja_JP.UTF-8' }, 'ja'],
  [{}, 'en'],
] as const)('%j is %s', (environment, language) => {
  expect(languageOfSystem(environment)).toBe(language)
})

it('the program itself speaks the language of the system, and ends quietly when its reader has enough', () => {
  const { stdout, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" --import tsx office/main.ts --help | head -n 1'.replace('$0', process.execPath)],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'ja_JP.UTF-8' },
    },
  )
  expect([stdout, stderr]).toEqual(['使い方: ippyo [オプション] [コマンド]\n', ''])
})
