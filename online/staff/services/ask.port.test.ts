/** Questions to the roll's server: how they are sent, what is believed of an answer, and the quarter of an hour. */

import { describe, expect, it } from 'vitest'
import { ANYBODY } from '#election/online/applicants.ts'
import type { State } from '../session/state.ts'
import { ask } from './ask.ts'
import { runPage } from './run.ts'

const SIGNED_IN = {
  type: 'signed-in',
  ...{ name: '第一', duty: 'desk', token: 'abc', passkeys: null },
  election: {
    title: '見本市長選挙',
    municipality: '見本市',
    use: 'live',
    voters: 'residents' as const,
    ...{ applicants: ANYBODY, applicationsEnd: '2026-11-14T17:00' },
  },
}
const noPasskeys = () => Promise.reject(new Error('nothing is asked of a passkey'))
const browser = {
  ...{ later: () => () => {}, seconds: () => 0 },
  passkeys: { areThere: () => true, make: noPasskeys, answer: noPasskeys },
}

function answering(body: string | Error, asked: { url: string; init: RequestInit }[] = []): typeof fetch {
  return async (url, init = {}) => {
    asked.push({ url: String(url), init })
    if (body instanceof Error) throw body
    return new Response(body)
  }
}

describe('a question', () => {
  it('has its message in the body, the token in a header, and nothing in the address', async () => {
    const sent: { url: string; init: RequestInit }[] = []
    const asked = { name: 'search', body: { letter: '0123456789' } } as const
    const at = { ...browser, fetch: answering('{"type":"found","letter":null}', sent) }
    expect(await ask({ type: 'ask', asked, token: 'abc', by: '第一' }, at)).toEqual({
      ...{ type: 'answered', asked, answered: { name: 'search', answer: { type: 'found', letter: null } } },
    })
    expect(sent.map(({ url }) => url)).toEqual(['/api/search'])
    expect(sent[0]?.init).toMatchObject({
      ...{ method: 'POST', cache: 'no-store', redirect: 'error', credentials: 'same-origin' },
      headers: { 'x-ippyo-token': 'abc' },
      body: '{"letter":"0123456789"}',
    })
  })

  it.each([
    ['no line', new TypeError('failed')],
    ['no JSON', '<html>a proxy</html>'],
    ['an answer of another message', '{"type":"done"}'],
    ['an answer with more in it', '{"type":"found","letter":null,"code":"K7PM"}'],
    ['an unknown refusal', '{"type":"refused","refusal":"something"}'],
  ])('%s: nothing of it is believed', async (_, body) => {
    const asked = { name: 'search', body: { letter: '0123456789' } } as const
    expect(await ask({ type: 'ask', asked, token: '', by: '' }, { ...browser, fetch: answering(body) })).toEqual({
      ...{ type: 'refused', asked, refusal: 'unreachable' },
    })
  })
})

describe('the running page', () => {
  it('signs out by itself after a quarter of an hour without a question; each question begins it anew', async () => {
    const calls: (() => void)[] = []
    let stopped = 0
    const later = (seconds: number, call: () => void) => {
      expect(seconds).toBe(900)
      calls.push(call)
      return () => {
        stopped++
      }
    }
    const answers: Readonly<Record<string, unknown>> = {
      '/api/who': SIGNED_IN,
      '/api/incidents': { type: 'incidents', isRead: true, open: [] },
      '/api/search': { type: 'found', letter: null },
      '/api/sign-out': { type: 'done' },
    }
    const sent: string[] = []
    let isOut = () => {}
    const out = new Promise<void>((done) => {
      isOut = done
    })
    const fetching: typeof fetch = async (url) => {
      sent.push(String(url))
      if (url === '/api/sign-out') isOut()
      return new Response(JSON.stringify(answers[String(url)]))
    }
    const states: State[] = []
    const come = (is: (state: State) => boolean) =>
      new Promise<void>((done) => {
        seen = (state) => is(state) && done()
      })
    let seen: (state: State) => void = () => {}
    const signedIn = come(({ page }) => page.type === 'desk' && page.incidents !== null)
    const kept: (string | null)[] = []
    const tab = { isReloaded: true, kept: () => 'token', keep: (token: string | null) => void kept.push(token) }
    const page = runPage({ ...browser, tab, fetch: fetching, later }, 'ja', (state) => {
      states.push(state)
      seen(state)
    })
    await signedIn
    const found = come(({ page }) => page.type === 'desk' && page.found !== null)
    page.send({ type: 'ask', asked: { name: 'search', body: { letter: '0123456789' } }, about: '' })
    await found
    expect(stopped).toBe(calls.length - 1)
    calls.at(-1)?.()
    expect(page.state).toMatchObject({ who: null, page: { type: 'sign-in' } })
    // A reload after it asks for nobody.
    expect(kept.at(-1)).toBeNull()
    expect(kept).toContain('abc')
    await out
    // The desk is told with each caller what is wrong with the box.
    expect(sent.filter((url) => url !== '/api/incidents')).toEqual(['/api/who', '/api/search', '/api/sign-out'])
  })
})
