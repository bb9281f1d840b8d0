/** Where the voice is looked for: beside `main` of this Debian, never in somebody else's archive. */
import { expect, it } from 'vitest'
import { contribSources } from './debian-voice.mjs'

const STANZAS = `Types: deb
# a comment
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
`

it('stanzas and lines give their own archive, with its key', () => {
  expect(contribSources([STANZAS], 'bookworm')).toEqual([
    'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian bookworm contrib',
  ])
  const lines = '# deb http://old.example bookworm main\ndeb [arch=amd64] http://mirror.example/debian bookworm main\n'
  expect(contribSources([lines], 'bookworm')).toEqual([
    'deb [arch=amd64] http://mirror.example/debian bookworm contrib',
  ])
})

it('archives of others, other releases and other components give nothing', () => {
  const others = [
    'deb http://packages.example cloud-bookworm main\n',
    'deb http://mirror.example/debian trixie main\n',
    'deb http://mirror.example/debian bookworm non-free\n',
    '',
  ]
  expect(contribSources(others, 'bookworm')).toEqual([])
})
