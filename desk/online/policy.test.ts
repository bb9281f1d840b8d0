/** `npm run online --tsukuba`, without the two dashes that npm asks for, begins the plan that was named. */
import { expect, it } from 'vitest'
import { policiesIn } from './policy.ts'

it.each<[readonly string[], Record<string, string>, readonly string[], readonly string[]]>([
  [['--tsukuba'], {}, ['tsukuba'], []],
  [[], { npm_config_tsukuba: 'true' }, ['tsukuba'], []],
  [[], { npm_config_overseas: '' }, [], []],
  [['--overseas', '--other'], {}, ['overseas'], ['--other']],
])('%j %j', (words, variables, named, rest) => expect(policiesIn(words, variables)).toEqual({ named, rest }))
